"""Willingness to recommend: the NPS, an auxiliary figure beside the referral rate."""

import altair as alt
import pandas as pd

from tpm.charts import timeline
from tpm.charts.frame import Layer, Wording, draw
from tpm.charts.palette import Palette, palette
from tpm.charts.theme import SMALL, SUBTITLE, px
from tpm.charts.wording import SMALL_BASE, explained
from tpm.i18n.language import Language
from tpm.model.period import Period


_BAR, _AXIS = 26, 86  # pixels from the top: lower edge of the bar, the scale


def nps_line(
    frame: pd.DataFrame, language: Language, *, dark: bool, title: str, footnote: str, by: Period = Period.QUARTER
) -> alt.LayerChart:
    """NPS per period with its interval as a band, against the line where promoters and detractors are even.

    `frame` has period (first day), n, nps, low, high (−100…100). Below 30 answers points are paler.
    """
    series = timeline.Series(
        frame=frame.assign(value=frame["nps"], text=[language.signed(nps) for nps in frame["nps"]]),
        by=by,
        lowest=-100,
        highest=100,
        axis="+.0f",
        zero=0.0,
        value_title="NPS",
    )
    wording = Wording(
        title=title,
        subtitle=language.t("NPS: share of promoters minus share of detractors, from −100 to +100"),
        footnote=explained(frame, language, footnote),
    )
    return timeline.chart(series, language, wording, dark=dark)


def nps_bar(frame: pd.DataFrame, language: Language, *, dark: bool, title: str, footnote: str) -> alt.LayerChart:
    """One NPS: the shares it is made of as a bar, the figure with its interval on the scale from −100 to +100.

    `frame` has one row with n, promoters, passives, detractors (counts), nps, low, high (−100…100).
    """
    colours = palette(dark=dark)
    row = frame.iloc[0]
    wording = Wording(
        title=title,
        subtitle=language.t("NPS: share of promoters minus share of detractors, from −100 to +100"),
        footnote=explained(frame, language, footnote),
    )
    layers = [*_shares(row, language, colours), *_figure(row, language, colours)]
    return draw(layers, language, wording, dark=dark, bottom=f"{_AXIS + 30} * zoom", head="22")


def _shares(row: pd.Series, language: Language, colours: Palette) -> list[Layer]:
    """The bar of three parts, each named above it."""
    groups = [
        ("detractors", language.t("Detractors"), colours.disappointment, colours.disappointment, "left", "0"),
        ("passives", language.t("Passives"), colours.okay, colours.quiet, "center", "width / 2"),
        ("promoters", language.t("Promoters"), colours.delight, colours.delight, "right", "width"),
    ]
    n = row["n"] or 1
    start = 0.0
    layers: list[Layer] = []
    for name, word, shade, ink, align, x in groups:
        share = float(row[name]) / n if pd.notna(row[name]) else 0.0
        text = f"{word} {language.percent(share)}"
        one = alt.Chart(pd.DataFrame({"text": [text], "base": [f"n = {language.number(row['n'])}"]}))
        layers += [
            one.mark_rect(fill=shade, stroke=shade, fillOpacity=0.3 if n < SMALL_BASE else 1, strokeWidth=1).encode(
                x=alt.value(alt.ExprRef(f"{start:g} * width")),
                x2=alt.value(alt.ExprRef(f"{start + share:g} * width")),
                y=alt.value(0),
                y2=alt.value(alt.ExprRef(f"{_BAR} * zoom")),
                tooltip=[alt.Tooltip("text:N", title=language.t("Share")), alt.Tooltip("base:N", title=language.t("Base"))],
            ),
            one.mark_text(align=align, baseline="bottom", fontSize=px(13), fontWeight="bold", color=ink).encode(
                x=alt.value(alt.ExprRef(x)), y=alt.value(alt.ExprRef("-5 * zoom")), text="text:N"
            ),
        ]
        start += share
    return layers


def _figure(row: pd.Series, language: Language, colours: Palette) -> list[Layer]:
    """The scale with its zero line, the interval as a whisker, the figure as a dot with its value."""
    scale = alt.Scale(domain=[-100, 100], range=[alt.ExprRef("22 * zoom"), alt.ExprRef("width - 22 * zoom")])
    x = alt.X("at:Q", scale=scale, axis=None)
    y = alt.value(alt.ExprRef(f"{_AXIS} * zoom"))
    ticks = alt.Chart(pd.DataFrame({"at": [-100, -50, 0, 50, 100], "text": [language.signed(at) for at in (-100, -50, 0, 50, 100)]}))
    rule = ticks.mark_rule(color=colours.grid).encode(x=alt.value(0), x2=alt.value(alt.ExprRef("width")), y=y)
    marks = ticks.mark_rule(strokeWidth=px(1.4), color=alt.ExprRef(f"datum.at == 0 ? '{colours.ink}' : '{colours.grid}'")).encode(
        x=x, y=alt.value(alt.ExprRef(f"{_AXIS - 14} * zoom")), y2=alt.value(alt.ExprRef(f"{_AXIS + 8} * zoom"))
    )
    words = ticks.mark_text(baseline="top", fontSize=px(SMALL), color=colours.quiet).encode(
        x=x, y=alt.value(alt.ExprRef(f"{_AXIS + 12} * zoom")), text="text:N"
    )
    layers: list[Layer] = [rule, marks, words]
    if pd.isna(row["nps"]):
        return layers
    known = pd.DataFrame({"at": [row["nps"]], "low": [row["low"]], "high": [row["high"]], "text": [language.signed(row["nps"])]})
    point = alt.Chart(known)
    whisker = point.mark_rule(color=colours.actual, strokeWidth=px(2)).encode(x=alt.X("low:Q", scale=scale, axis=None), x2="high:Q", y=y)
    dot = point.mark_point(size=alt.ExprRef("150 * zoom * zoom"), fill=colours.actual, stroke=colours.actual, opacity=1).encode(x=x, y=y)
    value = point.mark_text(baseline="bottom", fontSize=px(SUBTITLE + 2), fontWeight="bold", color=colours.ink).encode(
        x=x, y=alt.value(alt.ExprRef(f"{_AXIS - 12} * zoom")), text="text:N"
    )
    return [*layers, whisker, dot, value]
