import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.weightstats import DescrStatsW

from tpm.analysis import ratings

KEYS = ["disappointment", "okay", "delight"]


def test_twelve_eighteen_thirty_of_sixty_is_a_net_delight_of_plus_30(histogram, questions):
    found = ratings.summarise(histogram({2: 12, 4: 18, 5: 30}), questions({1: (1, 5)})).iloc[0]
    assert found["n"] == 60
    assert found["net_delight"] == pytest.approx(30.0)
    assert found[KEYS].tolist() == pytest.approx([0.2, 0.3, 0.5])
    assert found["net_low"] < 30 < found["net_high"]


def test_score_and_interval_agree_with_the_raw_answers(histogram, questions):
    found = ratings.summarise(histogram({1: 4, 2: 9, 3: 21, 4: 40, 5: 17}), questions({1: (1, 5)})).iloc[0]
    raw = DescrStatsW(np.repeat([1.0, 2, 3, 4, 5], [4, 9, 21, 40, 17]))
    scores = DescrStatsW((np.repeat([1.0, 2, 3, 4, 5], [4, 9, 21, 40, 17]) - 1) * 25)
    assert found["mean"] == pytest.approx(raw.mean, abs=1e-9)
    assert found["score"] == pytest.approx(scores.mean, abs=1e-9)
    assert (found["low"], found["high"]) == pytest.approx(scores.tconfint_mean(), abs=1e-9)
    assert found["zero"] == 62.5


@given(st.lists(st.integers(1, 7), min_size=2, max_size=60).filter(lambda answers: len(set(answers)) > 1))
def test_any_raw_answers_give_the_same_interval_as_their_histogram(answers):
    counts = pd.Series(answers).value_counts()
    frame = pd.DataFrame({"touchpoint_id": 7, "question_id": 1, "value": counts.index.astype(float), "n": counts.to_numpy()})
    scale = {"question_id": [1], "minimum": [1], "maximum": [7], "reversed": [True], "disappointment_to": [None], "delight_from": [None]}
    found = ratings.summarise(frame, pd.DataFrame(scale)).iloc[0]
    raw = DescrStatsW((7 - np.array(answers)) / 6 * 100)
    low, high = raw.tconfint_mean()
    assert (found["score"], found["low"], found["high"]) == pytest.approx((raw.mean, max(low, 0), min(high, 100)), abs=1e-9)
    assert found[KEYS].astype(float).sum() == pytest.approx(1)


def test_ten_million_answers_are_as_exact_as_a_handful(histogram, questions):
    few, many = histogram({1: 1, 3: 4, 5: 3}), histogram({1: 1_250_000, 3: 5_000_000, 5: 3_750_000})
    columns = ["mean", "score", "net_delight", *KEYS]
    a, b = (ratings.summarise(h, questions({1: (1, 5)}))[columns] for h in (few, many))
    pd.testing.assert_frame_equal(a, b, rtol=1e-12)


def test_school_grades_count_the_other_way_round(histogram, questions):
    found = ratings.summarise(histogram({1: 3, 2: 1, 5: 1}), questions({1: (1, 6, True)})).iloc[0]
    assert found["mean"] == pytest.approx(2.0)
    assert found["score"] == pytest.approx(80.0)
    assert found[KEYS].tolist() == pytest.approx([0.2, 0.2, 0.6])


def test_two_scales_meet_in_the_score_and_have_no_common_mean(histogram, questions):
    both = pd.concat([histogram({5: 10}), histogram({0: 10}, question_id=2)])
    found = ratings.summarise(both, questions({1: (1, 5), 2: (0, 10)})).iloc[0]
    assert found["score"] == 50
    assert np.isnan(found["mean"])
    assert found["zero"] == pytest.approx((62.5 + 75) / 2)


def test_two_questions_on_the_same_scale_have_a_common_mean(histogram, questions):
    both = pd.concat([histogram({5: 10}), histogram({4: 10}, question_id=2)])
    assert ratings.summarise(both, questions({1: (1, 5), 2: (1, 5)}))["mean"].tolist() == [4.5]


