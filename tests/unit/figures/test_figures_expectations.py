"""Performance minus expectation of the same people: below 0 a disappointment, 0 okay, above 0 a delight."""

import math
from collections.abc import Sequence
from datetime import date

import pandas as pd
import pytest

from tpm.analysis import expectations as analysis
from tpm.analysis import intervals
from tpm.figures import expectations, ratings
from tpm.i18n.language import get
from tpm.model.period import Filter
from tpm.model.scale import Scale
from tpm.model.survey import Audience, Role
from tpm.store import settings, surveys, touchpoints
from tpm.store.database import Store

FIVE = Scale(minimum=1, maximum=5)
DAY = date(2026, 2, 10)
Said = tuple[int | None, int | None]


def ask(store: Store, place: str, given: Sequence[Said], *, start: int, scale: Scale = FIVE, other: Scale | None = None) -> None:
    """A rating and an expectation of a touchpoint, answered by one person for each (rating, expectation)."""
    with store.change() as change:
        place_id = touchpoints.find_or_add(change, [place])[place.casefold()]
        survey = surveys.find_or_add(change, "Kunden", Audience.CUSTOMER)
        asked = [
            surveys.put_question(change, survey, f"{place} {role}", role, touchpoint_id=place_id, scale=one)
            for role, one in ((Role.RATING, scale), (Role.EXPECTATION, other or scale))
        ]
        for person, values in enumerate(given, start):
            change.rows("INSERT INTO respondent VALUES (?, 1, NULL, ?)", [person, DAY])
            for question, value in zip(asked, values, strict=True):
                if value is not None:
                    change.rows("INSERT INTO answer VALUES (?, ?, ?)", [person, question, value])


@pytest.fixture
def asked(store: Store) -> Store:
    """Hotline: 12 below, 18 as expected, 30 above; App: 6 below, 2 above."""
    ask(store, "Hotline", [(2, 4)] * 12 + [(3, 3)] * 18 + [(5, 2)] * 30, start=0)
    ask(store, "App", [(1, 2)] * 6 + [(5, 4)] * 2, start=100)
    return store


def test_shares_net_and_their_intervals(asked: Store):
    row = expectations.expectations(asked, Filter()).set_index("touchpoint").loc["Hotline"]
    assert row[["n", "below", "as", "above"]].tolist() == [60, 12, 18, 30]
    assert row[["disappointment", "okay", "delight"]].tolist() == [0.2, 0.3, 0.5]
    assert row["net_delight"] == pytest.approx(30.0)
    low, high = intervals.balance(30, 12, 60)
    assert (row["net_low"], row["net_high"]) == (float(low), float(high))


def test_shares_have_the_interval_of_wilson():
    found = analysis.summarise(pd.DataFrame([{"n": 120, "below": 24, "as": 96, "above": 0}])).iloc[0]
    assert (round(found["disappointment_low"], 4), round(found["disappointment_high"], 4)) == (0.1382, 0.2804)
    assert found["delight_low"] == 0


def test_nobody_gives_nothing_and_not_zero():
    found = analysis.summarise(pd.DataFrame([{"n": 0, "below": 0, "as": 0, "above": 0}])).iloc[0]
    assert math.isnan(found["delight"])
    assert math.isnan(found["net_delight"])


def test_the_most_disappointing_comes_first(asked: Store):
    assert expectations.expectations(asked, Filter())["touchpoint"].tolist() == ["App", "Hotline"]


def test_who_said_one_of_both_does_not_count(asked: Store):
    ask(asked, "Hotline", [(5, None), (None, 1)], start=300)
    assert expectations.expectations(asked, Filter()).set_index("touchpoint").loc["Hotline", "n"] == 60


def test_on_reversed_scales_the_lower_number_is_more(store: Store):
    ask(store, "Hotline", [(1, 3)] * 4 + [(5, 2)], start=0, scale=Scale(minimum=1, maximum=6, reversed=True))
    assert expectations.expectations(store, Filter())[["below", "above"]].to_numpy().tolist() == [[1, 4]]


def test_another_scale_cannot_be_compared(store: Store):
    ask(store, "Hotline", [(5, 2)] * 9, start=0, other=Scale(minimum=0, maximum=10))
    assert expectations.expectations(store, Filter()).empty


