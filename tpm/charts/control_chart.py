"""Which periods of the referral rate stand out from chance: points against the mean and its limits."""

from collections.abc import Callable
from dataclasses import dataclass

import altair as alt
import pandas as pd

from tpm.charts import periods, values
from tpm.charts.frame import LINE, Layer, Sign, Wording, draw
from tpm.charts.labels import haloed
from tpm.charts.palette import Palette, palette
from tpm.charts.theme import SMALL, px
from tpm.i18n.language import Language
from tpm.model.period import Period

HEIGHT = 290
_LIMITS = ["lower_limit", "upper_limit"]


@dataclass(frozen=True, kw_only=True)
class _Plot:
    """The periods with their places."""

    frame: pd.DataFrame
    language: Language
    colours: Palette
    x: alt.X
    y: Callable[[str], alt.Y]

    @property
    def judged(self) -> pd.DataFrame:
        """The periods with limits."""
        return self.frame[~self.frame["few"]]


def control_chart(
    frame: pd.DataFrame, language: Language, *, dark: bool, title: str, footnote: str, by: Period = Period.QUARTER
) -> alt.LayerChart:
    """Points per period, those outside the limits of chance larger and in another shape, those of too few customers hollow.

    The line breaks at these and where periods are missing.
    `frame` has period (first day), e, known, rate, centre, lower_limit, upper_limit (0–1), few, signal, verdict (in words).
    """
    colours = palette(dark=dark)
    frame, drawn = _placed(frame, by, language)
    plot = _Plot(
        frame=frame,
        language=language,
        colours=colours,
        x=periods.axis(frame["at"], by, language, bottom=HEIGHT),
        y=values.axis(drawn, limits=(0, 1), zero=0.0, named=False, form=".0%", bottom=HEIGHT),
    )
    t = language.t
    wording = Wording(
        title=title, subtitle=t("Share of new customers who came by recommendation, and where chance ends"), footnote=footnote
    )
    layers = [*_limits(plot), *_points(plot), *_figures(plot), _areas(plot)]
    bottom = f"({HEIGHT} + {SMALL * 2.5 + 10:g}) * zoom"
    return draw(layers, language, wording, dark=dark, bottom=bottom, head="10", key=_key(plot))


def _placed(frame: pd.DataFrame, by: Period, language: Language) -> tuple[pd.DataFrame, pd.Series]:
    """The frame with places and texts, and all values that the axis must hold; points of too few customers do not stretch it."""
    days = [pd.Timestamp(day).date() for day in frame["period"]]
    few = frame["few"].astype(bool)
    judged = frame[~few] if not few.all() else frame
    drawn = pd.concat([judged[name].astype(float) for name in ("rate", "centre", *_LIMITS)])
    half = periods.MONTHS[by] / 2
    at = pd.Series([periods.number(day) for day in days], index=frame.index, dtype="int64")
    placed = frame.assign(
        at=at,
        start=at - half,
        end=at + half,
        few=few,
        run=(few | (at.diff() > periods.MONTHS[by])).cumsum(),
        value=frame["rate"].astype(float).clip(*values.span(drawn, (0, 1), 0.0)),
        out=frame["signal"].notna(),
        period_text=[language.period(day, by) for day in days],
        text=[_share(row, language) for row in frame.to_dict("records")],
        limits_text=[language.t("{low} to {high}", low=language.percent(low), high=language.percent(high))
                     for low, high in frame[_LIMITS].itertuples(index=False)],
        n_text=[f"n = {language.number(n)}" for n in frame["known"]],
    )  # fmt: skip
    return placed.drop(columns="period"), drawn


def _share(row: dict[str, float], language: Language) -> str:
    return language.t("{e} of {n}", e=language.number(row["e"]), n=language.number(row["known"]))


