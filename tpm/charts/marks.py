"""Marks on a scale of 0–100: actual scores filled, targets outlined, intervals thin."""

import altair as alt
import pandas as pd

from tpm.charts import rows
from tpm.charts.frame import Layer
from tpm.charts.palette import Palette
from tpm.charts.rows import Rows
from tpm.charts.theme import SMALL, px
from tpm.i18n.language import Language

SCALE = rows.scale(0, 100)
DOT = alt.ExprRef("110 * zoom * zoom")


def _x(field: str) -> alt.X:
    return alt.X(f"{field}:Q", scale=SCALE, axis=None)


def score_grid(placed: Rows, language: Language, colours: Palette) -> list[Layer]:
    """Quiet lines at 0, 25, 50, 75, 100 with their figures on top, and the zero line of each row with its name."""
    first = placed.frame["zero"].dropna().head(1)
    ticks = [{"at": at, "text": language.number(at)} for at in (0, 25, 50, 75, 100) if not first.between(at - 9, at + 9).any()]
    ticks += [{"at": float(at), "text": language.t("Zero line"), "zero": True} for at in first]
    lines = [
        rows.beside(placed.chart.transform_calculate(at=str(tick["at"]))).mark_rule(color=colours.grid)
        for tick in ticks
        if "zero" not in tick
    ]
    grid = [line.encode(x=_x("at"), y=rows.y("above"), y2=alt.Y2("below:Q")) for line in lines]
    words = (
        alt.Chart(pd.DataFrame(ticks))
        .mark_text(
            baseline="bottom",
            fontSize=px(SMALL),
            fill=alt.ExprRef(f"datum.zero ? '{colours.ink}' : '{colours.quiet}'"),
            fontWeight=alt.ExprRef("datum.zero ? 'bold' : 'normal'"),
            align=alt.ExprRef("wide ? 'center' : datum.at == 0 ? 'left' : datum.at == 100 ? 'right' : 'center'"),
        )
        .encode(x=_x("at"), y=alt.YValue(alt.ExprRef("-6 * zoom")), text=alt.Text("text:N"))
    )
    zero = (
        rows.beside(placed.chart)
        .mark_rule(color=colours.ink, strokeWidth=px(1.6))
        .encode(x=_x("zero"), y=rows.y("above"), y2=alt.Y2("below:Q"))
    )
    return [*grid, words, zero]


def actual(placed: Rows, colours: Palette) -> list[Layer]:
    """The score as a filled dot, paler on a small base, with its interval as a whisker."""
    whisker = placed.chart.mark_rule(color=colours.actual, strokeWidth=px(1.6)).encode(x=_x("low"), x2=alt.X2("high:Q"), y=rows.y())
    # A surface-coloured dot first, so that the whisker does not show through a pale one
    ground = placed.chart.mark_point(size=DOT, fill=colours.surface, stroke=None, opacity=1).encode(x=_x("score"), y=rows.y())
    dot = placed.chart.mark_point(
        size=DOT,
        fill=colours.actual,
        stroke=colours.actual,
        strokeWidth=px(1.6),
        opacity=1,
        fillOpacity=alt.ExprRef("datum.small ? 0.3 : 1"),
    ).encode(x=_x("score"), y=rows.y())
    return [whisker, ground, dot]


def target(placed: Rows, colours: Palette) -> list[Layer]:
    """The target as an outlined diamond, joined to the score."""
    known = placed.frame[placed.frame["target"].notna()]
    both = rows.placed(alt.Chart(known[known["score"].notna()]))
    bond = both.mark_rule(color=colours.okay, strokeWidth=px(4), opacity=0.45).encode(x=_x("score"), x2=alt.X2("target:Q"), y=rows.y())
    diamond = (
        rows.placed(alt.Chart(known))
        .mark_point(
            shape="diamond",
            size=alt.ExprRef("150 * zoom * zoom"),
            fill=colours.surface,
            stroke=colours.actual,
            strokeWidth=px(2),
            opacity=1,
        )
        .encode(x=_x("target"), y=rows.y())
    )
    return [bond, diamond]
