"""The map of a journey: nothing is written over anything else, nothing is left out, and gaps are told as what they are."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
import pytest
import vl_convert
from drawings import Box, box, marks

from tpm.analysis import journeys as analysis
from tpm.charts import journey
from tpm.i18n.language import get

NAMES = ["Mundpropaganda", "Google-Bewertungen", "Website", "Hotline", "Empfehlungsprogrammverwaltung", "Angebot und Auftragsbestätigung"]
PHASES = ["Einfluss durch Dritte", "vor dem Kauf", "Kauf", "nach dem Kauf", "Kunde wird Empfehler"]
UNRATED = ["score", "low", "high"]


def way(count: int, *, seed: int = 1) -> pd.DataFrame:
    """A journey up and down through all phases and worlds; every sixth touchpoint has no customer data."""
    numbers, chance = np.arange(count), np.random.default_rng(seed)
    score = np.clip(66 + 18 * np.sin(numbers * 1.9) + chance.normal(0, 6, count), 30, 97)
    half = 60 / np.sqrt(chance.integers(40, 900, count))
    frame = pd.DataFrame(
        {
            "touchpoint_id": numbers + 1,
            "touchpoint": [f"{NAMES[i % 6]}{f' {i // 6}' if i > 5 else ''}" for i in numbers],
            "phase": [PHASES[i * 5 // count] for i in numbers],
            "order": numbers + 1,
            "n": 400,
            "score": score,
            "low": score - half,
            "high": np.clip(score + half, 0, 100),
            "zero": 62.5,
            "okay_from": 37.5,
            "delight_from": 87.5,
            "target": np.where(numbers % 7 == 3, np.nan, 75.0 + numbers % 3 * 5),
            "world": np.array(["offline", "online", "both"])[numbers % 3],
            "channel": np.where(numbers < count // 5, "indirect", "direct"),
            "status": "existing",
            "key": numbers % 4 == 1,
            "moment_of_truth": numbers % 6 == 1,
            "broken": numbers % 9 == 5,
        }
    )
    if count > 5:
        frame.loc[numbers % 6 == 4, UNRATED] = np.nan
        frame.loc[numbers % 6 == 4, "n"] = 0
    nobody = pd.DataFrame({"touchpoint_id": [], "score": []})
    return frame.assign(
        impression=analysis.impressions(frame),
        weakest=frame["score"] == frame["score"].min(),
        assumption=analysis.assumptions(frame, nobody),
        assumed_by=np.where(frame["n"] == 0, "customer", ""),
    )


def drawn(frame: pd.DataFrame, width: int, *, details: bool = False, breaks: pd.DataFrame | None = None) -> dict[str, Any]:
    """The marks of the drawing with their places."""
    found = analysis.breaks(frame) if breaks is None else breaks
    chart = journey.emotion_curve(frame, found, get("de"), dark=False, title="Titel", footnote="Quelle", details=details)
    return vl_convert.vegalite_to_scenegraph(chart.to_dict() | {"width": width})


def texts(drawing: dict[str, Any]) -> list[Box]:
    """All words but the title, which has a place of its own; rims in the colour of the ground are no words."""
    return [box(item) for item in marks(drawing, "text") if item["text"] not in ("", "\u200b", ["Titel"]) and "stroke" not in item]


@pytest.mark.parametrize("details", [False, True])
@pytest.mark.parametrize("width", [358, 700, 1206, 1560])
@pytest.mark.parametrize("count", [1, 3, 12, 25, 40])
def test_no_word_is_written_over_another(count: int, width: int, details: bool):
    words = texts(drawn(way(count), width, details=details))
    assert [(a.text, b.text) for i, a in enumerate(words) for b in words[i + 1 :] if a.overlaps(b)] == []


@pytest.mark.parametrize(("count", "width", "downward"), [(12, 700, False), (40, 1206, False), (40, 1000, True), (3, 358, True)])
def test_where_there_is_no_room_the_journey_runs_downward(count: int, width: int, downward: bool):
    words = texts(drawn(way(count), width))
    scores = [word for word in words if word.text.isdigit() and word.right > width - 12]
    assert (len(scores) >= count * 0.8) == downward


@pytest.mark.parametrize("width", [358, 1206])
def test_the_zero_line_has_no_gap_even_where_its_height_changes(width: int):
    frame = way(12)
    frame["zero"] = np.where(frame["order"] > 6, 75.0, 62.5)
    lines = [[(point["x"], point["y"]) for point in line] for line in by_line(drawn(frame, width)) if line[0].get("stroke") == "#1B2430"]
    assert len(lines) == 1
    along = 1 if width < 600 else 0
    assert len(lines[0]) == 4
    assert lines[0][1][along] == pytest.approx(lines[0][2][along], abs=27)  # a header of a phase may stand between
    assert lines[0][3][along] - lines[0][0][along] > 0.8 * (400 if width < 600 else width - 200)


def by_line(node: Any) -> Iterator[list[dict[str, Any]]]:
    """The points of each line."""
    if isinstance(node, dict):
        if node.get("marktype") == "line" and node["items"]:
            yield node["items"]
        for value in node.values():
            yield from by_line(value)
    elif isinstance(node, list):
        for value in node:
            yield from by_line(value)


def test_without_customer_data_the_curve_is_dashed_and_the_point_hollow():
    frame = way(12)
    drawing = drawn(frame, 1206)
    dashed = [line for line in by_line(drawing) if line[0].get("strokeDash") == [2, 4]]
    assert len(dashed) == 4  # into each of the two gaps and out of it
    hollow = [item for item in marks(drawing, "symbol") if item.get("stroke") == "#566270" and item.get("fill") == "#FFFFFF"]
    assert len(hollow) == int((frame["n"] == 0).sum()) == 2


def test_a_score_never_stands_at_a_target_as_if_it_were_its_value():
    frame = way(12)
    drawing = drawn(frame, 1206)
    diamonds = [item for item in marks(drawing, "symbol") if item.get("shape") == "diamond" and item["y"] > 0]
    scores = [word for word in texts(drawing) if word.text.isdigit() and 60 < word.left < 1100 and 20 < word.top < 340]
    assert len(scores) == 9
    beside = [Box("", item["x"] - 5, item["y"] - 5, item["x"] + 5, item["y"] + 5) for item in diamonds]
    assert [score.text for score in scores if any(score.overlaps(mark) for mark in beside)] == []


def test_each_break_has_the_number_under_which_it_is_told():
    frame = way(25)
    found = analysis.breaks(frame)
    assert len(found) > 2
    numbers = [item["text"] for item in marks(drawn(frame, 1206), "text") if item.get("fill") == "#FFFFFF" and "stroke" not in item]
    assert numbers == [str(number) for number in range(1, len(found) + 1)]


def test_the_key_explains_only_what_occurs():
    plain = way(3).assign(world="online", channel="direct", key=False, moment_of_truth=False, broken=False)
    words = {word.text for word in texts(drawn(plain, 1206))}
    assert "online" in words
    assert not words & {"offline", "beide Welten", "Schlüsselkontakt", "Bruch zwischen den Welten", "nur Annahme, keine Kundendaten"}


def test_the_number_of_answers_is_written_on_demand():
    assert "400" not in {word.text for word in texts(drawn(way(12), 1206))}
    assert [word.text for word in texts(drawn(way(12), 1206, details=True))].count("400") == 10
    turned = " ".join(word.text for word in texts(drawn(way(40).assign(n=123456), 1206, details=True)))
    assert turned.count("(n\u00a0=\u00a0123.456)") == 40


def test_one_touchpoint_has_no_weakest_link_and_both_impressions():
    words = " ".join(word.text for word in texts(drawn(way(1), 1206)))
    assert "schwächstes Glied" not in words
    assert "erster und letzter Eindruck" in words
