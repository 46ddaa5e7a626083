"""The frame around every chart: finding, what is measured, key, footnote, and the space between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd
from altair.utils import schemapi

from tpm.charts import inline, theme
from tpm.charts.lines import by_width
from tpm.charts.palette import palette
from tpm.charts.theme import BOLD, LEADING, REGULAR, SMALL, SUBTITLE, TITLE, px
from tpm.i18n.language import Language

Layer = alt.Chart | alt.LayerChart

_KEY_HEIGHT = 22
_PHONE = 350  # pixels a row of the key has on a phone
_GAP = 14


@dataclass(frozen=True, kw_only=True)
class Wording:
    """The words around a chart. `title` says the finding, `subtitle` what is measured and in which unit."""

    title: str
    subtitle: str
    footnote: str


@dataclass(frozen=True, kw_only=True)
class Sign:
    """One entry of the key. `shape` is a Vega shape or path; `fill` is None for an outlined one.

    `on_phone`: only in the narrow layout, because the wide one has room to write it at the mark.
    """

    text: str
    shape: str
    colour: str
    fill: str | None = None
    on_phone: bool = False


# Shapes for lines in the key
LINE = "M-1.7,0L1.7,0"
DASHES = "M-1.7,0L-0.8,0M-0.4,0L0.5,0M0.9,0L1.7,0"


# Altair would check every part while it is put together, and take twice as long
schemapi.disable_debug_mode()
inline.use()


class _Drawing(alt.LayerChart):
    """A chart that trusts its builder: checking a specification takes longer than writing it. The tests check every one."""

    def to_dict(self, validate: bool = False, **options: Any) -> dict[str, Any]:  # noqa: ANN401  as Altair has it
        """The specification."""
        return super().to_dict(validate=validate, **options)


def draw(
    layers: Sequence[Layer],
    language: Language,
    wording: Wording,
    *,
    dark: bool,
    bottom: str,
    head: str = "0",
    key: Sequence[Sign] = (),
    params: Sequence[Any] = (),
    least: float = theme.WIDE,
) -> alt.LayerChart:
    """Put layers and words together.

    Layers draw from y = 0 down to `bottom` and may use `head` pixels above 0 (expressions, `head` without zoom); they place their marks
    by the signals `width`, `wide` (from `least` pixels on) and `zoom`, so that one chart fits a phone and a meeting room.
    """
    colours = palette(dark=dark)
    rows = [max((row + 1 for _, row in _key_places(key, room)), default=0) for room in (least, _PHONE)]
    key_top = f"(({head}) + (wide ? {rows[0]} : {rows[1]}) * {_KEY_HEIGHT}) * zoom"
    subtitle_lines = by_width(wording.subtitle, SUBTITLE * REGULAR, count=True)
    subtitle_top = f"-({key_top}) - ({subtitle_lines}) * {SUBTITLE * LEADING} * zoom - {_GAP / 2} * zoom"
    words = [
        _words(wording.subtitle, SUBTITLE, colours.quiet, subtitle_top),
        _words(wording.footnote, SMALL, colours.quiet, f"{bottom} + {_GAP} * zoom"),
        *_key_layers(key, f"-({key_top})", colours.ink, least),
    ]
    title = alt.TitleParams(text=alt.ExprRef(by_width(wording.title, TITLE * BOLD)))
    # In one go: each method of a chart would copy all its layers
    return _Drawing(
        layer=[*layers, *words],
        params=[signal.param for signal in (*theme.parameters(least), *params)],
        title=title,
        width="container",
        height=1,
        padding={"left": 4, "right": 4, "top": 4, "bottom": 4},
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
        config=alt.Config(**theme.config(language, dark=dark)),
    )


def _words(text: str, size: int, colour: str, top: str) -> alt.Chart:
    return (
        alt.Chart(pd.DataFrame({"line": [0]}))
        .mark_text(
            align="left",
            baseline="line-top",
            fontSize=px(size),
            lineHeight=px(size * LEADING),
            color=colour,
            tooltip=None,
            text=alt.ExprRef(by_width(text, size * REGULAR)),
        )
        .encode(x=alt.XValue(0), y=alt.YValue(alt.ExprRef(top)))
    )


def _key_places(key: Sequence[Sign], room: float) -> list[tuple[float, int]]:
    """(left edge in pixels, row) of each entry in a layout of so many pixels."""
    places: list[tuple[float, int]] = []
    left, row = 0.0, 0
    for sign in key:
        length = 26 + len(sign.text) * SMALL * BOLD + 14
        if left and left + length > room:
            left, row = 0.0, row + 1
        places.append((left, row))
        left += 0 if room > _PHONE and sign.on_phone else length
    return places


def _key_layers(key: Sequence[Sign], top: str, ink: str, least: float) -> list[alt.Chart]:
    if not key:
        return []
    wide, narrow = (_key_places(key, room) for room in (least, _PHONE))
    entries = [
        {
            "text": sign.text,
            "shape": sign.shape,
            "colour": sign.colour,
            "fill": sign.fill or "transparent",
            "on_phone": sign.on_phone,
            "x_wide": wide[i][0],
            "row_wide": wide[i][1],
            "x_narrow": narrow[i][0],
            "row_narrow": narrow[i][1],
        }
        for i, sign in enumerate(key)
    ]
    base = (
        alt.Chart(pd.DataFrame(entries))
        .transform_filter("!(wide && datum.on_phone)")
        .transform_calculate(
            x="(wide ? datum.x_wide : datum.x_narrow) * zoom",
            y=f"{top} + ((wide ? datum.row_wide : datum.row_narrow) + 0.5) * {_KEY_HEIGHT} * zoom",
        )
        .encode(x=alt.X("x:Q", scale=None), y=alt.Y("y:Q", scale=None))
    )
    signs = base.mark_point(xOffset=px(8), size=alt.ExprRef("70 * zoom * zoom"), strokeWidth=1.6, opacity=1).encode(
        shape=alt.Shape("shape:N", scale=None), stroke=alt.Stroke("colour:N", scale=None), fill=alt.Fill("fill:N", scale=None)
    )
    return [
        signs,
        base.mark_text(align="left", baseline="middle", xOffset=px(24), fontSize=px(SMALL), color=ink).encode(text=alt.Text("text:N")),
    ]
