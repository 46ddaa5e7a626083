"""Our own picture beside that of the customers."""

from dataclasses import dataclass

import altair as alt
import pandas as pd

from tpm.charts import marks, rows
from tpm.charts.frame import LINE, Layer, Sign, Wording, draw
from tpm.charts.palette import Palette, palette
from tpm.charts.rows import Rows
from tpm.charts.theme import px
from tpm.charts.wording import SMALL_BASE, about_touchpoint, between, explained
from tpm.i18n.language import Language

_VERDICT_WIDTH = 148
_COLUMNS = 200
_APART = {1: 0.0, 2: 5.5, 3: 3.9}  # half the pixels between the lines of so many sources in a row
_SHAPES = {"customer": "circle", "employee": "circle", "management": "square"}
_INSIDE = ("employee", "management")
_FIGURES = ("n", "score", "low", "high")


@dataclass(frozen=True, kw_only=True)
class _Look:
    """How a source is drawn; its shape differs as well as its colour."""

    source: str
    shape: str
    colour: str
    fill: str


def picture_dumbbells(
    frame: pd.DataFrame, language: Language, *, dark: bool, title: str, footnote: str, revealed: bool = True
) -> alt.LayerChart:
    """Scores of customers (filled dot), employees (hollow dot) and management (hollow square) per touchpoint, joined by a line.

    In the order of the frame, which has touchpoint, zero, ours ("employee", "management" or empty), our_n, difference, verdict
    (code of `Verdict`), blind, and per source {source}_n, _score, _low, _high (all 0–100). At the end of the row difference and
    verdict. Not `revealed`: without the customers and all that depends on them; then the row ends with our score.
    """
    colours = palette(dark=dark)
    looks = _looks(frame, colours, revealed=revealed)
    told = _with_offsets(_with_texts(frame, language, colours, revealed=revealed), looks)
    placed = rows.arrange(told, width=rows.NAME_CHARACTERS - 2)
    t = language.t
    wording = Wording(
        title=title,
        subtitle=t("Score from 0 to 100, inside and among customers; the figure is our score minus theirs, in points")
        if revealed
        else t("Score from 0 to 100 per touchpoint, as it is believed inside"),
        footnote=explained(_every_base(frame, looks), language, footnote),
    )
    key = [Sign(text=language.word(look.source), shape=look.shape, colour=look.colour, fill=look.fill) for look in looks]
    layers = [
        *rows.names(placed, colours),
        *marks.score_grid(placed, language, colours),
        *_bonds(placed, looks, colours, revealed=revealed),
        *(layer for look in looks for layer in _dots(placed, look, colours)),
        rows.column(placed, "figure_text", from_right=_VERDICT_WIDTH, colour=colours.ink, bold=True),
        rows.column(placed, "verdict_text", from_right=0, colour="datum.verdict_colour", size=13),
        rows.selectable(placed, colours, _details(looks, language, revealed=revealed)),
    ]
    signs = [*key, Sign(text=t("95 % interval"), shape=LINE, colour=colours.quiet)]
    return draw(layers, language, wording, dark=dark, bottom=placed.bottom, head="24", key=signs, params=rows.parameters(right=_COLUMNS))


def _looks(frame: pd.DataFrame, colours: Palette, *, revealed: bool) -> list[_Look]:
    there = [source for source in _SHAPES if frame[f"{source}_score"].notna().any() and (revealed or source != "customer")]
    return [
        _Look(
            source=source,
            shape=_SHAPES[source],
            colour=colours.ink if source in _INSIDE else colours.actual,
            fill=colours.surface if source in _INSIDE else colours.actual,
        )
        for source in there
    ]


def _bonds(placed: Rows, looks: list[_Look], colours: Palette, *, revealed: bool) -> list[Layer]:
    """A broad pale line from the customers to the source whose difference stands at the end of the row."""
    if not revealed or len(looks) == 1:
        return []
    both = placed.frame[placed.frame["difference"].notna()]
    bond = rows.placed(alt.Chart(both)).mark_rule(color=colours.okay, strokeWidth=px(5), opacity=0.35)
    return [bond.encode(x=_x("customer_score"), x2=alt.X2("our_score:Q"), y=rows.y())]


