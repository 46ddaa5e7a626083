import numpy as np
import pandas as pd
import pytest

from tpm.analysis import recommendation


@pytest.fixture
def wave(histogram, questions):
    def make(promoters, passives, detractors):
        return recommendation.nps(histogram({10: promoters, 7: passives, 3: detractors}), questions({1: (0, 10)}))

    return make


@pytest.mark.parametrize(
    ("counts", "nps", "interval"),
    [((60, 20, 20), 40, (23.38, 54.29)), ((5, 3, 2), 30, (-19.05, 65.20)), ((6, 0, 0), 100, (25.92, 100))],
)
def test_nps_and_its_interval_are_the_known_ones(wave, counts, nps, interval):
    found = wave(*counts).iloc[0]
    assert found["nps"] == pytest.approx(nps)
    assert (found["low"], found["high"]) == pytest.approx(interval, abs=0.005)
    assert found[["n", "promoters", "passives", "detractors"]].tolist() == [sum(counts), *counts]


@pytest.mark.parametrize(("counts", "nps", "se"), [((60, 20, 20), 40, 8.0), ((50, 33, 17), 33, 7.491), ((60, 25, 15), 45, 7.399)])
def test_nps_and_its_standard_error_are_the_known_ones(wave, counts, nps, se):
    found = wave(*counts).iloc[0]
    assert (found["nps"], found["se"]) == (pytest.approx(nps), pytest.approx(se, abs=0.0005))


def test_standard_error_agrees_with_the_raw_answers(wave):
    raw = np.repeat([100.0, 0, -100], [60, 25, 15])
    assert wave(60, 25, 15).loc[0, "se"] == pytest.approx(raw.std() / np.sqrt(100), abs=1e-9)


def test_zones_of_the_recommendation_are_fixed(histogram, questions):
    own_cuts = questions({1: (0, 10)}).assign(disappointment_to=3.0, delight_from=5.0)
    found = recommendation.nps(histogram(dict.fromkeys(range(11), 1)), own_cuts)
    assert found[["promoters", "passives", "detractors"]].to_numpy().tolist() == [[2, 2, 7]]


def test_values_that_nobody_can_give_are_left_out_and_counted(histogram, questions):
    found = recommendation.nps(histogram({11: 85, 10: 6, 6.5: 1, -1: 1, 0: 2}), questions({1: (0, 10)})).iloc[0]
    assert (found["n"], found["outside"], found["promoters"], found["detractors"]) == (8, 87, 6, 2)


@pytest.mark.parametrize("scale", [(1, 10), (1, 5), (0, 100), (0, 10, True), (None, None)])
def test_another_scale_is_refused_with_a_reason(histogram, questions, scale):
    asked = questions({1: scale})
    assert recommendation.nps(histogram({1: 4, 5: 9}), asked).empty
    assert recommendation.refusal(asked) == "scale_not_0_10"


def test_only_the_fitting_one_of_two_questions_counts(histogram, questions):
    both = pd.concat([histogram({10: 3}), histogram({1: 3}, question_id=2)])
    asked = questions({1: (0, 10), 2: (1, 5)})
    assert recommendation.nps(both, asked)["nps"].tolist() == [100]
    assert recommendation.refusal(asked) is None


def test_without_a_question_the_reason_says_so(questions):
    assert recommendation.refusal(questions({})) == "no_question"


def test_fewer_than_30_answers_are_marked_as_few(wave):
    assert wave(20, 5, 4)["small"].tolist() == [True]
    assert wave(20, 5, 5)["small"].tolist() == [False]


def test_no_answers_give_no_rows_and_all_columns(histogram, questions):
    for by in ([], ["period"]):
        found = recommendation.nps(histogram({}), questions({1: (0, 10)}), by)
        assert found.empty
        assert list(found.columns) == [*by, *recommendation.COLUMNS]


def test_a_period_with_unusable_values_only_has_empty_figures(histogram, questions):
    found = recommendation.nps(histogram({11: 4}), questions({1: (0, 10)})).iloc[0]
    assert found["n"] == 0
    assert found[["nps", "se", "low", "high"]].isna().all()


def test_difference_of_two_waves_gives_the_known_numbers(wave):
    found = recommendation.difference(wave(50, 33, 17), wave(60, 25, 15)).iloc[0]
    assert found["difference"] == pytest.approx(12.0)
    assert (found["se"], found["z"]) == (pytest.approx(10.53, abs=0.005), pytest.approx(1.14, abs=0.005))
    assert (found["low"], found["high"]) == (pytest.approx(-8.6, abs=0.05), pytest.approx(32.6, abs=0.05))
    assert not found["distinguishable"]


def test_four_times_the_answers_make_the_same_difference_certain(wave):
    found = recommendation.difference(wave(200, 132, 68), wave(240, 100, 60)).iloc[0]
    assert found["z"] == pytest.approx(2.28, abs=0.005)
    assert found["p"] == pytest.approx(0.0226, abs=0.0005)
    assert found["distinguishable"]


def test_one_answer_against_one_answer_proves_nothing(wave):
    found = recommendation.difference(wave(0, 0, 1), wave(1, 0, 0)).iloc[0]
    assert found["difference"] == 200
    assert not found["distinguishable"]


def test_two_waves_without_any_spread_show_no_difference(wave):
    found = recommendation.difference(wave(50, 0, 0), wave(80, 0, 0)).iloc[0]
    assert found["difference"] == 0
    assert found["low"] < 0 < found["high"]
    assert not found["distinguishable"]


def test_each_wave_is_compared_with_the_one_before_it(histogram, questions):
    days = pd.to_datetime(["2026-01-01", "2026-04-01", "2026-07-01"])
    counts = [{10: 50, 7: 33, 0: 17}, {10: 60, 7: 25, 0: 15}, {10: 60, 7: 25, 0: 15}]
    waves = pd.concat([histogram(c, period=d) for c, d in zip(counts, days, strict=True)])
    series = recommendation.nps(waves, questions({1: (0, 10)}), by=["period"])
    found = recommendation.difference(series.shift(), series)
    assert found["difference"].tolist() == pytest.approx([np.nan, 12, 0], nan_ok=True)
    assert found["distinguishable"].tolist() == [False, False, False]


def test_difference_of_nothing_is_empty(wave):
    nothing = wave(1, 0, 0).iloc[:0]
    assert recommendation.difference(nothing, nothing).empty
