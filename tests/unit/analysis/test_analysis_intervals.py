import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.weightstats import DescrStatsW

from tpm.analysis import intervals


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (24, 120, 0.1382, 0.2804),
        (3, 8, 0.1368, 0.6943),
    ],
)
def test_wilson_gives_the_known_numbers(successes, n, low, high):
    assert intervals.wilson(successes, n) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


def test_wilson_works_on_whole_columns_and_is_empty_where_nobody_answered():
    low, high = intervals.wilson(pd.Series([3, 0, 1]), pd.Series([8, 0, 29]))
    assert low == pytest.approx([0.1368, np.nan, 0.0061], abs=5e-5, nan_ok=True)
    assert high == pytest.approx([0.6943, np.nan, 0.1718], abs=5e-5, nan_ok=True)


def test_wilson_of_an_empty_column_is_empty():
    low, high = intervals.wilson(pd.Series(dtype=float), pd.Series(dtype=float))
    assert low.size == high.size == 0


@pytest.mark.parametrize(("successes", "n"), [(5, 3), (-1, 3), (1, -2), (np.nan, 3), (1, np.nan)])
def test_wilson_of_impossible_counts_is_empty(successes, n):
    assert np.isnan(intervals.wilson(successes, n)).all()


@given(st.integers(1, 10_000), st.floats(0, 1))
def test_wilson_holds_the_share_and_stays_inside_0_and_1(n, part):
    k = round(part * n)
    low, high = intervals.wilson(k, n)
    assert 0 <= low <= k / n <= high <= 1
    assert low < high


@given(st.integers(1, 10_000), st.floats(0, 1))
def test_wilson_of_the_opposite_is_the_mirror_image(n, part):
    k = round(part * n)
    low, high = intervals.wilson(k, n)
    assert intervals.wilson(n - k, n) == (pytest.approx(1 - high, abs=1e-12), pytest.approx(1 - low, abs=1e-12))


@given(st.integers(0, 50), st.integers(0, 50))
def test_wilson_agrees_with_the_library(k, others):
    n = max(k + others, 1)
    assert intervals.wilson(k, n) == pytest.approx(proportion_confint(k, n, method="wilson"), abs=1e-9)


def test_mean_agrees_with_the_t_interval_of_the_raw_answers():
    raw = np.random.default_rng(1).choice([0.0, 25, 50, 75, 100], size=40)
    found = intervals.mean(raw.mean(), raw.var(ddof=1), len(raw), minimum=0, maximum=100)
    assert found == pytest.approx(DescrStatsW(raw).tconfint_mean(), abs=1e-9)


def test_mean_is_clipped_to_the_scale():
    low, high = intervals.mean([90], [800], [3], minimum=0, maximum=100)
    assert low[0] == pytest.approx(90 - 4.302652729911275 * np.sqrt(800 / 3))
    assert high[0] == 100


@pytest.mark.parametrize("n", [0, 1])
def test_mean_of_fewer_than_two_answers_has_no_interval(n):
    assert np.isnan(intervals.mean(80, np.nan, n, minimum=0, maximum=100)).all()
    assert np.isnan(intervals.mean(80, 0, n, minimum=0, maximum=100)).all()


def test_mean_of_equal_answers_at_an_end_keeps_the_wilson_distance_to_the_other_end():
    low, high = intervals.mean(100, 0, 6, minimum=0, maximum=100)
    assert (low, high) == (pytest.approx(100 * intervals.wilson(6, 6)[0]), 100)


def test_mean_of_equal_answers_inside_the_scale_reaches_towards_both_ends():
    elsewhere = 1 - intervals.wilson(20, 20)[0]
    low, high = intervals.mean(4, 0, 20, minimum=1, maximum=5)
    assert (low, high) == (pytest.approx(4 - elsewhere * 3), pytest.approx(4 + elsewhere))


def test_mean_of_equal_answers_is_recognised_in_spite_of_rounding():
    third = 100 / 3
    variance = (3 * third**2 - 3 * third**2 * (1 + 1e-16)) / 2 + 1e-13
    assert intervals.mean(third, variance, 3, minimum=0, maximum=100)[0] < 20


@given(st.lists(st.integers(0, 10), min_size=2, max_size=30))
def test_mean_lies_inside_its_interval_and_that_inside_the_scale(answers):
    raw = np.array(answers, dtype=float)
    low, high = intervals.mean(raw.mean(), raw.var(ddof=1), len(raw), minimum=0, maximum=10)
    assert 0 <= low <= raw.mean() <= high <= 10
    assert low < high


@pytest.mark.parametrize(
    ("positive", "negative", "n", "low", "high"),
    [(60, 20, 100, 23.38, 54.29), (5, 2, 10, -19.05, 65.20), (6, 0, 6, 25.92, 100)],
)
def test_balance_gives_the_known_numbers(positive, negative, n, low, high):
    assert intervals.balance(positive, negative, n) == (pytest.approx(low, abs=0.005), pytest.approx(high, abs=0.005))


@given(st.integers(0, 200), st.integers(0, 200), st.integers(0, 200))
def test_balance_lies_inside_its_interval_even_for_a_single_answer(positive, neither, negative):
    n = positive + neither + negative
    low, high = intervals.balance(positive, negative, n)
    if n == 0:
        assert np.isnan([low, high]).all()
    else:
        assert -100 <= low <= 100 * (positive - negative) / n <= high <= 100


def test_newcombe_gives_the_known_numbers():
    found = intervals.newcombe(45, 100, 30, 100).iloc[0]
    assert found["difference"] == pytest.approx(0.15)
    assert found[["low", "high"]].tolist() == pytest.approx([0.015852, 0.276831], abs=5e-7)
    assert found[["z", "p"]].tolist() == pytest.approx([2.190890, 0.028460], abs=5e-7)


def test_newcombe_of_two_equal_and_certain_shares_shows_no_difference():
    found = intervals.newcombe([0, 5], [20, 5], [0, 9], [30, 9])
    assert found["z"].tolist() == [0, 0]
    assert found["p"].tolist() == [1, 1]
    assert ((found["low"] < 0) & (found["high"] > 0)).all()


def test_newcombe_is_empty_where_one_side_has_no_answers():
    assert intervals.newcombe([3, 0], [8, 0], [0, 3], [0, 8]).isna().all(axis=None)
    assert intervals.newcombe([], [], [], []).empty


def test_the_difference_of_shares_has_the_interval_of_newcombe():
    shares = [(45 / 100, *map(float, intervals.wilson(45, 100))), (30 / 100, *map(float, intervals.wilson(30, 100)))]
    assert intervals.difference(*shares) == (pytest.approx(0.015852, abs=1e-6), pytest.approx(0.276831, abs=1e-6))


def test_a_difference_from_something_without_interval_has_none():
    low, high = intervals.difference((70.0, 60.0, 80.0), (40.0, np.nan, np.nan))
    assert np.isnan([low, high]).all()
