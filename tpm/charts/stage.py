"""The stage of the emotion curve: phases, zones, scale, zero line, names; each placed by the track."""

import altair as alt
import pandas as pd

from tpm.charts.frame import Layer
from tpm.charts.labels import LINE_HEIGHT, small
from tpm.charts.lines import wrap
from tpm.charts.palette import Palette
from tpm.charts.rows import SELECTION, TINT
from tpm.charts.theme import px
from tpm.charts.track import HEIGHT, LEFT, RIGHT, UPRIGHT, Track, X, Y
from tpm.i18n.language import Language

_PHASE_WIDTHS = ((200, 32), (130, 20), (90, 13), (0, 9))  # pixels of a band, characters in a line
_HEADINGS = 36  # narrow layout: names of the zones and the zero line above the plot
_CLOSE = 4.5  # points from the zero line within which no figure of the scale stands


def head(track: Track) -> str:
    """Room above the plot: the names of the phases in the wide layout, those of zones and zero line in the narrow one."""
    counts = "1"
    for row in track.phases[track.phases["phase"] != ""].itertuples():
        band, lines = f"{row.last - row.first + 1} * {track.step}", [len(wrap(str(row.phase), n)) for _, n in _PHASE_WIDTHS]
        needed = str(lines[-1])
        for (least, _), count in list(zip(_PHASE_WIDTHS, lines, strict=True))[-2::-1]:
            needed = f"{band} >= {least} * zoom ? {count} : {needed}"
        counts += f", ({needed})"
    return f"wide ? max({counts}) * {LINE_HEIGHT:g} + 10 : {_HEADINGS}"


def _phases(track: Track) -> alt.Chart:
    """The phases as boxes: bands above the plot in the wide layout, headers in the narrow one."""
    named = track.phases[track.phases["phase"] != ""]
    lines = {f"lines_{n}": ["\n".join(wrap(phase, n)) for phase in named["phase"]] for _, n in _PHASE_WIDTHS}
    return alt.Chart(named.assign(**lines)).transform_calculate(
        x=f"wide ? {track.along('(datum.first - 0.5)')} + 1 : 0",
        x2=f"wide ? {track.along('(datum.last + 0.5)')} - 1 : width",
        y=f"wide ? -({head(track)}) * zoom : datum.row_top * zoom",
        y2="wide ? -2 * zoom : (datum.row_top + 24) * zoom",
        band="datum.x2 - datum.x",
    )


def phases(track: Track, colours: Palette) -> list[Layer]:
    """The phases with their names in as many lines as their bands need, and a line between two of them."""
    boxes = _phases(track).mark_rect(fill=colours.panel).encode(x=X, x2=alt.X2("x2:Q"), y=Y, y2=alt.Y2("y2:Q"))
    text = f"datum.lines_{_PHASE_WIDTHS[-1][1]}"
    for least, n in reversed(_PHASE_WIDTHS[:-1]):
        text = f"datum.band >= {least} * zoom ? datum.lines_{n} : {text}"
    placed = _phases(track).transform_calculate(
        words=f"wide ? ({text}) : datum.phase",
        x="wide ? (datum.x + datum.x2) / 2 : 8 * zoom",
        y=f"wide ? -({head(track)}) * zoom + {4 + LINE_HEIGHT / 2:g} * zoom : (datum.row_top + 12) * zoom",
    )
    align = alt.ExprRef("wide ? 'center' : 'left'")
    words = placed.mark_text(align=align, baseline="middle", **small(colours.quiet, bold=True)).encode(x=X, y=Y, text=alt.Text("words:N"))
    between = (
        alt.Chart(track.phases.iloc[1:])
        .transform_filter("wide")
        .transform_calculate(x=track.along("(datum.first - 0.5)"), y="0", y2=f"{HEIGHT} * zoom")
        .mark_rule(color=colours.grid)
        .encode(x=X, y=Y, y2=alt.Y2("y2:Q"))
    )
    return [boxes, words, between]


