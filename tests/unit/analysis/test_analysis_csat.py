import numpy as np
import pandas as pd
import pytest

from tpm.analysis import csat


def test_three_of_five_satisfied_are_60_percent(histogram, questions):
    found = csat.csat(histogram({5: 1, 4: 2, 3: 1, 2: 1}), questions({1: (1, 5)})).iloc[0]
    assert found["csat"] == pytest.approx(60.0)
    assert (found["n"], found["positive"]) == (5, 3)
    assert found["low"] < 60 < found["high"]


@pytest.mark.parametrize(
    ("length", "positive"), [(2, {2}), (3, {3}), (4, {3, 4}), (5, {4, 5}), (6, {4, 5, 6}), (7, {5, 6, 7}), (8, {6, 7, 8})]
)
def test_positive_answers_follow_the_length_of_the_scale(histogram, questions, length, positive):
    for value in range(1, length + 1):
        found = csat.csat(histogram({value: 1}), questions({1: (1, length)})).iloc[0]
        assert found["positive"] == (value in positive)


def test_positive_grades_are_the_low_ones(histogram, questions):
    assert csat.csat(histogram({1: 1, 3: 1, 4: 2}), questions({1: (1, 6, True)}))["csat"].tolist() == [50]


def test_a_scale_that_starts_at_zero_is_counted_from_its_end(histogram, questions):
    assert csat.csat(histogram({3: 1, 2: 1}), questions({1: (0, 4)}))["positive"].tolist() == [1]


@pytest.mark.parametrize("scale", [(0, 10), (1, 10), (None, None)])
def test_scales_of_another_length_have_no_csat(histogram, questions, scale):
    found = csat.csat(histogram({5: 4}), questions({1: scale})).iloc[0]
    assert (found["n"], found["outside"]) == (0, 4)
    assert np.isnan(found["csat"])


def test_answers_outside_the_scale_are_left_out(histogram, questions):
    found = csat.csat(histogram({5: 4, 0: 9}), questions({1: (1, 5)})).iloc[0]
    assert (found["csat"], found["outside"]) == (100, 9)


def test_no_answers_give_no_rows_and_all_columns(histogram, questions):
    found = csat.csat(histogram({}), questions({1: (1, 5)}), by=[])
    assert isinstance(found, pd.DataFrame)
    assert found.empty
    assert list(found.columns) == list(csat.COLUMNS)
