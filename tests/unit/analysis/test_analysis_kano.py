"""All 25 cells of the evaluation table, and what follows from counts."""

import math

import pandas as pd
import pytest

from tpm.analysis import kano
from tpm.analysis.kano import Category

M, O, A, I, R, Q = Category  # noqa: E741  the letters of the method
LIKE, MUST_BE, NEUTRAL, LIVE_WITH, DISLIKE = range(1, 6)
TABLE = {
    LIKE: (Q, A, A, A, O),
    MUST_BE: (R, I, I, I, M),
    NEUTRAL: (R, I, I, I, M),
    LIVE_WITH: (R, I, I, I, M),
    DISLIKE: (R, R, R, R, Q),
}
CELLS = [(row, column, cell) for row, cells in TABLE.items() for column, cell in enumerate(cells, 1)]
# An answer pair for each category.
PAIR = {M: (NEUTRAL, DISLIKE), O: (LIKE, DISLIKE), A: (LIKE, NEUTRAL), I: (NEUTRAL, NEUTRAL), R: (DISLIKE, LIKE), Q: (LIKE, LIKE)}


@pytest.mark.parametrize(("functional", "dysfunctional", "expected"), CELLS)
def test_every_cell_of_the_evaluation_table(functional: int, dysfunctional: int, expected: Category):
    assert kano.category(functional, dysfunctional) is expected


def test_the_table_has_25_cells():
    assert len(CELLS) == 25


def summary(counts: dict[Category, int]) -> pd.Series:
    rows = [{"touchpoint_id": 7, "functional": PAIR[one][0], "dysfunctional": PAIR[one][1], "n": n} for one, n in counts.items()]
    return kano.summarise(pd.DataFrame(rows)).iloc[0]


@pytest.mark.parametrize(("tied", "expected"), [((M, O, A, I), M), ((O, A, I), O), ((A, I), A), ((I, R), I), ((R, Q), R), ((M, Q), M)])
def test_ties_go_to_must_be_then_one_dimensional_then_attractive_then_indifferent(tied: tuple[Category, ...], expected: Category):
    found = summary(dict.fromkeys(reversed(tied), 5) | dict.fromkeys([one for one in Category if one not in tied], 1))
    assert found["category"] == expected
    assert found["tied"]


def test_the_most_frequent_category_wins_without_a_tie():
    found = summary({M: 3, A: 9, R: 2})
    assert (found["category"], bool(found["tied"]), found["n"]) == (A, False, 14)
    assert found["share"] == 9 / 14


def test_coefficients_leave_reverse_and_questionable_out():
    found = summary({A: 10, O: 20, M: 30, I: 40, R: 7, Q: 3})
    assert (found["cs"], found["ds"]) == (0.3, -0.5)
    assert found["n"] == 110
    assert [found[str(one)] for one in (M, O, A, I, R, Q)] == [30, 20, 10, 40, 7, 3]


def test_intervals_are_those_of_wilson():
    found = summary({I: 120 - 24, A: 24, Q: 0})
    assert (round(found["cs_low"], 4), round(found["cs_high"], 4)) == (0.1382, 0.2804)
    found = summary({I: 20, Q: 0})
    assert (found["ds_high"], round(found["ds_low"], 4)) == (0, -0.1611)


def test_nothing_but_reverse_and_questionable_answers_gives_no_coefficient():
    found = summary({R: 4, Q: 1})
    assert found["category"] == R
    assert math.isnan(found["cs"])
    assert math.isnan(found["ds"])


def test_several_answers_in_one_cell_are_added_up():
    rows = pd.DataFrame({"touchpoint_id": [1, 1, 2], "functional": [2, 3, 1], "dysfunctional": [5, 5, 5], "n": [4, 5, 6]})
    found = kano.summarise(rows).set_index("touchpoint_id")
    assert found["must_be"].tolist() == [9, 0]
    assert found["one_dimensional"].tolist() == [0, 6]


def test_no_answers_give_no_rows():
    found = kano.summarise(pd.DataFrame({"touchpoint_id": [], "functional": [], "dysfunctional": [], "n": []}))
    assert found.empty
    assert {"category", "cs", "ds", "share"} <= set(found.columns)
