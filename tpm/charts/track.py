"""Places along the journey: touchpoints side by side where there is room, one below another on a phone.

Everything is placed in pixels by expressions. A value lies at `level` (from the top) in the wide layout and at
`across` (from the left) in the narrow one; a touchpoint at `along` and at `row`.
"""

from dataclasses import dataclass
from math import ceil, floor
from typing import Any

import altair as alt
import pandas as pd

from tpm.charts.lines import wrap
from tpm.charts.theme import LEADING, SMALL

HEIGHT = 300
LEFT = 44
NAME_COLUMN = 124  # narrow layout: names at the left …
VALUE_COLUMN = 34  # … and figures at the right
NAME_CHARACTERS = 18

_LINE = SMALL * LEADING
_ROW, _HEADER = 36, 26

# Wide layout: from this many pixels per touchpoint names stand upright, in lines of so many characters
UPRIGHT = ((150, 24), (110, 18), (92, 14), (70, 11))
TURNED_CHARACTERS = 30
_TURNED = SMALL * 0.5


@dataclass(frozen=True, kw_only=True)
class Track:
    """The touchpoints with their places, and the scale of the scores.

    `frame` gains `index` (0, 1, …), `row`, `row_top`, `row_bottom` (pixels, narrow layout), `name_narrow`, `name_turned`
    and `name_<characters>` for the lines of the name. `phases` has phase, first, last (index), row_top.
    """

    frame: pd.DataFrame
    phases: pd.DataFrame
    low: float
    high: float
    bottom_narrow: float

    @property
    def step(self) -> str:
        """Pixels per touchpoint in the wide layout."""
        return f"((width - {LEFT} * zoom) / {max(len(self.frame), 1)})"

    def along(self, index: str) -> str:
        """Middle of a touchpoint from the left, wide layout."""
        return f"({LEFT} * zoom + ({index} + 0.5) * {self.step})"

    def level(self, value: str) -> str:
        """A score from the top, wide layout."""
        return f"(({self.high:g} - {value}) / {self.high - self.low:g} * {HEIGHT} * zoom)"

    def across(self, value: str) -> str:
        """A score from the left, narrow layout."""
        return (
            f"({NAME_COLUMN} * zoom + ({value} - {self.low:g}) / {self.high - self.low:g} * (width - {NAME_COLUMN + VALUE_COLUMN} * zoom))"
        )

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
        expression = f"{max((len(line) for name in self.frame['name_turned'] for line in name.split(chr(10))), default=0) * _TURNED + 6:g}"
        for least, characters in reversed(UPRIGHT):
            lines = max((name.count("\n") + 1 for name in self.frame[f"name_{characters}"]), default=1)
            expression = f"{self.step} >= {least} * zoom ? {lines * _LINE:g} : {expression}"
        return f"({expression})"

    @property
    def bottom(self) -> str:
        """Where the chart ends."""
        return f"(wide ? ({HEIGHT + 10} + {self.names_height}) * zoom : {self.bottom_narrow:g} * zoom)"


X = alt.X("x:Q", scale=None, axis=None)
Y = alt.Y("y:Q", scale=None, axis=None)


def lay(frame: pd.DataFrame) -> Track:
    """Places for the touchpoints of `frame` (touchpoint, phase, order, score, low, high, zero, target), in their order."""
    ordered = frame.sort_values("order", kind="stable").reset_index(drop=True)
    names = [str(name) for name in ordered["touchpoint"]]
    low, high = _span(ordered)
    rows, phases, bottom = _rows(ordered, names)
    lines = {f"name_{characters}": ["\n".join(wrap(name, characters)) for name in names] for _, characters in UPRIGHT}
    placed = ordered.assign(
        index=range(len(ordered)),
        name_narrow=["\n".join(wrap(name, NAME_CHARACTERS)) for name in names],
        name_turned=["\n".join(wrap(name, TURNED_CHARACTERS)) for name in names],
        **lines,
    ).join(rows)
    return Track(frame=placed, phases=phases, low=low, high=high, bottom_narrow=bottom)


def _rows(frame: pd.DataFrame, names: list[str]) -> tuple[pd.DataFrame, pd.DataFrame, float]:
    """Rows of the narrow layout, the phases with their headers, and where the last row ends."""
    rows: list[dict[str, float]] = []
    phases: list[dict[str, object]] = []
    top = 0.0
    before: object = None
    for index, (phase, name) in enumerate(zip(frame["phase"].fillna(""), names, strict=True)):
        if phase != before or not phases:
            phases.append({"phase": str(phase), "first": index, "last": index, "row_top": top})
            top += _HEADER if phase else 0
        before = phase
        phases[-1]["last"] = index
        height = max(_ROW, len(wrap(name, NAME_CHARACTERS)) * _LINE + 8)
        rows.append({"row": top + height / 2, "row_top": top, "row_bottom": top + height})
        top += height
    return (
        pd.DataFrame(rows, columns=["row", "row_top", "row_bottom"]),
        pd.DataFrame(phases, columns=["phase", "first", "last", "row_top"]),
        top,
    )


def _span(frame: pd.DataFrame) -> tuple[float, float]:
    """Lowest and highest score of the scale, with air, rounded to tens, within 0–100."""
    names = [name for name in ("score", "low", "high", "zero", "target") if name in frame]
    drawn = pd.concat([frame[name].astype(float) for name in names]).dropna()
    if drawn.empty:
        return 0, 100
    return max(0, floor((float(drawn.min()) - 3) / 10) * 10), min(100, ceil((float(drawn.max()) + 3) / 10) * 10)