def selectable(track: Track, colours: Palette, tooltip: list[alt.Tooltip]) -> Layer:
    """An area over each touchpoint that answers to pointer and click: selection "touchpoint", tinted when chosen."""
    chosen = alt.selection_point(name=SELECTION, fields=["touchpoint"])
    return (
        alt.Chart(track.frame)
        .transform_calculate(
            x=f"wide ? {track.along('(datum.index - 0.5)')} : 0",
            x2=f"wide ? {track.along('(datum.index + 0.5)')} : width",
            y="wide ? 0 : datum.row_top * zoom",
            y2=f"wide ? {track.bottom} : datum.row_bottom * zoom",
        )
        .mark_rect(fill=colours.actual, cursor="pointer")
        .encode(x=X, x2=alt.X2("x2:Q"), y=Y, y2=alt.Y2("y2:Q"), tooltip=tooltip, fillOpacity=alt.FillOpacityValue(0, condition=TINT))
        .add_params(chosen)
    )


def _stretches(track: Track, names: list[str]) -> pd.DataFrame:
    """Neighbours for which the columns `names` are equal, in one row: first, last (index), row_top, row_bottom."""
    frame = track.frame
    run = (frame[names] != frame[names].shift()).any(axis=1).cumsum()
    ends = {"first": ("index", "min"), "last": ("index", "max"), "row_top": ("row_top", "min"), "row_bottom": ("row_bottom", "max")}
    return frame.groupby(run, sort=True).agg(**ends, **{name: (name, "first") for name in names}).reset_index(drop=True)


def zones(track: Track, language: Language, colours: Palette) -> list[Layer]:
    """Disappointment, okay and delight as pale ground, where each scale places them, with their names at the edge."""
    ends = {"disappointment": ("low", "okay_from"), "okay": ("okay_from", "delight_from"), "delight": ("delight_from", "high")}
    shades = {"disappointment": colours.disappointment, "okay": colours.okay, "delight": colours.delight}
    runs = _stretches(track, ["okay_from", "delight_from"]).assign(low=track.low, high=100.0)
    parts = [
        runs.assign(
            start=runs[low].clip(track.low), end=runs[high].clip(track.low), colour=shades[zone], name=language.word(zone), zone=zone
        )
        for zone, (low, high) in ends.items()
    ]
    every = pd.concat(parts, ignore_index=True)
    ground = (
        alt.Chart(every)
        .transform_calculate(
            x=f"wide ? {track.along('(datum.first - 0.5)')} : {track.across('datum.start')}",
            x2=f"wide ? {track.along('(datum.last + 0.5)')} : {track.across('datum.end')}",
            y=f"wide ? {track.level('datum.end')} : datum.row_top * zoom",
            y2=f"wide ? {track.level('datum.start')} : datum.row_bottom * zoom",
        )
        .mark_rect(fillOpacity=alt.ExprRef("datum.zone == 'okay' ? 0.06 : 0.1"))
        .encode(x=X, x2=alt.X2("x2:Q"), y=Y, y2=alt.Y2("y2:Q"), fill=alt.Fill("colour:N", scale=None))
    )
    edge = every[every["last"] == len(track.frame) - 1]
    words = (
        alt.Chart(edge.assign(ink=edge["zone"].map(shades | {"okay": colours.quiet})))
        .transform_calculate(
            middle="(datum.start + datum.end) / 2",
            x=f"wide ? width - {RIGHT - 8} * zoom : datum.zone == 'disappointment' ? {track.across(str(track.low))}"
            f" : datum.zone == 'delight' ? width : {track.across('datum.middle')}",
            y=f"wide ? {track.level('datum.middle')} : -26 * zoom",
        )
        .mark_text(
            align=alt.ExprRef("wide || datum.zone == 'disappointment' ? 'left' : datum.zone == 'delight' ? 'right' : 'center'"),
            baseline="middle",
            fill=alt.ExprRef("datum.ink"),
            **{name: value for name, value in small(colours.quiet, bold=True).items() if name != "color"},
        )
        .encode(x=X, y=Y, text=alt.Text("name:N"))
    )
    return [ground, words]


