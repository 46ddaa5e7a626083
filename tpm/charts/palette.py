"""Colours by meaning, one set for light and one for dark surfaces.

The hues are those of Okabe and Ito, darkened or lightened until text reaches a contrast of 4.5 and marks of 3
against the surface. `.streamlit/config.toml` repeats surface, ink and the chart colours.
"""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Palette:
    """What each colour means; `on_zone` is text upon a zone, `group` a second customer group beside the first in `actual`."""

    surface: str
    panel: str
    ink: str
    quiet: str
    grid: str
    disappointment: str
    okay: str
    delight: str
    on_zone: str
    actual: str
    signal: str
    group: str


LIGHT = Palette(
    surface="#FFFFFF",
    panel="#F3F5F8",
    ink="#1B2430",
    quiet="#566270",
    grid="#DDE2E8",
    disappointment="#C24E00",
    okay="#868E99",
    delight="#00805E",
    on_zone="#FFFFFF",
    actual="#0072B2",
    signal="#B87300",
    group="#A8497D",
)

DARK = Palette(
    surface="#12171E",
    panel="#1B222C",
    ink="#E8ECF1",
    quiet="#A6B1BE",
    grid="#2F3945",
    disappointment="#F0803C",
    okay="#7C8794",
    delight="#2BC49A",
    on_zone="#10161D",
    actual="#56B4E9",
    signal="#F2B01E",
    group="#D98BB8",
)


def palette(*, dark: bool) -> Palette:
    """The colours for a dark or a light surface."""
    return DARK if dark else LIGHT


def mixed(ground: str, shade: str, strength: float) -> str:
    """A colour between two, as #RRGGBB: 0 is the ground, 1 the shade."""
    parts = (round(int(ground[at : at + 2], 16) * (1 - strength) + int(shade[at : at + 2], 16) * strength) for at in (1, 3, 5))
    return "#" + "".join(f"{part:02X}" for part in parts)
