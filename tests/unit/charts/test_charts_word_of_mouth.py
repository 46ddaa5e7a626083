"""The matrix of reach and influence: everybody drawn, nobody cut, in both layouts."""

import html
import re

import pandas as pd
import pytest

from tpm.charts.word_of_mouth import reach_matrix
from tpm.export import pictures
from tpm.i18n.language import get


def frame(*rows: tuple[str, int, int]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"name": name, "kind": "Kunde", "reach": reach, "influence": influence, "brought": 0, "thanked": bool(i % 2)}
            for i, (name, reach, influence) in enumerate(rows)
        ],
        columns=["name", "kind", "reach", "influence", "brought", "thanked"],
    )


def drawn(found: pd.DataFrame, width: int, *, code: str = "de", dark: bool = False) -> str:
    chart = reach_matrix(found, get(code), dark=dark, title="Titel", footnote="n")
    chart.to_dict(validate=True)
    return html.unescape(pictures.to_svg(chart, width=width).decode())


@pytest.mark.parametrize("width", [390, 1366])
@pytest.mark.parametrize("dark", [False, True])
def test_all_names_are_drawn_whole(width: int, dark: bool):
    found = frame(("Radreise-Podcast Kette rechts mit vielen Gästen", 6500, 4), ("RSC Lindental", 420, 5), ("Nachbarin", 0, 1))
    text = re.sub(r"\s+", "", "".join(re.findall(r"<(?:text|tspan)[^>]*>([^<]*)(?=<)", drawn(found, width, dark=dark))))
    assert all(re.sub(r"\s+", "", name) in text for name in found["name"])


@pytest.mark.parametrize("count", [0, 1, 30])
def test_any_number_can_be_drawn(count: int):
    assert "Titel" in drawn(frame(*((f"Empfehler {i}", 10**i % 7919, 1 + i % 5) for i in range(count))), 1366)


def test_the_highest_influence_stands_on_top_whatever_the_order():
    image = drawn(frame(("Unten", 10, 1), ("Oben", 10, 5)), 1366)
    places = {name: float(y) for y, name in re.findall(r'translate\([\d.]+,([\d.]+)\)"[^>]*>(Oben|Unten)<', image)}
    assert places["Oben"] < places["Unten"]


def test_levels_are_english_in_english():
    assert "5 very great" in drawn(frame(("A", 10, 5)), 1366, code="en")
