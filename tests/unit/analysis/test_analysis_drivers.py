"""Derived importance agrees with published figures and with regressions on raw rows."""

from itertools import permutations

import numpy as np
import pytest

from tpm.analysis import drivers

TWO = (np.array([[1, 0.4], [0.4, 1]]), np.array([0.6, 0.5]))
CARS = np.array([
    [21.0, 6, 160.0, 110, 4], [21.0, 6, 160.0, 110, 4], [22.8, 4, 108.0, 93, 4], [21.4, 6, 258.0, 110, 3], [18.7, 8, 360.0, 175, 3],
    [18.1, 6, 225.0, 105, 3], [14.3, 8, 360.0, 245, 3], [24.4, 4, 146.7, 62, 4], [22.8, 4, 140.8, 95, 4], [19.2, 6, 167.6, 123, 4],
    [17.8, 6, 167.6, 123, 4], [16.4, 8, 275.8, 180, 3], [17.3, 8, 275.8, 180, 3], [15.2, 8, 275.8, 180, 3], [10.4, 8, 472.0, 205, 3],
    [10.4, 8, 460.0, 215, 3], [14.7, 8, 440.0, 230, 3], [32.4, 4, 78.7, 66, 4], [30.4, 4, 75.7, 52, 4], [33.9, 4, 71.1, 65, 4],
    [21.5, 4, 120.1, 97, 3], [15.5, 8, 318.0, 150, 3], [15.2, 8, 304.0, 150, 3], [13.3, 8, 350.0, 245, 3], [19.2, 8, 400.0, 175, 3],
    [27.3, 4, 79.0, 66, 4], [26.0, 4, 120.3, 91, 5], [30.4, 4, 95.1, 113, 5], [15.8, 8, 351.0, 264, 5], [19.7, 6, 145.0, 175, 5],
    [15.0, 8, 301.0, 335, 5], [21.4, 4, 121.0, 109, 4],
])  # fmt: skip


def of_rows(rows):
    r = np.corrcoef(rows, rowvar=False)
    return r[1:, 1:], r[1:, 0]


def r2_of(rows, chosen):
    import statsmodels.api as sm  # noqa: PLC0415  slow

    return sm.OLS(rows[:, 0], sm.add_constant(rows[:, [1 + c for c in chosen]])).fit().rsquared


@pytest.mark.parametrize("method", [drivers.shapley, drivers.relative_weights])
def test_two_drivers_agree_with_the_worked_example_in_both_ways(method):
    assert method(*TWO) == pytest.approx([0.275238, 0.165238], abs=1e-6)
    assert method(*TWO).sum() == pytest.approx(0.440476, abs=1e-6)


def test_relative_weights_of_the_motor_trend_cars_agree_with_those_published():
    raw = drivers.relative_weights(*of_rows(CARS))
    assert raw == pytest.approx([0.2284797, 0.2221469, 0.2321744, 0.0963886], abs=1e-7)
    assert raw.sum() == pytest.approx(0.7791896, abs=1e-7)


def test_shapley_parts_are_mean_gains_of_regressions_on_raw_rows():
    k = CARS.shape[1] - 1
    gains = np.zeros(k)
    orders = list(permutations(range(k)))
    for order in orders:
        before = 0.0
        for place, driver in enumerate(order):
            after = r2_of(CARS, order[: place + 1])
            gains[driver] += after - before
            before = after
    found = drivers.importance(*of_rows(CARS))
    assert found.method == "shapley"
    assert found.raw == pytest.approx(gains / len(orders), abs=1e-9)
    assert found.r2 == pytest.approx(r2_of(CARS, range(k)), abs=1e-9)
    assert found.shares.sum() == pytest.approx(1)


def test_the_swiss_provinces_agree_with_the_parts_that_r_publishes():
    between = np.eye(5)
    upper = [-0.6865422, -0.6395225, 0.4010951, -0.06085861, 0.6984153, -0.5727418, -0.1140216, -0.1538589, -0.09932185, 0.17549591]
    between[np.triu_indices(5, 1)] = upper
    between = np.maximum(between, between.T) + np.minimum(between, between.T)
    np.fill_diagonal(between, 1)
    found = drivers.importance(between, [0.3530792, -0.6458827, -0.6637889, 0.4636847, 0.416556])
    assert found.raw == pytest.approx([0.057091, 0.171173, 0.260135, 0.105570, 0.112766], abs=1e-6)
    assert found.r2 == pytest.approx(0.706735, abs=1e-6)


def test_beyond_fourteen_drivers_relative_weights_stand_in_and_add_up_to_r2():
    rng = np.random.default_rng(7)
    rows = rng.normal(size=(400, 18)) + rng.normal(size=(400, 1))
    found = drivers.importance(*of_rows(rows))
    assert found.method == "relative_weights"
    assert found.r2 == pytest.approx(r2_of(rows, range(17)), abs=1e-9)


def test_the_same_rating_twice_shares_its_importance():
    found = drivers.importance([[1, 1], [1, 1]], [0.6, 0.6])
    assert found.raw == pytest.approx([0.18, 0.18])
    assert not found.clipped


def test_contradicting_correlations_are_brought_into_line_and_it_is_said():
    found = drivers.importance([[1, 0.9, 0.9], [0.9, 1, -0.9], [0.9, -0.9, 1]], [0.5, 0.5, 0.5])
    assert found.clipped
    assert found.raw.sum() == pytest.approx(found.r2)


def test_correlations_that_explain_more_than_everything_are_refused():
    found = drivers.importance([[1, -0.6], [-0.6, 1]], [0.6, 0.6])
    assert found.r2 > 1
    assert drivers.refusal(500, found.r2) == "contradictory"


def test_mending_does_not_make_the_ratings_explain_everything():
    between = np.full((4, 4), 0.9) - 1.9 * np.eye(4)[[1, 0, 2, 3]] * 0
    between[0, 1] = between[1, 0] = -0.9
    np.fill_diagonal(between, 1)
    found = drivers.importance(between, [0.2, 0.2, 0.2, 0.2])
    assert found.clipped
    assert found.r2 < 0.5


def test_few_answers_and_weak_relations_are_refused():
    assert drivers.refusal(29, 0.9) == "too_few"
    assert drivers.refusal(30, 0.09) == "too_weak"
    assert drivers.refusal(300, float("nan")) == "too_weak"
    assert drivers.refusal(30, 0.1) is None


def test_correlations_from_sums_of_products_are_those_of_the_rows():
    rows = np.column_stack([np.ones(len(CARS)), CARS])
    assert drivers.correlations(rows.T @ rows) == pytest.approx(np.corrcoef(CARS, rowvar=False), abs=1e-9)


def test_a_rating_that_never_varies_has_no_correlation():
    thirds = np.column_stack([np.ones(700), np.full(700, 100 / 3 - 50), np.tile([0.0, 25.0], 350)])
    found = drivers.correlations(thirds.T @ thirds)
    assert np.isnan(found[0]).all()
    assert found[1, 1] == pytest.approx(1)
