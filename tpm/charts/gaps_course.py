"""How score and target of one touchpoint lie to each other over time."""

from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from tpm.charts import values
from tpm.charts.frame import LINE, Layer, Sign, Wording, draw
from tpm.charts.labels import LINE_HEIGHT, haloed, small
from tpm.charts.lines import wrap
from tpm.charts.palette import Palette, palette
from tpm.charts.theme import SMALL, px
from tpm.charts.wording import about_score, between, explained, with_texts
from tpm.i18n.language import Language

_HEIGHT = 290
_LEFT, _RIGHT = 44, 12
_LABEL = 64  # pixels a name under the plot needs
_GAP = 62  # … and a gap above its point


@dataclass(frozen=True, kw_only=True)
class _Plot:
    """The rows with their place from left to right, and the vertical scale."""

    frame: pd.DataFrame
    language: Language
    colours: Palette
    y: Any

    @property
    def step(self) -> str:
        return f"((width - {_LEFT + _RIGHT} * zoom) / {max(len(self.frame), 1)})"

    def chart(self, frame: pd.DataFrame) -> alt.Chart:
        """A chart of these rows with `x`, `left` and `right` in pixels."""
        places = {
            name: f"{_LEFT} * zoom + (datum.index + {shift}) * {self.step}" for name, shift in (("x", 0.5), ("left", 0), ("right", 1))
        }
        return alt.Chart(frame).transform_calculate(**places)


def gap_course(frame: pd.DataFrame, language: Language, *, dark: bool, title: str, footnote: str) -> alt.LayerChart:
    """Actual (filled dot with its interval) and target (stepped line, outlined diamond) per wave or quarter, the gap between them.

    `frame` has name, n, score, low, high, zero, target, gap, gap_low, gap_high (all 0–100), decision, in order.
    Below 30 answers dots are paler.
    """
    colours, t = palette(dark=dark), language.t
    drawn = pd.concat([frame[name].astype(float) for name in ("score", "low", "high", "target")])
    known = frame["zero"].dropna()
    zero = float(known.iloc[0]) if len(known) else None
    y = values.axis(drawn, limits=(0, 100), zero=zero, named=True, form=".0f", bottom=_HEIGHT)
    plot = _Plot(frame=_prepared(frame, language), language=language, colours=colours, y=y)
    wording = Wording(
        title=title,
        subtitle=t("Score from 0 to 100: actual against the target that was in force; the gap is target minus actual, in points"),
        footnote=explained(frame.assign(n=frame["n"].fillna(0)), language, footnote),
    )
    key = [
        Sign(text=t("Actual"), shape="circle", colour=colours.actual, fill=colours.actual),
        Sign(text=t("Target"), shape="diamond", colour=colours.actual),
        Sign(text=t("95 % interval"), shape=LINE, colour=colours.actual),
    ]
    layers = [*_zero(zero, plot), *_target(plot), *_actual(plot), *_gaps(plot), *_names(plot), _areas(plot)]
    bottom = f"({_HEIGHT} + {SMALL * 2.5 + 14:g}) * zoom"
    return draw(layers, language, wording, dark=dark, bottom=bottom, head="14", key=key)


def _prepared(frame: pd.DataFrame, language: Language) -> pd.DataFrame:
    """The frame with `index`, `run` (stretches without a missing score), texts, and `notable` (its gap is written on a phone too)."""
    texts = with_texts(frame.reset_index(drop=True), language)
    known = texts.index[texts["gap"].notna()]
    number, digits = language.number, int(texts["gap_digits"].max()) if len(texts) else 0
    ends = zip(texts["gap"], texts["gap_low"], texts["gap_high"], strict=True)
    return texts.assign(
        index=range(len(texts)),
        run=texts["score"].isna().cumsum(),
        notable=texts.index.isin([known.min(), known.max()]) if len(known) else False,
        short=["" if pd.isna(gap) else language.t("gap {points}", points=number(gap, digits)) if round(gap, digits) >= 0
               else language.t("{points} above", points=number(-gap, digits)) for gap in texts["gap"]],
        gap_text=[
            number(None) if pd.isna(gap) else f"{number(gap, digits)} ({between(low, high, language, digits)})" for gap, low, high in ends
        ],
        decision=texts["decision"].fillna(""),
        decision_text=["" if pd.isna(code) else language.word(code) for code in texts["decision"]],
        lines=["\n".join(wrap(str(name).replace(", ", " "), 10)[:3]) for name in texts["name"]],
    )  # fmt: skip


def _zero(zero: float | None, plot: _Plot) -> list[Layer]:
    if zero is None:
        return []
    words = wrap(plot.language.t("Zero line"), 6)
    base = alt.Chart(pd.DataFrame({"value": [zero], "text": ["\n".join(words)]})).encode(y=plot.y("value"))
    rule = base.mark_rule(color=plot.colours.ink, strokeWidth=px(1.4)).encode(
        x=alt.XValue(px(_LEFT - 6)), x2=alt.X2Value(alt.ExprRef("width"))
    )
    lift = px(-(len(words) - 1) * LINE_HEIGHT / 2)
    name = base.mark_text(align="left", baseline="middle", yOffset=lift, **small(plot.colours.ink, bold=True))
    return [rule, name.encode(x=alt.XValue(0), text=alt.Text("text:N"))]


