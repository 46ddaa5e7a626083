"""Where the money goes against what matters."""

import math

import altair as alt
import pandas as pd

from tpm.charts import rows
from tpm.charts.frame import Layer, Sign, Wording, draw
from tpm.charts.palette import Palette, palette
from tpm.charts.rows import Rows
from tpm.charts.theme import SMALL, px
from tpm.charts.wording import about_touchpoint, with_texts
from tpm.i18n.language import Language

_VERDICT_WIDTH = 108
_COLUMNS = 250
_NAME = 20  # characters of a name in a line: on a phone both columns stand beside it
_STEPS = (0.05, 0.1, 0.2, 0.25)
_TICKS = 5
_ROUNDING = 1e-9


def budget_dumbbells(frame: pd.DataFrame, language: Language, *, dark: bool, title: str, subtitle: str, footnote: str) -> alt.LayerChart:
    """Share of importance (dot) and share of the money (square) per touchpoint, joined; at the end how far they are apart.

    `frame` has touchpoint, n, importance, money_share, difference (each 0–1), money_text, funding (code) and funding_text, in the
    order to be drawn; then_share (0–1, empty without a what-if): the share of the money that is being tried out. Difference and
    funding are then those that would follow.
    """
    colours, t = palette(dark=dark), language.t
    placed = rows.arrange(_told(frame, language, colours), width=_NAME)
    step, most = _axis(frame)
    key = [
        Sign(text=t("Share of importance"), shape="circle", colour=colours.actual, fill=colours.actual),
        Sign(text=t("Share of the money"), shape="square", colour=colours.ink, fill=colours.ink),
    ]
    if frame["then_share"].notna().any():
        key += [Sign(text=t("Share of the money, if moved"), shape="square", colour=colours.ink)]
    details = [
        *about_touchpoint(language),
        alt.Tooltip("importance_text:N", title=t("Share of importance")),
        alt.Tooltip("share_text:N", title=t("Share of the money")),
        alt.Tooltip("money_text:N", title=t("Money (€)")),
        alt.Tooltip("funding_text:N", title=t("Funding")),
    ]
    layers = [
        *rows.names(placed, colours),
        *_grid(placed, step, most, language, colours),
        *_marks(placed, rows.scale(0, most), colours),
        rows.column(placed, "difference_text", from_right=_VERDICT_WIDTH, colour=colours.ink, bold=True).transform_filter("wide"),
        rows.column(placed, "difference_short", from_right=_VERDICT_WIDTH, colour=colours.ink, bold=True).transform_filter("!wide"),
        rows.column(placed, "funding_text", from_right=0, colour="datum.funding_colour", size=13),
        rows.selectable(placed, colours, details),
    ]
    wording = Wording(title=title, subtitle=subtitle, footnote=footnote)
    return draw(layers, language, wording, dark=dark, bottom=placed.bottom, head="24", key=key, params=rows.parameters(right=_COLUMNS))


def _told(frame: pd.DataFrame, language: Language, colours: Palette) -> pd.DataFrame:
    apart = [language.signed(100 * difference) for difference in frame["difference"]]
    shades = {"overfunded": colours.signal, "underfunded": colours.disappointment}
    return with_texts(frame, language).assign(
        importance_text=[language.percent(share) for share in frame["importance"]],
        share_text=[language.percent(share) for share in frame["money_share"]],
        difference_text=[language.t("{points} percentage points", points=points) for points in apart],
        difference_short=[language.t("{points} pp", points=points) for points in apart],
        funding_colour=[shades.get(code, colours.quiet) for code in frame["funding"]],
    )


def _axis(frame: pd.DataFrame) -> tuple[float, float]:
    """The distance of the lines, and the last one, which no mark lies beyond."""
    most = float(frame[["importance", "money_share", "then_share"]].max().max())
    step = next((step for step in _STEPS if most / step <= _TICKS), _STEPS[-1])
    return step, step * max(1, math.ceil(most / step - _ROUNDING))


def _grid(placed: Rows, step: float, most: float, language: Language, colours: Palette) -> list[Layer]:
    """Quiet lines at round shares with their figures on top."""
    count = round(most / step)
    ticks = pd.DataFrame([{"at": n * step, "text": language.percent(n * step), "last": n == count} for n in range(count + 1)])
    x = alt.X("at:Q", scale=rows.scale(0, most), axis=None)
    lines = [
        rows.beside(placed.chart.transform_calculate(at=str(at))).mark_rule(color=colours.grid).encode(
            x=x, y=rows.y("above"), y2=alt.Y2("below:Q")
        )
        for at in ticks["at"]
    ]  # fmt: skip
    words = alt.Chart(ticks).mark_text(
        align=alt.ExprRef("datum.last && !wide ? 'right' : 'center'"), baseline="bottom", fontSize=px(SMALL), color=colours.quiet
    ).encode(
        x=x, y=alt.YValue(alt.ExprRef("-6 * zoom")), text=alt.Text("text:N")
    )  # fmt: skip
    return [*lines, words]


def _marks(placed: Rows, scale: alt.Scale, colours: Palette) -> list[Layer]:
    def x(field: str) -> alt.X:
        return alt.X(f"{field}:Q", scale=scale, axis=None)

    bond = placed.chart.mark_rule(color=colours.okay, strokeWidth=px(4), opacity=0.45).encode(
        x=x("importance"), x2=alt.X2("money_share:Q"), y=rows.y()
    )
    size = alt.ExprRef("110 * zoom * zoom")
    square = placed.chart.mark_point(shape="square", size=size, filled=True, color=colours.ink, opacity=1)
    dot = placed.chart.mark_point(shape="circle", size=size, filled=True, color=colours.actual, opacity=1)
    then = rows.placed(alt.Chart(placed.frame[placed.frame["then_share"].notna()]))
    way = then.mark_rule(color=colours.ink, strokeWidth=px(1.2), strokeDash=[3, 3]).encode(
        x=x("money_share"), x2=alt.X2("then_share:Q"), y=rows.y()
    )
    hollow = then.mark_point(shape="square", size=size, fill=colours.surface, stroke=colours.ink, strokeWidth=px(1.8), opacity=1)
    return [
        bond, way, square.encode(x=x("money_share"), y=rows.y()), hollow.encode(x=x("then_share"), y=rows.y()),
        dot.encode(x=x("importance"), y=rows.y()),
    ]  # fmt: skip
