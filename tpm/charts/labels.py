"""Words written into a chart."""

from typing import Any

import altair as alt

from tpm.charts.frame import Layer
from tpm.charts.palette import Palette
from tpm.charts.theme import LEADING, SMALL, px

LINE_HEIGHT = SMALL * LEADING


def small(colour: str, *, bold: bool = False) -> dict[str, Any]:
    """Properties of a small text mark."""
    return {"fontSize": px(SMALL), "lineHeight": px(LINE_HEIGHT), "color": colour, "fontWeight": "bold" if bold else "normal"}


def haloed(base: alt.Chart, colours: Palette, place: dict[str, Any]) -> list[Layer]:
    """Small bold text with a rim in the colour of the surface, so that lines do not cross it."""
    words = small(colours.ink, bold=True)
    rim = base.mark_text(stroke=colours.surface, strokeWidth=px(6), strokeJoin="round", **words, **place)
    return [rim, base.mark_text(**words, **place)]
