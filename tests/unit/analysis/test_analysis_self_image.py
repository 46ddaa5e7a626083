import numpy as np
import pandas as pd
import pytest

from tpm.analysis import self_image

NOTHING = (np.nan, np.nan, np.nan)


def rated(*rows: tuple[float, float, float]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["score", "low", "high"])


@pytest.mark.parametrize(
    ("ours", "customers", "verdict"),
    [
        ((80, 76, 84), (70, 67, 73), "overrated"),  # 10 ± √(4² + 3²) = 5
        ((75, 71, 79), (70, 67, 73), "alike"),  # 5 ± 5: zero itself is not excluded
        ((60, 56, 64), (70, 67, 73), "underrated"),
        ((80, 76, 84), (40, np.nan, np.nan), "alike"),  # a single answer has no interval
        (NOTHING, (70, 67, 73), "unseen"),
        ((80, 76, 84), NOTHING, "assumed"),
        (NOTHING, NOTHING, None),
    ],
)
def test_the_interval_of_the_difference_decides(ours, customers, verdict):
    assert self_image.compare(rated(ours), rated(customers))["verdict"].tolist() == [verdict]


def test_intervals_that_overlap_can_still_differ():
    row = self_image.compare(rated((80, 74, 86)), rated((70, 64, 76))).iloc[0]
    assert (row["low"], row["verdict"]) == (pytest.approx(10 - 72**0.5), "overrated")


def test_a_blind_spot_is_often_rated_or_clearly_below_mere_satisfaction():
    customers = pd.DataFrame({"n": [9, 5, 1, 3], "high": [90.0, 50.0, 50.0, 70.0], "zero": 62.5})
    # the middle number of answers is 4
    assert self_image.blind(customers, pd.Series(["unseen"] * 4)).tolist() == [True, True, True, False]
    assert not self_image.blind(customers, pd.Series(["alike", "overrated", "assumed", "underrated"])).any()


def test_the_best_are_ordered_by_score_and_then_by_answers():
    ratings = pd.DataFrame({"touchpoint_id": [1, 2, 3, 4], "score": [70.0, 90.0, 70.0, np.nan], "n": [10, 40, 30, 0]})
    assert self_image.best(ratings, 2) == [2, 3]
    assert self_image.best(ratings, 9) == [2, 3, 1]


@pytest.mark.parametrize(("touchpoints", "length"), [(0, 0), (1, 1), (4, 2), (5, 3), (20, 10), (25, 10)])
def test_the_list_of_the_best_holds_ten_or_half(touchpoints, length):
    assert self_image.list_length(touchpoints) == length