def _dots(placed: Rows, look: _Look, colours: Palette) -> list[Layer]:
    """The score as a dot on a line of its own in the row, with its interval as a whisker; paler on a small base."""
    shown = placed.frame[placed.frame[f"{look.source}_score"].notna()]
    score, low, high, n = (f"{look.source}_{name}" for name in ("score", "low", "high", "n"))
    base = rows.placed(alt.Chart(shown)).transform_calculate(line=f"datum.y + (datum.{look.source}_offset + (wide ? 0 : 2)) * zoom")
    whisker = base.mark_rule(color=look.colour, strokeWidth=px(1.4)).encode(x=_x(low), x2=alt.X2(f"{high}:Q"), y=rows.y("line"))
    ground = base.mark_point(shape=look.shape, size=marks.DOT, fill=colours.surface, stroke=None, opacity=1)
    dot = base.mark_point(
        shape=look.shape,
        size=marks.DOT,
        fill=look.fill,
        stroke=look.colour,
        strokeWidth=px(2),
        opacity=1,
        fillOpacity=alt.ExprRef(f"datum.{n} < {SMALL_BASE} && '{look.fill}' != '{colours.surface}' ? 0.3 : 1"),
        strokeOpacity=alt.ExprRef(f"datum.{n} < {SMALL_BASE} ? 0.55 : 1"),
    )
    return [whisker, *(layer.encode(x=_x(score), y=rows.y("line")) for layer in (ground, dot))]


def _x(field: str) -> alt.X:
    return alt.X(f"{field}:Q", scale=marks.SCALE, axis=None)


def _with_offsets(frame: pd.DataFrame, looks: list[_Look]) -> pd.DataFrame:
    """Adds `{source}_offset`: pixels from the middle of the row, where one by itself stands."""
    there = pd.DataFrame({look.source: frame[f"{look.source}_score"].notna() for look in looks}, index=frame.index)
    count = there.sum(axis="columns")
    places = (2 * there.cumsum(axis="columns") - 1).sub(count, axis="index").mul(count.map(_APART).fillna(0), axis="index")
    return frame.assign(**{f"{look.source}_offset": places[look.source] for look in looks})


def _every_base(frame: pd.DataFrame, looks: list[_Look]) -> pd.DataFrame:
    return pd.DataFrame({"n": pd.concat([frame[f"{look.source}_n"].astype(float) for look in looks] or [pd.Series(dtype=float)])})


def _with_texts(frame: pd.DataFrame, language: Language, colours: Palette, *, revealed: bool) -> pd.DataFrame:
    """The frame with what stands at the end of each row, and score, interval and base of each source as text."""
    texts: dict[str, list[str]] = {"n_text": _bases(frame, language, revealed=revealed)}
    for source in _SHAPES if revealed else _INSIDE:
        scores, lows, highs = (frame[f"{source}_{name}"] for name in ("score", "low", "high"))
        texts[f"{source}_text"] = [_figure(*row, language) for row in zip(scores, lows, highs, strict=True)]
    if not revealed:
        scores, bases = ([language.number(value) for value in frame[name]] for name in ("our_score", "our_n"))
        texts |= {"figure_text": scores, "verdict_text": [f"n = {n}" for n in bases], "verdict_colour": [colours.quiet] * len(frame)}
        figures = [f"{source}_{name}" for source in _INSIDE for name in _FIGURES]
        return frame[["touchpoint", "zero", *figures]].assign(**texts)
    shades = {"overrated": colours.disappointment, "underrated": colours.delight}
    verdicts = frame["verdict"].fillna("")
    texts |= {
        "figure_text": ["" if pd.isna(value) else language.signed(value) for value in frame["difference"]],
        "verdict_text": [
            _verdict(verdict, blind=blind, language=language) for verdict, blind in zip(verdicts, frame["blind"], strict=True)
        ],
        "verdict_colour": [
            colours.ink if blind else shades.get(v, colours.quiet) for v, blind in zip(verdicts, frame["blind"], strict=True)
        ],
    }
    return frame.assign(**texts)


def _bases(frame: pd.DataFrame, language: Language, *, revealed: bool) -> list[str]:
    """Customers n = 400 · Employees n = 12, of those that are shown."""
    sources = [source for source in _SHAPES if revealed or source != "customer"]
    rows_of_n = zip(*(frame[f"{source}_n"] for source in sources), strict=True)
    return [
        " · ".join(f"{language.word(source)} n = {language.number(n)}" for source, n in zip(sources, row, strict=True) if n > 0)
        for row in rows_of_n
    ]


def _verdict(verdict: str, *, blind: bool, language: Language) -> str:
    if blind:
        return language.t("blind spot")
    if verdict == "unseen":
        return language.t("not rated inside")
    return language.word(verdict) if verdict else ""


def _figure(score: float, low: float, high: float, language: Language) -> str:
    """41 (38 to 44)."""
    return language.number(None) if pd.isna(score) else f"{language.number(score)} ({between(low, high, language)})"


def _details(looks: list[_Look], language: Language, *, revealed: bool) -> list[alt.Tooltip]:
    shown = [alt.Tooltip(f"{look.source}_text:N", title=language.word(look.source)) for look in looks]
    verdict = [alt.Tooltip("figure_text:N", title=language.t("Difference")), alt.Tooltip("verdict_text:N", title=language.t("Decision"))]
    return [*about_touchpoint(language), *shown, *(verdict if revealed else [])]
