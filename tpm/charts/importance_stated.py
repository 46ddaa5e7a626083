"""What customers say is important to them."""

import altair as alt
import pandas as pd

from tpm.charts import marks, rows
from tpm.charts.frame import LINE, Layer, Sign, Wording, draw
from tpm.charts.palette import Palette, palette
from tpm.charts.rows import Rows
from tpm.charts.theme import SMALL, px
from tpm.charts.wording import about_touchpoint, explained, with_texts
from tpm.i18n.language import Language

_VERDICT_WIDTH = 168
_COLUMNS = 240


def stated_dots(frame: pd.DataFrame, language: Language, *, dark: bool, title: str, subtitle: str, footnote: str) -> alt.LayerChart:
    """A dot with its interval per touchpoint: the importance that was stated; at the end the derived share and whether they agree.

    `frame` has touchpoint, n, score, low, high (stated importance, 0–100), share (0–1 or empty), agreement (code or empty) and
    agreement_text, in the order to be drawn.
    """
    colours, t = palette(dark=dark), language.t
    shades = {"said_only": colours.quiet, "derived_only": colours.signal, "both": colours.ink}
    told = with_texts(frame, language).assign(
        share_text=["" if pd.isna(share) else language.percent(share) for share in frame["share"]],
        agreement_colour=[shades.get(code, colours.quiet) for code in frame["agreement"].fillna("")],
    )
    placed = rows.arrange(told, width=rows.NAME_CHARACTERS - 2)
    details = [
        *about_touchpoint(language),
        alt.Tooltip("score_text:N", title=t("Stated importance")),
        alt.Tooltip("interval_text:N", title=t("95 % interval")),
        alt.Tooltip("share_text:N", title=t("Derived importance")),
    ]
    layers = [
        *rows.names(placed, colours),
        *_grid(placed, language, colours),
        *marks.actual(placed, colours),
        rows.column(placed, "share_text", from_right=_VERDICT_WIDTH, colour=colours.ink, bold=True),
        rows.column(placed, "agreement_text", from_right=0, colour="datum.agreement_colour", size=13),
        rows.selectable(placed, colours, details),
    ]
    key = [
        Sign(text=t("Stated importance"), shape="circle", colour=colours.actual, fill=colours.actual),
        Sign(text=t("95 % interval"), shape=LINE, colour=colours.actual),
    ]
    wording = Wording(title=title, subtitle=subtitle, footnote=explained(frame, language, footnote))
    return draw(layers, language, wording, dark=dark, bottom=placed.bottom, head="24", key=key, params=rows.parameters(right=_COLUMNS))


def _grid(placed: Rows, language: Language, colours: Palette) -> list[Layer]:
    """Quiet lines at 0, 25, 50, 75, 100 with their figures on top."""
    ticks = pd.DataFrame([{"at": at, "text": language.number(at)} for at in (0, 25, 50, 75, 100)])
    x = alt.X("at:Q", scale=marks.SCALE, axis=None)
    lines: list[Layer] = [
        rows.beside(placed.chart.transform_calculate(at=str(at)))
        .mark_rule(color=colours.grid)
        .encode(x=x, y=rows.y("above"), y2=alt.Y2("below:Q"))
        for at in ticks["at"]
    ]
    words = alt.Chart(ticks).mark_text(baseline="bottom", fontSize=px(SMALL), color=colours.quiet)
    return [*lines, words.encode(x=x, y=alt.YValue(alt.ExprRef("-6 * zoom")), text=alt.Text("text:N"))]
