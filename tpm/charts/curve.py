"""The emotion curve itself: scores, intervals, targets, the mood between curve and zero line; placed by the track."""

from itertools import pairwise
from typing import Any

import altair as alt
import pandas as pd

from tpm.charts.frame import Layer
from tpm.charts.labels import haloed, small
from tpm.charts.palette import Palette
from tpm.charts.theme import px
from tpm.charts.track import Track, X, Y
from tpm.i18n.language import Language

_SHAPES = {"above": "triangle-up", "below": "triangle-down", "undecided": "circle"}


def mood(track: Track, colours: Palette) -> list[Layer]:
    """The area between the curve and the zero line, green above and vermilion below."""
    corners = _corners(track.frame, colours)
    if corners.empty:
        return []
    chart = alt.Chart(corners).transform_calculate(x=track.x("datum.value"), y=track.y("datum.value"))
    filled = chart.mark_line(filled=True, interpolate="linear-closed", strokeWidth=0, fillOpacity=0.2)
    return [filled.encode(x=X, y=Y, fill=alt.Fill("colour:N", scale=None), detail=alt.Detail("piece:N"), order=alt.Order("corner:Q"))]


def _corners(frame: pd.DataFrame, colours: Palette) -> pd.DataFrame:
    """Corners of the pieces between two touchpoints, cut where the curve crosses the zero line."""
    corners: list[dict[str, Any]] = []
    for a, b in pairwise(frame.to_dict("records")):
        if pd.isna(a["score"]) or pd.isna(b["score"]):
            continue
        above, beyond = a["score"] - a["zero"], b["score"] - b["zero"]
        cuts = [0.0, above / (above - beyond), 1.0] if above * beyond < 0 else [0.0, 1.0]
        for start, end in pairwise(cuts):
            middle = (start + end) / 2
            good = above + (beyond - above) * middle >= 0
            ring = [(start, "score"), (end, "score"), (end, "zero"), (start, "zero")]
            corners += [
                {
                    "piece": f"{a['index']}-{start:.4f}",
                    "corner": corner,
                    "index": a["index"] + share,
                    "row": a["row"] + (b["row"] - a["row"]) * share,
                    "value": a[name] + (b[name] - a[name]) * share,
                    "colour": colours.delight if good else colours.disappointment,
                }
                for corner, (share, name) in enumerate(ring)
            ]
    return pd.DataFrame(corners)


def targets(track: Track, colours: Palette) -> list[Layer]:
    """Targets as outlined diamonds on a dashed line."""
    if not track.frame["target"].notna().any():
        return []
    chart = track.place(track.frame, "target")
    line = chart.mark_line(color=colours.actual, strokeWidth=px(1.4), strokeDash=[4, 4]).encode(
        order=alt.Order("index:Q"), detail=alt.Detail("target_run:N")
    )
    marks = chart.mark_point(shape="diamond", size=_size(110), fill=colours.surface, stroke=colours.actual, strokeWidth=px(1.8), opacity=1)
    return [line, marks]


def actual(track: Track, colours: Palette) -> list[Layer]:
    """The curve with a point per touchpoint, its interval as a whisker; hollow on the zero line where there are no data."""
    shades = {"above": colours.delight, "below": colours.disappointment, "undecided": colours.okay}
    frame = track.frame.assign(colour=track.frame["verdict"].map(shades), shape=track.frame["verdict"].map(_SHAPES))
    shade = alt.Stroke("colour:N", scale=None)
    whiskers = track.place(frame, "low", "high").mark_rule(strokeWidth=px(1.4), opacity=1).encode(stroke=shade)
    points = track.place(frame, "score")
    line = points.mark_line(color=colours.actual, strokeWidth=px(2.4)).encode(order=alt.Order("index:Q"), detail=alt.Detail("run:N"))
    shape = alt.Shape("shape:N", scale=None)
    ground = points.mark_point(size=_size(130), fill=colours.surface, stroke=None, opacity=1).encode(shape=shape)
    marks = points.mark_point(size=_size(130), strokeWidth=px(1.6), opacity=1, fillOpacity=alt.ExprRef("datum.small ? 0.3 : 1"))
    hollow = track.place(frame[frame["score"].isna()], "zero").mark_point(
        size=_size(80), fill=colours.surface, stroke=colours.quiet, strokeWidth=px(1.6), opacity=1
    )
    return [whiskers, line, ground, marks.encode(shape=shape, stroke=shade, fill=alt.Fill("colour:N", scale=None)), hollow]


def figures(track: Track, colours: Palette) -> list[Layer]:
    """The scores: beside the points where there is room, away from the curve; on a phone at the right edge."""
    rising = track.frame["score"].shift(-1) > track.frame["score"]
    weak = _weakest(track).index
    beside = track.place(track.frame.assign(rising=rising).drop(index=weak), "score").transform_filter(f"wide && {track.step} >= 40 * zoom")
    place: dict[str, Any] = {"align": "left", "baseline": "middle", "xOffset": px(9)}
    place["yOffset"] = alt.ExprRef("(datum.rising ? 10 : -10) * zoom")
    edge = (
        alt.Chart(track.frame)
        .transform_filter("!wide")
        .transform_calculate(x="width", y="datum.row * zoom")
        .mark_text(align="right", baseline="middle", **small(colours.ink, bold=True))
        .encode(x=X, y=Y, text=alt.Text("score_text:N"))
    )
    return [*haloed(beside.encode(text=alt.Text("score_text:N")), colours, place), edge]


def weakest(track: Track, language: Language, colours: Palette) -> list[Layer]:
    """A ring around the lowest score, and the words under it."""
    lowest = _weakest(track)
    if lowest.empty:
        return []
    words = [language.t("weakest link: {score}", score=score) for score in lowest["score_text"]]
    chart = track.place(lowest.assign(words=words), "score")
    ring = chart.mark_point(size=_size(480), stroke=colours.signal, strokeWidth=px(2.4), fill="transparent", opacity=1)
    edge = "datum.x < 70 * zoom ? 'left' : datum.x > width - 70 * zoom ? 'right' : 'center'"
    place: dict[str, Any] = {"align": alt.ExprRef(edge), "baseline": "top", "yOffset": px(16)}
    return [ring, *haloed(chart.encode(text=alt.Text("words:N")), colours, place)]


def _weakest(track: Track) -> pd.DataFrame:
    """The touchpoint marked `weakest`, else the one with the lowest score; none where there is no chain."""
    known = track.frame[track.frame["score"].notna()]
    lowest = known["weakest"] if "weakest" in known else known["score"] == known["score"].min()
    return known[lowest.astype(bool)].head(1 if len(known) > 1 else 0)


def _size(area: float) -> alt.ExprRef:
    return alt.ExprRef(f"{area:g} * zoom * zoom")
