"""Charts as pictures, made on this computer: PNG, SVG, PDF.

The converter knows the fonts of the system; ours are shipped beside this file, so that a picture looks the same everywhere.
"""

from functools import cache
from pathlib import Path
from typing import Any, Protocol

import vl_convert

FONTS = Path(__file__).parent / "fonts"
WIDTH = 1000  # pixels: large enough for a slide, small enough for text that can be read on it

# Charts bring their data with them; nothing may be fetched while one is drawn.
_NOWHERE: list[str] = []


class Chart(Protocol):
    """What can be drawn: a chart that gives its Vega-Lite specification."""

    def to_dict(self) -> dict[str, Any]:
        """The specification."""
        ...


def to_png(chart: Chart, *, width: int = WIDTH, scale: float = 2) -> bytes:
    """The chart `width` pixels wide, drawn `scale` times as fine."""
    return vl_convert.vegalite_to_png(_specification(chart, width), scale=scale, allowed_base_urls=_NOWHERE)


def to_svg(chart: Chart, *, width: int = WIDTH) -> bytes:
    """The chart as a drawing whose text stays text; it names the fonts and does not contain them."""
    return vl_convert.vegalite_to_svg(_specification(chart, width), allowed_base_urls=_NOWHERE).encode()


def to_pdf(chart: Chart, *, width: int = WIDTH) -> bytes:
    """The chart as a page of its own size, fonts included."""
    return vl_convert.vegalite_to_pdf(_specification(chart, width), allowed_base_urls=_NOWHERE)


def _specification(chart: Chart, width: int) -> dict[str, Any]:
    _register_fonts()
    return chart.to_dict() | {"width": width}


@cache
def _register_fonts() -> None:
    vl_convert.register_font_directory(str(FONTS))
