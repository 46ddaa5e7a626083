"""The marks of the emotion curve, each placed by the track."""

from itertools import pairwise

import altair as alt
import pandas as pd

from tpm.charts.frame import Layer
from tpm.charts.lines import wrap
from tpm.charts.palette import Palette
from tpm.charts.theme import LEADING, REGULAR, SMALL, px
from tpm.charts.track import HEIGHT, LEFT, NAME_COLUMN, TURNED_CHARACTERS, UPRIGHT, VALUE_COLUMN, X, Y, Track
from tpm.i18n.language import Language

_LINE = SMALL * LEADING
_PHASE_WIDTHS = ((200, 32), (130, 20), (90, 13), (0, 9))  # pixels of a band, characters in a line
_SHAPES = {"above": "triangle-up", "below": "triangle-down", "undecided": "circle"}


def head(track: Track) -> str:
    """Room above the plot: the names of the phases in the wide layout, the figures of the scale in the narrow one."""
    lines = max((len(wrap(phase, _PHASE_WIDTHS[-1][1])) for phase in track.phases["phase"]), default=1)
    return f"wide ? {lines * _LINE + 10:g} : 20"


def _phases(track: Track) -> alt.Chart:
    """The phases as boxes: bands in the wide layout, headers in the narrow one."""
    named = track.phases[track.phases["phase"] != ""]
    lines = {f"lines_{n}": ["\n".join(wrap(phase, n)) for phase in named["phase"]] for _, n in _PHASE_WIDTHS}
    return alt.Chart(named.assign(tint=[i % 2 == 0 for i in range(len(named))], **lines)).transform_calculate(
        x=f"wide ? {track.along('(datum.first - 0.5)')} : 0",
        x2=f"wide ? {track.along('(datum.last + 0.5)')} : width",
        y=f"wide ? -({head(track)}) * zoom : datum.row_top * zoom",
        y2=f"wide ? {HEIGHT} * zoom : (datum.row_top + 24) * zoom",
        band="datum.x2 - datum.x",
    )


def bands(track: Track, colours: Palette, *, wide: bool) -> Layer:
    """Every second phase as a tinted band; on a phone each as a header above its touchpoints."""
    chart = _phases(track).transform_filter("wide && datum.tint" if wide else "!wide")
    return chart.mark_rect(fill=colours.panel).encode(x=X, x2="x2:Q", y=Y, y2="y2:Q")


def phases(track: Track, colours: Palette) -> Layer:
    """The names of the phases, in as many lines as their bands need."""
    text = f"datum.lines_{_PHASE_WIDTHS[-1][1]}"
    for least, n in reversed(_PHASE_WIDTHS[:-1]):
        text = f"datum.band >= {least} * zoom ? datum.lines_{n} : {text}"
    placed = _phases(track).transform_calculate(
        words=f"wide ? ({text}) : datum.phase",
        x="wide ? (datum.x + datum.x2) / 2 : 8 * zoom",
        y=f"wide ? -({head(track)}) * zoom + {4 + _LINE / 2:g} * zoom : (datum.row_top + 12) * zoom",
    )
    align = alt.ExprRef("wide ? 'center' : 'left'")
    return placed.mark_text(align=align, baseline="middle", **_small(colours.quiet, bold=True)).encode(x=X, y=Y, text="words:N")


def selectable(track: Track, colours: Palette, tooltip: list[alt.Tooltip]) -> Layer:
    """An area behind each touchpoint that answers to pointer and click: selection "touchpoint", tinted when chosen."""
    chosen = alt.selection_point(name="touchpoint", fields=["touchpoint"], empty=False)
    return (
        alt.Chart(track.frame)
        .transform_calculate(
            x=f"wide ? {track.along('(datum.index - 0.5)')} : 0",
            x2=f"wide ? {track.along('(datum.index + 0.5)')} : width",
            y="wide ? 0 : datum.row_top * zoom",
            y2=f"wide ? {track.bottom} : datum.row_bottom * zoom",
        )
        .mark_rect(fill=colours.grid, cursor="pointer")
        .encode(
            x=X, x2="x2:Q", y=Y, y2="y2:Q", tooltip=tooltip, fillOpacity=alt.when(chosen).then(alt.value(0.6)).otherwise(alt.value(0))
        )
        .add_params(chosen)
    )


