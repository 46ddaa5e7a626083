"""A figure per period: points joined by a line, the interval as a band, few ticks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, floor

import altair as alt
import pandas as pd

from tpm.charts import periods
from tpm.charts.frame import LINE, Layer, Sign, Wording, draw
from tpm.charts.lines import wrap
from tpm.charts.palette import Palette, palette
from tpm.charts.theme import SMALL, px
from tpm.charts.wording import SMALL_BASE
from tpm.i18n.language import Language
from tpm.model.period import Period

HEIGHT = 290
_TICKS = 6
_NAME = 92  # pixels beside the plot for the name of the smoother line
_FIGURE = 64  # pixels a figure at a point needs


Vertical = Callable[[str], alt.Y]


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


def chart(series: Series, language: Language, wording: Wording, *, dark: bool) -> alt.LayerChart:
    """The series as a line chart, as wide as its place."""
    colours = palette(dark=dark)
    frame = _prepare(series, language)
    low, high = _span(series)
    right = _NAME if len(_moving(frame, series)) else periods.RIGHT
    x = periods.axis(frame["at"], series.by, language, bottom=HEIGHT, right=right)
    y = _y(series, low, high)
    layers = [
        *_zero(series, colours, y, right),
        *_band(frame, colours, x, y),
        *_moving_line(frame, series, colours, x, y),
        *_points(frame, series, language, colours, x, y),
        *_name_of_moving(frame, series, colours, x, y),
        *_figures(frame, colours, x, y),
    ]
    return draw(layers, language, wording, dark=dark, bottom=f"({HEIGHT} + {SMALL * 2.5 + 10:g}) * zoom", head="10", key=_key(frame, series, language, colours))


def _key(frame: pd.DataFrame, series: Series, language: Language, colours: Palette) -> list[Sign]:
    key = [
        Sign(text=series.value_title, shape="circle", colour=colours.actual, fill=colours.actual),
        Sign(text=language.t("Interval (95 %)"), shape="square", colour="transparent", fill=f"{colours.actual}40"),
    ]
    moving = [Sign(text=series.moving_text, shape=LINE, colour=colours.ink, on_phone=True)]
    return [*key, *(moving if len(_moving(frame, series)) else [])]


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
        # A figure stands where the line does not: below where the line comes from above on both sides
        below=frame["value"] < (frame["value"].shift().fillna(frame["value"]) + frame["value"].shift(-1).fillna(frame["value"])) / 2,
        notable=[index in extremes for index in frame.index],
    ).drop(columns="period")


def _span(series: Series) -> tuple[float, float]:
    """Lowest and highest value of the axis: what is drawn with a little air, zero line included, rounded."""
    names = [name for name in ("value", "low", "high") if name in series.frame]
    drawn = series.frame[names].stack()
    if series.zero is not None:
        drawn = pd.concat([drawn, pd.Series([series.zero])])
    if drawn.empty:
        return series.lowest, series.highest
    step = (series.highest - series.lowest) / 20
    low = floor(float(drawn.min()) / step - 0.4) * step
    high = ceil(float(drawn.max()) / step + 0.4) * step
    return max(low, series.lowest), min(high, series.highest)


def _y(series: Series, low: float, high: float) -> Vertical:
    """Makes the y channel of a field, all of them on one scale and one axis."""
    span = high - low
    step = next((step for step in (0.05, 0.1, 0.2, 0.25, 0.5, 1, 2, 5, 10, 20, 25, 50) if span / step <= _TICKS), span)
    ticks = [tick * step for tick in range(ceil(low / step), floor(high / step) + 1)]
    if series.zero is not None and series.zero_text:
        ticks = [tick for tick in ticks if abs(tick - series.zero) > span * 0.09]
    axis = alt.Axis(
        values=ticks,
        labelExpr=f"datum.value == 0 ? format(0, '{series.axis.lstrip('+')}') : format(datum.value, '{series.axis}')",
        labelAlign="left",
        labelBaseline="middle",
        labelPadding=0,
    )
    scale = alt.Scale(domain=[low, high], range=[alt.ExprRef(f"{HEIGHT} * zoom"), 0], nice=False, zero=False)
    return lambda field: alt.Y(f"{field}:Q", scale=scale, axis=axis)


def _zero(series: Series, colours: Palette, y: Vertical, right: int) -> list[Layer]:
    if series.zero is None:
        return []
    words = wrap(series.zero_text, 6)
    base = alt.Chart(pd.DataFrame({"value": [series.zero], "text": ["\n".join(words)]})).encode(y=y("value"))
    left = alt.value(alt.ExprRef(f"{periods.LEFT - 6 if series.zero_text else periods.LEFT} * zoom"))
    rule = base.mark_rule(color=colours.ink, strokeWidth=px(1.4)).encode(x=left, x2=alt.value(alt.ExprRef(f"width - (wide ? {right} : {periods.RIGHT}) * zoom")))
    lift = (len(words) - 1) / 2 * SMALL * 1.1
    name = base.mark_text(
        align="left", baseline="middle", yOffset=px(-lift), lineHeight=px(SMALL * 1.1), fontSize=px(SMALL), fontWeight="bold", color=colours.ink
    )
    return [rule, name.encode(x=alt.value(0), text="text:N")]


def _band(frame: pd.DataFrame, colours: Palette, x: alt.X, y: Vertical) -> list[Layer]:
    known = frame[frame["low"].notna() & frame["high"].notna()]
    base = alt.Chart(known)
    area = base.mark_area(color=colours.actual, opacity=0.16).encode(x=x, y=y("low"), y2="high:Q", detail="run:N")
    # A period that stands alone has no area: its interval is a whisker
    alone = known[known.groupby("run")["run"].transform("size") == 1]
    whisker = alt.Chart(alone).mark_rule(color=colours.actual, strokeWidth=px(1.6)).encode(x=x, y=y("low"), y2="high:Q")
    return [area, whisker]


def _moving(frame: pd.DataFrame, series: Series) -> pd.DataFrame:
    """The rows of the smoother line; none where it is not asked for."""
    return frame[frame["moving"].notna()] if series.moving_text and "moving" in frame else frame.head(0)


def _moving_line(frame: pd.DataFrame, series: Series, colours: Palette, x: alt.X, y: Vertical) -> list[Layer]:
    known = _moving(frame, series)
    return [alt.Chart(known).mark_line(color=colours.ink, strokeWidth=px(2.4)).encode(x=x, y=y("moving"))] if len(known) else []


def _name_of_moving(frame: pd.DataFrame, series: Series, colours: Palette, x: alt.X, y: Vertical) -> list[Layer]:
    """The name beside the end of the smoother line; on a phone the key has it."""
    end = _moving(frame, series).tail(1)
    if end.empty:
        return []
    words = "\n".join(wrap(series.moving_text, 12))
    base = alt.Chart(end.assign(words=words)).transform_filter("wide").encode(x=x, y=y("moving"), text="words:N")
    place = {"align": "left", "baseline": "middle", "fontSize": px(SMALL), "lineHeight": px(SMALL * 1.2), "xOffset": px(12)}
    lift = px(-words.count("\n") * SMALL * 0.6)
    return [base.mark_text(color=colours.ink, fontWeight="bold", yOffset=lift, **place)]


def _points(frame: pd.DataFrame, series: Series, language: Language, colours: Palette, x: alt.X, y: Vertical) -> list[Layer]:
    base = alt.Chart(frame[frame["value"].notna()]).encode(x=x, y=y("value"))
    line = base.mark_line(color=colours.actual, strokeWidth=px(2)).encode(detail="run:N")
    size = alt.ExprRef("80 * zoom * zoom")
    ground = base.mark_point(size=size, fill=colours.surface, stroke=None, opacity=1)
    tooltip = [
        alt.Tooltip("period_text:N", title=language.t("Period")),
        alt.Tooltip("text:N", title=series.value_title),
        alt.Tooltip("n_text:N", title=language.t("Base")),
        *series.tooltip,
    ]
    paler = alt.ExprRef("datum.small ? 0.3 : 1")
    dots = base.mark_point(size=size, fill=colours.actual, stroke=colours.actual, strokeWidth=px(1.6), opacity=1, fillOpacity=paler)
    return [line, ground, dots.encode(tooltip=tooltip)]


def _figures(frame: pd.DataFrame, colours: Palette, x: alt.X, y: Vertical) -> list[Layer]:
    """Figures at all points where there is room, else at the highest, the lowest and the last."""
    room = f"datum.notable || (width - {periods.LEFT} * zoom) / {max(len(frame), 1)} > {_FIGURE} * zoom"
    edge = f"scale('x', datum.at) > width - 30 * zoom ? 'right' : scale('x', datum.at) < {periods.LEFT + 24} * zoom ? 'left' : 'center'"
    base = alt.Chart(frame[frame["value"].notna()]).transform_filter(room).encode(x=x, y=y("value"), text="text:N")
    return _haloed(base, colours, below="datum.below", align=edge, away=9)


def _haloed(base: alt.Chart, colours: Palette, *, below: str, align: str, away: int) -> list[Layer]:
    """Text above or below its point, with a rim in the colour of the surface, so that lines do not cross it."""
    place = {
        "fontSize": px(SMALL),
        "fontWeight": "bold",
        "align": alt.ExprRef(align),
        "baseline": alt.ExprRef(f"{below} ? 'top' : 'bottom'"),
        "yOffset": alt.ExprRef(f"({below} ? {away} : -{away}) * zoom"),
    }
    rim = base.mark_text(stroke=colours.surface, strokeWidth=px(3), strokeJoin="round", **place)
    return [rim, base.mark_text(color=colours.ink, **place)]
