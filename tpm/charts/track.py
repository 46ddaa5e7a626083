"""Places along the journey: touchpoints side by side where there is room, one below another on a phone.

Everything is placed in pixels by expressions. A value lies at `level` (from the top) in the wide layout and at
`across` (from the left) in the narrow one; a touchpoint at `along` and at `row`.
"""

from dataclasses import dataclass
from math import floor
from typing import Any

import altair as alt
import pandas as pd

from tpm.charts.lines import wrap
from tpm.charts.theme import LEADING, SMALL, WIDE

HEIGHT = 340  # wide layout: of the plot, with …
AIR = 26  # … room above the highest score for words
LEFT, RIGHT = 48, 98  # figures of the scale; names of the zones
LEAST_STEP = 24  # pixels a touchpoint needs to stand beside its neighbours
NAME_COLUMN = 128  # narrow layout: names at the left, the last part of it for signs …
SIGNS = 106
VALUE_COLUMN = 36  # … and figures at the right
NAME_CHARACTERS = 16

LINE = SMALL * LEADING
_ROW, _HEADER = 40, 26
_LOWEST_BAND = 12  # points of the scale that the lowest zone has at least, for its name

# Wide layout: from this many pixels per touchpoint names stand upright, in lines of so many characters
UPRIGHT = ((150, 24), (110, 18), (92, 14), (70, 11))
_TURNED = ((34, 24), (0, 48))  # turned where there is less; two lines need more room than one
_TURNED_CHARACTER = SMALL * 0.5


@dataclass(frozen=True, kw_only=True)
class Track:
    """The touchpoints with their places, and the scale of the scores.

    `frame` gains `index` (0, 1, …), `row`, `row_top`, `row_bottom` (pixels, narrow layout), `name_narrow`, and
    `name_<characters>`, `turned_<characters>` for the lines of the name. `phases` has phase, first, last (index), row_top. `strip`: pixels
    between plot and names in the wide layout.
    """

    frame: pd.DataFrame
    phases: pd.DataFrame
    low: float
    bottom_narrow: float
    strip: float

    @property
    def least(self) -> float:
        """From this width in pixels on all touchpoints have room side by side."""
        return max(WIDE, LEFT + RIGHT + LEAST_STEP * len(self.frame))

    @property
    def step(self) -> str:
        """Pixels per touchpoint in the wide layout."""
        return f"((width - {LEFT + RIGHT} * zoom) / {max(len(self.frame), 1)})"

    @property
    def names_top(self) -> float:
        """Where the names begin in the wide layout, without zoom."""
        return HEIGHT + self.strip + 8

    def along(self, index: str) -> str:
        """Middle of a touchpoint from the left, wide layout."""
        return f"({LEFT} * zoom + ({index} + 0.5) * {self.step})"

    def level(self, value: str) -> str:
        """A score from the top, wide layout."""
        return f"(({AIR} + (100 - {value}) / {100 - self.low:g} * {HEIGHT - AIR}) * zoom)"

    def points(self, pixels: float) -> float:
        """How many points of the scale a height in pixels is, wide layout."""
        return pixels * (100 - self.low) / (HEIGHT - AIR)

    def across(self, value: str) -> str:
        """A score from the left, narrow layout."""
        return f"({NAME_COLUMN} * zoom + ({value} - {self.low:g}) / {100 - self.low:g} * (width - {NAME_COLUMN + VALUE_COLUMN} * zoom))"

    def x(self, value: str, index: str = "datum.index") -> str:
        """Expression for x of a score at a touchpoint."""
        return f"wide ? {self.along(index)} : {self.across(value)}"

    def y(self, value: str, row: str = "datum.row") -> str:
        """Expression for y of a score at a touchpoint."""
        return f"wide ? {self.level(value)} : {row} * zoom"

    def place(self, frame: pd.DataFrame, value: str, end: str = "") -> alt.Chart:
        """A chart whose x and y are those of the column `value`; x2 and y2 those of `end` where it is given."""
        places = {"x": self.x(f"datum.{value}"), "y": self.y(f"datum.{value}")}
        if end:
            places |= {"x2": self.x(f"datum.{end}"), "y2": self.y(f"datum.{end}")}
        known = frame.dropna(subset=[name for name in (value, end) if name])
        channels: dict[str, Any] = {"x2": alt.X2("x2:Q"), "y2": alt.Y2("y2:Q")} if end else {}
        return alt.Chart(known).transform_calculate(**places).encode(x=X, y=Y, **channels)

    @property
    def names_height(self) -> str:
        """Room for the names under the plot, wide layout, without zoom."""
        expression = f"({self.step} >= {_TURNED[0][0]} * zoom ? {self._longest(_TURNED[0][1])} : {self._longest(_TURNED[1][1])})"
        for least, characters in reversed(UPRIGHT):
            lines = max((name.count("\n") + 1 for name in self.frame[f"name_{characters}"]), default=1)
            expression = f"{self.step} >= {least} * zoom ? {lines * LINE:g} : {expression}"
        return f"({expression})"

    def _longest(self, characters: int) -> str:
        """Pixels that the longest turned name needs."""
        lines = (line for name in self.frame[f"turned_{characters}"] for line in name.split("\n"))
        return f"{max((len(line) for line in lines), default=0) * _TURNED_CHARACTER + 6:g}"

    @property
    def turned(self) -> str:
        """Whether the names are turned because they have no room side by side."""
        return f"wide && {self.step} < {UPRIGHT[-1][0]} * zoom"

    @property
    def turned_name(self) -> str:
        """The lines of a turned name, wide layout."""
        (pixels, few), (_, many) = _TURNED
        return f"({self.step} >= {pixels} * zoom ? datum.turned_{few} : datum.turned_{many})"

    @property
    def bottom(self) -> str:
        """Where the chart ends."""
        return f"(wide ? ({self.names_top:g} + {self.names_height}) * zoom : {self.bottom_narrow:g} * zoom)"


