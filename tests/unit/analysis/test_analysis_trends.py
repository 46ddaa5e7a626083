import numpy as np
import pytest
from scipy.stats import kendalltau, theilslopes

from tpm.analysis import trends

RISING = [12.9, 14.8, 13.2, 15.7, 13.8, 15.6, 12.9, 11.0, 17.3, 15.9, 19.0, 18.3, 20.1, 21.7]


def test_a_rising_series_gives_the_known_numbers():
    found = trends.trend(RISING)
    assert (found.n, found.s) == (14, 54)
    assert (found.z, found.p) == (pytest.approx(2.905837, abs=5e-7), pytest.approx(0.003663, abs=5e-7))
    assert found.slope == pytest.approx(0.566667, abs=5e-7)


def test_a_series_turned_round_falls_as_certainly():
    found = trends.trend(RISING[::-1])
    assert (found.s, found.p) == (-54, pytest.approx(0.003663, abs=5e-7))


@pytest.mark.parametrize("values", [[], [1.0], [1.0, 2.0, 3.0, 4.0], [1.0, 2.0, float("nan"), 3.0, 4.0]])
def test_below_five_periods_nothing_is_claimed(values):
    found = trends.trend(values)
    assert found.n == min(len(values), 4)
    assert np.isnan([found.s, found.z, found.p, found.slope]).all()


def test_p_is_exact_up_to_ten_periods():
    assert trends.trend([1, 2, 3, 4, 5]).p == pytest.approx(2 / 120)
    values = [3.0, 1, 4, 1.5, 9, 2.6, 5, 3.5, 8, 9.7]
    assert trends.trend(values).p == pytest.approx(kendalltau(range(10), values, method="exact").pvalue, abs=1e-9)


def test_ties_in_a_short_series_do_not_break_it():
    assert 0 < trends.trend([1, 1, 2, 2, 3, 3]).p < 0.1


def test_a_series_that_never_changes_has_no_trend():
    found = trends.trend([4.0] * 12)
    assert (found.s, found.z, found.p, found.slope) == (0, 0, 1, 0)


def test_a_missing_period_keeps_its_place_on_the_time_axis():
    found = trends.trend([1, 2, float("nan"), 4, 5, 6])
    assert (found.n, found.slope) == (5, 1)


def test_slope_agrees_with_the_library():
    assert trends.trend(RISING).slope == pytest.approx(theilslopes(RISING, range(14)).slope, abs=1e-9)


def test_neighbours_that_hang_together_are_told():
    waves = np.sin(np.arange(40) / 4)
    assert trends.trend(list(waves)).autocorrelated
    assert not trends.trend(list(np.random.default_rng(3).normal(size=40))).autocorrelated
