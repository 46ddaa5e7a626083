"""Questions with several answers: in one cell, in a column each, with commas inside an option."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from survey_sheets import Rows

from tpm.ingest import answers
from tpm.ingest.inspection import Inspection
from tpm.model.survey import Role

Understood = Callable[[Rows], Inspection]
Chosen = list[tuple[int, str, str]]


def chosen(found: Inspection) -> Chosen:
    ready = answers.prepare(found, [one.guess for one in found.columns], default_date=None)
    return [(line["row"], line["attribute"], line["value"]) for line in ready.segments.to_pylist()]


def test_answers_in_one_cell_become_groups_of_their_own(understood: Understood):
    cells = ["Website;Messe;", "Messe;", "", "Website;Laden;Messe;", "k. A.", "Laden;"] * 5
    found = understood([["ID", "Welche Wege nutzen Sie?"], *([n + 1, cell] for n, cell in enumerate(cells))])
    assert found.columns[1].role is Role.MULTI
    told = chosen(found)
    assert [value for row, _, value in told if row == 2] == ["Website", "Messe"]
    assert {value for _, _, value in told} == {"Website", "Messe", "Laden"}
    assert not any(row in (4, 6) for row, _, _ in told)


def test_a_comma_inside_an_option_does_not_tear_it(understood: Understood):
    fair = "Messe, auch im Ausland"
    cells = [f"Telefon, {fair}", fair, "Telefon, Laden", "Laden", f"Telefon, Laden, {fair}"]
    found = understood([["Nr.", "Welche Wege nutzen Sie? (Mehrfachauswahl)"], *([n + 1, cell] for n, cell in enumerate(cells * 6))])
    assert found.columns[1].role is Role.MULTI
    assert {value for _, _, value in chosen(found)} == {"Telefon", "Laden", fair}


@pytest.mark.parametrize(("yes", "no"), [("Ja", "Nein"), ("Y", "N/A"), ("1", "0"), ("Ja", "")])
def test_a_column_for_each_option_becomes_one_question(understood: Understood, yes: str, no: str):
    head = ["Antwort ID", "Welche Wege nutzen Sie? [Website]", "Welche Wege nutzen Sie? [Messe]"]
    found = understood([head, *([n + 1, yes if n % 2 else no, yes if n % 3 else no] for n in range(30))])
    assert [column.role for column in found.columns[1:]] == [Role.MULTI] * 2
    told = chosen(found)
    assert {attribute for _, attribute, _ in told} == {"Welche Wege nutzen Sie"}
    assert sum(value == "Website" for _, _, value in told) == 15
    assert sum(value == "Messe" for _, _, value in told) == 20


def test_an_address_that_numbers_the_answers_is_kept_as_a_keyed_hash(understood: Understood):
    found = understood([["E-Mail", "Zufriedenheit mit der Hotline"], *([f"Kunde{n}@example.org", n % 5 + 1] for n in range(30))])
    mappings = [replace(one.guess, role=Role.ID if one.position == 0 else one.role) for one in found.columns]

    def keys(secret: bytes) -> list[str | None]:
        return answers.prepare(found, mappings, default_date=None, secret=secret).respondents.column("source_key").to_pylist()

    assert keys(b"one") == keys(b"one")
    assert len(set(keys(b"one"))) == 30
    assert not set(keys(b"one")) & set(keys(b"two"))
    assert not any("@" in str(key) or "kunde" in str(key).casefold() for key in keys(b"one"))
    assert keys(b"") == [None] * 30


def test_a_number_that_says_nothing_of_a_person_stays_as_it_is(understood: Understood):
    found = understood([["Antwort ID", "Zufriedenheit mit der Hotline"], *([f"A{n}", n % 5 + 1] for n in range(30))])
    ready = answers.prepare(found, [one.guess for one in found.columns], default_date=None, secret=b"one")
    assert ready.respondents.column("source_key").to_pylist()[:2] == ["A0", "A1"]


def test_a_way_to_reach_people_that_is_only_ticked_is_no_address(understood: Understood):
    ways = ("Telefon", "E-Mail", "Laden")
    rows = [[n + 1, *("Ja" if (n + k) % 3 else "Nein" for k in range(3))] for n in range(30)]
    found = understood([["Antwort ID", *(f"Welche Wege nutzen Sie? [{way}]" for way in ways)], *rows])
    assert [column.role for column in found.columns[1:]] == [Role.MULTI] * 3
    assert {value for _, _, value in chosen(found)} == set(ways)