X = alt.X("x:Q", scale=None, axis=None)
Y = alt.Y("y:Q", scale=None, axis=None)


def lay(frame: pd.DataFrame, *, strip: float = 0, details: bool = False) -> Track:
    """Places for the touchpoints of `frame` (touchpoint, phase, order, score, low, high, zero, target, okay_from), in their order.

    `note` are words under the name in the narrow layout, empty for none. With `details` a turned name says `n_text`, too.
    """
    ordered = frame.sort_values("order", kind="stable").reset_index(drop=True)
    names = [str(name) for name in ordered["touchpoint"]]
    noted = [wrap(note, NAME_CHARACTERS) if note else [] for note in ordered.get("note", pd.Series("", index=ordered.index))]
    rows, phases, bottom = _rows(ordered, [len(wrap(name, NAME_CHARACTERS)) + len(note) for name, note in zip(names, noted, strict=True)])
    lines = {f"name_{characters}": ["\n".join(wrap(name, characters)) for name in names] for _, characters in UPRIGHT}
    turned = names
    if details:
        bases = [str(said).replace(" ", "\u00a0") for said in ordered["n_text"]]
        turned = [f"{name} ({base})" for name, base in zip(names, bases, strict=True)]
    lines |= {f"turned_{characters}": ["\n".join(wrap(name, characters)) for name in turned] for _, characters in _TURNED}
    placed = ordered.assign(
        index=range(len(ordered)),
        name_narrow=["\n".join(wrap(name, NAME_CHARACTERS)) for name in names],
        note_narrow=["\n".join(note) for note in noted],
        **lines,
    ).join(rows)
    return Track(frame=placed, phases=phases, low=_lowest(ordered), bottom_narrow=bottom, strip=strip)


def _rows(frame: pd.DataFrame, lines: list[int]) -> tuple[pd.DataFrame, pd.DataFrame, float]:
    """Rows of the narrow layout, the phases with their headers, and where the last row ends. `lines` of text per touchpoint."""
    rows: list[dict[str, float]] = []
    phases: list[dict[str, object]] = []
    top = 0.0
    before: object = None
    for index, (phase, count) in enumerate(zip(frame["phase"].fillna(""), lines, strict=True)):
        if phase != before or not phases:
            phases.append({"phase": str(phase), "first": index, "last": index, "row_top": top})
            top += _HEADER if phase else 0
        before = phase
        phases[-1]["last"] = index
        height = max(_ROW, count * LINE + 10)
        rows.append({"row": top + height / 2, "row_top": top, "row_bottom": top + height})
        top += height
    return (
        pd.DataFrame(rows, columns=["row", "row_top", "row_bottom"]),
        pd.DataFrame(phases, columns=["phase", "first", "last", "row_top"]),
        top,
    )


def _lowest(frame: pd.DataFrame) -> float:
    """Where the scale of the scores begins: under everything that is drawn, with a part of the lowest zone, rounded to tens."""
    names = [name for name in ("score", "low", "zero", "target", "assumption") if name in frame]
    drawn = pd.concat([frame[name].astype(float) for name in names]).dropna()
    edge = frame["okay_from"].min() - _LOWEST_BAND if "okay_from" in frame and len(frame) else 100
    if drawn.empty:
        return 0
    return max(0, floor(min(float(drawn.min()) - 3, edge) / 10) * 10)
