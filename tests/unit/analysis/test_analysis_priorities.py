"""Parts of a priority on one scale, weighed and ranked."""

import numpy as np
import pandas as pd
import pytest

from tpm.analysis import priorities
from tpm.analysis.priorities import EVEN, Part

RAW = pd.DataFrame(
    {
        "touchpoint_id": [1, 2, 3],
        "order": [1, 2, 3],
        "importance": [0.5, 0.3, 0.2],
        "gap": [10.0, 20.0, np.nan],
        "gap_low": [5.0, 10.0, np.nan],
        "gap_high": [15.0, 30.0, np.nan],
        "reach": [0.9, 0.45, 0.0],
        "potential": [-0.1, 0.2, 0.1],
        "effort": [1.0, 5.0, 3.0],
    }
)


def ranked(**weights: float) -> pd.DataFrame:
    given = {part: weights.get(part.value, 0.0) for part in Part} if weights else EVEN
    return priorities.weigh(priorities.points(RAW), given).set_index("touchpoint_id")


def test_the_largest_of_a_part_has_100_points_and_a_loss_has_none():
    points = priorities.points(RAW)
    assert points["importance_points"].tolist() == pytest.approx([100, 60, 40])
    assert points["potential_points"].tolist() == pytest.approx([0, 100, 50])
    assert points["reach_points"].tolist() == pytest.approx([100, 50, 0])


def test_little_effort_has_many_points():
    assert priorities.points(RAW)["effort_points"].tolist() == [100, 0, 50]


def test_effort_that_nobody_estimated_counts_as_the_middle():
    assert priorities.points(RAW.assign(effort=[np.nan, 5.0, np.nan]))["effort_points"].tolist() == [50, 0, 50]
    assert priorities.points(RAW.assign(effort=np.nan))["effort_points"].isna().all()


def test_estimating_the_middle_for_one_touchpoint_changes_no_priority():
    def order(*efforts: float) -> list[tuple[int, float]]:
        table = priorities.weigh(priorities.points(RAW.assign(effort=efforts)), EVEN)
        return list(zip(table["touchpoint_id"], table["priority"].round(9), strict=True))

    assert order(1, np.nan, np.nan) == order(1, np.nan, 3) == order(1, 3, 3)
    first, easier = dict(order(1, np.nan, 3)), dict(order(1, np.nan, 1))
    assert easier[3] > first[3]
    assert (easier[1], easier[2]) == (first[1], first[2])


def test_a_part_that_is_nowhere_above_nothing_has_no_points():
    points = priorities.points(RAW.assign(gap=[0.0, 0.0, np.nan]))
    assert points["gap_points"].fillna(-1).tolist() == [0, 0, -1]


def test_priority_is_the_weighted_mean_and_its_shares_add_up_to_it():
    table = ranked(importance=2, gap=1)
    assert table.loc[1, "priority"] == pytest.approx((2 * 100 + 1 * 50) / 3)
    shares = table[[f"{part}_share" for part in Part]].sum(axis=1)
    assert shares.tolist() == pytest.approx(table["priority"].tolist())


def test_a_missing_part_takes_its_weight_with_it():
    assert ranked(importance=1, gap=3).loc[3, "priority"] == pytest.approx(40)


def test_weights_change_the_ranking():
    assert ranked(reach=1).index[0] == 1
    assert ranked(potential=1).index[0] == 2
    assert ranked(effort=1).loc[[1, 3, 2], "rank"].tolist() == [1, 2, 3]


def test_without_any_weight_nothing_has_a_rank():
    table = ranked(gap=0)
    assert table[["priority", "rank", "low", "high"]].isna().all(axis=None)
    assert not table["level"].any()


def test_the_interval_comes_from_those_of_the_parts():
    table = ranked(importance=1, gap=1)
    assert table.loc[2, "low"] == pytest.approx(80 - 0.5 * 50)
    assert table.loc[1, "high"] == pytest.approx(75 + 0.5 * 25)


def test_what_overlaps_the_first_is_level_with_it_and_the_rest_is_not():
    table = ranked(importance=1, gap=1)
    assert table["level"].to_dict() == {2: True, 1: True, 3: False}


def test_an_empty_list_stays_empty():
    assert priorities.weigh(priorities.points(RAW.iloc[:0]), EVEN).empty


def test_a_part_that_is_the_same_for_all_or_nearly_is_told_apart_from_one_that_counts():
    raw = RAW.assign(reach=[1.0, 0.98, 0.95], gap=[5.0, 5.0, 5.0], gap_low=5.0, gap_high=5.0)
    assert priorities.alike(priorities.points(raw)) == {Part.GAP: True, Part.REACH: False}
    assert priorities.alike(priorities.points(RAW)) == {}


def test_a_part_that_some_lack_is_never_called_the_same():
    raw = RAW.assign(reach=[1.0, 1.0, np.nan])
    assert Part.REACH not in priorities.alike(priorities.points(raw))
