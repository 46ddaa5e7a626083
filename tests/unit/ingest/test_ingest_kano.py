"""Kano questionnaires: both halves of a pair are recognised, belong together, and are no ratings."""

from collections.abc import Callable

import pytest
from kano_files import APP, ENGLISH, GERMAN, HEADERS, HOTLINE, RATING, rows, without
from survey_sheets import Rows, column, roles

from tpm.ingest import kano, kanopairs
from tpm.ingest.inspection import Inspection
from tpm.model.survey import KANO, Role
from tpm.tasks import imports, mappings

Understood = Callable[[Rows], Inspection]
N = 40


@pytest.mark.parametrize(
    ("text", "point"),
    [
        *((text, point) for point, text in enumerate(GERMAN, 1)),
        *((text, point) for point, text in enumerate(ENGLISH, 1)),
        ("Gefällt mir", 1), ("I like it that way", 1), ("I would like it", 1), ("1 - Das würde mich sehr freuen", 1),
        ("Ist selbstverständlich", 2), ("Das muss so sein", 2), ("It must be that way", 2), ("Must-be", 2),
        ("egal", 3), ("Neutral", 3), ("I'm neutral", 3), ("I don't care", 3),
        ("Das kann ich in Kauf nehmen", 4), ("Damit kann ich leben", 4), ("I can tolerate it", 4), ("Live with", 4),
        ("Das stört mich sehr.", 5), ("Gefällt mir nicht", 5), ("I don't like it", 5), ("(5) I dislike it that way", 5),
        ("sehr zufrieden", None), ("gut", None), ("Das ist mir wichtig", None), ("k. A.", None), ("5", None),
    ],
)  # fmt: skip
def test_answers_in_usual_words_are_one_of_five(text: str, point: int | None):
    assert kano.point(text) == point


@pytest.mark.parametrize("labels", [GERMAN, ENGLISH])
def test_both_halves_are_recognised_and_share_their_touchpoint(understood: Understood, labels: tuple[str, ...]):
    plan = imports.guess_plan(understood(rows(labels)), "Kunden")
    told = {each.header: (each.role, each.touchpoint) for each in plan.columns}
    assert told[HOTLINE[0]] == (Role.KANO_FUNCTIONAL, "Hotline rund um die Uhr erreichbar")
    assert told[HOTLINE[1]] == (Role.KANO_DYSFUNCTIONAL, "Hotline rund um die Uhr erreichbar")
    assert told[APP[0]] == (Role.KANO_FUNCTIONAL, "App")
    assert told[APP[1]] == (Role.KANO_DYSFUNCTIONAL, "App")
    assert told[RATING] == (Role.RATING, "Website")
    assert not kanopairs.lonely(plan.columns)


def test_each_answer_has_its_point(understood: Understood):
    found = understood(rows())
    assert column(found, HOTLINE[1]).guess.values == {GERMAN[4]: 5, GERMAN[2]: 3}
    assert column(found, APP[0]).guess.values == {GERMAN[0]: 1, GERMAN[2]: 3, GERMAN[4]: 5}


def test_rows_of_two_matrices_are_paired_row_by_row_in_any_order(understood: Understood):
    things = ("Rückruf am selben Tag", "Rechnung online", "Paket am nächsten Tag")
    header = [f"Wie fänden Sie es, wenn Folgendes {verb}? [{thing}]" for verb in ("geboten würde", "fehlte") for thing in things]
    header[3:] = header[:2:-1]
    found = understood([header, *[[GERMAN[(n * step) % 5] for step in range(1, 7)] for n in range(N)]])
    plan = imports.guess_plan(found, "Kunden")
    halves = {(each.touchpoint, each.role) for each in plan.columns}
    assert halves == {(thing, role) for thing in things for role in KANO}


