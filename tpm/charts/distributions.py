"""How the answers to one question spread over its scale."""

from typing import Any

import altair as alt
import pandas as pd

from tpm.charts.frame import Layer, Sign, Wording, draw
from tpm.charts.palette import Palette, palette
from tpm.charts.theme import LABEL, SMALL, px
from tpm.charts.wording import SMALL_BASE, explained
from tpm.i18n.language import Language

_HEIGHT = 130


def value_columns(frame: pd.DataFrame, language: Language, *, dark: bool, title: str, footnote: str) -> alt.LayerChart:
    """One column per answer, coloured by the zone it belongs to.

    `frame` has value (on the question's own scale), n, base, share (0–1) and zone (empty outside the scale), in the order
    to be drawn. Below 30 answers in all the columns are paler.
    """
    colours = palette(dark=dark)
    shades = {"disappointment": colours.disappointment, "okay": colours.okay, "delight": colours.delight}
    zones = [zone for zone in shades if (frame["zone"] == zone).any()]
    key = [Sign(text=language.word(zone), shape="square", colour=shades[zone], fill=shades[zone]) for zone in zones]
    wording = Wording(
        title=title, subtitle=language.t("Share of the answers"), footnote=explained(frame.assign(n=frame["base"]), language, footnote)
    )
    layers = _columns(_prepared(frame, language, shades), language, colours)
    return draw(layers, language, wording, dark=dark, bottom=f"({_HEIGHT} + {LABEL * 1.8:g}) * zoom", head="22", key=key)


def _prepared(frame: pd.DataFrame, language: Language, shades: dict[str, str]) -> pd.DataFrame:
    return frame.assign(
        value_text=[language.number(value, 0 if float(value).is_integer() else 1) for value in frame["value"]],
        share_text=[language.percent(share) for share in frame["share"]],
        n_text=[f"n = {language.number(n)}" for n in frame["n"]],
        zone_text=[language.word(zone) if isinstance(zone, str) else "" for zone in frame["zone"]],
        colour=[shades.get(zone, "transparent") if isinstance(zone, str) else "transparent" for zone in frame["zone"]],
        rise=frame["share"] / frame["share"].max(),
        strength=(frame["base"] < SMALL_BASE).map({True: 0.3, False: 1.0}),
    )


def _columns(frame: pd.DataFrame, language: Language, colours: Palette) -> list[Layer]:
    order = list(frame["value_text"])
    x = alt.X("value_text:N", sort=order, scale=alt.Scale(domain=order, paddingInner=0.22, paddingOuter=0.1), axis=None)
    base = alt.Chart(frame).transform_calculate(top=f"(1 - datum.rise) * {_HEIGHT} * zoom", floor=f"{_HEIGHT} * zoom").encode(x=x)
    bars = base.mark_bar(strokeWidth=1, cornerRadiusEnd=2).encode(
        y=alt.Y("top:Q", scale=None, axis=None),
        y2=alt.Y2("floor:Q"),
        fill=alt.Fill("colour:N", scale=None),
        stroke=alt.Stroke("colour:N", scale=None),
        fillOpacity=alt.FillOpacity("strength:Q", scale=None),
        tooltip=[
            alt.Tooltip("value_text:N", title=language.t("Answer")),
            alt.Tooltip("share_text:N", title=language.t("Share")),
            alt.Tooltip("n_text:N", title=language.t("Base")),
            alt.Tooltip("zone_text:N", title=language.t("Zone")),
        ],
    )
    text: dict[str, Any] = {"fontSize": px(SMALL), "color": colours.ink}
    shares = base.mark_text(baseline="bottom", fontWeight="bold", yOffset=px(-4), **text).encode(
        y=alt.Y("top:Q", scale=None, axis=None), text=alt.Text("share_text:N")
    )
    values = base.mark_text(baseline="top", fontSize=px(LABEL), color=colours.quiet).encode(
        y=alt.YValue(alt.ExprRef(f"({_HEIGHT} + 6) * zoom")), text=alt.Text("value_text:N")
    )
    return [bars, shares, values]
