"""Curves of customer groups over each other: told apart, named at their ends, alone with their data."""

import html
import re
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

from tpm.charts import journey_groups
from tpm.export import pictures
from tpm.i18n.language import get

GROUPS = ["Neukunden", "Stammkunden", "Firmenkunden mit Rahmenvertrag", "Ehemalige"]


def curves(touchpoints: int, groups: int = 2, apart: float = 0) -> pd.DataFrame:
    """So many groups over the same touchpoints, all ending at nearly the same score; the second point of the first group is hidden."""
    numbers = np.tile(np.arange(touchpoints), groups)
    frame = pd.DataFrame(
        {
            "group": np.repeat(GROUPS[:groups], touchpoints),
            "touchpoint_id": numbers + 1,
            "touchpoint": [f"Kontaktpunkt {number + 1}" for number in numbers],
            "phase": np.where(numbers < touchpoints / 2, "vor dem Kauf", "Kauf"),
            "order": numbers + 1,
            "n": np.where(numbers % 3, 12.0, 80.0),
            "score": 60.0 + apart * np.repeat(np.arange(groups), touchpoints),
            "zero": 62.5,
            "okay_from": 37.5,
            "delight_from": 87.5,
        }
    )
    frame = frame.assign(low=frame["score"] - 5, high=frame["score"] + 5, hidden=False)
    if touchpoints > 1:
        frame.loc[1, ["n", "score", "low", "high"]] = np.nan
        frame.loc[1, "hidden"] = True
    return frame


def draw(frame: pd.DataFrame, *, code: str = "de", dark: bool = False):
    return journey_groups.group_curves(frame, get(code), dark=dark, title="Neukunden sehen es anders", footnote="n = 12–80")


def svg(frame: pd.DataFrame, width: int) -> str:
    return html.unescape(pictures.to_svg(draw(frame), width=width).decode())


def heights(drawing: str, words: list[str]) -> list[float]:
    """How far from the top the words stand in a drawing, by the translation of their marks."""
    found = re.findall(r'<text[^>]*transform="translate\([\d.-]+,([\d.-]+)\)"[^>]*>(?:<tspan[^>]*>)?([^<]*)', drawing)
    return [float(y) for y, text in found if text in words]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("touchpoints", "groups"), [(1, 2), (3, 2), (12, 4), (40, 4)])
def test_specification_is_valid(touchpoints, groups, dark):
    assert draw(curves(touchpoints, groups), dark=dark).to_dict(validate=True)["layer"]


def test_each_group_has_its_own_colour_shape_and_dash():
    layers = draw(curves(5, 4)).to_dict()["layer"]
    lines = [layer["mark"] for layer in layers if layer["mark"]["type"] == "line" and layer["mark"].get("strokeDash")]
    assert len({line["color"] for line in lines}) == 4
    assert len({tuple(line["strokeDash"]) for line in lines}) == 4
    shapes = [
        layer["mark"]["shape"] for layer in layers if layer["mark"]["type"] == "point" and isinstance(layer["mark"].get("shape"), str)
    ]
    assert len(set(shapes)) == 4


def test_names_stand_at_the_ends_and_never_over_each_other():
    named = heights(svg(curves(5, 4, apart=0.5), 1366), [*GROUPS, "Firmenkunden"])
    assert len(named) == 4
    ordered = sorted(named)
    assert all(below - above >= 14 for above, below in pairwise(ordered))


def test_on_a_phone_the_key_names_the_groups():
    drawing = svg(curves(5), 358)
    assert "Neukunden" in drawing
    assert "Stammkunden" in drawing


def test_a_hidden_point_is_neither_drawn_nor_told():
    frame = curves(3)
    points = next(layer for layer in draw(frame).to_dict()["layer"] if layer["mark"]["type"] == "line" and layer["mark"].get("strokeDash"))
    rows = draw(frame).to_dict()["datasets"][points["data"]["name"]]
    assert [row["touchpoint"] for row in rows] == ["Kontaktpunkt 1", "Kontaktpunkt 3"]
    assert len({row["run"] for row in rows}) == 2


def test_labels_keep_their_order_and_their_distance():
    assert journey_groups._apart([80, 79, 30], [6, 6, 6], 20) == [80, 74, 30]
    assert journey_groups._apart([24, 23], [6, 6], 20) == [29, 23]
