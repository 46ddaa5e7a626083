import pandas as pd
import pytest

from tpm.analysis import scoring


def test_every_value_gets_score_and_zone_of_its_own_scale(histogram, questions):
    both = pd.concat([histogram({1: 3, 3: 4, 5: 1}), histogram({1: 2, 6: 5}, question_id=2)])
    judged = scoring.judge(both, questions({1: (1, 5), 2: (1, 6, True)}))
    assert judged["score"].tolist() == [0, 50, 100, 100, 0]
    assert judged["zone"].tolist() == ["disappointment", "okay", "delight", "delight", "disappointment"]
    assert judged["n"].tolist() == [3, 4, 1, 2, 5]


@pytest.mark.parametrize("scale", [(None, None), (3, 3), (1, 2)])
def test_values_off_the_scale_and_questions_without_one_have_no_score(histogram, questions, scale):
    judged = scoring.judge(histogram({3: 2}), questions({1: scale}))
    assert judged[["score", "zone", "zero"]].isna().all(axis=None)


def test_a_question_nobody_described_has_no_score(histogram, questions):
    assert scoring.judge(histogram({3: 2}), questions({})).loc[0, ["score", "zone"]].isna().all()


def test_cuts_of_the_question_win_over_the_usual_ones(histogram, questions):
    own = questions({1: (1, 5)}).assign(disappointment_to=3.0, delight_from=4.0)
    assert scoring.judge(histogram({3: 1, 4: 1}), own)["zone"].tolist() == ["disappointment", "delight"]


def test_the_histogram_given_is_left_as_it_was(histogram, questions):
    given = histogram({3: 2})
    before = given.copy()
    scoring.judge(given, questions({1: (1, 5)}))
    pd.testing.assert_frame_equal(given, before)
