"""The radar of five perspectives: valid, names whole in both layouts, a line only where every axis has a point."""

import html
import re

import pandas as pd
import pytest

from tpm.charts.radar import perspective_radar
from tpm.export import pictures
from tpm.i18n.language import get

AXES = ["customer_experience", "efficiency", "effectiveness", "data", "people"]
SOURCES = ["customer", "employee", "management", "other_rater"]


def frame(sources: list[str], axes: list[str]) -> pd.DataFrame:
    rows = [
        {"source": source, "perspective": axis, "score": 1.0 + (place + at) % 5, "n": 1}
        for place, source in enumerate(sources)
        for at, axis in enumerate(axes)
    ]
    return pd.DataFrame(rows, columns=["source", "perspective", "score", "n"])


def drawn(found: pd.DataFrame, width: int, *, code: str = "de", dark: bool = False) -> str:
    chart = perspective_radar(found, get(code), dark=dark, title="Titel", footnote="Fuß", axes=AXES)
    chart.to_dict(validate=True)
    return html.unescape(pictures.to_svg(chart, width=width).decode())


@pytest.mark.parametrize("width", [320, 390, 1366])
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("code", ["de", "en"])
def test_all_names_stand_inside_the_picture(width: int, dark: bool, code: str):
    image = drawn(frame(SOURCES, AXES), width, code=code, dark=dark)
    text = " ".join(re.findall(r"<(?:text|tspan)[^>]*>([^<]*)(?=<)", image))
    assert all(word in text for axis in AXES for word in get(code).word(axis).split())
    places = [float(x) for x in re.findall(r'text-anchor="(?:start|end)" transform="translate\(([-\d.]+)', image)]
    assert all(0 <= x <= width for x in places)


@pytest.mark.parametrize("sources", [[], SOURCES[:1], SOURCES])
@pytest.mark.parametrize("axes", [AXES[:1], AXES[:3], AXES])
def test_any_part_of_the_ratings_can_be_drawn(sources: list[str], axes: list[str]):
    image = drawn(frame(sources, axes), 1366)
    assert "Titel" in image
    assert all(get("de").word(source) in image for source in sources)


def test_a_line_is_drawn_only_where_every_axis_is_rated():
    joined = [drawn(frame(["employee"], axes), 1366).count('stroke-linejoin="round"') for axes in (AXES[:4], AXES)]
    assert joined[1] == joined[0] + 1
