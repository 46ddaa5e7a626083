"""Kano questionnaires: both halves of a pair are recognised, belong together, and are no ratings."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from kano_files import APP, ENGLISH, GERMAN, HEADERS, HOTLINE, RATING, rows, without
from survey_sheets import Rows, column, roles

from tpm.ingest import kano, kanopairs
from tpm.ingest.inspection import Inspection
from tpm.model.survey import KANO, Role
from tpm.tasks import answering, imports, mappings

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
    said = {each.header: (each.role, each.touchpoint) for each in plan.columns}
    assert said[HOTLINE[0]] == (Role.KANO_FUNCTIONAL, "Hotline rund um die Uhr erreichbar")
    assert said[HOTLINE[1]] == (Role.KANO_DYSFUNCTIONAL, "Hotline rund um die Uhr erreichbar")
    assert said[APP[0]] == (Role.KANO_FUNCTIONAL, "App")
    assert said[APP[1]] == (Role.KANO_DYSFUNCTIONAL, "App")
    assert said[RATING] == (Role.RATING, "Website")
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


def test_a_half_without_its_partner_stays_what_it_was_and_is_told_where_somebody_makes_it_one(understood: Understood):
    found = understood(without(HOTLINE[1], rows()))
    half = column(found, HOTLINE[0])
    plan = imports.guess_plan(found, "Kunden")
    assert half.role not in KANO
    assert not kanopairs.lonely(plan.columns)
    by_hand = mappings.with_role(half, half.guess, Role.KANO_FUNCTIONAL, N)
    columns = tuple(by_hand if each.position == half.position else each for each in plan.columns)
    prepared = imports.prepare(found, replace(plan, columns=columns), b"")
    assert [(each.code, each.column) for each in prepared.problems if each.code == "kano_half"] == [("kano_half", HOTLINE[0])]


def test_a_half_at_another_touchpoint_is_told_as_alone(understood: Understood):
    plan = imports.guess_plan(understood(rows()), "Kunden")
    moved = [mappings.with_name(each, "Service", []) if each.header == APP[1] else each for each in plan.columns]
    assert [each.header for each in kanopairs.lonely(moved)] == list(APP)


def test_two_pairs_about_one_touchpoint_are_told(understood: Understood):
    plan = imports.guess_plan(understood(rows()), "Kunden")
    moved = [mappings.with_name(each, "Service", []) if each.role in KANO else each for each in plan.columns]
    assert [each.header for each in kanopairs.lonely(moved)] == [*HOTLINE, *APP]
    hotline, app = (next(c.touchpoint.casefold() for c in plan.columns if c.header == one[0]) for one in (HOTLINE, APP))
    assert not kanopairs.lonely(plan.columns, {hotline: 1, app: 2})
    assert [each.header for each in kanopairs.lonely(plan.columns, {hotline: 1, app: 1})] == [*HOTLINE, *APP]


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


def test_numbers_from_0_to_4_are_the_same_five_answers_as_all_columns_show_together(understood: Understood):
    found = understood(rows(("0", "1", "2", "3", "4")))
    halves = [column(found, header) for header in (*HOTLINE, *APP)]
    assert {each.role for each in halves} == KANO
    assert column(found, HOTLINE[1]).guess.values == {"2": 3, "4": 5}  # here nobody chose 0
    assert [each.confirm[0].values for each in halves] == [{"minimum": 0, "maximum": 4}] * 4
    assert answering.codes(halves[1], halves[1].guess, turned=True).values == {"2": 3, "4": 1}
    by_hand = mappings.with_role(halves[2], mappings.with_role(halves[2], halves[2].guess, Role.IGNORE, N), Role.KANO_FUNCTIONAL, N)
    assert by_hand.values == {"0": 1, "2": 3, "4": 5}


def test_a_zero_beside_a_five_is_no_point_and_asked_about(understood: Understood):
    table = rows(("1", "2", "3", "4", "5"))
    for row in table[1:4]:
        row[HEADERS.index(APP[0])] = "0"
    found = column(understood(table), APP[0])
    assert [(each.code, each.values.get("text")) for each in found.confirm] == [("kano_codes", None), ("unknown_answer", "0")]
    assert "0" not in found.guess.values
    counts = answering.worth(found.guess, "0", 3.0)
    assert answering.codes(found, counts, turned=True).values == {"1": 5, "3": 3, "5": 1, "0": 3}


@pytest.mark.parametrize("missing", ["-9", "99", "k. A."])
def test_codes_for_no_answer_do_not_hide_a_pair(understood: Understood, missing: str):
    table = rows(("1", "2", "3", "4", "5"))
    for row in table[1:30]:
        row[HEADERS.index(HOTLINE[0])] = missing
    half = column(understood(table), HOTLINE[0])
    assert half.role is Role.KANO_FUNCTIONAL
    assert half.guess.no_answer == {missing}
    assert [each.code for each in half.confirm] == ["kano_codes"]


def test_other_numbers_among_the_answers_are_asked_about_or_make_it_no_pair(understood: Understood):
    few, many = rows(("1", "2", "3", "4", "5")), rows(("1", "2", "3", "4", "5"))
    for table, n in ((few, 3), (many, 20)):
        for row in table[1 : 1 + n]:
            row[HEADERS.index(APP[0])] = "6"
    assert [each.code for each in column(understood(few), APP[0]).confirm] == ["kano_codes", "unknown_answer"]
    assert column(understood(many), APP[0]).role not in KANO


@pytest.mark.parametrize("headers", [("Hotline", "Hotline nicht"), ("Mit App", "Ohne App"), ("F1_f", "F1_d")])
def test_numbers_are_no_halves_where_the_headers_do_not_give_it_away(understood: Understood, headers: tuple[str, str]):
    assert not KANO & {Role(role) for role in roles(understood(answered(headers, "12345"))).values()}


WAITING = ("Wie finden Sie es, wenn keine Wartezeit entsteht?", "Wie finden Sie es, wenn eine Wartezeit entsteht?")
EVEN, PLEASING, BOTHERING = (0, 1, 2, 3, 4), (0, 0, 0, 1, 2), (2, 3, 4, 4, 4)


def leaning(headers: Sequence[str], leans: Sequence[Sequence[int]]) -> Rows:
    """Forty rows; each column holds its answers as often as they are listed, from pleasing to bothering."""
    return [headers, *[[GERMAN[lean[n % len(lean)]] for lean in leans] for n in range(N)]]


@pytest.mark.parametrize(
    ("headers", "name"),
    [
        (WAITING, "Keine Wartezeit"),
        (WAITING[::-1], "Keine Wartezeit"),
        (
            tuple(f"Wie finden Sie es, wenn die Hotline {how} Wartezeit erreichbar ist?" for how in ("ohne", "mit")),
            "Hotline ohne Wartezeit erreichbar",
        ),
        (("How would you feel if there are no hidden fees?", "How would you feel if there are hidden fees?"), "No hidden fees"),
    ],
)
def test_without_something_bad_is_not_the_half_without_and_is_asked(understood: Understood, headers: tuple[str, str], name: str):
    found = understood(leaning(headers, (EVEN, EVEN)))
    relieved = next(each for each in headers if kano.reliefs(each.casefold()))
    for each in found.columns:
        assert (each.role, each.guess.touchpoint) == (Role.KANO_FUNCTIONAL if each.header == relieved else Role.KANO_DYSFUNCTIONAL, name)
        assert [doubt.code for doubt in each.confirm] == ["kano_direction"]
    first = found.columns[0]
    turned = answering.direction(first, first.guess, turned=True)
    assert {turned.role, first.role} == KANO
    assert answering.direction(first, turned, turned=False) == first.guess


def test_what_the_answers_confirm_is_not_asked(understood: Understood):
    found = understood(leaning(WAITING, (PLEASING, BOTHERING)))
    assert [each.role for each in found.columns] == [Role.KANO_FUNCTIONAL, Role.KANO_DYSFUNCTIONAL]
    assert not any(each.confirm for each in found.columns)


def test_part_of_a_name_that_both_halves_bear_does_not_matter(understood: Understood):
    headers = tuple(f"Wie finden Sie es, wenn die Hotline {how}ohne Wartezeit erreichbar ist?" for how in ("", "nicht "))
    found = understood(leaning(headers, (EVEN, EVEN)))
    assert told(found) == {
        headers[0]: (Role.KANO_FUNCTIONAL, "Hotline ohne Wartezeit erreichbar"),
        headers[1]: (Role.KANO_DYSFUNCTIONAL, "Hotline ohne Wartezeit erreichbar"),
    }
    assert not any(each.confirm for each in found.columns)


def test_answers_that_say_the_contrary_of_the_headers_are_asked_about(understood: Understood):
    found = understood(leaning(APP, (BOTHERING, PLEASING)))
    assert [[doubt.code for doubt in each.confirm] for each in found.columns] == [["kano_direction"]] * 2
    assert not any(each.confirm for each in understood(leaning(APP, (PLEASING, BOTHERING))).columns)


def test_where_no_header_says_which_half_it_is_that_is_asked(understood: Understood):
    found = understood(
        answered(("Wie finden Sie die Hotline rund um die Uhr?", "Wie finden Sie die Hotline rund um die Uhr im Büro?"), GERMAN)
    )
    assert [[doubt.code for doubt in each.confirm] for each in found.columns] == [["kano_direction"]] * 2


@pytest.mark.parametrize("header", [WAITING[0], HOTLINE[0]])
def test_a_half_without_its_partner_is_a_question(understood: Understood, header: str):
    alone = understood(answered((header,), GERMAN)).columns[0]
    assert alone.role not in KANO
    assert [doubt.code for doubt in alone.confirm] == ["kano_alone"]


def test_ordinary_answers_are_not_asked_about_as_halves(understood: Understood):
    for labels in (("gefällt mir", "erwarte ich", "egal"), ("gefällt mir", "kann ich akzeptieren", "egal", "gefällt mir nicht")):
        assert not any(each.confirm for each in understood(answered(("Newsletter",), labels)).columns)


def test_a_number_that_is_asked_once_stays_a_rating(understood: Understood):
    found = understood([[HOTLINE[0], RATING], *[[n % 5 + 1, (n + 1) % 5 + 1] for n in range(N)]])
    assert list(roles(found).values()) == ["rating", "rating"]


def answered(headers: Sequence[str], labels: Sequence[object]) -> Rows:
    """Forty rows in which every column holds all of the answers, each in an order of its own."""
    return [headers, *[[labels[(n * step + n // len(labels)) % len(labels)] for step in range(1, len(headers) + 1)] for n in range(N)]]


def told(found: Inspection) -> dict[str, tuple[Role, str]]:
    """Header → role and touchpoint."""
    return {each.header: (each.role, each.touchpoint) for each in imports.guess_plan(found, "Kunden").columns}


@pytest.mark.parametrize(
    "headers",
    [
        ("How do you feel about the speed of our delivery?", "How do you feel about the quality of our delivery?"),
        tuple(f"How do you feel about our hotline when you call on {day}?" for day in ("weekdays", "weekends")),
        tuple(
            f"Wie würden Sie die {thing} unserer Mitarbeiter bewerten, wenn Sie an Ihren letzten Besuch denken?"
            for thing in ("Freundlichkeit", "Kompetenz")
        ),
        ("How would you rate our hotline if it is not busy?", "How would you rate our hotline if it is busy?"),
        ("Wie finden Sie unsere App, wenn es regnet?", "Wie finden Sie unsere App, wenn es nicht regnet?"),
        ("Functional scope of the app", "No-nonsense functional scope of the app"),
        ("Wie finden Sie es, wenn wir mittags anrufen?", "Wie finden Sie es, wenn wir abends anrufen?"),
    ],
)
def test_ordinary_ratings_in_numbers_are_no_pair(understood: Understood, headers: tuple[str, str]):
    assert not KANO & {Role(role) for role in roles(understood(answered(headers, range(1, 6)))).values()}


@pytest.mark.parametrize(
    ("labels", "headers"),
    [
        (("kann ich akzeptieren", "kann ich nicht akzeptieren"), ("Preis der Wartung", "Preis der Wartung ohne Anfahrt")),
        (("muss sein", "egal"), ("App", "Keine App")),
        (("must have", "egal", "neutral"), ("Wie wichtig ist Ihnen die App?", "Wie wichtig ist es Ihnen, keine App zu haben?")),
        (("must have", "egal", "gefällt mir"), ("Wie wichtig ist Ihnen die App?", "Wie wichtig ist es Ihnen, keine App zu haben?")),
        (("gefällt mir", "kann ich akzeptieren", "gefällt mir nicht"), ("Preis der Wartung", "Preis der Wartung ohne Anfahrt")),
        (("mag ich", "erwarte ich", "egal"), ("Newsletter", "App")),
    ],
)
def test_answers_that_only_sound_alike_are_no_pair(understood: Understood, labels: tuple[str, ...], headers: tuple[str, str]):
    assert not KANO & {Role(role) for role in roles(understood(answered(headers, labels))).values()}


@pytest.mark.parametrize("without", ["nicht vorhanden", "entfallen"])
@pytest.mark.parametrize("header", ["{thing} [{half}]", "{thing}: {half}"])
@pytest.mark.parametrize("by_thing", [True, False])
def test_where_the_rows_of_a_matrix_are_the_halves_its_question_is_the_thing(
    understood: Understood, without: str, header: str, by_thing: bool
):
    cells = [(thing, half) for thing in ("App", "Hotline") for half in ("vorhanden", without)]
    headers = [
        header.format(thing=thing, half=half) for thing, half in (cells if by_thing else sorted(cells, key=lambda one: one[1] == without))
    ]
    found = understood(answered(headers, GERMAN))
    assert told(found) == {
        header.format(thing=thing, half=half): (Role.KANO_FUNCTIONAL if half == "vorhanden" else Role.KANO_DYSFUNCTIONAL, thing)
        for thing, half in cells
    }


def test_halves_that_are_as_much_like_another_one_are_unsure(understood: Understood):
    thing = "Wie fänden Sie es, wenn es {} Rückruf am selben Tag {} gibt?"
    headers = [thing.format("einen", "mittags"), thing.format("keinen", "abends"), thing.format("keinen", "nachts")]
    found = understood(answered(headers, GERMAN))
    halves = [each for each in found.columns if each.role in KANO]
    assert [each.confidence for each in halves] == [kanopairs.UNSURE] * 2
    sure = understood(answered([*headers[:1], thing.format("keinen", "mittags")], GERMAN))
    assert all(each.confidence > kanopairs.UNSURE for each in sure.columns)


@pytest.mark.parametrize(("functional", "dysfunctional"), [("F1_f", "F1_d"), ("Kano F1 functional", "Kano F1 dysfunctional")])
def test_marks_of_the_halves_stay_out_of_the_name(understood: Understood, functional: str, dysfunctional: str):
    found = understood(answered((functional, dysfunctional), GERMAN))
    assert told(found) == {functional: (Role.KANO_FUNCTIONAL, "F1"), dysfunctional: (Role.KANO_DYSFUNCTIONAL, "F1")}


@pytest.mark.parametrize(
    ("functional", "dysfunctional", "name"),
    [
        (
            "Wie finden Sie es, wenn wir die Lieferung ankündigen?",
            "Wie finden Sie es, wenn wir die Lieferung nicht ankündigen?",
            "Lieferung ankündigen",
        ),
        (
            "How would you feel if we announce the delivery?",
            "How would you feel if we do not announce the delivery?",
            "Announce the delivery",
        ),
    ],
)
def test_who_does_it_stays_out_of_the_name(understood: Understood, functional: str, dysfunctional: str, name: str):
    found = understood(answered((functional, dysfunctional), GERMAN))
    assert {touchpoint for _, touchpoint in told(found).values()} == {name}


def test_what_was_taken_for_halves_can_be_the_ratings_they_would_be_and_halves_again(understood: Understood):
    found = understood(rows(("1", "2", "3", "4", "5")))
    half = column(found, APP[1])
    rated = answering.no_half(half, half.guess, found)
    assert (rated.role, rated.scale and (rated.scale.minimum, rated.scale.maximum)) == (Role.RATING, (1, 5))
    assert rated.touchpoint not in {"", half.guess.touchpoint}
    assert answering.codes(half, rated, turned=False) == half.guess
    assert answering.codes(half, rated, turned=True).values["1"] == 5


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
