import numpy as np
import pandas as pd
import pytest

from tpm.analysis import referrals

QUARTERS = ["2025-01-01", "2025-04-01", "2025-07-01", "2025-10-01"]
N = [40, 55, 30, 80, 62, 45, 50, 38, 70, 66, 52, 48]
E = [10, 15, 6, 22, 14, 12, 13, 24, 20, 17, 12, 11]


def make(e, n, unknown, days):
    return pd.DataFrame({"period": pd.to_datetime(days), "e": e, "n": n, "unknown": unknown})


@pytest.fixture
def year():
    return make([6, 9, 14, 18], [40, 45, 50, 48], [4, 5, 2, 6], QUARTERS)


@pytest.fixture
def months():
    return make(E, N, 0, pd.date_range("2025-01-01", periods=12, freq="MS"))


def test_rates_of_four_quarters_are_the_known_ones(year):
    found = referrals.rates(year)
    assert found["rate"].tolist() == pytest.approx([0.1667, 0.2250, 0.2917, 0.4286], abs=5e-5)
    assert found["low"].tolist() == pytest.approx([0.0787, 0.1232, 0.1824, 0.2912], abs=5e-5)
    assert found["high"].tolist() == pytest.approx([0.3189, 0.3750, 0.4318, 0.5779], abs=5e-5)


def test_unknown_origins_widen_the_bounds_and_lower_the_coverage(year):
    found = referrals.rates(year).iloc[0]
    assert (found["lower_bound"], found["upper_bound"]) == (pytest.approx(0.15), pytest.approx(0.25))
    assert (found["coverage"], found["known"]) == (pytest.approx(0.9), 36)


def test_total_is_the_sum_and_not_the_mean_of_rates(year):
    found = referrals.total(year).iloc[0]
    assert (found["e"], found["known"]) == (47, 166)
    assert [found["rate"], found["low"], found["high"]] == pytest.approx([0.2831, 0.2201, 0.3560], abs=5e-5)


def test_a_period_with_unknown_origins_only_has_no_rate_but_bounds():
    found = referrals.rates(make([0], [3], [3], ["2025-01-01"])).iloc[0]
    assert found[["rate", "low", "high"]].isna().all()
    assert (found["coverage"], found["lower_bound"], found["upper_bound"]) == (0, 0, 1)


def test_a_period_without_new_customers_has_empty_figures():
    found = referrals.rates(make([0], [0], [0], ["2025-01-01"])).iloc[0]
    assert found[["rate", "low", "high", "coverage", "lower_bound", "upper_bound"]].isna().all()


def test_no_counts_give_no_rows(year):
    for nothing in (year.iloc[:0], pd.DataFrame(columns=["period", "e", "n", "unknown"])):
        assert referrals.rates(nothing).empty
        assert referrals.total(nothing).empty
        assert referrals.moving(nothing).empty
        assert referrals.control_chart(nothing).empty
        assert "rate" in referrals.moving(nothing)


def test_moving_year_is_the_sum_of_its_four_quarters(year):
    found = referrals.moving(year)
    assert found["rate"].tolist() == pytest.approx([0.2831], abs=5e-5)
    assert found["since"].tolist() == [pd.Timestamp("2025-01-01")]
    assert found["period"].tolist() == [pd.Timestamp("2025-10-01")]
    assert [found.loc[0, name] for name in ("e", "n", "unknown", "known")] == [47, 183, 17, 166]


def test_moving_year_moves_on_by_a_quarter_in_any_order(year):
    more = pd.concat([make([10], [20], [0], ["2026-01-01"]), year])
    found = referrals.moving(more)
    assert found["period"].tolist() == [pd.Timestamp("2025-10-01"), pd.Timestamp("2026-01-01")]
    assert found["e"].tolist() == [47, 51]
    assert found["rate"].tolist() == pytest.approx([47 / 166, 51 / 150])


def test_a_missing_quarter_is_a_gap_and_not_a_zero(year):
    later = make([1] * 4, [10] * 4, [0] * 4, ["2026-04-01", "2026-07-01", "2026-10-01", "2027-01-01"])
    found = referrals.moving(pd.concat([year, later]))
    assert found["period"].tolist() == [pd.Timestamp("2025-10-01"), pd.Timestamp("2027-01-01")]


def test_three_quarters_have_no_moving_year(year):
    assert referrals.moving(year.iloc[:3]).empty


def test_a_quarter_counted_twice_makes_no_year(year):
    twice = pd.concat([year.iloc[[0, 1]], year.iloc[[1]], year.iloc[[3]]])
    assert referrals.moving(twice).empty


def test_months_make_no_moving_year(months):
    assert referrals.moving(months).empty


def test_control_chart_finds_the_eighth_month_only(months):
    found = referrals.control_chart(months)
    assert found["centre"].iloc[0] == pytest.approx(0.276730, abs=5e-7)
    assert found.loc[7, ["rate", "upper_limit"]].tolist() == pytest.approx([0.6316, 0.4945], abs=5e-5)
    assert found.loc[0, ["lower_limit", "upper_limit"]].tolist() == pytest.approx([0.0645, 0.4889], abs=5e-5)
    assert found["signal"].dropna().to_dict() == {7: "above"}
    assert not found["few"].any()


def test_control_chart_says_nothing_where_too_few_are_expected():
    found = referrals.control_chart(make([10, 3], [100, 3], [0, 0], QUARTERS[:2]))
    assert found["few"].tolist() == [False, True]
    assert found["signal"].isna().all()


def test_limits_of_the_control_chart_stay_between_0_and_1():
    found = referrals.control_chart(make([5, 0], [6, 2], [0, 0], QUARTERS[:2]))
    assert (found["lower_limit"] >= 0).all()
    assert (found["upper_limit"] <= 1).all()


def test_control_chart_without_any_known_origin_is_empty():
    found = referrals.control_chart(make([0], [2], [2], QUARTERS[:1]))
    assert np.isnan(found.loc[0, "centre"])
    assert found["signal"].isna().all()
