from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpm.analysis import protection
from tpm.analysis.protection import Stretch
from tpm.model.parts import SURVEY, attribute
from tpm.model.period import Filter

JAN, FEB, MAR, APR = (date(2026, month, 1) for month in (1, 2, 3, 4))


def parts(*sizes, rest=0, atom=0):
    """Groups a, b, … of these sizes, and how many belong to none."""
    rows = [(1, atom, chr(97 + place), size) for place, size in enumerate(sizes)] + ([(1, atom, None, rest)] if rest else [])
    return pd.DataFrame(rows, columns=["item", "atom", "value", "people"])


def told(frame, least=5):
    return protection.told_apart(frame, least)["value"].tolist()


def test_of_12_9_and_3_only_the_12_are_shown():
    assert told(parts(12, 9, rest=3)) == ["a"]


@pytest.mark.parametrize(
    ("sizes", "rest", "shown"),
    [
        ((12, 9, 5), 0, ["c", "b", "a"]),
        ((12,), 7, ["a"]),
        ((12,), 4, []),
        ((12,), 0, ["a"]),
        ((7, 8), 4, ["b"]),
        ((5, 6, 7), 1, ["b", "c"]),
    ],
)
def test_what_is_left_over_is_never_a_small_group(sizes, rest, shown):
    assert told(parts(*sizes, rest=rest)) == shown


def test_a_group_is_shown_only_where_all_that_is_left_is_large_in_every_part_there_is():
    both = pd.concat([parts(12, 9), parts(12, 9, rest=2, atom=1)], ignore_index=True)
    assert told(both) == ["a"]


def test_few_people_have_no_groups():
    assert told(parts(rest=3)) == []


@given(st.lists(st.integers(5, 30), max_size=6), st.integers(0, 30))
def test_the_rest_has_enough_people_or_none(sizes, rest):
    frame = parts(*sizes, rest=rest)
    if frame.empty:
        return
    shown = told(frame)
    left = sum(size for place, size in enumerate(sizes) if chr(97 + place) not in shown) + rest
    assert left == 0 or left >= 5 or not shown


def test_months_are_joined_until_every_part_is_large_enough():
    cells = {JAN: {0: 3, 1: 9}, FEB: {0: 4}, MAR: {1: 5}, APR: {1: 2}}
    assert protection.long_stretches(cells, 5) == [[JAN, FEB], [MAR, APR]]


def test_what_is_left_at_the_end_joins_as_much_as_it_takes():
    cells = {JAN: {0: 5}, FEB: {1: 5}, MAR: {0: 1, 1: 1}}
    assert protection.long_stretches(cells, 5) == [[JAN, FEB, MAR]]


def test_answers_without_a_date_come_before_all_others():
    assert protection.long_stretches({JAN: {0: 5}, None: {0: 2}, FEB: {0: 5}}, 5) == [[None, JAN], [FEB]]


def test_a_short_stretch_has_some_of_every_part():
    cells = {JAN: {0: 9}, FEB: {0: 1, 1: 1}, MAR: {0: 4, 1: 4}, APR: {0: 1}}
    assert protection.short_stretches(cells, [JAN, FEB, MAR, APR], 5) == [[JAN, FEB], [MAR, APR]]


def test_too_few_people_have_no_shield():
    assert protection.shield({JAN: {0: 4}}, frozenset(), 5, {}, {}) is None


def shield(**changed):
    values = {"people": 20, "short": [Stretch(first=JAN, last=date(2026, 1, 31)), Stretch(first=MAR, last=date(2026, 3, 31))]}
    values |= {"long": [Stretch(first=JAN, last=date(2026, 3, 31))], "parts": frozenset({(attribute("Region"), "Nord"), (SURVEY, "7")})}
    return protection.Shield(**({"means": values["short"]} | values | changed))


