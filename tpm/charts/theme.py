"""What every chart shares: fonts, sizes, locale, quiet axes."""

from typing import Any

import altair as alt

from tpm.charts.locale import locale
from tpm.charts.palette import palette
from tpm.i18n.language import Language

# The browser has the first from Streamlit itself, pictures have the second from tpm/export/fonts: the same typeface.
FONT = "Source Sans, Source Sans Pro, sans-serif"

TITLE, SUBTITLE, LABEL, SMALL = 18, 14, 14, 12
LEADING = 1.25  # line height against font size

# Mean width of a character against the font size, a little generous
REGULAR, BOLD = 0.48, 0.52

WIDE = 620  # from this width in pixels names stand beside their marks, below it above them
ROOM = 1500  # from this width in pixels everything is drawn larger: a screen in a meeting room
ENLARGED = 1.4


def px(size: float) -> alt.ExprRef:
    """A length in pixels that grows on the screen of a meeting room."""
    return alt.ExprRef(f"{size:g} * zoom")


def parameters(least: float = WIDE) -> list[Any]:
    """Signals that the layout of all charts depends on: `zoom` and `wide`, which is true from `least` pixels on."""
    return [
        alt.param(name="zoom", expr=f"width >= {ROOM} ? {ENLARGED} : 1"),
        alt.param(name="wide", expr=f"width >= {least:g} * zoom"),
    ]


def config(language: Language, *, dark: bool) -> dict[str, Any]:
    """The Vega-Lite configuration, as keyword arguments for `configure`."""
    colours = palette(dark=dark)
    text = {"fontSize": px(LABEL), "lineHeight": px(LABEL * LEADING), "color": colours.ink, "lineBreak": "\n", "limit": 0}
    axis = {
        "domain": False,
        "ticks": False,
        "grid": True,
        "gridColor": colours.grid,
        "labelColor": colours.quiet,
        "labelFontSize": px(SMALL),
        "labelLineHeight": px(SMALL * LEADING),
        "labelLimit": 0,
        "labelOverlap": False,
        "labelBound": False,
        "labelFlush": False,
        "title": None,
        "titleLimit": 0,
    }
    title = {
        "anchor": "start",
        "frame": "bounds",
        "color": colours.ink,
        "fontSize": px(TITLE),
        "lineHeight": px(TITLE * LEADING),
        "fontWeight": "bold",
        "limit": 0,
        "offset": 6,
    }
    return {
        # Marks are not read out one by one: the chart has a sentence and a table beside it
        "aria": False,
        "font": FONT,
        "background": colours.surface,
        "locale": locale(language.code),
        "text": text,
        "axis": axis,
        "title": title,
        "view": {"stroke": None},
        "mark": {"tooltip": None},
        "legend": {"disable": True},
    }