def grid(track: Track, language: Language, colours: Palette) -> list[Layer]:
    """Quiet lines at every 20 points with their figures."""
    zero = track.frame["zero"].dropna().head(1)
    values = [at for at in range(0, 101, 20) if at >= track.low]
    ticks = pd.DataFrame({"at": values, "text": [language.number(at) for at in values]})
    ticks = ticks.assign(close=[bool(zero.between(at - _CLOSE, at + _CLOSE).any()) for at in values])
    rules = alt.Chart(ticks).transform_calculate(
        x=f"wide ? {LEFT} * zoom : {track.across('datum.at')}",
        x2=f"wide ? width - {RIGHT} * zoom : datum.x",
        y=f"wide ? {track.level('datum.at')} : 0",
        y2=f"wide ? datum.y : {track.bottom}",
    )
    words = rules.transform_filter("wide && !datum.close").transform_calculate(x="0", y=track.level("datum.at"))
    texts = words.mark_text(align="left", baseline="middle", **small(colours.quiet))
    return [
        rules.mark_rule(color=colours.grid).encode(x=X, x2=alt.X2("x2:Q"), y=Y, y2=alt.Y2("y2:Q")),
        texts.encode(x=X, y=Y, text=alt.Text("text:N")),
    ]


def zero(track: Track, language: Language, colours: Palette) -> list[Layer]:
    """The zero line without a gap, in steps where scales of different questions place it differently; its name once."""
    runs = _stretches(track, ["zero"])
    ends = [
        runs.assign(at=runs["first"] - 0.5, row=runs["row_top"], corner=runs.index * 2),
        runs.assign(at=runs["last"] + 0.5, row=runs["row_bottom"], corner=runs.index * 2 + 1),
    ]
    line = (
        alt.Chart(pd.concat(ends, ignore_index=True).sort_values("corner"))
        .transform_calculate(x=track.x("datum.zero", "datum.at"), y=track.y("datum.zero"))
        .mark_line(color=colours.ink, strokeWidth=px(1.6))
        .encode(x=X, y=Y, order=alt.Order("corner:Q"))
    )
    name = language.t("Zero line")
    words = (
        alt.Chart(track.frame.head(1).assign(upright="\n".join(wrap(name, 6)), level=name))
        .transform_calculate(
            words="wide ? datum.upright : datum.level",
            x=f"wide ? 0 : {track.across('datum.zero')}",
            y=f"wide ? {track.level('datum.zero')} - {LINE_HEIGHT * 0.45:g} * zoom : -10 * zoom",
        )
        .mark_text(align=alt.ExprRef("wide ? 'left' : 'center'"), baseline="middle", **small(colours.ink, bold=True))
        .encode(x=X, y=Y, text=alt.Text("words:N"))
    )
    return [line, words]


def names(track: Track, colours: Palette) -> list[Layer]:
    """Names under the plot, upright where there is room and turned where not; on a phone at the left, with notes under them."""
    turned = track.turned
    text = f"datum.name_{UPRIGHT[-1][1]}"
    for pixels, characters in reversed(UPRIGHT[:-1]):
        text = f"{track.step} >= {pixels} * zoom ? datum.name_{characters} : {text}"
    along = f"{track.along('datum.index')} - ({turned} ? (datum.lines - 1) * {LINE_HEIGHT / 2:g} * zoom : 0)"
    chart = alt.Chart(track.frame).transform_calculate(
        words=f"!wide ? datum.name_narrow : {turned} ? {track.turned_name} : ({text})",
        lines="length(split(datum.words, '\\n'))",
        noted="datum.note_narrow ? length(split(datum.note_narrow, '\\n')) : 0",
        x=f"wide ? {along} : 0",
        y=f"wide ? {track.names_top:g} * zoom : (datum.row - (datum.lines + datum.noted - 1) * {LINE_HEIGHT / 2:g}) * zoom",
    )
    notes = chart.transform_filter("!wide && datum.noted").transform_calculate(y=f"datum.y + datum.lines * {LINE_HEIGHT:g} * zoom")
    return [
        chart.transform_filter(f"!({turned})")
        .mark_text(align=alt.ExprRef("wide ? 'center' : 'left'"), baseline=alt.ExprRef("wide ? 'top' : 'middle'"), **small(colours.ink))
        .encode(x=X, y=Y, text=alt.Text("words:N")),
        chart.transform_filter(turned)
        .mark_text(align="right", baseline="middle", angle=270, **small(colours.ink))
        .encode(x=X, y=Y, text=alt.Text("words:N")),
        notes.mark_text(align="left", baseline="middle", **small(colours.quiet)).encode(x=X, y=Y, text=alt.Text("note_narrow:N")),
    ]
