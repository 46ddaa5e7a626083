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
        subtitle=language.t("NPS: share of promoters minus share of critics, from −100 to +100"),
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
        subtitle=language.t("NPS: share of promoters minus share of critics, from −100 to +100"),
        footnote=explained(frame, language, footnote),
    )
    layers = [*_shares(row, language, colours), *_figure(row, language, colours)]
    return draw(layers, language, wording, dark=dark, bottom=f"{_AXIS + 30} * zoom", head="22")


def _shares(row: pd.Series, language: Language, colours: Palette) -> list[Layer]:
    """The bar of three parts, each named above it: at the edges, and in the middle as far as there is room."""
    n = float(row["n"]) if row["n"] else 1.0
    parts = pd.DataFrame(
        {
            "share": [(0.0 if pd.isna(row[name]) else float(row[name])) / n for name in ("detractors", "passives", "promoters")],
            "word": [language.t("Critics"), language.t("Passives"), language.t("Promoters")],
            "colour": [colours.disappointment, colours.okay, colours.delight],
            "ink": [colours.disappointment, colours.quiet, colours.delight],
            "side": ["left", "center", "right"],
        }
    )
    end = parts["share"].cumsum()
    texts = [f"{word} {language.percent(share)}" for word, share in zip(parts["word"], parts["share"], strict=True)]
    parts = parts.assign(start=end - parts["share"], end=end, text=texts, base=f"n = {language.number(row['n'])}")
    middle = "wide ? clamp((datum.start + datum.end) / 2 * width, 170 * zoom, width - 170 * zoom) : width / 2"
    base = alt.Chart(parts).transform_calculate(
        x="datum.start * width", x2="datum.end * width", at=f"datum.side == 'left' ? 0 : datum.side == 'right' ? width : {middle}"
    )
    bar = base.mark_rect(strokeWidth=1, fillOpacity=0.3 if n < SMALL_BASE else 1).encode(
        x=alt.X("x:Q", scale=None, axis=None),
        x2=alt.X2("x2:Q"),
        y=alt.YValue(0),
        y2=alt.Y2Value(px(_BAR)),
        fill=alt.Fill("colour:N", scale=None),
        stroke=alt.Stroke("colour:N", scale=None),
        tooltip=[alt.Tooltip("text:N", title=language.t("Share")), alt.Tooltip("base:N", title=language.t("Base"))],
    )
    words = base.mark_text(align=alt.ExprRef("datum.side"), baseline="bottom", fontSize=px(13), fontWeight="bold").encode(
        x=alt.X("at:Q", scale=None, axis=None), y=alt.YValue(px(-5)), text=alt.Text("text:N"), color=alt.Color("ink:N", scale=None)
    )
    return [bar, words]


def _figure(row: pd.Series, language: Language, colours: Palette) -> list[Layer]:
    """The scale with its zero line, the interval as a whisker, the figure as a dot with its value."""
    pixels = {
        new: f"22 * zoom + (datum.{old} + 100) / 200 * (width - 44 * zoom)" for new, old in {"x": "at", "x1": "low", "x2": "high"}.items()
    }
    x = alt.X("x:Q", scale=None, axis=None)
    y = alt.YValue(px(_AXIS))
    ticks = alt.Chart(pd.DataFrame({"at": [-100, -50, 0, 50, 100], "text": [language.signed(at) for at in (-100, -50, 0, 50, 100)]}))
    ticks = ticks.transform_calculate(x=pixels["x"])
    rule = ticks.mark_rule(color=colours.grid).encode(x=alt.XValue(0), x2=alt.X2Value(alt.ExprRef("width")), y=y)
    marks = ticks.mark_rule(strokeWidth=px(1.4), color=alt.ExprRef(f"datum.at == 0 ? '{colours.ink}' : '{colours.grid}'")).encode(
        x=x, y=alt.YValue(px(_AXIS - 14)), y2=alt.Y2Value(px(_AXIS + 8))
    )
    words = ticks.mark_text(baseline="top", fontSize=px(SMALL), color=colours.quiet).encode(
        x=x, y=alt.YValue(px(_AXIS + 12)), text=alt.Text("text:N")
    )
    layers: list[Layer] = [rule, marks, words]
    if pd.isna(row["nps"]):
        return layers
    known = pd.DataFrame({"at": [row["nps"]], "low": [row["low"]], "high": [row["high"]], "text": [language.signed(row["nps"])]})
    point = alt.Chart(known).transform_calculate(**pixels)
    whisker = point.mark_rule(color=colours.actual, strokeWidth=px(2)).encode(
        x=alt.X("x1:Q", scale=None, axis=None), x2=alt.X2("x2:Q"), y=y
    )
    dot = point.mark_point(size=alt.ExprRef("150 * zoom * zoom"), fill=colours.actual, stroke=colours.actual, opacity=1).encode(x=x, y=y)
    value = point.mark_text(baseline="bottom", fontSize=px(SUBTITLE + 2), fontWeight="bold", color=colours.ink).encode(
        x=x, y=alt.YValue(px(_AXIS - 12)), text=alt.Text("text:N")
    )
    return [*layers, whisker, dot, value]
