"""The stage of the emotion curve: phases, scale, zero line, names; each placed by the track."""

import altair as alt
import pandas as pd

from tpm.charts.frame import Layer
from tpm.charts.labels import LINE_HEIGHT, small
from tpm.charts.lines import wrap
from tpm.charts.palette import Palette
from tpm.charts.rows import SELECTION, TINT
from tpm.charts.theme import px
from tpm.charts.track import HEIGHT, LEFT, UPRIGHT, Track, X, Y
from tpm.i18n.language import Language

_FINE = 40  # up to this span of the scale there is a line every 10 points
_PHASE_WIDTHS = ((200, 32), (130, 20), (90, 13), (0, 9))  # pixels of a band, characters in a line


def head(track: Track) -> str:
    """Room above the plot: the names of the phases in the wide layout, the figures of the scale in the narrow one."""
    lines = max((len(wrap(phase, _PHASE_WIDTHS[-1][1])) for phase in track.phases["phase"]), default=1)
    return f"wide ? {lines * LINE_HEIGHT + 10:g} : 20"


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
    return chart.mark_rect(fill=colours.panel).encode(x=X, x2=alt.X2("x2:Q"), y=Y, y2=alt.Y2("y2:Q"))


def phases(track: Track, colours: Palette) -> Layer:
    """The names of the phases, in as many lines as their bands need."""
    text = f"datum.lines_{_PHASE_WIDTHS[-1][1]}"
    for least, n in reversed(_PHASE_WIDTHS[:-1]):
        text = f"datum.band >= {least} * zoom ? datum.lines_{n} : {text}"
    placed = _phases(track).transform_calculate(
        words=f"wide ? ({text}) : datum.phase",
        x="wide ? (datum.x + datum.x2) / 2 : 8 * zoom",
        y=f"wide ? -({head(track)}) * zoom + {4 + LINE_HEIGHT / 2:g} * zoom : (datum.row_top + 12) * zoom",
    )
    align = alt.ExprRef("wide ? 'center' : 'left'")
    return placed.mark_text(align=align, baseline="middle", **small(colours.quiet, bold=True)).encode(x=X, y=Y, text=alt.Text("words:N"))


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


def grid(track: Track, language: Language, colours: Palette) -> list[Layer]:
    """Quiet lines at every 10 or 20 points with their figures."""
    step = 10 if track.high - track.low <= _FINE else 20
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
    words = rules.transform_filter("!datum.close").transform_calculate(
        x=f"wide ? 0 : {track.across('datum.at')}", y=f"wide ? {track.level('datum.at')} : -10 * zoom"
    )
    texts = words.mark_text(align=alt.ExprRef("wide ? 'left' : 'center'"), baseline="middle", **small(colours.quiet))
    return [
        rules.mark_rule(color=colours.grid).encode(x=X, x2=alt.X2("x2:Q"), y=Y, y2=alt.Y2("y2:Q")),
        texts.encode(x=X, y=Y, text=alt.Text("text:N")),
    ]


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
        .encode(x=X, x2=alt.X2("x2:Q"), y=Y, y2=alt.Y2("y2:Q"))
    )
    name = language.t("Zero line")
    words = (
        alt.Chart(known.head(1).assign(upright="\n".join(wrap(name, 6)), level=name))
        .transform_calculate(
            words="wide ? datum.upright : datum.level",
            x=f"wide ? 0 : {track.across('datum.zero')}",
            y=f"wide ? {track.level('datum.zero')} - {LINE_HEIGHT * 0.45:g} * zoom : -10 * zoom",
        )
        .mark_text(align=alt.ExprRef("wide ? 'left' : 'center'"), baseline="middle", **small(colours.ink, bold=True))
        .encode(x=X, y=Y, text=alt.Text("words:N"))
    )
    return [pieces, words]


def names(track: Track, colours: Palette) -> list[Layer]:
    """Names under the plot, upright where there is room and turned where not; on a phone at the left."""
    least = UPRIGHT[-1][0]
    turned = f"wide && {track.step} < {least} * zoom"
    text = f"datum.name_{UPRIGHT[-1][1]}"
    for pixels, characters in reversed(UPRIGHT[:-1]):
        text = f"{track.step} >= {pixels} * zoom ? datum.name_{characters} : {text}"
    chart = alt.Chart(track.frame).transform_calculate(
        words=f"!wide ? datum.name_narrow : {turned} ? datum.name_turned : ({text})",
        lines="length(split(datum.words, '\\n'))",
        x=f"wide ? {track.along('datum.index')} : 0",
        y=f"wide ? {HEIGHT + 10} * zoom : (datum.row - (datum.lines - 1) * {LINE_HEIGHT / 2:g}) * zoom",
    )
    return [
        chart.transform_filter(f"!({turned})")
        .mark_text(align=alt.ExprRef("wide ? 'center' : 'left'"), baseline=alt.ExprRef("wide ? 'top' : 'middle'"), **small(colours.ink))
        .encode(x=X, y=Y, text=alt.Text("words:N")),
        chart.transform_filter(turned)
        .mark_text(align="right", baseline="middle", angle=270, **small(colours.ink))
        .encode(x=X, y=Y, text=alt.Text("words:N")),
    ]
