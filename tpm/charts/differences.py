"""Differences around the line of no difference, each with its interval."""

from math import ceil, floor, log10

import altair as alt
import pandas as pd

from tpm.charts import rows
from tpm.charts.frame import LINE, Layer, Sign, Wording, draw
from tpm.charts.marks import DOT
from tpm.charts.palette import Palette, palette
from tpm.charts.rows import Rows
from tpm.charts.theme import SMALL, px
from tpm.charts.wording import explained
from tpm.i18n.language import Language

_VERDICT_WIDTH = 168
_COLUMNS = 246
_NAME_CHARACTERS = 19  # on a phone the figure stands in the line of the name
_LINES = 4  # quiet lines to each side at most


def difference_dots(frame: pd.DataFrame, language: Language, *, dark: bool, title: str, subtitle: str, footnote: str) -> alt.LayerChart:
    """A dot with its interval per comparison; difference and verdict at the end of the row.

    `frame` has touchpoint (what the row is about), n (the smaller of both bases), difference, low, high (points), good (+1 the first
    side is better, −1 worse, 0 neither), sure (whether that is clear), and as text sides_text, difference_text, interval_text,
    verdict_text; in the order to be drawn.
    """
    colours, t = palette(dark=dark), language.t
    placed = rows.arrange(_dressed(frame, colours), width=_NAME_CHARACTERS)
    wording = Wording(title=title, subtitle=subtitle, footnote=explained(frame, language, footnote))
    key = [
        Sign(text=t("first side better"), shape="circle", colour=colours.delight, fill=colours.delight),
        Sign(text=t("first side worse"), shape="circle", colour=colours.disappointment, fill=colours.disappointment),
        Sign(text=t("may be chance"), shape="circle", colour=colours.okay),
        Sign(text=t("95 % interval"), shape=LINE, colour=colours.quiet),
    ]
    ends, steps = _scale(frame)
    scale = rows.scale(*ends)
    layers = [
        *rows.names(placed, colours),
        *_grid(placed, scale, steps, language, colours),
        *_dots(placed, scale, colours),
        rows.column(placed, "difference_text", from_right=_VERDICT_WIDTH, colour=colours.ink, bold=True),
        rows.column(placed, "verdict_text", from_right=0, colour="datum.shade", size=13),
        rows.selectable(placed, colours, _details(language)),
    ]
    return draw(layers, language, wording, dark=dark, bottom=placed.bottom, head="24", key=key, params=rows.parameters(right=_COLUMNS))


def _dressed(frame: pd.DataFrame, colours: Palette) -> pd.DataFrame:
    shades = {1: colours.delight, -1: colours.disappointment}
    shade = [shades.get(int(good), colours.quiet) for good in frame["good"]]
    mark = [shades.get(int(good), colours.okay) for good in frame["good"]]
    fill = [colour if sure else colours.surface for colour, sure in zip(mark, frame["sure"], strict=True)]
    return frame.assign(shade=shade, mark=mark, fill=fill)


def _scale(frame: pd.DataFrame) -> tuple[tuple[float, float], list[float]]:
    """Ends of the scale, which holds all intervals and zero, and where its quiet lines stand."""
    low, high = min(frame["low"].min(), 0.0), max(frame["high"].max(), 0.0)
    if pd.isna(low) or pd.isna(high) or high - low <= 0:
        low, high = -1.0, 1.0
    rough = (high - low) / (2 * _LINES)
    power = 10 ** floor(log10(rough))
    step = next(nice * power for nice in (1, 2, 5, 10) if nice * power >= rough)
    first, last = floor(low / step), ceil(high / step)
    return (first * step, last * step), [place * step for place in range(first, last + 1) if place]


def _grid(placed: Rows, scale: alt.Scale, steps: list[float], language: Language, colours: Palette) -> list[Layer]:
    """Quiet lines with their figures on top, and the line of no difference."""
    digits = 0 if all(step == round(step) for step in steps) else 1
    width = min((abs(step) for step in steps), default=1.0)
    every_second = [{"at": step, "text": language.signed(step, digits), "zero": False} for step in steps if round(step / width) % 2 == 0]
    base = rows.beside(placed.chart)
    lines = [
        base.transform_calculate(at=str(at)).mark_rule(color=colour, strokeWidth=px(stroke)).encode(
            x=alt.X("at:Q", scale=scale, axis=None), y=rows.y("above"), y2=alt.Y2("below:Q")
        )
        for at, colour, stroke in [*((step, colours.grid, 1) for step in steps), (0, colours.ink, 1.6)]
    ]  # fmt: skip
    words = alt.Chart(pd.DataFrame([*every_second, {"at": 0, "text": language.number(0), "zero": True}]))
    labels = words.mark_text(
        baseline="bottom",
        fontSize=px(SMALL),
        fill=alt.ExprRef(f"datum.zero ? '{colours.ink}' : '{colours.quiet}'"),
        fontWeight=alt.ExprRef("datum.zero ? 'bold' : 'normal'"),
    ).encode(x=alt.X("at:Q", scale=scale, axis=None), y=alt.YValue(alt.ExprRef("-6 * zoom")), text=alt.Text("text:N"))
    return [*lines, labels]


def _dots(placed: Rows, scale: alt.Scale, colours: Palette) -> list[Layer]:
    """Filled where the difference is clear, hollow where it may be chance; a surface-coloured ground hides the whisker behind."""
    stroke = alt.Stroke("mark:N", scale=None)
    whisker = placed.chart.mark_rule(strokeWidth=px(1.6)).encode(
        x=alt.X("low:Q", scale=scale, axis=None), x2=alt.X2("high:Q"), y=rows.y(), color=alt.Color("mark:N", scale=None)
    )
    ground = placed.chart.mark_point(size=DOT, fill=colours.surface, stroke=None, opacity=1)
    dot = placed.chart.mark_point(size=DOT, strokeWidth=px(2), opacity=1).encode(stroke=stroke, fill=alt.Fill("fill:N", scale=None))
    at = alt.X("difference:Q", scale=scale, axis=None)
    return [whisker, ground.encode(x=at, y=rows.y()), dot.encode(x=at, y=rows.y())]


def _details(language: Language) -> list[alt.Tooltip]:
    t = language.t
    return [
        alt.Tooltip("touchpoint:N", title=t("Comparison")),
        alt.Tooltip("sides_text:N", title=t("Figures")),
        alt.Tooltip("difference_text:N", title=t("Difference")),
        alt.Tooltip("interval_text:N", title=t("95 % interval")),
        alt.Tooltip("verdict_text:N", title=t("Decision")),
    ]
