"""Kano pairs from the answers of the same people, and who is protected in them."""

from collections.abc import Iterable
from datetime import date

import pytest

from tpm.figures import kano, kano_findings, overall, ratings, stated
from tpm.i18n.language import get
from tpm.model.period import Filter
from tpm.model.scale import Scale
from tpm.model.survey import Audience, Role
from tpm.store import kano as pairs
from tpm.store import merging, settings, surveys, touchpoints
from tpm.store.change import Change
from tpm.store.database import Store

FIVE = Scale(minimum=1, maximum=5)
FIRST, BETWEEN, SECOND = date(2026, 2, 10), date(2026, 3, 31), date(2026, 5, 20)


def ask(change: Change, place: str, number: int = 1, survey: str = "Kunden", audience: Audience = Audience.CUSTOMER) -> tuple[int, int]:
    """The two halves of a pair about a touchpoint."""
    place_id = touchpoints.find_or_add(change, [place])[place.casefold()]
    asked = surveys.find_or_add(change, survey, audience)
    first, second = (
        surveys.put_question(change, asked, f"{place} {number} {role}", role, touchpoint_id=place_id, scale=FIVE)
        for role in (Role.KANO_FUNCTIONAL, Role.KANO_DYSFUNCTIONAL)
    )
    return first, second


def answer(
    change: Change, halves: tuple[int, int], given: Iterable[tuple[int | None, int | None]], *, start: int, day: date = FIRST
) -> None:
    """One person for each pair of answers; None says nothing."""
    for person, values in enumerate(given, start):
        change.rows("INSERT INTO respondent VALUES (?, 1, NULL, ?)", [person, day])
        for question, value in zip(halves, values, strict=True):
            if value is not None:
                change.rows("INSERT INTO answer VALUES (?, ?, ?)", [person, question, value])


@pytest.fixture
def asked(store: Store) -> Store:
    """Hotline: 6 basic, 3 performance, 1 indifferent; App: 4 delight, 1 unwanted, later 2 basic."""
    with store.change() as change:
        answer(change, ask(change, "Hotline"), [(2, 5)] * 6 + [(1, 5)] * 3 + [(3, 3)], start=0)
        app = ask(change, "App")
        answer(change, app, [(1, 3)] * 4 + [(5, 1)], start=100)
        answer(change, app, [(3, 5)] * 2, start=200, day=SECOND)
    return store


def test_kinds_counts_and_coefficients_stand_by_touchpoint(asked: Store):
    table = kano.kano(asked, Filter()).set_index("touchpoint")
    assert table["category"].tolist() == ["must_be", "attractive"]
    hotline, app = table.loc["Hotline"], table.loc["App"]
    assert [hotline[name] for name in ("n", "must_be", "one_dimensional", "indifferent")] == [10, 6, 3, 1]
    assert (hotline["cs"], hotline["ds"]) == (0.3, -0.9)
    assert (app["n"], app["attractive"], app["must_be"], app["reverse"]) == (7, 4, 2, 1)
    assert (app["cs"], app["ds"]) == (4 / 6, -2 / 6)


def test_a_filter_holds(asked: Store):
    table = kano.kano(asked, Filter(since=date(2026, 4, 1)))
    assert table[["touchpoint", "n", "category"]].to_numpy().tolist() == [["App", 2, "must_be"]]


def test_who_answered_one_half_only_does_not_count(asked: Store):
    with asked.change() as change:
        answer(change, ask(change, "Hotline"), [(1, None), (None, 5), (1, 9)], start=300)
    assert kano.kano(asked, Filter()).set_index("touchpoint").loc["Hotline", "n"] == 10


def test_each_first_half_meets_its_own_other_half(store: Store):
    with store.change() as change:
        first, second = ask(change, "Hotline", 1), ask(change, "Hotline", 2)
        answer(change, (first[0], second[0]), [(1, 3)] * 4, start=0)
        for person in range(4):
            for question, value in ((first[1], 5), (second[1], 5)):
                change.rows("INSERT INTO answer VALUES (?, ?, ?)", [person, question, value])
    found = pairs.pairs(store, Filter())
    assert found[["functional", "dysfunctional", "n"]].to_numpy().tolist() == [[1, 5, 4], [3, 5, 4]]


