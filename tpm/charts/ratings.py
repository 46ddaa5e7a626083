"""How customers rate the touchpoints."""

import altair as alt
import pandas as pd

from tpm.charts import rows
from tpm.charts.frame import LINE, Layer, Sign, Wording, draw
from tpm.charts.palette import Palette, palette
from tpm.charts.rows import SMALL_BASE, Rows
from tpm.charts.theme import SMALL, px
from tpm.i18n.language import Language

_COLUMN_GAP, _LABEL = 8, 16  # percentage points
_SHORTEST_COLUMN = {"disappointment": 40.0, "delight": 40.0, "okay": 25.0}
_FITS = "datum.zone != 'okay' && abs(datum.end - datum.start) * per_point > 38 * zoom"


def zone_bars(frame: pd.DataFrame, language: Language, *, dark: bool, title: str, footnote: str) -> alt.LayerChart:
    """Shares of disappointment (left of the zero line) and delight (right of it); okay in a column of its own.

    Both outer shares start at the zero line, so that they can be compared; in the order of the frame. `frame` has
    touchpoint, n, and the shares 0–1 disappointment, okay, delight. Below 30 answers bars are paler.
    """
    colours = palette(dark=dark)
    t = language.t
    reach = {zone: max(least, _most(frame[zone])) for zone, least in _SHORTEST_COLUMN.items()}
    okay_from = reach["delight"] + _COLUMN_GAP
    low, high = -reach["disappointment"], okay_from + reach["okay"] + _LABEL
    placed = rows.arrange(_with_bases(frame, language))
    bars = _zones(placed, language, colours, okay_from)
    details = [*_about(language), *(alt.Tooltip(f"{zone}_text:N", title=language.word(zone)) for zone in _SHORTEST_COLUMN)]
    area, _ = rows.selectable(placed, colours, details)
    wording = Wording(
        title=title,
        subtitle=t("Share of answers: disappointed left of the zero line, delighted right of it"),
        footnote=_explained(frame, language, footnote),
    )
    layers = [
        area,
        *rows.names(placed, colours),
        *_bars(bars, rows.scale(low, high), colours),
        _baseline(placed, 0, rows.scale(low, high), colours.ink, 1.6),
        _baseline(placed, okay_from, rows.scale(low, high), colours.okay, 1),
        *_zone_headings(language, colours, okay_from, low),
        _nothing(placed, language, colours, low),
        rows.column(placed, "n_text", from_right=0, colour=colours.quiet, size=13),
    ]
    per_point = alt.param(name="per_point", expr=f"(plot_right - plot_left) / {high - low:g}")
    return draw(layers, language, wording, dark=dark, bottom=placed.bottom, head=24, params=[*rows.parameters(right=90), per_point])


def _most(shares: pd.Series) -> float:
    return float(shares.max() * 100) if shares.notna().any() else 0.0


def _with_bases(frame: pd.DataFrame, language: Language) -> pd.DataFrame:
    """The frame with texts for n, score and shares, and `small` where the base is small."""
    n = frame["n"].fillna(0).astype(int)
    texts = {f"{zone}_text": [language.percent(share) for share in frame[zone]] for zone in _SHORTEST_COLUMN}
    return frame.assign(n=n, small=n < SMALL_BASE, n_text=[f"n = {language.number(count)}" for count in n], **texts)


def _about(language: Language) -> list[alt.Tooltip]:
    return [alt.Tooltip("touchpoint:N", title=language.t("Touchpoint")), alt.Tooltip("n_text:N", title=language.t("Base"))]


def _explained(frame: pd.DataFrame, language: Language, footnote: str) -> str:
    """The footnote, and what paler marks mean where there are any."""
    if not frame["n"].between(1, SMALL_BASE - 1).any():
        return footnote
    return f"{footnote} {language.t('Paler: fewer than {n} answers.', n=SMALL_BASE)}".strip()


def _zones(placed: Rows, language: Language, colours: Palette, okay_from: float) -> pd.DataFrame:
    """One row per touchpoint and zone with `start` and `end` on the scale, text and colours."""
    parts: list[pd.DataFrame] = []
    colour = {"disappointment": colours.disappointment, "okay": colours.okay, "delight": colours.delight}
    for zone, shade in colour.items():
        rated = placed.frame[placed.frame[zone].notna()]
        start = okay_from if zone == "okay" else 0.0
        length = rated[zone] * 100
        parts.append(
            rated.assign(
                zone=zone,
                start=start,
                end=start - length if zone == "disappointment" else start + length,
                text=[language.percent(share) for share in rated[zone]],
                colour=shade,
                upon=rated["small"].map({True: colours.ink, False: colours.on_zone}),
                strength=rated["small"].map({True: 0.3, False: 1.0}),
            )
        )
    return pd.concat(parts, ignore_index=True)


def _bars(bars: pd.DataFrame, scale: alt.Scale, colours: Palette) -> list[Layer]:
    base = rows.placed(alt.Chart(bars)).encode(y=rows.y())
    thickness = alt.ExprRef("(datum.zone == 'okay' ? 8 : 18) * zoom")
    shapes = base.mark_bar(height=thickness, strokeWidth=1, tooltip=None).encode(
        x=alt.X("start:Q", scale=scale, axis=None),
        x2="end:Q",
        fill=alt.Fill("colour:N", scale=None),
        stroke=alt.Stroke("colour:N", scale=None),
        fillOpacity=alt.FillOpacity("strength:Q", scale=None),
    )
    leftward = "datum.zone == 'disappointment'"
    texts = base.mark_text(
        baseline="middle",
        fontSize=px(13),
        fontWeight=alt.ExprRef("datum.zone == 'okay' ? 'normal' : 'bold'"),
        align=alt.ExprRef(f"({_FITS}) == ({leftward}) ? 'left' : 'right'"),
        xOffset=alt.ExprRef(f"(({_FITS}) == ({leftward}) ? 6 : -6) * zoom"),
        fill=alt.ExprRef(f"{_FITS} ? datum.upon : '{colours.ink}'"),
    ).encode(x=alt.X("end:Q", scale=scale, axis=None), text="text:N")
    return [shapes, texts]


def _baseline(placed: Rows, at: float, scale: alt.Scale, colour: str, width: float) -> Layer:
    return rows.beside(placed.chart.transform_calculate(at=f"{at:g}")).mark_rule(color=colour, strokeWidth=px(width)).encode(
        x=alt.X("at:Q", scale=scale, axis=None), y=rows.y("above"), y2="below:Q"
    )


def _zone_headings(language: Language, colours: Palette, okay_from: float, low: float) -> list[Layer]:
    zero, okay = (f"plot_left + {at - low:g} * per_point" for at in (0, okay_from))
    return [
        rows.heading(language.word("disappointment"), x=f"{zero} - 6 * zoom", align="right", colour=colours.disappointment, bold=True),
        rows.heading(language.word("delight"), x=f"{zero} + 6 * zoom", align="left", colour=colours.delight, bold=True),
        rows.heading(language.word("okay"), x=f"{okay} + 2 * zoom", align="left", colour=colours.quiet, bold=True),
    ]


def _nothing(placed: Rows, language: Language, colours: Palette, low: float) -> Layer:
    """What a row without answers says."""
    return (
        rows.placed(alt.Chart(placed.frame[placed.frame["n"] == 0]))
        .mark_text(align="left", baseline="middle", fontSize=px(SMALL), color=colours.quiet, text=language.t("no answers yet"))
        .encode(x=alt.value(alt.ExprRef(f"plot_left + {-low:g} * per_point + 8 * zoom")), y=rows.y())
    )