_X = alt.X("x:Q", scale=None, axis=None)


def _target(plot: _Plot) -> list[Layer]:
    """The target as a line that steps where it was moved, with a diamond at each score."""
    frame, colours = plot.frame[plot.frame["target"].notna()], plot.colours
    # A stretch without a target is a gap in the line
    corners = pd.concat([frame.assign(side=0), frame.assign(side=1)]).sort_values(["index", "side"])
    corners = corners.assign(part=(frame["index"].diff() > 1).cumsum().reindex(corners.index))
    steps = plot.chart(corners).transform_calculate(x="datum.side ? datum.right : datum.left")
    line = steps.mark_line(color=colours.actual, strokeWidth=px(1.6), strokeDash=[5, 4], opacity=0.8)
    diamonds = plot.chart(frame[frame["score"].notna()]).mark_point(
        shape="diamond", size=alt.ExprRef("150 * zoom * zoom"), fill=colours.surface, stroke=colours.actual, strokeWidth=px(2), opacity=1
    )
    bond = plot.chart(frame[frame["gap"].notna()]).mark_rule(color=colours.okay, strokeWidth=px(4), opacity=0.45)
    return [
        bond.encode(x=_X, y=plot.y("score"), y2=alt.Y2("target:Q")),
        line.encode(x=_X, y=plot.y("target"), order=alt.Order("x:Q"), detail=alt.Detail("part:N")),
        diamonds.encode(x=_X, y=plot.y("target")),
    ]


def _actual(plot: _Plot) -> list[Layer]:
    known, colours = plot.frame[plot.frame["score"].notna()], plot.colours
    base = plot.chart(known).encode(x=_X, y=plot.y("score"))
    size = alt.ExprRef("100 * zoom * zoom")
    paler = alt.ExprRef("datum.small ? 0.3 : 1")
    whisker = plot.chart(known[known["low"].notna()]).mark_rule(color=colours.actual, strokeWidth=px(1.6))
    return [
        whisker.encode(x=_X, y=plot.y("low"), y2=alt.Y2("high:Q")),
        base.mark_line(color=colours.actual, strokeWidth=px(2)).encode(detail=alt.Detail("run:N")),
        base.mark_point(size=size, fill=colours.surface, stroke=None, opacity=1),
        base.mark_point(size=size, fill=colours.actual, stroke=colours.actual, strokeWidth=px(1.6), opacity=1, fillOpacity=paler),
    ]


def _gaps(plot: _Plot) -> list[Layer]:
    """The gap above the upper of the two signs, everywhere where there is room, else at both ends."""
    known = plot.frame[plot.frame["gap"].notna()]
    base = plot.chart(known.assign(upper=known[["target", "high", "score"]].max(axis=1)))
    shown = base.transform_filter(f"datum.notable || {plot.step} > {_GAP} * zoom")
    edge = "datum.x < 34 * zoom ? 'left' : datum.x > width - 34 * zoom ? 'right' : 'center'"
    place = {"align": alt.ExprRef(edge), "baseline": "bottom", "yOffset": px(-10)}
    return haloed(shown.encode(x=_X, y=plot.y("upper"), text=alt.Text("short:N")), plot.colours, place)


def _names(plot: _Plot) -> list[Layer]:
    """The names under the plot, as many as there is room for, counted from the last."""
    last, stride = len(plot.frame) - 1, f"ceil({_LABEL} * zoom / {plot.step})"
    base = plot.chart(plot.frame).transform_filter(f"({last} - datum.index) % {stride} == 0")
    text = base.mark_text(align="center", baseline="top", **small(plot.colours.quiet))
    return [text.encode(x=_X, y=alt.YValue(px(_HEIGHT + 10)), text=alt.Text("lines:N"))]


def _areas(plot: _Plot) -> Layer:
    """An area over each row, from top to bottom, that answers to the pointer."""
    t = plot.language.t
    tooltip = [
        alt.Tooltip("name:N", title=t("Period")),
        *about_score(plot.language),
        alt.Tooltip("n_text:N", title=t("Base")),
        alt.Tooltip("target_text:N", title=t("Target")),
        alt.Tooltip("gap_text:N", title=t("Gap (95 % interval)")),
        alt.Tooltip("decision_text:N", title=t("Decision")),
    ]
    area = plot.chart(plot.frame[plot.frame["score"].notna()]).mark_rect(fill=plot.colours.actual, fillOpacity=0)
    return area.encode(
        x=alt.X("left:Q", scale=None, axis=None), x2=alt.X2("right:Q"), y=alt.YValue(0), y2=alt.Y2Value(px(_HEIGHT)), tooltip=tooltip
    )