def grid(track: Track, language: Language, colours: Palette) -> list[Layer]:
    """Quiet lines at every 10 or 20 points with their figures."""
    step = 10 if track.high - track.low <= 40 else 20
    zero = track.frame["zero"].dropna().head(1)
    values = [at for at in range(0, 101, step) if track.low <= at <= track.high]
    ticks = pd.DataFrame({"at": values, "text": [language.number(at) for at in values]})
    ticks = ticks.assign(close=[bool(zero.between(at - 6, at + 6).any()) for at in values])
    rules = alt.Chart(ticks).transform_calculate(
        x=f"wide ? {LEFT} * zoom : {track.across('datum.at')}",
        x2="wide ? width : datum.x",
        y=f"wide ? {track.level('datum.at')} : 0",
        y2=f"wide ? datum.y : {track.bottom}",
    )
    words = rules.transform_filter("!datum.close").transform_calculate(x=f"wide ? 0 : {track.across('datum.at')}", y=f"wide ? {track.level('datum.at')} : -10 * zoom")
    texts = words.mark_text(align=alt.ExprRef("wide ? 'left' : 'center'"), baseline="middle", **_small(colours.quiet))
    return [rules.mark_rule(color=colours.grid).encode(x=X, x2="x2:Q", y=Y, y2="y2:Q"), texts.encode(x=X, y=Y, text="text:N")]


def zero(track: Track, language: Language, colours: Palette) -> list[Layer]:
    """The zero line, piece by piece, because scales of different questions may place it differently; its name once."""
    known = track.frame[track.frame["zero"].notna()]
    pieces = (
        alt.Chart(known)
        .transform_calculate(
            x=f"wide ? {track.along('(datum.index - 0.5)')} : {track.across('datum.zero')}",
            x2=f"wide ? {track.along('(datum.index + 0.5)')} : datum.x",
            y=f"wide ? {track.level('datum.zero')} : datum.row_top * zoom",
            y2="wide ? datum.y : datum.row_bottom * zoom",
        )
        .mark_rule(color=colours.ink, strokeWidth=px(1.6))
        .encode(x=X, x2="x2:Q", y=Y, y2="y2:Q")
    )
    name = language.t("Zero line")
    words = (
        alt.Chart(known.head(1).assign(upright="\n".join(wrap(name, 6)), level=name))
        .transform_calculate(
            words="wide ? datum.upright : datum.level",
            x=f"wide ? 0 : {track.across('datum.zero')}",
            y=f"wide ? {track.level('datum.zero')} - {_LINE * 0.45:g} * zoom : -10 * zoom",
        )
        .mark_text(align=alt.ExprRef("wide ? 'left' : 'center'"), baseline="middle", **_small(colours.ink, bold=True))
        .encode(x=X, y=Y, text="words:N")
    )
    return [pieces, words]


def mood(track: Track, colours: Palette) -> list[Layer]:
    """The area between the curve and the zero line, green above and vermilion below."""
    corners = _corners(track.frame, colours)
    if corners.empty:
        return []
    chart = alt.Chart(corners).transform_calculate(x=track.x("datum.value"), y=track.y("datum.value"))
    filled = chart.mark_line(filled=True, interpolate="linear-closed", strokeWidth=0, fillOpacity=0.2)
    return [filled.encode(x=X, y=Y, fill=alt.Fill("colour:N", scale=None), detail="piece:N", order="corner:Q")]


def _corners(frame: pd.DataFrame, colours: Palette) -> pd.DataFrame:
    """Corners of the pieces between two touchpoints, cut where the curve crosses the zero line."""
    corners: list[dict[str, object]] = []
    known = frame.to_dict("records")
    for a, b in pairwise(known):
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
    line = chart.mark_line(color=colours.actual, strokeWidth=px(1.4), strokeDash=[4, 4]).encode(order="index:Q", detail="target_run:N")
    marks = chart.mark_point(shape="diamond", size=_size(110), fill=colours.surface, stroke=colours.actual, strokeWidth=px(1.8), opacity=1)
    return [line, marks]


def actual(track: Track, colours: Palette) -> list[Layer]:
    """The curve with a point per touchpoint, its interval as a whisker; hollow on the zero line where there are no data."""
    shades = {"above": colours.delight, "below": colours.disappointment, "undecided": colours.okay}
    frame = track.frame.assign(colour=track.frame["verdict"].map(shades), shape=track.frame["verdict"].map(_SHAPES))
    shade = alt.Stroke("colour:N", scale=None)
    whiskers = track.place(frame, "low", "high").mark_rule(strokeWidth=px(1.4), opacity=1).encode(stroke=shade)
    points = track.place(frame, "score")
    line = points.mark_line(color=colours.actual, strokeWidth=px(2.4)).encode(order="index:Q", detail="run:N")
    shape = alt.Shape("shape:N", scale=None)
    ground = points.mark_point(size=_size(130), fill=colours.surface, stroke=None, opacity=1).encode(shape=shape)
    marks = points.mark_point(size=_size(130), strokeWidth=px(1.6), opacity=1, fillOpacity=alt.ExprRef("datum.small ? 0.3 : 1"))
    hollow = track.place(frame[frame["score"].isna()], "zero").mark_point(
        size=_size(80), fill=colours.surface, stroke=colours.quiet, strokeWidth=px(1.6), opacity=1
    )
    return [whiskers, line, ground, marks.encode(shape=shape, stroke=shade, fill=alt.Fill("colour:N", scale=None)), hollow]


