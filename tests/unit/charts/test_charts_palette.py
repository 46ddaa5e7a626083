"""Colours that can be read, told apart, and are the same in charts and pages."""

import tomllib
from itertools import combinations
from pathlib import Path

import pytest

from tpm.charts.palette import DARK, LIGHT, Palette

CONFIG = Path(__file__).parents[3] / ".streamlit" / "config.toml"

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB
SIGHT = {
    "full colour": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "without red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "without green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "without blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def linear(colour: str) -> tuple[float, float, float]:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    r, g, b = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return r, g, b


def luminance(colour: str) -> float:
    r, g, b = linear(colour)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mixed(colour: str, surface: str, strength: float) -> str:
    """What a half-transparent colour looks like on a surface."""
    parts = ((int(colour[i : i + 2], 16) * strength + int(surface[i : i + 2], 16) * (1 - strength)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(part):02X}" for part in parts)


def lab(colour: str, sight: str) -> tuple[float, float, float]:
    seen = [max(0.0, sum(row[i] * linear(colour)[i] for i in range(3))) for row in SIGHT[sight]]
    rows = ((0.4124, 0.3576, 0.1805, 0.9505), (0.2126, 0.7152, 0.0722, 1.0), (0.0193, 0.1192, 0.9505, 1.089))
    x, y, z = (sum(row[i] * seen[i] for i in range(3)) / row[3] for row in rows)
    fx, fy, fz = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.fixture(params=[LIGHT, DARK], ids=["light", "dark"])
def colours(request: pytest.FixtureRequest) -> Palette:
    return request.param


def test_text_can_be_read_on_both_surfaces(colours):
    for name in ("ink", "quiet"):
        for surface in (colours.surface, colours.panel):
            assert contrast(getattr(colours, name), surface) >= 4.5, name


def test_words_in_the_colour_of_a_zone_can_be_read(colours):
    for name in ("disappointment", "delight"):
        assert contrast(getattr(colours, name), colours.surface) >= 4.5, name


def test_marks_stand_out_from_both_surfaces(colours):
    for name in ("disappointment", "okay", "delight", "actual", "signal"):
        for surface in (colours.surface, colours.panel):
            assert contrast(getattr(colours, name), surface) >= 3, name


def test_percentages_can_be_read_upon_their_bars(colours):
    for name in ("disappointment", "delight"):
        assert contrast(colours.on_zone, getattr(colours, name)) >= 4.5, name
        assert contrast(colours.ink, mixed(getattr(colours, name), colours.surface, 0.3)) >= 4.5, f"pale {name}"


@pytest.mark.parametrize("sight", list(SIGHT))
def test_colour_blind_readers_tell_the_zones_apart(colours, sight):
    for one, other in combinations(("disappointment", "okay", "delight"), 2):
        a, b = (lab(getattr(colours, name), sight) for name in (one, other))
        assert sum((x - y) ** 2 for x, y in zip(a, b, strict=True)) ** 0.5 > 15, (one, other)


@pytest.mark.parametrize(("section", "same"), [("light", LIGHT), ("dark", DARK)])
def test_pages_have_the_colours_of_the_charts(section, same):
    theme = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"][section]
    assert theme["backgroundColor"] == same.surface
    assert theme["secondaryBackgroundColor"] == same.panel
    assert theme["textColor"] == same.ink
    assert theme["chartCategoricalColors"][:5] == [same.actual, same.delight, same.disappointment, same.signal, same.okay]


@pytest.mark.parametrize("section", ["light", "dark"])
def test_buttons_links_and_chart_colours_of_pages_can_be_read(section):
    theme = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"][section]
    assert contrast(theme["primaryColor"], "#FFFFFF") >= 4.5
    assert contrast(theme["primaryColor"], theme["backgroundColor"]) >= 3
    assert contrast(theme["linkColor"], theme["backgroundColor"]) >= 4.5
    assert all(contrast(colour, theme["backgroundColor"]) >= 3 for colour in theme["chartCategoricalColors"])
    assert len(theme["chartSequentialColors"]) == len(theme["chartDivergingColors"]) == 10
    texts = [value for name, value in theme.items() if name.endswith("TextColor")]
    assert all(contrast(value, theme["backgroundColor"]) >= 4.5 for value in texts)
