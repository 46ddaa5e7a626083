"""A figure per period: points joined by a line, the interval as a band, few ticks."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import altair as alt
import pandas as pd

from tpm.charts import periods, values
from tpm.charts.frame import LINE, Layer, Sign, Wording, draw
from tpm.charts.labels import LINE_HEIGHT, haloed, small
from tpm.charts.lines import wrap
from tpm.charts.palette import Palette, palette
from tpm.charts.series import FEWEST, Series, fit, prepare
from tpm.charts.theme import SMALL, px
from tpm.i18n.language import Language

HEIGHT = 290
_NAME = 92  # pixels beside the plot for the name of the smoother line
_FIGURE = 64  # pixels a figure at a point needs


@dataclass(frozen=True, kw_only=True)
class _Plot:
    """A series with its places: `x`, and `y` of any field on the one vertical scale; `right` pixels stay free."""

    series: Series
    frame: pd.DataFrame
    language: Language
    colours: Palette
    x: alt.X
    y: Callable[[str], alt.Y]
    right: int

    @property
    def moving(self) -> pd.DataFrame:
        """The rows of the smoother line; none where it is not asked for."""
        return _moving(self.frame, self.series)


def chart(series: Series, language: Language, wording: Wording, *, dark: bool) -> alt.LayerChart:
    """The series as a line chart, as wide as its place."""
    frame = prepare(series, language)
    frame, drawn = fit(frame, series)
    right = _NAME if len(_moving(frame, series)) else periods.RIGHT
    plot = _Plot(
        series=series,
        frame=frame,
        language=language,
        colours=palette(dark=dark),
        x=periods.axis(frame["at"], series.by, language, bottom=HEIGHT, right=right),
        y=values.axis(
            drawn,
            limits=(series.lowest, series.highest),
            zero=series.zero,
            named=bool(series.zero_text),
            form=series.axis,
            bottom=HEIGHT,
        ),
        right=right,
    )
    layers = [*_zero(plot), *_band(plot), *_moving_line(plot), *_points(plot), *_name_of_moving(plot), *_figures(plot), *_areas(plot)]
    bottom = f"({HEIGHT} + {SMALL * 2.5 + 10:g}) * zoom"
    return draw(layers, language, _explained(frame, language, wording), dark=dark, bottom=bottom, head="10", key=_key(plot))


def _explained(frame: pd.DataFrame, language: Language, wording: Wording) -> Wording:
    """The words, and what hollow points mean where there are any."""
    if not frame["tiny"].any():
        return wording
    hollow = language.t("Hollow: fewer than {n}, so without interval.", n=FEWEST)
    stop = "" if not wording.footnote or wording.footnote.endswith((".", "!", "?")) else "."
    return replace(wording, footnote=f"{wording.footnote}{stop} {hollow}".strip())


def _key(plot: _Plot) -> list[Sign]:
    blue = plot.colours.actual
    key = [
        Sign(text=plot.series.value_title, shape="circle", colour=blue, fill=blue),
        Sign(text=plot.language.t("95 % interval"), shape="square", colour="transparent", fill=f"{blue}40"),
    ]
    moving = [Sign(text=plot.series.moving_text, shape=LINE, colour=plot.colours.ink, on_phone=True)]
    return [*key, *(moving if len(plot.moving) else [])]


def _moving(frame: pd.DataFrame, series: Series) -> pd.DataFrame:
    return frame[frame["moving"].notna()] if series.moving_text and "moving" in frame else frame.head(0)


def _zero(plot: _Plot) -> list[Layer]:
    series, ink = plot.series, plot.colours.ink
    if series.zero is None:
        return []
    words = wrap(series.zero_text, 6)
    base = alt.Chart(pd.DataFrame({"value": [series.zero], "text": ["\n".join(words)]})).encode(y=plot.y("value"))
    left = alt.ExprRef(f"{periods.LEFT - (6 if series.zero_text else 0)} * zoom")
    right = alt.ExprRef(f"width - (wide ? {plot.right} : {periods.RIGHT}) * zoom")
    rule = base.mark_rule(color=ink, strokeWidth=px(1.4)).encode(x=alt.XValue(left), x2=alt.X2Value(right))
    lift = px(-(len(words) - 1) * LINE_HEIGHT / 2)
    name = base.mark_text(align="left", baseline="middle", yOffset=lift, **small(ink, bold=True))
    return [rule, name.encode(x=alt.XValue(0), text=alt.Text("text:N"))]


def _band(plot: _Plot) -> list[Layer]:
    """The intervals as a band; that of a period that stands alone as a whisker."""
    known = plot.frame[plot.frame["low"].notna() & plot.frame["high"].notna() & ~plot.frame["tiny"]]
    alone = known[known.groupby("run")["run"].transform("size") == 1]
    area = alt.Chart(known).mark_area(color=plot.colours.actual, opacity=0.16)
    whisker = alt.Chart(alone).mark_rule(color=plot.colours.actual, strokeWidth=px(1.6))
    return [
        area.encode(x=plot.x, y=plot.y("low"), y2=alt.Y2("high:Q"), detail=alt.Detail("run:N")),
        whisker.encode(x=plot.x, y=plot.y("low"), y2=alt.Y2("high:Q")),
    ]


def _moving_line(plot: _Plot) -> list[Layer]:
    line = alt.Chart(plot.moving).mark_line(color=plot.colours.ink, strokeWidth=px(2.4))
    return [line.encode(x=plot.x, y=plot.y("moving"))] if len(plot.moving) else []


def _name_of_moving(plot: _Plot) -> list[Layer]:
    """The name beside the end of the smoother line; on a phone the key has it."""
    end = plot.moving.tail(1)
    if end.empty:
        return []
    words = "\n".join(wrap(plot.series.moving_text, 12))
    base = alt.Chart(end.assign(words=words)).transform_filter("wide").encode(x=plot.x, y=plot.y("moving"), text=alt.Text("words:N"))
    lift = px(-words.count("\n") * LINE_HEIGHT / 2)
    return [base.mark_text(align="left", baseline="middle", xOffset=px(12), yOffset=lift, **small(plot.colours.ink, bold=True))]


def _points(plot: _Plot) -> list[Layer]:
    colours = plot.colours
    known = plot.frame[plot.frame["value"].notna()]
    base, joined = (alt.Chart(rows).encode(x=plot.x, y=plot.y("value")) for rows in (known, known[~known["tiny"]]))
    line = joined.mark_line(color=colours.actual, strokeWidth=px(2)).encode(detail=alt.Detail("run:N"))
    size = alt.ExprRef("80 * zoom * zoom")
    ground = base.mark_point(size=size, fill=colours.surface, stroke=None, opacity=1)
    paler = alt.ExprRef("datum.tiny ? 0 : datum.small ? 0.3 : 1")
    dots = base.mark_point(size=size, fill=colours.actual, stroke=colours.actual, strokeWidth=px(1.6), opacity=1, fillOpacity=paler)
    return [line, ground, dots]


def _areas(plot: _Plot) -> list[Layer]:
    """An area over each period, from top to bottom, that answers to the pointer."""
    t, half = plot.language.t, periods.MONTHS[plot.series.by] / 2
    tooltip = [
        alt.Tooltip("period_text:N", title=t("Period")),
        alt.Tooltip("text:N", title=plot.series.value_title),
        alt.Tooltip("n_text:N", title=t("Base")),
        *plot.series.tooltip,
    ]
    known = plot.frame[plot.frame["value"].notna()]
    base = alt.Chart(known.assign(at=known["at"] - half, until=known["at"] + half))
    area = base.mark_rect(fill=plot.colours.actual, fillOpacity=0)
    return [area.encode(x=plot.x, x2=alt.X2("until:Q"), y=alt.YValue(0), y2=alt.Y2Value(px(HEIGHT)), tooltip=tooltip)]


def _figures(plot: _Plot) -> list[Layer]:
    """Figures at all points where there is room, else at the highest, the lowest and the last."""
    end = plot.moving["at"].tolist()[-1:]  # there the name of the smoother line has the room beside the point
    room = f"datum.notable || (width - {periods.LEFT} * zoom) / {max(len(plot.frame), 1)} > {_FIGURE * (1.5 if end else 1):g} * zoom"
    last = f"wide && datum.at == {end[0]}" if end else "false"
    right = f"{last} || scale('x', datum.at) > width - 30 * zoom"
    edge = f"{right} ? 'right' : scale('x', datum.at) < {periods.LEFT + 24} * zoom ? 'left' : 'center'"
    base = alt.Chart(plot.frame[plot.frame["value"].notna()]).transform_filter(room)
    place = {
        "align": alt.ExprRef(edge),
        "baseline": alt.ExprRef("datum.below ? 'top' : 'bottom'"),
        "xOffset": alt.ExprRef(f"{last} ? 8 * zoom : 0"),
        "yOffset": alt.ExprRef("(datum.below ? 9 : -9) * zoom"),
    }
    return haloed(base.encode(x=plot.x, y=plot.y("value"), text=alt.Text("text:N")), plot.colours, place)
