"""Crowded matrices: every point can be told from its picture alone, and nothing is written over anything else."""

from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pytest
import vl_convert
from drawings import Box, marks
from PIL import ImageFont

from tpm.charts import callouts, placing, sharing
from tpm.charts.importance import importance_matrix
from tpm.charts.placing import Attempt, Room
from tpm.export.pictures import FONTS
from tpm.i18n.language import get

WORDS = [
    "Reklamation",
    "Beratung im Laden",
    "Empfehlungsprogramm",
    "Hotline",
    "Departure and Arrival Time Convenience",
    "WWW-Magazin",
    "Kasse",
]
WIDTHS = (350, 600, 640, 1000, 1240, 1700)
FONT = ImageFont.truetype(str(FONTS / "SourceSansPro-Bold.ttf"), 100)


def crowd(count: int, seed: int) -> pd.DataFrame:
    """Touchpoints as surveys have them: a few that matter, a heap of others with nearly the same score."""
    rng = np.random.default_rng(seed)
    share = np.sort(rng.pareto(1.2, count))[::-1]
    return pd.DataFrame(
        {
            "touchpoint": [f"{WORDS[i % len(WORDS)]}{'' if i < len(WORDS) else f' {i}'}" for i in range(count)],
            "n": 200, "share": share / share.sum(), "score": rng.normal(62, 9, count).clip(5, 95), "low": 50.0, "high": 70.0,
            "quadrant": "low", "type": rng.choice(["disappointment", "delight", "performance", "neutral"], count),
        }
    )  # fmt: skip


@cache
def specified(count: int, seed: int) -> dict[str, Any]:
    frame, words = crowd(count, seed), {"title": "Titel", "subtitle": "Unter", "footnote": "Fuß"}
    return importance_matrix(frame, get("de"), at=(frame["share"].mean(), 62.0), dark=False, **words).to_dict()


def scene(count: int, seed: int, width: int) -> dict[str, Any]:
    return vl_convert.vegalite_to_scenegraph({**specified(count, seed), "width": width})


def lines(item: dict[str, Any]) -> list[str]:
    return item.get("text", "") if isinstance(item.get("text", ""), list) else str(item.get("text", "")).split("\n")


def measured(item: dict[str, Any]) -> Box:
    """Where a bold text is, by its font."""
    size, leading = item["fontSize"], item["lineHeight"]
    wide = max(FONT.getlength(line) for line in lines(item)) * size / 100
    left = item.get("x", 0) - {"left": 0.0, "center": wide / 2, "right": wide}[item.get("align", "left")]
    top = item.get("y", 0) - size * 0.4
    return Box(" ".join(lines(item)), left, top, left + wide, top + size * 0.8 + leading * (len(lines(item)) - 1))


def plane_texts(drawn: dict[str, Any], high: float) -> list[Box]:
    """Names, numbers and corners inside the plane; each is drawn twice, with a rim and without."""
    texts = [
        item
        for item in marks(drawn, "text")
        if item.get("fontWeight") == "bold" and "y" in item and -1 < item.get("y", 0) < high and "stroke" not in item
    ]
    return [measured(item) for item in texts if item.get("lineHeight") and str(item.get("text", ""))]


def high(width: int) -> float:
    zoom = 1.4 if width >= 1500 else 1
    return (440 if width >= 620 * zoom else 400) * zoom


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("count", "seed"), [(6, 0), (14, 1), (20, 2), (25, 3)])
def test_every_point_is_named_or_numbered_and_no_words_lie_over_each_other(width: int, count: int, seed: int):
    frame, drawn = crowd(count, seed), scene(count, seed, width)
    boxes = plane_texts(drawn, high(width))
    said = [box.text for box in boxes]
    for number, name in enumerate(frame["touchpoint"], 1):
        forms = {str(number), f"{number} {name}".replace("-", "").replace(" ", ""), name.replace("-", "").replace(" ", "")}
        assert sum(text.replace("-", "").replace(" ", "") in forms for text in said) == 1, (number, name, said)
    assert len(boxes) == count + 4
    assert not [(a.text, b.text) for i, a in enumerate(boxes) for b in boxes[:i] if a.overlaps(b)]
    assert all(box.left >= -8 and box.right <= width + 8 for box in boxes)


