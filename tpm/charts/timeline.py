"""A figure per period: points joined by a line, the interval as a band, few ticks."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

import altair as alt
import pandas as pd

from tpm.charts import periods
from tpm.charts.frame import Layer, Sign, Wording, draw
from tpm.charts.palette import Palette, palette
from tpm.charts.theme import SMALL, px
from tpm.charts.wording import SMALL_BASE
from tpm.i18n.language import Language
from tpm.model.period import Period

HEIGHT = 260
_FIGURE = 64  # pixels a figure at a point needs


@dataclass(frozen=True, kw_only=True)
class Series:
    """What is drawn per period.

    `frame` has period (first day), n, `value`, low, high and `text` (written at the point), all on the scale from
    `lowest` to `highest`; `moving` is a second, smoother line where the frame has it. `zero` is drawn as a line.
    `axis` is the d3 format of the figures at the side.
    """

    frame: pd.DataFrame
    by: Period
    lowest: float
    highest: float
    value_title: str
    zero: float | None = None
    zero_text: str = ""
    moving_text: str = ""
    axis: str = ".0f"
    tooltip: Sequence[alt.Tooltip] = ()


def chart(series: Series, language: Language, wording: Wording, *, dark: bool, key: Sequence[Sign] = ()) -> alt.LayerChart:
    """The series as a line chart, as wide as its place."""
    colours = palette(dark=dark)
    frame = _prepare(series, language)
    low, high = _span(series)
    x = periods.axis(frame["at"], series.by, language, bottom=HEIGHT)
    y = _y(series, low, high)
    layers = [
        *_zero(series, colours, y),
        *_band(frame, colours, x, y),
        *_moving(frame, series, colours, x, y),
        *_points(frame, series, language, colours, x, y),
    ]
    return draw(layers, language, wording, dark=dark, bottom=f"({HEIGHT} + {SMALL * 2.5 + 10:g}) * zoom", head=10, key=key)


def _prepare(series: Series, language: Language) -> pd.DataFrame:
    """The frame with `at` (months since year 0), `run` (stretches without a gap), `notable` (labelled on a phone too)."""
    frame = series.frame.copy()
    days = [pd.Timestamp(day).date() for day in frame["period"]]
    known = frame["value"].notna()
    last = known[::-1].idxmax() if known.any() else None
    extremes = {frame["value"].idxmax(), frame["value"].idxmin(), last} if known.any() else set()
    n = frame["n"].fillna(0).astype(int)
    return frame.assign(
        at=[periods.number(day) for day in days],
        period_text=[language.period(day, series.by) for day in days],
        n_text=[f"n = {language.number(count)}" for count in n],
        small=n < SMALL_BASE,
        run=(~known).cumsum(),
        notable=[index in extremes for index in frame.index],
    ).drop(columns="period")


def _span(series: Series) -> tuple[float, float]:
    """Lowest and highest value of the axis: what is drawn with a little air, zero line included, rounded."""
    names = [name for name in ("value", "low", "high", "moving") if name in series.frame]
    drawn = series.frame[names].stack()
    if series.zero is not None:
        drawn = pd.concat([drawn, pd.Series([series.zero])])
    if drawn.empty:
        return series.lowest, series.highest
    step = (series.highest - series.lowest) / 20
    low = floor(float(drawn.min()) / step - 0.4) * step
    high = ceil(float(drawn.max()) / step + 0.4) * step
    return max(low, series.lowest), min(high, series.highest)


def _y(series: Series, low: float, high: float) -> alt.Y:
    axis = alt.Axis(
        format=series.axis,
        tickCount=5,
        labelAlign="left",
        labelBaseline="bottom",
        labelPadding=0,
        labelOffset=-3,
        gridWidth=1,
        zindex=0,
    )
    scale = alt.Scale(domain=[low, high], range=[alt.ExprRef(f"{HEIGHT} * zoom"), 0], nice=False, zero=False)
    return alt.Y("value:Q", scale=scale, axis=axis)


def _zero(series: Series, colours: Palette, y: alt.Y) -> list[Layer]:
    if series.zero is None:
        return []
    base = alt.Chart(pd.DataFrame({"value": [series.zero], "text": [series.zero_text]})).encode(y=y)
    rule = base.mark_rule(color=colours.ink, strokeWidth=px(1.4)).encode(x=alt.value(0), x2=alt.value(alt.ExprRef("width")))
    words = base.mark_text(align="right", baseline="bottom", yOffset=px(-3), fontSize=px(SMALL), fontWeight="bold", color=colours.ink).encode(
        x=alt.value(alt.ExprRef("width")), text="text:N"
    )
    return [rule, words]


def _band(frame: pd.DataFrame, colours: Palette, x: alt.X, y: alt.Y) -> list[Layer]:
    known = frame[frame["low"].notna() & frame["high"].notna()]
    base = alt.Chart(known)
    area = base.mark_area(color=colours.actual, opacity=0.16).encode(x=x, y=alt.Y("low:Q", scale=y.scale), y2="high:Q", detail="run:N")
    # A period that stands alone has no area: its interval is a whisker
    alone = known[known.groupby("run")["run"].transform("size") == 1]
    whisker = alt.Chart(alone).mark_rule(color=colours.actual, strokeWidth=px(1.6)).encode(x=x, y=alt.Y("low:Q", scale=y.scale), y2="high:Q")
    return [area, whisker]


def _moving(frame: pd.DataFrame, series: Series, colours: Palette, x: alt.X, y: alt.Y) -> list[Layer]:
    """The smoother line, with its name written at its end."""
    if "moving" not in frame or not frame["moving"].notna().any():
        return []
    known = frame[frame["moving"].notna()]
    line = alt.Chart(known).mark_line(color=colours.ink, strokeWidth=px(2.4), strokeDash=[1, 0]).encode(
        x=x, y=alt.Y("moving:Q", scale=y.scale)
    )
    end = alt.Chart(known.tail(1).assign(words=series.moving_text))
    words = end.mark_text(align="right", baseline="bottom", yOffset=px(-10), fontSize=px(SMALL), fontWeight="bold", color=colours.ink)
    return [line, words.encode(x=x, y=alt.Y("moving:Q", scale=y.scale), text="words:N")]


def _points(frame: pd.DataFrame, series: Series, language: Language, colours: Palette, x: alt.X, y: alt.Y) -> list[Layer]:
    known = frame[frame["value"].notna()]
    base = alt.Chart(known).encode(x=x, y=y)
    line = base.mark_line(color=colours.actual, strokeWidth=px(2)).encode(detail="run:N")
    size = alt.ExprRef("80 * zoom * zoom")
    ground = base.mark_point(size=size, fill=colours.surface, stroke=None, opacity=1)
    tooltip = [
        alt.Tooltip("period_text:N", title=language.t("Period")),
        alt.Tooltip("text:N", title=series.value_title),
        alt.Tooltip("n_text:N", title=language.t("Base")),
        *series.tooltip,
    ]
    dots = base.mark_point(
        size=size,
        fill=colours.actual,
        stroke=colours.actual,
        strokeWidth=px(1.6),
        opacity=1,
        fillOpacity=alt.ExprRef("datum.small ? 0.3 : 1"),
    ).encode(tooltip=tooltip)
    return [line, ground, dots, _figures(base, len(frame), colours)]


def _figures(base: alt.Chart, count: int, colours: Palette) -> Layer:
    """What is written at the points: at all where there is room, else at the highest, the lowest and the last."""
    room = f"datum.notable || (width - 44 * zoom) / {max(count, 1)} > {_FIGURE} * zoom"
    return (
        base.transform_filter(room)
        .mark_text(
            baseline="bottom",
            yOffset=px(-9),
            fontSize=px(SMALL),
            fontWeight="bold",
            color=colours.ink,
            stroke=None,
            align=alt.ExprRef("scale('x', datum.at) > width - 30 * zoom ? 'right' : 'center'"),
        )
        .encode(text="text:N")
    )