def test_answers_say_it_where_the_header_is_a_word_with_a_mark(understood: Understood):
    found = understood([["Hotline (funktional)", "Hotline (dysfunktional)"], *[[GERMAN[n % 3], GERMAN[2 + n % 3]] for n in range(N)]])
    assert list(roles(found).values()) == ["kano_functional", "kano_dysfunctional"]
    assert [each.touchpoint for each in imports.guess_plan(found, "K").columns] == ["Hotline", "Hotline"]


def test_a_half_without_its_partner_is_told(understood: Understood):
    found = understood(without(HOTLINE[1], rows()))
    plan = imports.guess_plan(found, "Kunden")
    assert [each.header for each in kanopairs.lonely(plan.columns)] == [HOTLINE[0]]
    prepared = imports.prepare(found, plan, b"")
    assert [(each.code, each.column) for each in prepared.problems if each.code == "kano_half"] == [("kano_half", HOTLINE[0])]


def test_a_half_at_another_touchpoint_is_told_as_alone(understood: Understood):
    plan = imports.guess_plan(understood(rows()), "Kunden")
    moved = [mappings.with_name(each, "Service", []) if each.header == APP[1] else each for each in plan.columns]
    assert [each.header for each in kanopairs.lonely(moved)] == list(APP)


def test_answers_that_belong_to_no_point_are_asked_about(understood: Understood):
    table = rows()
    for row in table[1:4]:
        row[HEADERS.index(HOTLINE[0])] = "Kommt darauf an"
    found = column(understood(table), HOTLINE[0])
    assert found.role is Role.KANO_FUNCTIONAL
    assert [(each.code, each.values) for each in found.confirm] == [("unknown_answer", {"text": "Kommt darauf an", "n": 3})]


def test_no_answer_is_none(understood: Understood):
    table = rows()
    table[1][HEADERS.index(HOTLINE[0])] = "keine Angabe"
    guess = column(understood(table), HOTLINE[0]).guess
    assert guess.no_answer == {"keine Angabe"}
    assert "keine Angabe" not in guess.values


@pytest.mark.parametrize("labels", [("1", "2", "3", "4", "5"), ("A1", "A2", "A3", "A4", "A5")])
def test_numbers_are_halves_where_the_headers_ask_in_pairs_and_are_asked_about(understood: Understood, labels: tuple[str, ...]):
    found = understood(rows(labels))
    assert roles(found)[HOTLINE[0]] == "kano_functional"
    assert roles(found)[APP[1]] == "kano_dysfunctional"
    assert [each.code for each in column(found, APP[1]).confirm] == ["kano_codes"]
    assert column(found, HOTLINE[1]).guess.values[labels[4]] == 5


def test_a_number_that_is_asked_once_stays_a_rating(understood: Understood):
    found = understood([[HOTLINE[0], RATING], *[[n % 5 + 1, (n + 1) % 5 + 1] for n in range(N)]])
    assert list(roles(found).values()) == ["rating", "rating"]


@pytest.mark.parametrize("labels", [("gut", "neutral", "schlecht"), ("Gefällt mir", "egal", "Gefällt mir nicht")])
def test_other_answers_are_no_halves(understood: Understood, labels: tuple[str, ...]):
    found = understood([["Website", "Wie finden Sie die App?"], *[[labels[n % 3], labels[(n + 1) % 3]] for n in range(N)]])
    assert not KANO & {Role(role) for role in roles(found).values()}


def test_a_column_becomes_a_half_by_hand(understood: Understood):
    found = understood([["A", "B"], *[[GERMAN[n % 5], n % 5 + 1] for n in range(N)]])
    words, numbers = (column(found, header) for header in "AB")
    by_hand = mappings.with_role(words, mappings.with_role(words, words.guess, Role.IGNORE, N), Role.KANO_DYSFUNCTIONAL, N)
    assert by_hand.values == {text: point for point, text in enumerate(GERMAN, 1)}
    assert by_hand.scale == kano.ENDS
    assert mappings.with_role(numbers, numbers.guess, Role.KANO_FUNCTIONAL, N).values["5"] == 5
    assert mappings.with_role(words, by_hand, Role.KANO_FUNCTIONAL, N).values == by_hand.values