@pytest.mark.parametrize("width", [358, 1000])
def test_numbers_are_explained_by_a_list_with_importance_and_score(width: int):
    frame, drawn = crowd(25, 3), scene(25, 3, width)
    below = [item for item in marks(drawn, "text") if item.get("y", 0) > high(width) + 40]
    texts = ["".join(lines(item)).replace("-", "") for item in below]
    assert [text for text in texts if text.isdigit()] == [str(number) for number in range(1, 26)]
    assert all(name.replace("-", "") in [text.replace(" ", "") for text in texts] for name in frame["touchpoint"].str.replace(" ", ""))
    assert sum(" · " in text and "%" in text for text in texts) == 25
    ordered = sorted((item.get("x", 0) // 300, item.get("y", 0)) for item in below if "".join(lines(item)).isdigit())
    assert len(set(ordered)) == 25


def test_few_points_need_no_numbers():
    drawn = scene(6, 0, 1000)
    assert not [item for item in marks(drawn, "text") if str(item.get("text", "")).isdigit()]


def test_a_word_keeps_off_other_points():
    drawn = scene(14, 1, 1000)
    points = [item for item in marks(drawn, "symbol") if 0 < item.get("y", 0) < 440]
    assert len(points) == 14
    for box in plane_texts(drawn, 440):
        assert not [p for p in points if box.left < p.get("x", 0) < box.right and box.top < p.get("y", 0) < box.bottom]


def test_points_words_and_rows_of_the_list_answer_to_a_click():
    drawn = scene(25, 3, 358)
    areas = [item for item in marks(drawn, "rect") if item.get("fillOpacity") == 0.001]
    assert len(areas) == 3 * 25


def test_what_is_apart_at_both_ends_of_the_widths_on_different_sides_counts_as_overlapping():
    room = Room(least=100, most=400, high=100, reach=50)
    word, other = np.array([[0.5, 0, 20, 0, 10]]), np.array([[0.1, 50, 120, 0, 10]])
    assert placing.overlaps(word, other, room)[0, 0]
    assert not placing.overlaps(word, other + np.array([0, 0, 0, 20, 20]), room)[0, 0]
    assert not placing.overlaps(word, np.array([[0.5, 21, 40, 0, 10]]), room)[0, 0]


def test_a_word_that_finds_no_place_is_missing_only_where_that_is_allowed():
    room, nothing = Room(least=60, most=60, high=30, reach=20), np.empty((0, 5))
    tries, points = [Attempt(sizes=[(50, 14), (50, 14)])], [(0.5, 15.0), (0.5, 15.0)]
    assert placing.place(tries, points, room, kept=nothing, partly=False) == []
    assert None in placing.place(tries, points, room, kept=nothing, partly=True)


def test_a_hundred_points_are_listed():
    frame = crowd(100, 4)
    placed = frame.assign(across=frame["score"] / 100, up=frame["share"], shape="circle", mark_colour="#000000")
    assert len(callouts.call(placed, ("a", "b", "c", "d")).listed) == 4 * 100


CORNERS = ("important and weak: act", "important and good: keep up", "less important and weak", "less important and good")


def heap(kind: str, count: int) -> pd.DataFrame:
    """Touchpoints in a heap at the bottom, all at one place, at two places by turns, or all over the plane."""
    rng = np.random.default_rng(count)
    across, up = {
        "bottom": lambda: (rng.uniform(0.3, 0.6, count), rng.uniform(0.02, 0.12, count)),
        "equal": lambda: (0.5, 0.5),
        "two": lambda: (np.resize([0.4, 0.7], count), np.resize([0.05, 0.06], count)),
        "spread": lambda: (rng.normal(0.5, 0.15, count).clip(0.02, 0.98), np.abs(rng.normal(0, 0.3, count)).clip(0.02, 0.98)),
    }[kind]()
    return pd.DataFrame({"touchpoint": [f"Kontaktpunkt {i}" for i in range(count)], "across": across, "up": up})


def told(text: str) -> list[int]:
    """The numbers a label stands for: 3, 7, 9–11 are five."""
    parts = [part.split("–") for part in " ".join(text.split()).split(", ")]
    return [number for part in parts for number in range(int(part[0].split()[0]), int(part[-1].split()[0]) + 1)]


@pytest.mark.parametrize("count", [25, 60])
@pytest.mark.parametrize("kind", ["bottom", "equal", "two", "spread"])
def test_every_number_of_the_list_stands_in_the_plane_once_however_crowded_it_is(kind: str, count: int):
    marks = callouts.call(heap(kind, count), CORNERS).marks
    for layout in ("phone", "small", "medium", "large"):
        texts = marks.loc[(marks["layout"] == layout) & (marks["text"] != ""), "text"]
        assert sorted(number for text in texts for number in told(text)) == list(range(1, count + 1)), layout


@pytest.mark.parametrize("kind", ["bottom", "equal", "two", "spread"])
def test_shared_labels_lie_neither_over_each_other_nor_over_points(kind: str):
    frame = heap(kind, 60)
    marks = callouts.call(frame, CORNERS).marks
    for name, width in (("phone", 312), ("phone", 400), ("medium", 640), ("large", 1000)):
        one = marks[(marks["layout"] == name) & (marks["text"] != "")]
        x = one["across"] * (width - 16)
        boxes = [
            Box(*row)
            for row in zip(
                one["text"], x + one["left"], one["point_y"] + one["top"], x + one["right"], one["point_y"] + one["bottom"], strict=True
            )
        ]
        points = marks[marks["layout"] == name]
        assert not [(a.text, b.text) for i, a in enumerate(boxes) for b in boxes[:i] if a.overlaps(b)]
        dots = list(zip(points["across"] * (width - 16), points["point_y"], strict=True))
        assert not [box.text for box in boxes if any(box.left < x < box.right and box.top < y < box.bottom for x, y in dots)]


@pytest.mark.parametrize("count", [25, 60])
@pytest.mark.parametrize("kind", ["bottom", "equal", "two", "spread"])
def test_the_search_for_places_is_bounded(kind: str, count: int, monkeypatch: pytest.MonkeyPatch):
    compare, pairs = placing.overlaps, list[int]()

    def counted(one: placing.Boxes, other: placing.Boxes, room: Room) -> Any:
        pairs.append(len(one) * len(other))
        return compare(one, other, room)

    monkeypatch.setattr(placing, "overlaps", counted)
    callouts.call(heap(kind, count), CORNERS)
    assert len(pairs) < 6000
    assert sum(pairs) < 4_000_000


def test_numbers_in_a_row_are_written_as_a_range():
    assert sharing.numbers([0, 1, 0, 1, 1, 1, 0]) == ["1, 3, 7", "2, 4–6", "", "", "", "", ""]
