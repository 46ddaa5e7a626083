"""Where a table begins and ends, and which of its rows are answers."""

from collections.abc import Callable

import pytest
from survey_sheets import Rows, column, sheet_of

from tpm.ingest import headers, inspection
from tpm.ingest.inspection import Inspection

Understood = Callable[[Rows], Inspection]
HEAD = ["Datum", "Kunde Nr.", "Zufriedenheit mit der Hotline", "Zufriedenheit mit der Rechnung", "Kommentar"]


def answers(n: int = 30) -> list[list[object]]:
    return [[f"{1 + k % 28:02d}.03.2026", 100 + k, k % 5 + 1, k % 4 + 2, f"Das war die Antwort Nummer {k}"] for k in range(n)]


def codes(found: Inspection) -> list[tuple[str, int]]:
    return [(problem.code, problem.row) for problem in found.problems]


def test_title_lines_and_empty_columns_are_passed_over(understood: Understood):
    rows = [["Umfrage 2026 – Rohdaten"], ["vertraulich"], [], [], *[[row[0], "", *row[1:]] for row in [HEAD, *answers()]]]
    found = understood(rows)
    assert found.header_rows == (5,)
    assert [one.position for one in found.columns] == [0, 2, 3, 4, 5]
    assert found.body.num_rows == 30


def test_total_rows_and_notes_below_are_no_answers(understood: Understood):
    found = understood([HEAD, *answers(), [], ["Mittelwert", "", 3.1, 3.5], ["Summe"], ["Quelle: eigene Erhebung"]])
    assert found.body.num_rows == 30
    assert codes(found) == [("row_footer", 33), ("row_footer", 34), ("row_footer", 35)]


def test_an_answer_that_begins_with_such_a_word_stays(understood: Understood):
    rows = [["Bereich", "Hotline", "Rechnung", "Website"], *[["Gesamt", k % 5 + 1, k % 5 + 1, k % 5 + 1] for k in range(30)]]
    assert understood(rows).body.num_rows == 30


def test_a_header_repeated_on_a_later_page_is_no_answer(understood: Understood):
    found = understood([HEAD, *answers(20), HEAD, *answers(20)])
    assert found.body.num_rows == 40
    assert codes(found) == [("row_header_again", 22)]


def test_group_titles_merged_over_their_columns(understood: Understood):
    rows = [
        ["Kanäle", "", "Wie häufig nutzen Sie …?", "", ""],
        ["App", "Web", "Hotline", "Filiale", "Chat"],
        *[["Ja", "Nein", "nie", "selten", "sehr häufig"], ["Nein", "Ja", "selten", "häufig", "nie"]] * 10,
    ]
    found = understood(rows)
    assert found.header_rows == (1, 2)
    assert column(found, "Wie häufig nutzen Sie …? [Filiale]").guess.touchpoint == "Filiale"
    assert column(found, "Kanäle [App]").role == "multi"


def test_a_table_without_header_keeps_all_its_rows(understood: Understood):
    found = understood([[1, 2, 3], [4, 5, 1], [2, 2, 2]])
    assert found.header_rows == ()
    assert [one.header for one in found.columns] == ["A", "B", "C"]
    assert found.body.num_rows == 3


def test_header_rows_can_be_given():
    found = inspection.understand([sheet_of([["x", "y", "z"], HEAD, *answers()])], header_rows=[2])
    assert found.header_rows == (2,)
    assert found.columns[0].header == "Datum"


def test_the_sheet_with_the_answers_is_taken_and_notes_are_not():
    notes = sheet_of([["Dieses Blatt enthält Hinweise"], ["Stand: März"]], name="Hinweise")
    assert inspection.understand([notes, sheet_of([HEAD, *answers()], name="Daten")]).sheet == "Daten"


def test_headers_that_occur_twice_are_told_and_kept(understood: Understood):
    found = understood([["Datum", "Zufriedenheit", "Zufriedenheit"], *[["01.03.2026", k % 5 + 1, k % 3 + 1] for k in range(30)]])
    assert ("header_twice", 1) in codes(found)
    assert len(found.columns) == 3


def test_few_answers_are_told(understood: Understood):
    assert codes(understood([HEAD, *answers(5)])) == [("few_answers", 0)]


def test_a_text_as_long_as_a_cell_can_be_is_told(understood: Understood):
    rows = answers()
    rows[3][4] = "x" * 32_767
    assert codes(understood([HEAD, *rows])) == [("cell_cut", 5)]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Wie\u00a0zufrieden\n sind  Sie?", "Wie zufrieden sind Sie?"),
        ("<p>Wie <b>zufrieden</b> sind Sie?</p>", "Wie zufrieden sind Sie?"),
        ("Preis &amp; Leistung", "Preis & Leistung"),
        ("Hot\u200bline\u202e", "Hotline"),
        ("Alter < 18 und > 3", "Alter < 18 und > 3"),
    ],
)
def test_headers_are_shown_clean(written: str, shown: str):
    assert headers.clean(written) == shown


def test_headers_are_compared_without_regard_to_spelling():
    assert headers.normalise("Welche Kanäle?  []") == headers.normalise("welche\u00a0KANÄLE? ")
    assert headers.normalise("Straße") == "strasse"
