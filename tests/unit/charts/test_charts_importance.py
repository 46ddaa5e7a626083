"""The matrix of importance and the bars behind it: whole specifications, names and quadrants drawn, in both layouts."""

import html
import re

import pandas as pd
import pytest
import vl_convert
from drawings import box, marks

from tpm.charts.importance import importance_bars, importance_matrix
from tpm.export import pictures
from tpm.i18n.language import get

NAMES = ["Reklamation", "Empfehlungsprogramm für Stammkunden im Laden", "Kasse", "Website"]
WORDS = {"title": "Titel", "subtitle": "Unter", "footnote": "Fuß"}


def frame() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "touchpoint": NAMES, "phase": "Kauf", "n": [100, 120, 50, 40], "score": [40.0, 80.0, 55.0, 70.0], "low": 35.0, "high": 85.0,
            "share": [0.4, 0.3, 0.2, 0.1], "quadrant": ["act", "keep", "low", "oversupplied"],
            "type": ["disappointment", "delight", "performance", None],
        }
    )  # fmt: skip


def drawn(*, dark: bool = False):
    return importance_matrix(frame(), get("de"), at=(0.25, 60.0), dark=dark, **WORDS), importance_bars(
        frame(), get("de"), dark=dark, **WORDS
    )


@pytest.mark.parametrize("width", [390, 1366])
@pytest.mark.parametrize("dark", [False, True])
def test_names_and_kinds_of_factor_are_drawn(width: int, dark: bool):
    for chart in drawn(dark=dark):
        chart.to_dict(validate=True)
        image = html.unescape(pictures.to_svg(chart, width=width).decode())
        words = re.sub(r"[\s-]+", "", "".join(re.findall(r"<(?:text|tspan)[^>]*>([^<]*)(?=<)", image)))
        assert all(re.sub(r"[\s-]+", "", name) in words for name in NAMES)
        assert "Enttäuschungsfaktor" in words


@pytest.mark.parametrize("width", [390, 1366])
def test_the_corners_of_the_matrix_are_named_inside_it(width: int):
    chart, _ = drawn()
    scene = vl_convert.vegalite_to_scenegraph({**chart.to_dict(), "width": width})
    corners = [
        box(item)
        for item in marks(scene, "text")
        if "stroke" not in item and str(item.get("text", "")).startswith(("wichtig und", "weniger wichtig und"))
    ]
    assert len(corners) == 4
    assert {round(each.left) for each in corners if each.left < width / 2} == {0}
    assert all(each.right <= width + 1 for each in corners)
    assert not any(a.overlaps(b) for a in corners for b in corners if a is not b)


@pytest.mark.parametrize("width", [390, 1366])
def test_a_name_stands_beside_its_point(width: int):
    chart, _ = drawn()
    scene = vl_convert.vegalite_to_scenegraph({**chart.to_dict(), "width": width})
    points = [(item["x"], item["y"]) for item in marks(scene, "symbol")]
    named = [box(item) for item in marks(scene, "text") if str(item["text"]) in {"Reklamation", "Kasse", "Website"}]
    assert named
    for each in named:
        distances = [max(each.left - x, x - each.right, 0) + max(each.top - y, y - each.bottom, 0) for x, y in points]
        assert min(distances) < 25
