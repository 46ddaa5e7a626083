"""The emotion curve itself: scores, intervals, targets, assumptions; placed by the track."""

from itertools import pairwise
from typing import Any

import altair as alt
import pandas as pd

from tpm.charts.frame import Layer
from tpm.charts.labels import haloed, small
from tpm.charts.palette import Palette
from tpm.charts.theme import px
from tpm.charts.track import AIR, LINE, Track, X, Y
from tpm.i18n.language import Language

_SHAPES = {"above": "triangle-up", "below": "triangle-down", "undecided": "circle"}
_AWAY, _TALL, _MARK = 7, 13, 4  # pixels from a whisker to its figure, height of the figure, half a target
_WITHIN = 8  # pixels farther within a bend of the curve


def targets(track: Track, colours: Palette) -> list[Layer]:
    """Targets as outlined diamonds on a dashed line."""
    if not track.frame["target"].notna().any():
        return []
    chart = track.place(track.frame, "target")
    line = chart.mark_line(color=colours.actual, strokeWidth=px(1.4), strokeDash=[4, 4], opacity=0.8).encode(
        order=alt.Order("index:Q"), detail=alt.Detail("target_run:N")
    )
    marks = chart.mark_point(shape="diamond", size=_size(90), fill=colours.surface, stroke=colours.actual, strokeWidth=px(1.6), opacity=1)
    return [line, marks]


def assumed(track: Track, colours: Palette) -> list[Layer]:
    """Where customers have said nothing: the curve dashed from the last score to the next, over hollow points at what we assume."""
    frame = track.frame
    if frame["assumption"].isna().all():
        return []
    path = frame.assign(value=frame["score"].fillna(frame["assumption"]))
    pieces = [
        pd.DataFrame([a, b]).assign(piece=a["index"])
        for a, b in pairwise(path.to_dict("records"))
        if pd.isna(a["score"]) or pd.isna(b["score"])
    ]
    layers: list[Layer] = []
    if pieces:
        chart = track.place(pd.concat(pieces, ignore_index=True), "value")
        layers.append(
            chart.mark_line(color=colours.quiet, strokeWidth=px(2), strokeDash=[2, 4]).encode(
                order=alt.Order("index:Q"), detail=alt.Detail("piece:N")
            )
        )
    points = track.place(frame, "assumption")
    return [*layers, points.mark_point(size=_size(80), fill=colours.surface, stroke=colours.quiet, strokeWidth=px(1.8), opacity=1)]


def actual(track: Track, colours: Palette) -> list[Layer]:
    """The curve with a point per touchpoint, its interval as a whisker."""
    shades = {"above": colours.delight, "below": colours.disappointment, "undecided": colours.okay}
    frame = track.frame.assign(colour=track.frame["verdict"].map(shades), shape=track.frame["verdict"].map(_SHAPES))
    shade = alt.Stroke("colour:N", scale=None)
    whiskers = track.place(frame, "low", "high").mark_rule(strokeWidth=px(1.4), opacity=1).encode(stroke=shade)
    points = track.place(frame, "score")
    line = points.mark_line(color=colours.actual, strokeWidth=px(2.6)).encode(order=alt.Order("index:Q"), detail=alt.Detail("run:N"))
    shape = alt.Shape("shape:N", scale=None)
    ground = points.mark_point(size=_size(130), fill=colours.surface, stroke=None, opacity=1).encode(shape=shape)
    marks = points.mark_point(size=_size(130), strokeWidth=px(1.6), opacity=1, fillOpacity=alt.ExprRef("datum.small ? 0.3 : 1"))
    return [whiskers, line, ground, marks.encode(shape=shape, stroke=shade, fill=alt.Fill("colour:N", scale=None))]


def figures(track: Track, colours: Palette, *, details: bool) -> list[Layer]:
    """The scores: above or under their whiskers, away from the curve; on a phone at the right edge."""
    sides = _sides(track)
    beside = track.place(sides.drop(index=_weakest(track).index), "label_at").transform_filter("wide")
    place: dict[str, Any] = {"align": "center", "baseline": alt.ExprRef("datum.over ? 'bottom' : 'top'")}
    place["yOffset"] = alt.ExprRef("(datum.over ? -datum.away : datum.away) * zoom")
    raised = "(wide ? 0 : 7) * zoom" if details else "0"
    edge = (
        alt.Chart(track.frame)
        .transform_filter("!wide")
        .transform_calculate(x="width", y=f"datum.row * zoom - {raised}")
        .mark_text(align="right", baseline="middle", **small(colours.ink, bold=True))
        .encode(x=X, y=Y, text=alt.Text("score_text:N"))
    )
    return [*haloed(beside.encode(text=alt.Text("score_text:N")), colours, place), edge]


