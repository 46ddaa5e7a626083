import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpm.analysis import suppression


def parts(*sizes, **columns):
    return pd.DataFrame({"group": [f"g{i}" for i in range(len(sizes))], "n": sizes, "score": 50.0, "decision": "open"} | columns)


def test_of_12_9_and_3_the_two_smallest_are_hidden():
    found = suppression.hide_parts(parts(12, 9, 3))
    assert found["hidden"].tolist() == [False, True, True]
    assert found[["n", "score", "decision"]].notna().to_numpy().tolist() == [[True] * 3, [False] * 3, [False] * 3]
    assert found["group"].tolist() == ["g0", "g1", "g2"]


@pytest.mark.parametrize(
    ("sizes", "hidden"),
    [
        ((12, 9, 5), [False, False, False]),
        ((12, 4, 3), [False, True, True]),
        ((12, 1, 3), [True, True, True]),
        ((12, 9, 3, 0), [False, True, True, True]),
        ((12, 9, 0), [False, True, True]),
        ((3,), [True]),
        ((12,), [False]),
        ((7, 7, 4), [True, False, True]),
    ],
)
def test_hidden_parts_can_never_be_worked_out(sizes, hidden):
    assert suppression.hide_parts(parts(*sizes))["hidden"].tolist() == hidden


def test_the_minimum_can_be_chosen():
    assert not suppression.hide_parts(parts(12, 9, 3), minimum=3)["hidden"].any()
    assert suppression.hide_parts(parts(12, 9, 3), minimum=10)["hidden"].tolist() == [False, True, True]


def test_each_total_is_looked_at_by_itself():
    both = parts(12, 9, 3, 20, 30, period=["a", "a", "a", "b", "b"])
    assert suppression.hide_parts(both, within=["period"])["hidden"].tolist() == [False, True, True, False, False]


def test_a_part_whose_base_is_missing_counts_as_empty():
    assert suppression.hide_parts(parts(12, 9, None))["hidden"].tolist() == [False, True, True]


@given(st.lists(st.integers(0, 30), max_size=8), st.integers(3, 10))
def test_what_can_be_worked_out_is_never_a_small_group(sizes, minimum):
    found = suppression.hide_parts(parts(*sizes), minimum)
    hidden = [n for n, hide in zip(sizes, found["hidden"], strict=True) if hide]
    assert all(n in hidden for n in sizes if n < minimum)
    assert not hidden or len(hidden) == len(sizes) or (len(hidden) >= 2 and sum(hidden) >= minimum)


def test_rows_that_are_no_parts_hide_only_themselves():
    found = suppression.hide_small(parts(12, 9, 3, 0))
    assert found["hidden"].tolist() == [False, False, True, True]
    assert found["n"].tolist()[:2] == [12, 9]
    assert found.loc[2:, ["n", "score", "decision"]].isna().all(axis=None)


def test_nobody_and_a_few_look_the_same():
    found = suppression.hide_small(parts(3, 0)).drop(columns="group")
    pd.testing.assert_series_equal(found.loc[0], found.loc[1], check_names=False)


def test_nothing_to_hide_is_nothing():
    nothing = parts(5).iloc[:0]
    assert suppression.hide_parts(nothing).empty
    assert suppression.hide_small(nothing)["hidden"].tolist() == []


def test_the_frame_given_is_left_as_it_was():
    given_frame = parts(12, 9, 3)
    before = given_frame.copy()
    suppression.hide_parts(given_frame)
    pd.testing.assert_frame_equal(given_frame, before)
