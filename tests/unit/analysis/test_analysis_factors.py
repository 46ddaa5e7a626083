"""Penalty and reward agree with the worked example and with statsmodels on raw rows."""

from itertools import product

import numpy as np
import pandas as pd
import pytest

from tpm.analysis import factors

DESIGN = ((-2, 0, 0.2), (-1, 0, 1), (-0.2, 0, 1.5))


def columns(rows):
    """1, overall, and the dummies of each rating; `rows` are levels 0, 1, 2 with the overall judgement last."""
    levels, overall = rows[:, :-1], rows[:, -1]
    dummies = [levels[:, j] == level for j in range(levels.shape[1]) for level in (0, 2)]
    return np.column_stack([np.ones(len(rows)), overall, *dummies]).astype(float)


def full_design(noise=0.0, times=1, effects=DESIGN):
    rng = np.random.default_rng(3)
    rows = [
        (*levels, 6 + sum(by_level[level] for by_level, level in zip(effects, levels, strict=True)))
        for levels in product(range(3), repeat=3)
    ]
    rows = np.array(rows * times)
    rows[:, -1] += rng.normal(scale=noise, size=len(rows)) if noise else 0
    return rows


def products(rows):
    whole = columns(rows)
    return whole.T @ whole


def test_the_full_design_gives_its_effects_back_exactly():
    found = factors.contrast(products(full_design()))
    assert found["penalty"].tolist() == pytest.approx([-2, -1, -0.2], abs=1e-9)
    assert found["reward"].tolist() == pytest.approx([0.2, 1, 1.5], abs=1e-9)
    assert found["asymmetry"].tolist() == pytest.approx([-0.818, 0, 0.765], abs=1e-3)
    assert factors.asymmetry(found["asymmetry"]).tolist() == ["frustrates", "balanced", "delights"]


def test_slopes_and_p_are_those_of_a_regression_on_the_raw_rows():
    import statsmodels.api as sm  # noqa: PLC0415  slow

    rows = full_design(noise=1.5, times=4)
    whole = columns(rows)
    oracle = sm.OLS(whole[:, 1], np.delete(whole, 1, axis=1)).fit()
    found = factors.contrast(products(rows))
    assert found["penalty"].tolist() == pytest.approx(oracle.params[1::2].tolist(), abs=1e-9)
    assert found["reward"].tolist() == pytest.approx(oracle.params[2::2].tolist(), abs=1e-9)
    assert found["p_penalty"].tolist() == pytest.approx(oracle.pvalues[1::2].tolist(), abs=1e-9)
    assert found["p_reward"].tolist() == pytest.approx(oracle.pvalues[2::2].tolist(), abs=1e-9)


def test_types_follow_from_which_side_is_significant():
    rows = full_design(noise=0.6, times=8, effects=((-2, 0, 0), (-1, 0, 1), (0, 0, 1.5)))
    assert factors.contrast(products(rows))["type"].tolist() == ["disappointment", "performance", "delight"]
    rows[:, -1] = np.random.default_rng(1).normal(size=len(rows))
    assert set(factors.contrast(products(rows))["type"]) == {"neutral"}


def test_a_rating_without_disappointed_customers_has_no_type():
    rows = full_design(times=4)
    assert factors.contrast(products(rows[rows[:, 0] > 0]))["type"].isna().all()


def test_few_answers_fall_back_to_each_rating_by_itself():
    rows = full_design(noise=0.1)
    assert not factors.enough(products(rows))
    assert factors.enough(products(full_design(times=2)))
    frame = pd.DataFrame(rows, columns=["a", "b", "c", "overall"]).melt("overall", var_name="item", value_name="level")
    frame["zone"] = frame["level"].map({0: "low", 1: "okay", 2: "high"})
    zones = frame.groupby(["item", "zone"])["overall"].agg(n="size", mean="mean", variance="var").reset_index()
    found = factors.differences(zones).set_index("item")
    assert found["penalty"].tolist() == pytest.approx([-2, -1, -0.2], abs=0.2)
    assert found["n_low"].tolist() == [9, 9, 9]
    assert found.loc["a", "type"] == "disappointment"


def test_a_zone_nobody_is_in_has_no_difference():
    zones = pd.DataFrame({"item": [1, 1], "zone": ["okay", "high"], "n": [8, 9], "mean": [60.0, 80.0], "variance": [100.0, 90.0]})
    found = factors.differences(zones).iloc[0]
    assert np.isnan(found["penalty"])
    assert found["reward"] == pytest.approx(20)
    assert found["type"] is None


def test_the_asymmetry_is_cut_at_a_fifth_and_three_fifths():
    steps = factors.asymmetry(pd.Series([-0.61, -0.59, -0.21, -0.19, 0.19, 0.21, 0.59, 0.61, np.nan]))
    assert steps.dropna().tolist() == ["frustrates", *["dissatisfies"] * 2, *["balanced"] * 2, *["satisfies"] * 2, "delights"]
    assert steps.isna().tolist() == [False] * 8 + [True]
