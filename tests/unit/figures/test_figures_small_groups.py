"""Figures that rest on two answers of the same people give nobody away who gave only one of them."""

from collections.abc import Callable, Iterable
from datetime import date
from random import Random

import pandas as pd
import pytest

from tpm.figures import differences, importance, priorities, recommendation
from tpm.figures.comparison import Asked, Figure, Kind
from tpm.model.period import Filter
from tpm.model.scale import Scale
from tpm.model.survey import Audience, Role
from tpm.store import settings, surveys, targets, touchpoints
from tpm.store.database import Store

HOTLINE, INVOICE, WHOLE, NPS, AGAIN = "Hotline?", "Rechnung?", "Insgesamt?", "Empfehlen?", "Hotline noch einmal?"
LEAST, PEOPLE = 5, 60
Fill = Callable[..., Store]


@pytest.fixture
def fill(store: Store) -> Fill:
    """Sixty customers answer everything, but for those who are named with a question; groups of five people are protected."""

    def answer(without: dict[str, Iterable[int]], *, again: bool = False) -> Store:
        random = Random(1)  # noqa: S311  the same answers in every run
        with store.change() as change:
            places = touchpoints.find_or_add(change, ["Hotline", "Rechnung"])
            survey = surveys.find_or_add(change, "Kunden", Audience.CUSTOMER)
            five, ten = Scale(minimum=1, maximum=5), Scale(minimum=0, maximum=10)
            asked = {
                name: surveys.put_question(change, survey, name, Role.RATING, touchpoint_id=places[place], scale=five)
                for name, place in ((HOTLINE, "hotline"), (INVOICE, "rechnung"), *([(AGAIN, "hotline")] if again else []))
            }
            asked[WHOLE] = surveys.put_question(change, survey, WHOLE, Role.OVERALL, scale=five)
            asked[NPS] = surveys.put_question(change, survey, NPS, Role.NPS, scale=ten)
            for person in range(PEOPLE):
                change.rows("INSERT INTO respondent VALUES (?, 1, NULL, NULL)", [person])
                values = {name: random.randint(1, 5) for name in asked} | {NPS: random.randint(5, 10)}
                values[WHOLE] = min(5, max(1, values[HOTLINE] + random.randint(-1, 1)))
                for name, question in asked.items():
                    if person not in set(without.get(name, ())):
                        change.rows("INSERT INTO answer VALUES (?, ?, ?)", [person, question, values[name]])
            settings.put(change, "minimum_customers", str(LEAST))
            for place in places.values():
                targets.put(change, place, 80)
        return store

    return answer


def row(table: pd.DataFrame, name: str) -> pd.Series:
    return table.set_index("touchpoint").loc[name]


FACTORS = ["n_low", "n_high", "penalty", "reward", "p_penalty", "p_reward", "type"]
POTENTIAL = ["potential", "potential_low", "potential_high", "delighted", "delighted_promoters", "others", "other_promoters"]
REACH = ["reached", "base", "reach", "reach_low", "reach_high"]


@pytest.mark.parametrize(("missing", "shown"), [(0, True), (1, False), (LEAST - 1, False), (LEAST, True)])
def test_factors_are_shown_where_none_or_enough_rated_without_judging_overall(fill: Fill, missing: int, shown: bool) -> None:
    table = importance.importance(fill({WHOLE: range(missing)}), Filter()).table
    assert [bool(row(table, name)[FACTORS].notna().all()) for name in ("Hotline", "Rechnung")] == [shown, shown]
    assert table["share"].notna().all()


@pytest.mark.parametrize(("missing", "shown"), [(0, True), (1, False), (LEAST - 1, False), (LEAST, True)])
def test_potential_is_shown_where_none_or_enough_rated_without_saying_whether_they_recommend(fill: Fill, missing: int, shown: bool) -> None:
    table = priorities.parts(fill({NPS: range(missing)}), Filter()).table
    assert [bool(row(table, name)[POTENTIAL].notna().all()) for name in ("Hotline", "Rechnung")] == [shown, shown]
    assert table[["reach", "gap"]].notna().all(axis=None)