@pytest.mark.parametrize(
    ("chosen", "shown"),
    [
        (Filter(), True),
        (Filter(since=JAN), True),
        (Filter(since=date(2025, 1, 1), until=date(2026, 2, 10)), True),
        (Filter(since=FEB), True),
        (Filter(since=date(2026, 1, 2)), False),
        (Filter(until=date(2026, 3, 30)), False),
        (Filter(since=APR), False),
        (Filter(segment=("Region", "Nord")), True),
        (Filter(segment=("Region", "Süd")), False),
        (Filter(segment=("survey", "7")), False),
        (Filter(since=FEB, segment=("Region", "Nord")), False),
        (Filter(survey=7, segment=("Region", "Nord")), True),
        (Filter(survey=8), False),
    ],
)
def test_only_whole_stretches_and_large_groups_are_shown(chosen, shown):
    assert shield().shows(chosen) is shown


@pytest.mark.parametrize(
    ("chosen", "near"),
    [
        (Filter(since=FEB), {(FEB, None)}),
        (Filter(since=date(2026, 1, 20)), {(date(2026, 1, 20), None), (JAN, None), (FEB, None)}),
        (Filter(until=date(2026, 3, 9)), {(None, date(2026, 3, 9)), (None, date(2026, 3, 31)), (None, date(2026, 2, 28))}),
        (Filter(since=date(2026, 3, 2), until=date(2026, 3, 9)), {(MAR, date(2026, 3, 31)), (date(2026, 3, 2), date(2026, 3, 9)),
            (MAR, date(2026, 3, 9)), (date(2026, 3, 2), date(2026, 3, 31)), (APR, date(2026, 3, 31))}),
    ],
)  # fmt: skip
def test_near_a_period_that_cuts_a_stretch_lie_those_that_hold_all_of_it_or_nothing(chosen, near):
    found = shield().fitting(chosen)
    assert found == {(since, until) for since, until in near if since is None or until is None or since <= until}


def test_a_stretch_with_answers_without_a_date_can_only_be_left_out():
    first = Stretch(first=JAN, last=date(2026, 1, 31), undated=True)
    assert shield(short=[first]).fitting(Filter(since=JAN)) == {(JAN, None), (FEB, None)}


def test_answers_without_a_date_are_in_no_period():
    first = Stretch(first=JAN, last=date(2026, 1, 31), undated=True)
    assert shield(short=[first, Stretch(first=MAR, last=date(2026, 3, 31))]).shows(Filter(since=FEB))
    assert not shield(short=[first]).shows(Filter(since=JAN))
    assert shield(short=[first]).shows(Filter())


def test_questions_are_told_apart_only_where_each_has_enough_people():
    cells = {JAN: {0: 8}}
    assert protection.shield(cells, frozenset(), 5, {JAN: {(0, 1): 8, (0, 2): 5}}, {}).by_question
    assert not protection.shield(cells, frozenset(), 5, {JAN: {(0, 1): 8, (0, 2): 4}}, {}).by_question


@pytest.mark.parametrize(
    ("counts", "months"),
    [
        ({}, [JAN, FEB]),
        ({JAN: {(0, 2): 8}, FEB: {(0, 2): 8}}, [JAN, FEB]),  # everybody answered both questions
        ({JAN: {(0, 2): 3, (0, 1): 5}, FEB: {(0, 2): 8}}, []),
        ({JAN: {(0, 2): 4, (0, 1): 4}, FEB: {(0, 2): 8}}, []),
    ],
)
def test_people_are_counted_once_only_where_those_who_answered_some_questions_are_enough(counts, months):
    cells = {JAN: {0: 8}, FEB: {0: 8}}
    assert [one.first for one in protection.shield(cells, frozenset(), 5, {}, counts).means] == months


def test_where_some_answered_fewer_questions_people_are_counted_once_for_long_stretches_only():
    cells = {JAN: {0: 4, 1: 4}, FEB: {0: 4, 1: 4}}
    even, uneven = ({JAN: {(0, 2): 4, (1, n): 4}, FEB: {(0, 2): 4, (1, n): 4}} for n in (2, 1))
    found = [protection.shield(cells, frozenset(), 5, {}, counts) for counts in (even, uneven)]
    assert [one.shows(Filter(since=FEB), by_person=True) for one in found] == [True, False]
    assert [one.shows(Filter(), by_person=True) for one in found] == [True, True]
    assert all(one.shows(Filter(since=FEB)) for one in found)
