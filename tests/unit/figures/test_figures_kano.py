"""Kano pairs from the answers of the same people, and who is protected in them."""

from collections.abc import Iterable
from datetime import date

import pandas as pd
import pytest

from tpm.figures import kano, kano_findings, overall, ratings, stated
from tpm.i18n.language import get
from tpm.model.errors import Refused
from tpm.model.period import Filter
from tpm.model.scale import Scale
from tpm.model.survey import Audience, Role
from tpm.store import kano as pairs
from tpm.store import merging, settings, surveys, touchpoints
from tpm.store.change import Change
from tpm.store.database import Store

FIVE = Scale(minimum=1, maximum=5)
TEN = Scale(minimum=0, maximum=10)
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
    change: Change,
    halves: tuple[int, int],
    given: Iterable[tuple[float | None, float | None]],
    *,
    start: int,
    day: date = FIRST,
    wave: int = 1,
) -> None:
    """One person of a wave for each pair of answers; None says nothing."""
    for person, values in enumerate(given, start):
        change.rows("INSERT INTO respondent VALUES (?, ?, NULL, ?)", [person, wave, day])
        for question, value in zip(halves, values, strict=True):
            if value is not None:
                change.rows("INSERT INTO answer VALUES (?, ?, ?)", [person, question, value])


def both(change: Change, asked: Iterable[tuple[int, int]], *, people: int, start: int) -> None:
    """The same people answer several pairs."""
    for person in range(start, start + people):
        change.rows("INSERT INTO respondent VALUES (?, 1, NULL, ?)", [person, FIRST])
        for halves in asked:
            for question, value in zip(halves, (1, 3), strict=True):
                change.rows("INSERT INTO answer VALUES (?, ?, ?)", [person, question, value])


def lone(change: Change, place: str) -> int:
    """One half more about a touchpoint."""
    place_id = touchpoints.find_or_add(change, [place])[place.casefold()]
    survey = surveys.find_or_add(change, "Kunden", Audience.CUSTOMER)
    return surveys.put_question(change, survey, f"{place} noch einmal", Role.KANO_FUNCTIONAL, touchpoint_id=place_id, scale=FIVE)


def merge(store: Store, keep: str, other: str) -> None:
    with store.change() as change:
        places = {one.name: one for one in touchpoints.every(change)}
        merging.merge(change, places[keep], places[other])


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


def test_of_two_pairs_in_one_file_nobody_knows_which_halves_belong_together(asked: Store):
    with asked.change() as change:
        both(change, [ask(change, "Rechnung", 1), ask(change, "Rechnung", 2)], people=20, start=300)
    assert "Rechnung" not in kano.kano(asked, Filter())["touchpoint"].tolist()


def test_a_pair_that_a_later_wave_words_anew_counts_beside_the_earlier_one(asked: Store):
    with asked.change() as change:
        answer(change, ask(change, "Hotline", 2), [(2, 5)] * 5, start=300, wave=2)
    found = kano.kano(asked, Filter()).set_index("touchpoint").loc["Hotline", ["n", "must_be"]]
    assert found.tolist() == [15, 11]
    assert pairs.pairs(asked, Filter(until=BETWEEN))["n"].sum() == 20


def test_with_one_half_too_many_nobody_knows_which_belong_together(asked: Store):
    with asked.change() as change:
        answer(change, (lone(change, "App"), 0), [(1, None)], start=300)
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
        answer(change, ask(change, "Rechnung"), [(2, 5)] * 5, start=300, wave=2)
    merge(asked, "Hotline", "Rechnung")
    assert kano.kano(asked, Filter()).set_index("touchpoint")["n"].to_dict() == {"Hotline": 15, "App": 7}


def test_touchpoints_whose_pairs_the_same_people_answered_are_not_merged(store: Store):
    with store.change() as change:
        both(change, [ask(change, "Hotline"), ask(change, "App")], people=20, start=0)
    before = kano.kano(store, Filter())
    with pytest.raises(Refused) as refused:
        merge(store, "Hotline", "App")
    assert str(refused.value) == str(Refused("kano_both", surveys="Kunden"))
    pd.testing.assert_frame_equal(kano.kano(store, Filter()), before)
    assert before["n"].tolist() == [20, 20]


@pytest.mark.parametrize("wave", [1, 2])
@pytest.mark.parametrize(("keep", "other"), [("App", "Rechnung"), ("Rechnung", "App")])
def test_a_half_without_its_partner_does_not_make_pairs_vanish_by_a_merger(asked: Store, keep: str, other: str, wave: int):
    with asked.change() as change:
        answer(change, (lone(change, "Rechnung"), 0), [(1, None)], start=300, wave=wave)
    if wave == 1:  # in the file of the pairs
        with pytest.raises(Refused):
            merge(asked, keep, other)
    else:
        merge(asked, keep, other)
    assert 7 in kano.kano(asked, Filter())["n"].tolist()


def test_two_halves_that_were_parted_become_a_pair_by_a_merger(store: Store):
    with store.change() as change:
        first, second = ask(change, "Hotline"), ask(change, "App")
        answer(change, (first[0], second[1]), [(1, 5)] * 6, start=0)
    assert not kano.asked(store)
    merge(store, "Hotline", "App")
    assert kano.kano(store, Filter())["n"].tolist() == [6]


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


@pytest.mark.parametrize("kind", ["two pairs", "one half more", "between two points", "another scale"])
def test_who_gave_no_whole_pair_hides_nobody_among_them(store: Store, kind: str):
    with store.change() as change:
        settings.put(change, "minimum_customers", "5")
        first = ask(change, "Hotline")
        answer(change, first, [(5, 1)], start=50, wave=2)
        if kind == "two pairs":
            second = ask(change, "Hotline", 2)
            answer(change, (first[0], second[1]), [(1, 5)] * 9, start=0)
            answer(change, (first[1], second[0]), [(1, 5)] * 9, start=100)
        elif kind == "one half more":
            answer(change, (lone(change, "Hotline"), first[1]), [(1, 5)] * 9, start=0)
            answer(change, (first[0], 0), [(1, None)] * 9, start=100)
        elif kind == "between two points":
            answer(change, first, [(2.5, 5)] * 9, start=0)
        else:
            place = touchpoints.find_or_add(change, ["Hotline"])["hotline"]
            survey = surveys.find_or_add(change, "Kunden", Audience.CUSTOMER)
            wide = surveys.put_question(change, survey, "0–10", Role.KANO_FUNCTIONAL, touchpoint_id=place, scale=TEN)
            answer(change, (wide, first[1]), [(1, 5)] * 9, start=0)
    assert pairs.pairs(store, Filter())["n"].tolist() == [1]
    assert kano.kano(store, Filter()).empty


@pytest.mark.parametrize(("people", "shown"), [(4, False), (5, True)])
def test_as_many_people_are_protected_as_the_figure_counts(store: Store, people: int, shown: bool):
    with store.change() as change:
        settings.put(change, "minimum_customers", "5")
        answer(change, ask(change, "Hotline"), [(2, 5)] * people + [(2, 2.5)] * 20, start=0)
    assert kano.kano(store, Filter())["n"].tolist() == ([people] if shown else [])


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
