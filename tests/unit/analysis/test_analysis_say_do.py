from dataclasses import replace

import pytest

from tpm.analysis import intervals, say_do
from tpm.analysis.say_do import Answers

SAME = Answers(willing=100, promoters=60, asked=100, done=40, both=100, both_promoters=60, both_done=40, promoters_done=35)
APART = Answers(willing=100, promoters=45, asked=100, done=30, both=0, both_promoters=0, both_done=0, promoters_done=0)


@pytest.mark.parametrize(
    ("table", "low", "high"),
    [
        ((36, 12, 2, 0), 0.0569, 0.3404),  # Newcombe 1998, table III
        ((14, 5, 0, 22), 0.0115, 0.2265),  # Altman et al. 2000, table 6.2: 0.011 to 0.226
        ((1, 1, 7, 12), -0.5069, -0.0256),  # Fagerland, Lydersen and Laake 2014: −0.507 to −0.026
        ((59, 6, 16, 80), -0.1186, -0.0046),  # R package contingencytables
    ],
)
def test_the_interval_for_pairs_is_the_published_one(table, low, high):
    assert say_do.pairs(*table) == pytest.approx((low, high), abs=6e-5)


def test_turning_the_two_questions_round_turns_the_interval_round():
    low, high = say_do.pairs(36, 12, 2, 9)
    assert say_do.pairs(36, 2, 12, 9) == pytest.approx((-high, -low))


def test_the_interval_holds_where_all_answers_are_alike():
    for table in ((20, 0, 0, 0), (0, 0, 0, 20), (0, 20, 0, 0), (0, 0, 1, 0)):
        low, high = say_do.pairs(*table)
        shift = (table[1] - table[2]) / sum(table)
        assert -1 <= low <= shift <= high <= 1
        assert low < high


def test_the_gap_is_the_share_of_promoters_minus_the_share_of_those_who_did():
    found = say_do.gap(SAME)
    assert found is not None
    assert (found.paired, found.gap) == (True, pytest.approx(0.2))
    assert (found.low, found.high) == say_do.pairs(35, 25, 5, 35)


def test_who_answered_one_question_only_does_not_count_where_enough_answered_both():
    found = say_do.gap(replace(SAME, willing=500, promoters=100, asked=300, done=290))
    assert found is not None
    assert (found.willing, found.promoters, found.asked, found.done) == (100, 60, 100, 40)


@pytest.mark.parametrize(("both", "paired"), [(29, False), (30, True)])
def test_pairs_count_from_thirty_on(both: int, paired: bool):
    found = say_do.gap(replace(SAME, both=both, both_promoters=20, both_done=10, promoters_done=10))
    assert found is not None
    assert (found.paired, found.willing) == (paired, both if paired else 100)


def test_few_pairs_count_where_nobody_else_answered():
    few = Answers(willing=8, promoters=4, asked=50, done=9, both=8, both_promoters=4, both_done=2, promoters_done=1)
    found = say_do.gap(few)
    assert found is not None
    assert (found.paired, found.asked, found.gap) == (True, 8, pytest.approx(0.25))


def test_different_people_are_compared_as_two_independent_shares():
    found = say_do.gap(APART)
    assert found is not None
    assert (found.paired, found.gap) == (False, pytest.approx(0.15))
    assert (found.low, found.high) == pytest.approx((0.015852, 0.276831), abs=5e-7)


@pytest.mark.parametrize("nobody", ["willing", "asked"])
def test_without_answers_to_one_question_there_is_no_gap(nobody: str):
    assert say_do.gap(replace(APART, **{nobody: 0, {"willing": "promoters", "asked": "done"}[nobody]: 0})) is None


def test_pairs_that_agree_more_are_compared_more_precisely():
    independent = intervals.newcombe([60], [100], [40], [100]).iloc[0]
    low, high = say_do.pairs(38, 22, 2, 38)
    assert high - low < independent["high"] - independent["low"]