def _sides(track: Track) -> pd.DataFrame:
    """Whether the figure of a point stands `over` it, the score at which it stands (`label_at`), and how far `away` in pixels.

    It stands outside the bend of the curve, behind whisker and zero line. Where a target is in the way, of which it would be taken
    for the value, or the plot ends, it stands within the bend, farther away, where there is room between the lines.
    """
    frame = track.frame
    path = frame["score"].fillna(frame["assumption"])
    neighbours = pd.concat([path.shift(-1), path.shift()], axis=1).mean(axis=1).fillna(path)
    mark, room = track.points(_MARK), track.points(_AWAY + _TALL + _MARK)
    over = frame["zero"].where(frame["zero"].between(frame["high"] - mark, frame["high"] + room), frame["high"])
    under = frame["zero"].where(frame["zero"].between(frame["low"] - room, frame["low"] + mark), frame["low"])
    blocked = frame["target"].between(frame["high"] - mark, over + room) | (
        over + room > 100 + track.points(AIR) * (frame["impression"] == "")
    )
    shut = frame["target"].between(under - room, frame["low"] + mark) | (under - room < track.low)
    outside = path >= neighbours
    upward = (outside & (~blocked | shut)) | (~outside & shut & ~blocked)
    away = (_AWAY + _WITHIN * (upward != outside)).astype(float)
    return frame.assign(over=upward, label_at=over.where(upward, under), away=away)


def impressions(track: Track, colours: Palette) -> list[Layer]:
    """The words for first and last impression above the plot at their touchpoints; on a phone they stand under the name."""
    last = "datum.impression == 'last'"
    words = (
        alt.Chart(track.frame[track.frame["impression"] != ""])
        .transform_filter("wide")
        .transform_calculate(
            x=f"{last} ? {track.along('(datum.index + 0.5)')} - 5 * zoom : {track.along('(datum.index - 0.5)')} + 5 * zoom",
            y=f"{AIR / 2:g} * zoom",
        )
        .encode(x=X, y=Y, text=alt.Text("impression_text:N"))
    )
    return haloed(words, colours, {"align": alt.ExprRef(f"{last} ? 'right' : 'left'"), "baseline": "middle"})


def weakest(track: Track, language: Language, colours: Palette) -> list[Layer]:
    """A ring around the lowest score, and the words under it; on a phone they stand under the name."""
    lowest = _weakest(track)
    if lowest.empty:
        return []
    words = [language.t("weakest link: {score}", score=score) for score in lowest["score_text"]]
    ring = track.place(lowest, "score").mark_point(
        size=_size(480), stroke=colours.signal, strokeWidth=px(2.4), fill="transparent", opacity=1
    )
    room = lowest["low"] - track.points(_AWAY + LINE) > track.low
    at = lowest["low"].where(room, lowest["high"])
    chart = track.place(lowest.assign(words=words, at=at.fillna(lowest["score"]), under=room | at.isna()), "at").transform_filter("wide")
    edge = "datum.x < 90 * zoom ? 'left' : datum.x > width - 150 * zoom ? 'right' : 'center'"
    place: dict[str, Any] = {"align": alt.ExprRef(edge), "baseline": alt.ExprRef("datum.under ? 'top' : 'bottom'")}
    place["yOffset"] = alt.ExprRef("(datum.under ? 14 : -14) * zoom")
    return [ring, *haloed(chart.encode(text=alt.Text("words:N")), colours, place)]


def _weakest(track: Track) -> pd.DataFrame:
    """The touchpoint marked `weakest`; none where there is no chain."""
    known = track.frame[track.frame["score"].notna()]
    return known[known["weakest"].astype(bool)].head(1 if len(known) > 1 else 0)


def _size(area: float) -> alt.ExprRef:
    return alt.ExprRef(f"{area:g} * zoom * zoom")