def _key(plot: _Plot) -> list[Sign]:
    colours, t, frame = plot.colours, plot.language.t, plot.frame
    signs = [
        Sign(text=t("Referral rate"), shape="circle", colour=colours.actual, fill=colours.actual),
        Sign(text=t("explained by chance"), shape="square", colour="transparent", fill=f"{colours.okay}40"),
    ]
    if len(frame):
        mean = t("mean {share}", share=plot.language.percent(frame["centre"].iloc[0]))
        signs.append(Sign(text=mean, shape=LINE, colour=colours.ink))
    if frame["out"].any():
        signs.append(Sign(text=t("beyond chance"), shape="diamond", colour=colours.signal, fill=colours.signal))
    if frame["few"].any():
        signs.append(Sign(text=t("too few"), shape="circle", colour=colours.actual, fill=colours.surface))
    return signs


def _limits(plot: _Plot) -> list[Layer]:
    """What chance explains as a stepped band, the mean through its middle."""
    base = alt.Chart(plot.judged.assign(at=plot.judged["start"])).encode(x=plot.x, x2=alt.X2("end:Q"))
    band = base.mark_rect(color=plot.colours.okay, opacity=0.2).encode(y=plot.y("lower_limit"), y2=alt.Y2("upper_limit:Q"))
    edges = [base.mark_rule(color=plot.colours.okay, strokeWidth=px(1)).encode(y=plot.y(name)) for name in _LIMITS]
    ends = plot.frame[["centre"]].head(1).assign(at=plot.frame["start"].min(), end=plot.frame["end"].max())
    whole = alt.Chart(ends).encode(x=plot.x, x2=alt.X2("end:Q"))
    return [band, *edges, whole.mark_rule(color=plot.colours.ink, strokeWidth=px(1.4)).encode(y=plot.y("centre"))]


def _points(plot: _Plot) -> list[Layer]:
    colours = plot.colours
    line = alt.Chart(plot.judged).mark_line(color=colours.actual, strokeWidth=px(1.2), opacity=0.5)
    kinds = {
        "circle": (plot.frame[~plot.frame["out"]], colours.actual, 80),
        "diamond": (plot.frame[plot.frame["out"]], colours.signal, 190),
    }
    layers: list[Layer] = [line.encode(x=plot.x, y=plot.y("value"), detail=alt.Detail("run:N"))]
    for shape, (rows, colour, size) in kinds.items():
        points = alt.Chart(rows).mark_point(
            shape=shape,
            size=alt.ExprRef(f"{size} * zoom * zoom"),
            fill=alt.ExprRef(f"datum.few ? '{colours.surface}' : '{colour}'"),
            stroke=colour,
            strokeWidth=px(1.6),
            opacity=1,
        )
        layers.append(points.encode(x=plot.x, y=plot.y("value")))
    return layers


def _figures(plot: _Plot) -> list[Layer]:
    """Figures at the points outside."""
    right = "scale('x', datum.at) > width - 34 * zoom"
    left = f"scale('x', datum.at) < {periods.LEFT + 30} * zoom"
    base = alt.Chart(plot.frame[plot.frame["out"]]).encode(x=plot.x, y=plot.y("value"), text=alt.Text("text:N"))
    place = {
        "align": alt.ExprRef(f"{right} ? 'right' : {left} ? 'left' : 'center'"),
        "baseline": alt.ExprRef("datum.signal == 'below' ? 'top' : 'bottom'"),
        "yOffset": alt.ExprRef("(datum.signal == 'below' ? 12 : -12) * zoom"),
    }
    return haloed(base, plot.colours, place)


def _areas(plot: _Plot) -> Layer:
    """An area over each period, from top to bottom, that answers to the pointer."""
    t = plot.language.t
    tooltip = [
        alt.Tooltip("period_text:N", title=t("Period")),
        alt.Tooltip("text:N", title=t("By recommendation")),
        alt.Tooltip("limits_text:N", title=t("explained by chance")),
        alt.Tooltip("verdict:N", title=t("Result")),
        alt.Tooltip("n_text:N", title=t("Base")),
    ]
    area = alt.Chart(plot.frame.assign(at=plot.frame["start"])).mark_rect(fill=plot.colours.actual, fillOpacity=0)
    return area.encode(x=plot.x, x2=alt.X2("end:Q"), y=alt.YValue(0), y2=alt.Y2Value(px(HEIGHT)), tooltip=tooltip)