def test_with_one_half_too_many_nobody_knows_which_belong_together(asked: Store):
    with asked.change() as change:
        place = touchpoints.find_or_add(change, ["App"])["app"]
        survey = surveys.find_or_add(change, "Kunden", Audience.CUSTOMER)
        surveys.put_question(change, survey, "App noch einmal", Role.KANO_FUNCTIONAL, touchpoint_id=place, scale=FIVE)
    assert kano.kano(asked, Filter())["touchpoint"].tolist() == ["Hotline"]


def test_two_surveys_about_one_touchpoint_count_together(asked: Store):
    with asked.change() as change:
        answer(change, ask(change, "Hotline", survey="Zweite"), [(2, 5)] * 5, start=400)
    assert kano.kano(asked, Filter()).set_index("touchpoint").loc["Hotline", ["n", "must_be"]].tolist() == [15, 11]


def test_employees_do_not_count_among_customers(asked: Store):
    with asked.change() as change:
        answer(change, ask(change, "Lager", audience=Audience.EMPLOYEE, survey="Team"), [(2, 5)] * 9, start=500)
    assert "Lager" not in kano.kano(asked, Filter())["touchpoint"].tolist()


def test_a_merged_touchpoint_takes_its_pairs_along(asked: Store):
    with asked.change() as change:
        places = {one.name: one for one in touchpoints.every(change)}
        merging.merge(change, places["Hotline"], places["App"])
    assert kano.kano(asked, Filter())["n"].tolist() == [17]


def test_pairs_are_neither_ratings_nor_importance(asked: Store):
    assert not ratings.ratings(asked, Filter())["n"].any()
    assert stated.stated(asked, Filter()).empty
    assert overall.overall(asked, Filter()).empty


def test_a_few_who_answered_both_halves_stay_hidden(asked: Store):
    with asked.change() as change:
        settings.put(change, "minimum_customers", "5")
        answer(change, ask(change, "Rechnung"), [(2, 5)] * 4 + [(2, None)] * 20, start=600)
        answer(change, ask(change, "Paket"), [(2, 5)] * 5, start=700)
    assert set(kano.kano(asked, Filter())["touchpoint"]) == {"Hotline", "App", "Paket"}


def test_what_two_filters_leave_over_stays_hidden(asked: Store):
    with asked.change() as change:
        settings.put(change, "minimum_customers", "5")
    assert set(kano.kano(asked, Filter(until=BETWEEN))["touchpoint"]) == {"Hotline"}  # the App would leave two later answers over
    with asked.change() as change:
        settings.put(change, "minimum_customers", "0")
    assert set(kano.kano(asked, Filter(until=BETWEEN))["touchpoint"]) == {"Hotline", "App"}


def test_nothing_asked_gives_nothing(store: Store):
    assert not kano.asked(store)
    assert kano.kano(store, Filter()).empty


def test_the_sentence_names_what_is_missed_and_what_delights(asked: Store):
    said = kano_findings.headline(kano.kano(asked, Filter()), get("de"))
    assert "„Hotline“" in said
    assert "90\u00a0%" in said
    assert "„App“ kann begeistern: Es freut 67\u00a0%" in said


def test_the_table_says_where_two_kinds_are_as_frequent(store: Store):
    with store.change() as change:
        answer(change, ask(change, "Hotline"), [(2, 5), (1, 3)], start=0)
    row = kano_findings.table(kano.kano(store, Filter()), get("de")).iloc[0]
    assert row["Art der Anforderung"] == "Basis (selbstverständlich) (eine andere ebenso oft)"
    assert (row["Anteil (%)"], row["Antwortpaare"]) == (50, 2)
