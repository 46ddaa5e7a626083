"""Derived importance and factors from answers in the store agree with regressions on the raw rows."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
import statsmodels.api as sm

from tpm.figures import importance
from tpm.model.period import Filter
from tpm.model.scale import Scale
from tpm.model.survey import Audience, Role
from tpm.store import surveys, touchpoints
from tpm.store.database import Store

NAMES = ("Website", "Hotline", "Rechnung")
Made = Callable[..., pd.DataFrame]


@pytest.fixture
def survey(store: Store) -> Made:
    """Saves ratings 1–5 of three touchpoints (NaN: not answered) and an overall judgement 1–10 of as many respondents."""

    def save(rows: pd.DataFrame, role: Role = Role.OVERALL) -> pd.DataFrame:
        with store.change() as change:
            places = touchpoints.find_or_add(change, NAMES)
            made = surveys.find_or_add(change, "Kunden", Audience.CUSTOMER)
            five, ten = Scale(minimum=1, maximum=5), Scale(minimum=0 if role is Role.NPS else 1, maximum=10)
            asked = [surveys.Asked(header=n, role=Role.RATING, touchpoint_id=places[n.casefold()], scale=five) for n in NAMES]
            ids = surveys.put_questions(change, made, [*asked, surveys.Asked(header="Gesamt", role=role, scale=ten)])
            answers = rows.set_axis(ids, axis=1).rename_axis("respondent").reset_index().melt("respondent", var_name="question").dropna()
            change.register("rows", pa.Table.from_pandas(answers.astype({"question": "int64"}), preserve_index=False))
            change.rows("INSERT INTO respondent SELECT DISTINCT respondent, 1, NULL, NULL FROM rows")
            change.rows("INSERT INTO answer SELECT respondent, question, value FROM rows")
        return rows

    return save


def made_up(n: int, *, missing: float = 0.0) -> pd.DataFrame:
    rng = np.random.default_rng(11)
    mood = rng.normal(size=n)
    rows = pd.DataFrame(
        {name: np.clip(np.round(3 + mood * w + rng.normal(size=n)), 1, 5) for name, w in zip(NAMES, (1, 0.6, 0.2), strict=True)}
    )
    overall = 5 + 1.2 * (rows["Website"] - 3) - 1.5 * (rows["Hotline"] <= 2) + rng.normal(size=n)
    rows = rows.mask(rng.random(rows.shape) < missing)
    return rows.assign(overall=np.clip(np.round(overall), 1, 10))


def test_shares_add_up_and_r2_is_that_of_a_regression_on_the_raw_rows(store: Store, survey: Made) -> None:
    rows = survey(made_up(400, missing=0.05))
    found = importance.importance(store, Filter())
    whole = rows.dropna()
    oracle = sm.OLS(whole["overall"], sm.add_constant(whole[list(NAMES)])).fit()
    assert (found.complete, found.n, found.method, found.refused) == (True, len(whole), "shapley", None)
    assert found.r2 == pytest.approx(oracle.rsquared, abs=1e-9)
    assert found.table["share"].sum() == pytest.approx(1)
    assert found.table["touchpoint"].iloc[0] == "Website"
    correlation = found.table.set_index("touchpoint")["correlation"]
    assert correlation["Hotline"] == pytest.approx(whole["overall"].corr(whole["Hotline"]), abs=1e-9)


def test_penalty_and_reward_are_those_of_a_regression_with_dummies(store: Store, survey: Made) -> None:
    whole = survey(made_up(500, missing=0.05)).dropna()
    dummies = pd.concat([(whole[list(NAMES)] <= 2).add_suffix("_low"), (whole[list(NAMES)] == 5).add_suffix("_high")], axis=1).astype(float)
    oracle = sm.OLS((whole["overall"] - 1) / 9 * 100, sm.add_constant(dummies)).fit()
    found = importance.importance(store, Filter()).table.set_index("touchpoint")
    assert not found["alone"].any()
    for name in NAMES:
        assert found.loc[name, "penalty"] == pytest.approx(oracle.params[f"{name}_low"], abs=1e-9)
        assert found.loc[name, "reward"] == pytest.approx(oracle.params[f"{name}_high"], abs=1e-9)
        assert found.loc[name, "p_penalty"] == pytest.approx(oracle.pvalues[f"{name}_low"], abs=1e-9)
        assert found.loc[name, "p_reward"] == pytest.approx(oracle.pvalues[f"{name}_high"], abs=1e-9)
    assert found.loc["Hotline", "type"] == "disappointment"


def test_where_few_rated_everything_it_goes_pair_by_pair_and_says_so(store: Store, survey: Made) -> None:
    rows = survey(made_up(400, missing=0.45))
    found = importance.importance(store, Filter())
    assert not found.complete
    fewest = min(rows[[a, b]].notna().all(axis=1).sum() for a in NAMES for b in NAMES if a < b)
    assert found.n == fewest
    correlation = found.table.set_index("touchpoint")["correlation"]
    assert correlation["Website"] == pytest.approx(rows["overall"].corr(rows["Website"]), abs=1e-9)


def test_a_touchpoint_with_few_answers_or_all_equal_ones_is_left_out_and_named(store: Store, survey: Made) -> None:
    rows = made_up(200)
    survey(rows.assign(Hotline=4.0, Rechnung=rows["Rechnung"].mask(rows.index > 20)))
    found = importance.importance(store, Filter())
    assert found.table["touchpoint"].tolist() == ["Website"]
    assert set(found.left_out) == {"Hotline", "Rechnung"}


def test_without_a_touchpoint_of_equal_answers_those_who_did_not_rate_it_count_too(store: Store, survey: Made) -> None:
    rows = made_up(200).assign(Hotline=4.0)
    rows.loc[120:, "Hotline"] = np.nan
    survey(rows)
    found = importance.importance(store, Filter())
    whole = rows[["overall", "Website", "Rechnung"]]
    oracle = sm.OLS(whole["overall"], sm.add_constant(whole[["Website", "Rechnung"]])).fit()
    assert (found.n, found.complete, found.left_out) == (200, True, ("Hotline",))
    assert found.r2 == pytest.approx(oracle.rsquared, abs=1e-9)


def test_a_touchpoint_that_others_rated_changes_nothing_for_the_rest(store: Store, survey: Made) -> None:
    rows = made_up(400).assign(Hotline=np.nan)
    others = pd.DataFrame({"Website": np.nan, "Hotline": [2.0, 4.0] * 20, "Rechnung": np.nan, "overall": [3.0, 7.0] * 20})
    survey(pd.concat([rows, others], ignore_index=True))
    found = importance.importance(store, Filter())
    oracle = sm.OLS(rows["overall"], sm.add_constant(rows[["Website", "Rechnung"]])).fit()
    assert (found.n, found.complete, found.left_out) == (400, True, ("Hotline",))
    assert found.r2 == pytest.approx(oracle.rsquared, abs=1e-9)


def test_few_respondents_are_not_ranked(store: Store, survey: Made) -> None:
    survey(made_up(29))
    found = importance.importance(store, Filter())
    assert (found.refused, found.table.empty) == ("too_few", True)


def test_ratings_that_explain_nothing_are_not_ranked(store: Store, survey: Made) -> None:
    rows = made_up(300)
    survey(rows.assign(overall=np.random.default_rng(5).integers(1, 11, 300)))
    found = importance.importance(store, Filter())
    assert found.refused == "too_weak"
    assert found.table["share"].isna().all()


def test_without_an_overall_judgement_it_is_said_what_is_missing(store: Store) -> None:
    assert importance.importance(store, Filter()).refused == "no_outcome"


def test_willingness_to_recommend_stands_in_for_overall_satisfaction(store: Store, survey: Made) -> None:
    survey(made_up(100), Role.NPS)
    found = importance.importance(store, Filter())
    assert found.outcome is Role.NPS
    assert importance.importance(store, Filter(), Role.OVERALL).outcome is Role.NPS


def test_zones_with_few_answers_are_looked_at_touchpoint_by_touchpoint(store: Store, survey: Made) -> None:
    rows = survey(made_up(60).assign(Rechnung=lambda rows: rows["Rechnung"].clip(upper=4)))
    found = importance.importance(store, Filter()).table.set_index("touchpoint")
    assert found.loc["Rechnung", "alone"]
    assert pd.isna(found.loc["Rechnung", "type"])
    mean = rows.assign(score=(rows["overall"] - 1) / 9 * 100)
    low, okay = mean["Rechnung"] <= 2, mean["Rechnung"].between(3, 4)
    assert found.loc["Rechnung", "penalty"] == pytest.approx(mean.loc[low, "score"].mean() - mean.loc[okay, "score"].mean())