def names(track: Track, colours: Palette) -> list[Layer]:
    """Names under the plot, upright where there is room and turned where not; on a phone at the left."""
    least = UPRIGHT[-1][0]
    upright = f"wide && {track.step} >= {least} * zoom"
    turned = f"wide && {track.step} < {least} * zoom"
    text = f"datum.name_{UPRIGHT[-1][1]}"
    for pixels, characters in reversed(UPRIGHT[:-1]):
        text = f"{track.step} >= {pixels} * zoom ? datum.name_{characters} : {text}"
    chart = alt.Chart(track.frame).transform_calculate(
        words=f"!wide ? datum.name_narrow : {turned} ? datum.name_turned : ({text})",
        lines="length(split(datum.words, '\\n'))",
        x=f"wide ? {track.along('datum.index')} : 0",
        y=f"wide ? {HEIGHT + 10} * zoom : (datum.row - (datum.lines - 1) * {_LINE / 2:g}) * zoom",
    )
    return [
        chart.transform_filter(f"!({turned})")
        .mark_text(align=alt.ExprRef("wide ? 'center' : 'left'"), baseline=alt.ExprRef("wide ? 'top' : 'middle'"), **_small(colours.ink))
        .encode(x=X, y=Y, text="words:N"),
        chart.transform_filter(turned)
        .mark_text(align="right", baseline="middle", angle=270, **_small(colours.ink))
        .encode(x=X, y=Y, text="words:N"),
    ]


def figures(track: Track, colours: Palette) -> list[Layer]:
    """The scores: beside the points where there is room, away from the curve; on a phone at the right edge."""
    rising = track.frame["score"].shift(-1) > track.frame["score"]
    weak = _weakest(track).index
    beside = track.place(track.frame.assign(rising=rising).drop(index=weak), "score").transform_filter(f"wide && {track.step} >= 40 * zoom")
    place = {"align": "left", "baseline": "middle", "xOffset": px(9), "yOffset": alt.ExprRef("(datum.rising ? 10 : -10) * zoom")}
    edge = (
        alt.Chart(track.frame)
        .transform_filter("!wide")
        .transform_calculate(x="width", y="datum.row * zoom")
        .mark_text(align="right", baseline="middle", **_small(colours.ink, bold=True))
        .encode(x=X, y=Y, text="score_text:N")
    )
    return [*_haloed(beside.encode(text="score_text:N"), colours, place), edge]


def weakest(track: Track, language: Language, colours: Palette) -> list[Layer]:
    """A ring around the lowest score, and the words under it."""
    lowest = _weakest(track)
    if lowest.empty:
        return []
    words = [language.t("weakest link: {score}", score=score) for score in lowest["score_text"]]
    chart = track.place(lowest.assign(words=words), "score")
    ring = chart.mark_point(size=_size(480), stroke=colours.signal, strokeWidth=px(2.4), fill="transparent", opacity=1)
    edge = "datum.x < 70 * zoom ? 'left' : datum.x > width - 70 * zoom ? 'right' : 'center'"
    place = {"align": alt.ExprRef(edge), "baseline": "top", "yOffset": px(16)}
    return [ring, *_haloed(chart.encode(text="words:N"), colours, place)]


def _weakest(track: Track) -> pd.DataFrame:
    """The touchpoint with the lowest score; none where there is no chain."""
    known = track.frame[track.frame["score"].notna()]
    return known[known["score"] == known["score"].min()].head(1 if len(known) > 1 else 0)


def _haloed(base: alt.Chart, colours: Palette, place: dict[str, object]) -> list[Layer]:
    """Text with a rim in the colour of the surface, so that lines do not cross it."""
    words = _small(colours.ink, bold=True)
    rim = base.mark_text(stroke=colours.surface, strokeWidth=px(3), strokeJoin="round", **words, **place)
    return [rim, base.mark_text(**words, **place)]


def _size(area: float) -> alt.ExprRef:
    return alt.ExprRef(f"{area:g} * zoom * zoom")


def _small(colour: str, *, bold: bool = False) -> dict[str, object]:
    return {"fontSize": px(SMALL), "lineHeight": px(_LINE), "color": colour, "fontWeight": "bold" if bold else "normal"}