@pytest.mark.parametrize(("missing", "shown"), [(0, True), (2, False), (LEAST, True)])
def test_factors_and_potential_are_empty_for_the_touchpoint_alone_that_a_few_left_out(fill: Fill, missing: int, shown: bool) -> None:
    store = fill({INVOICE: range(missing)})
    factors, parts = importance.importance(store, Filter()).table, priorities.parts(store, Filter()).table
    for table, names in ((factors, FACTORS), (parts, POTENTIAL)):
        assert row(table, "Hotline")[names].notna().all()
        assert bool(row(table, "Rechnung")[names].notna().any()) == shown


@pytest.mark.parametrize(("missing", "shown"), [(0, True), (1, False), (LEAST - 1, False), (LEAST, True)])
def test_reach_is_shown_where_none_or_enough_were_asked_and_not_reached(fill: Fill, missing: int, shown: bool) -> None:
    table = priorities.parts(fill({INVOICE: range(missing)}), Filter()).table
    assert bool(row(table, "Rechnung")[REACH].notna().all()) == bool(row(table, "Rechnung")[REACH].notna().any()) == shown
    assert row(table, "Hotline")[REACH].notna().all()


def test_reach_is_not_shown_for_a_part_of_protected_customers(fill: Fill) -> None:
    table = priorities.parts(fill({}), Filter(since=date(2000, 1, 1))).table
    assert table["gap"].notna().all()
    assert table[REACH].isna().all(axis=None)


def test_without_protection_everything_is_shown(fill: Fill) -> None:
    store = fill({WHOLE: [0], NPS: [0], INVOICE: [1]})
    with store.change() as change:
        settings.put(change, "minimum_customers", "0")
    assert importance.importance(store, Filter()).table[FACTORS].notna().all(axis=None)
    assert priorities.parts(store, Filter()).table[[*POTENTIAL, *REACH]].notna().all(axis=None)


@pytest.mark.parametrize(("missing", "shown"), [(0, True), (2, False), (LEAST, True)])
@pytest.mark.parametrize("figure", [Figure.SCORE, Figure.DELIGHT])
def test_a_touchpoint_of_which_a_few_answered_only_some_questions_is_not_compared(
    fill: Fill, figure: Figure, missing: int, shown: bool
) -> None:
    store = fill({AGAIN: range(missing)}, again=True)
    items = tuple(each.id for each in touchpoints.every(store))
    found = differences.compare(store, Filter(), Asked(kind=Kind.TOUCHPOINTS, figure=figure, items=items))
    assert (len(found.table), bool(found.hidden)) == ((1, False) if shown else (0, True))


@pytest.mark.parametrize("missing", [1, LEAST - 1])
def test_touchpoints_that_a_few_rated_alone_are_not_compared(fill: Fill, missing: int) -> None:
    store = fill({INVOICE: range(missing)})
    items = tuple(each.id for each in touchpoints.every(store))
    assert differences.compare(store, Filter(), Asked(kind=Kind.TOUCHPOINTS, figure=Figure.SCORE, items=items)).hidden


def test_recommendation_is_protected_where_it_was_asked_and_too_few_answered(fill: Fill) -> None:
    store = fill({NPS: range(LEAST - 1, PEOPLE)})
    assert recommendation.nps(store, Filter()).empty
    assert recommendation.protected(store, Filter())
    with store.change() as change:
        settings.put(change, "minimum_customers", "0")
    assert not recommendation.protected(store, Filter())


def test_recommendation_that_nobody_was_asked_for_is_not_protected(fill: Fill) -> None:
    assert not recommendation.protected(fill({NPS: range(PEOPLE)}), Filter())


def test_recommendation_that_is_shown_is_not_protected(fill: Fill) -> None:
    assert not recommendation.protected(fill({}), Filter())
