"""Small journeys, and what their order tells."""

import pandas as pd
import pytest

from tpm.analysis import journeys
from tpm.model.touchpoint import Status

NONE = float("nan")


def way(*rows: tuple[str, float], half: float = 5.0, broken: str = "", status: Status = Status.EXISTING) -> pd.DataFrame:
    """A, B, C … by world and score; the letters in `broken` are marked."""
    names = [chr(ord("A") + i) for i in range(len(rows))]
    frame = pd.DataFrame(rows, columns=["world", "score"]).assign(touchpoint=names, touchpoint_id=range(1, len(rows) + 1), status=status)
    return frame.assign(
        low=frame["score"] - half,
        high=frame["score"] + half,
        n=frame["score"].notna() * 40,
        zero=62.5,
        broken=[name in broken for name in names],
    )


def where(journey: pd.DataFrame) -> list[str]:
    found = journeys.breaks(journey)
    return [f"{a}{b}" for a, b in zip(found["before"], found["after"], strict=True)]


@pytest.mark.parametrize(
    ("first", "second", "broken"),
    [
        (("online", 80), ("offline", 60), True),
        (("offline", 80), ("online", 60), True),
        (("online", 60), ("offline", 80), False),
        (("online", 70), ("offline", 70), False),
        (("online", 80), ("online", 60), False),
        (("online", 80), ("both", 60), False),
        (("both", 80), ("offline", 60), False),
        (("online", NONE), ("offline", 60), False),
        (("online", 80), ("offline", NONE), False),
    ],
)
def test_a_journey_breaks_where_the_world_changes_and_the_next_step_is_worse(first, second, broken):
    assert where(way(first, second)) == (["AB"] if broken else [])


@pytest.mark.parametrize(
    ("first", "second", "broken"),
    [
        (("online", 60), ("offline", 80), True),
        (("online", NONE), ("offline", NONE), True),
        (("both", 60), ("offline", 80), True),
        (("online", 80), ("online", 60), False),
    ],
)
def test_a_mark_counts_wherever_the_world_changes(first, second, broken):
    assert where(way(first, second, broken="B")) == (["AB"] if broken else [])


def test_breaks_come_in_the_order_of_the_journey_with_their_fall():
    found = journeys.breaks(way(("online", 80), ("offline", 60), ("offline", 90), ("online", 88), ("offline", 91), broken="E"))
    assert list(zip(found["before"], found["after"], found["fall"], found["certain"], found["marked"], strict=True)) == [
        ("A", "B", 20, True, False),
        ("C", "D", 2, False, False),
        ("D", "E", -3, False, True),
    ]
    assert found["before_world"].tolist() == ["online", "offline", "online"]


def test_a_fall_is_certain_only_beyond_both_intervals_together():
    assert journeys.breaks(way(("online", 80), ("offline", 73.1), half=4.8))["certain"].tolist() == [True]
    assert journeys.breaks(way(("online", 80), ("offline", 73.3), half=4.8))["certain"].tolist() == [False]


@pytest.mark.parametrize("count", [0, 1])
def test_too_short_a_journey_has_no_breaks(count):
    found = journeys.breaks(way(*[("online", 80)] * count))
    assert found.empty
    assert tuple(found.columns) == journeys.BREAKS


def test_first_and_last_impression_come_from_the_order():
    assert journeys.impressions(way(*[("online", 50)] * 3)).tolist() == ["first", "", "last"]
    assert journeys.impressions(way(("online", 50))).tolist() == ["both"]
    assert journeys.impressions(way()).tolist() == []


def test_what_does_not_exist_yet_makes_no_impression():
    frame = way(*[("online", 50)] * 4)
    frame["status"] = [Status.PLANNED, Status.EXISTING, Status.EXISTING, Status.POTENTIAL]
    assert journeys.impressions(frame).tolist() == ["", "first", "last", ""]
    assert journeys.impressions(way(("online", 50), status=Status.PLANNED)).tolist() == [""]


def questions(*rows: tuple[int, float, float, bool]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["touchpoint_id", "minimum", "maximum", "reversed"])
    return frame.assign(question_id=range(10, 10 + len(rows)), disappointment_to=NONE, delight_from=NONE)


@pytest.mark.parametrize(
    ("minimum", "maximum", "turned", "zero", "edges"),
    [(1, 5, False, 62.5, (37.5, 87.5)), (0, 10, False, 75, (65, 85)), (1, 6, True, 70, (50, 90)), (1, 3, False, 50, (25, 75))],
)
def test_zones_lie_where_the_scale_cuts_them(minimum, maximum, turned, zero, edges):
    found = journeys.with_zones(way(("online", 50)).assign(zero=zero), questions((1, minimum, maximum, turned)))
    assert (found["okay_from"].iloc[0], found["delight_from"].iloc[0]) == pytest.approx(edges)


def test_a_touchpoint_without_answers_gets_the_zones_beside_it():
    frame = way(("online", NONE), ("online", 50), ("online", NONE)).assign(zero=[NONE, 75, NONE])
    found = journeys.with_zones(frame, questions((2, 0, 10, False), (3, 1, 5, False)))
    assert found["zero"].tolist() == [75, 75, 75]
    assert found["okay_from"].tolist() == [65, 65, 65]
    alone = journeys.with_zones(way(("online", NONE)).assign(zero=NONE), questions())
    assert alone[["okay_from", "zero", "delight_from"]].iloc[0].tolist() == [37.5, 62.5, 87.5]


def test_an_assumption_is_ours_where_we_have_one_and_else_lies_between_its_neighbours():
    frame = way(("online", 40), ("online", NONE), ("online", NONE), ("online", 80), ("online", NONE))
    nobody = pd.DataFrame({"touchpoint_id": [], "score": []})
    found = journeys.assumptions(frame, nobody)
    assert found.tolist()[1:3] == pytest.approx([53.333, 66.667], abs=0.01)
    assert found.isna().tolist() == [True, False, False, True, False]
    assert found.iloc[4] == 80
    ours = pd.DataFrame({"touchpoint_id": [2, 4], "score": [90.0, 10.0]})
    assert journeys.assumptions(frame, ours).tolist()[1:3] == pytest.approx([90, 85])
    assert journeys.assumptions(way(("online", NONE)), nobody).tolist() == [62.5]