SEVEN = Scale(minimum=1, maximum=7)
SIX_REVERSED = Scale(minimum=1, maximum=6, reversed=True)


def ask_twice(store: Store, given: Sequence[tuple[float, float, float, float]], other: Scale = SEVEN) -> None:
    """A rating and an expectation on 1–5 and again on another scale, answered by the same people."""
    with store.change() as change:
        place_id = touchpoints.find_or_add(change, ["Hotline"])["hotline"]
        survey = surveys.find_or_add(change, "Kunden", Audience.CUSTOMER)
        questions = [
            surveys.put_question(change, survey, f"{number} {role}", role, touchpoint_id=place_id, scale=scale)
            for number, scale in enumerate((FIVE, other))
            for role in (Role.RATING, Role.EXPECTATION)
        ]
        for person, values in enumerate(given):
            change.rows("INSERT INTO respondent VALUES (?, 1, NULL, ?)", [person, DAY])
            for question, value in zip(questions, values, strict=True):
                change.rows("INSERT INTO answer VALUES (?, ?, ?)", [person, question, value])


def test_who_was_asked_on_two_scales_counts_once_with_the_mean_of_the_shares(store: Store):
    # One point of 1–5 is more than one of 1–7, but less than two; equal shares in both directions are as expected
    ask_twice(store, [(4, 3, 4, 5)] * 8 + [(4, 3, 3, 5)] * 7 + [(3, 1, 1, 4)] * 5)
    assert expectations.expectations(store, Filter())[["n", "below", "as", "above"]].to_numpy().tolist() == [[20, 7, 5, 8]]


def test_on_two_scales_each_has_its_own_direction(store: Store):
    ask_twice(store, [(4, 3, 1, 2)] * 6, SIX_REVERSED)
    assert expectations.expectations(store, Filter())[["n", "above"]].to_numpy().tolist() == [[6, 6]]


@pytest.mark.parametrize(("people", "shown"), [(3, False), (4, False), (5, True)])
def test_a_few_who_were_asked_on_two_scales_stay_hidden(store: Store, people: int, shown: bool):
    with store.change() as change:
        settings.put(change, "minimum_customers", "5")
    ask_twice(store, [(1, 5, 7, 1)] * people)
    assert expectations.expectations(store, Filter())["n"].tolist() == ([people] if shown else [])


def test_expectations_never_count_as_ratings(asked: Store):
    rated = ratings.ratings(asked, Filter()).set_index("touchpoint").loc["Hotline"]
    assert (rated["n"], rated["mean"]) == (60, (2 * 12 + 3 * 18 + 5 * 30) / 60)


def test_a_filter_holds(asked: Store):
    assert expectations.expectations(asked, Filter(since=date(2026, 3, 1))).empty


@pytest.mark.parametrize(("missing", "shown"), [(0, True), (1, False), (4, False), (5, True)])
@pytest.mark.parametrize("half", [(3, None), (None, 3)])
def test_a_few_who_said_only_one_of_both_stay_hidden(asked: Store, missing: int, half: Said, shown: bool):
    with asked.change() as change:
        settings.put(change, "minimum_customers", "5")
    ask(asked, "Hotline", [half] * missing, start=400)
    assert ("Hotline" in expectations.expectations(asked, Filter())["touchpoint"].tolist()) is shown


def test_of_protected_customers_a_part_is_not_shown(asked: Store):
    with asked.change() as change:
        settings.put(change, "minimum_customers", "5")
    assert expectations.expectations(asked, Filter(since=date(2020, 1, 1))).empty


def test_the_sentence_names_the_worst_of_those_with_enough_answers(asked: Store):
    said = expectations.finding(expectations.expectations(asked, Filter()), get("de"))
    assert said == "Kein Kontaktpunkt blieb öfter unter den Erwartungen als darüber; „Hotline“ hat 50\u00a0% positiv überrascht."
    ask(asked, "App", [(1, 5)] * 30, start=500)
    said = expectations.finding(expectations.expectations(asked, Filter()), get("de"))
    assert said == "„App“ gab 95\u00a0% der Kunden weniger, als sie erwartet hatten."