def test_the_same_scale_the_other_way_round_has_no_common_mean(histogram, questions):
    both = pd.concat([histogram({5: 10}), histogram({4: 10}, question_id=2)])
    assert ratings.summarise(both, questions({1: (1, 5), 2: (1, 5, True)}))["mean"].isna().all()


def test_answers_outside_the_scale_enter_no_figure_and_are_counted(histogram, questions):
    found = ratings.summarise(histogram({0: 50, 4: 10, 6: 7}), questions({1: (1, 5)})).iloc[0]
    assert (found["n"], found["outside"], found["mean"]) == (10, 57, 4)


def test_a_group_with_outside_answers_only_has_empty_figures(histogram, questions):
    found = ratings.summarise(histogram({0: 50}), questions({1: (1, 5)})).iloc[0]
    assert (found["n"], found["outside"]) == (0, 50)
    assert found.drop(["touchpoint_id", "n", "outside"]).isna().all()


def test_a_single_answer_has_a_score_and_no_interval(histogram, questions):
    found = ratings.summarise(histogram({4: 1}), questions({1: (1, 5)})).iloc[0]
    assert found["score"] == 75
    assert np.isnan([found["low"], found["high"]]).all()


def test_equal_answers_do_not_claim_certainty(histogram, questions):
    found = ratings.summarise(histogram({5: 6}), questions({1: (1, 5)})).iloc[0]
    assert (found["low"], found["high"]) == (pytest.approx(60.966571, abs=1e-6), 100)


def test_one_row_per_touchpoint_and_period_in_order(histogram, questions):
    first, second = pd.Timestamp("2026-01-01"), pd.Timestamp("2026-04-01")
    parts = [histogram({5: 2}, period=second), histogram({4: 2}, period=first), histogram({3: 2}, touchpoint_id=3, period=first)]
    found = ratings.summarise(pd.concat(parts), questions({1: (1, 5)}), by=["touchpoint_id", "period"])
    assert found[["touchpoint_id", "period", "mean"]].to_numpy().tolist() == [[3, first, 3.0], [7, first, 4.0], [7, second, 5.0]]


def test_everything_together_is_one_row(histogram, questions):
    both = pd.concat([histogram({5: 2}), histogram({3: 2}, touchpoint_id=3)])
    assert ratings.summarise(both, questions({1: (1, 5)}), by=[])[["n", "mean"]].to_numpy().tolist() == [[4, 4.0]]


def test_answers_without_a_touchpoint_are_left_out(histogram, questions):
    both = pd.concat([histogram({5: 2}), histogram({3: 2}, touchpoint_id=np.nan)])
    assert ratings.summarise(both, questions({1: (1, 5)}))["n"].tolist() == [2]


@pytest.mark.parametrize("by", [[], ["touchpoint_id"], ["touchpoint_id", "question_id"]])
def test_no_answers_give_no_rows_and_all_columns(histogram, questions, by):
    for nothing in (histogram({}), histogram({5: 2}).iloc[:0], pd.DataFrame(columns=["touchpoint_id", "question_id", "value", "n"])):
        found = ratings.summarise(nothing, questions({}), by)
        assert found.empty
        assert list(found.columns) == [*by, *ratings.COLUMNS]


def test_distribution_gives_each_value_its_share_and_the_base(histogram):
    both = pd.concat([histogram({5: 3, 2: 1}), histogram({5: 2}, question_id=2), histogram({1: 4}, touchpoint_id=9)])
    found = ratings.distribution(both)
    assert found.to_numpy().tolist() == [[7, 2, 1, 6, 1 / 6], [7, 5, 5, 6, 5 / 6], [9, 1, 4, 4, 1.0]]
    assert list(found.columns) == ["touchpoint_id", "value", "n", "base", "share"]


def test_distribution_of_everything_adds_up_to_one(histogram):
    found = ratings.distribution(histogram({1: 4, 2: 9, 5: 7}), by=[])
    assert found["share"].sum() == pytest.approx(1)
    assert found["base"].tolist() == [20, 20, 20]


def test_distribution_of_nothing_is_empty(histogram):
    assert list(ratings.distribution(histogram({})).columns) == ["touchpoint_id", "value", "n", "base", "share"]
