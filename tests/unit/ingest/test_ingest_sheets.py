"""Several sheets of one workbook: waves of one survey, parts of one wide table, tables of their own."""

from dataclasses import replace

import pytest
from survey_sheets import Rows, column, sheet_of

from tpm.ingest import answers, inspection
from tpm.ingest.extent import BadCell
from tpm.ingest.inspection import Inspection
from tpm.ingest.reader import RawSheet

HEAD = ["Nr", "Datum", "Zufriedenheit mit der Hotline", "Zufriedenheit mit der Rechnung"]


def wave(n: int, month: int, head: Rows = HEAD) -> Rows:
    """Answers whose numbers begin anew in every wave."""
    return [head, *([k + 1, f"{1 + k % 28:02d}.{month:02d}.2026", k % 5 + 1, (k + month) % 5 + 1] for k in range(n))]


def first_part(numbers: list[int]) -> Rows:
    return [["lfdn", "dispcode", "Hotline", "Rechnung", "Website"], *([k, 31, k % 5 + 1, k % 4 + 2, 5 - k % 5] for k in numbers)]


def second_part(numbers: list[int]) -> Rows:
    return [["lfdn", "dispcode", "Newsletter", "Verkauf"], *([k, 31, k % 5 + 1, "abc" if k == numbers[3] else k % 3 + 3] for k in numbers)]


def numbers(n: int = 30) -> list[int]:
    return [1000 + 7 * k for k in range(n)]


def understood(**sheets: Rows) -> Inspection:
    return inspection.understand([sheet_of(rows, name) for name, rows in sheets.items()])


def codes(found: Inspection, *wanted: str) -> list[tuple[str, str, int]]:
    return [(problem.code, problem.sheet, problem.row) for problem in found.problems if problem.code in wanted]


def test_sheets_with_the_same_headers_are_waves_in_the_order_of_the_workbook():
    found = understood(Q1=wave(20, 1), Q2=wave(40, 4), Q3=wave(30, 7))
    assert (found.sheet, dict(found.waves)) == ("Q2", {"Q1": 20, "Q2": 40, "Q3": 30})
    assert not found.parts
    assert not found.others


def test_cells_that_a_part_tells_otherwise_are_told():
    base, part = first_part(numbers()), second_part(numbers())
    part[5][1] = 22
    found = understood(A=base, B=part)
    assert len(found.parts) == 1
    assert codes(found, "cell_differs") == [("cell_differs", "B", 6)]


def test_waves_may_differ_in_a_header():
    found = understood(A=wave(20, 1), B=wave(30, 4, ["NR", "Datum", "Zufriedenheit  mit der Hotline", "Zufriedenheit mit der Buchhaltung"]))
    assert list(found.waves) == ["A", "B"]


def test_a_wave_that_stays_out_is_told():
    found = inspection.alone(understood(Q1=wave(20, 1), Q2=wave(40, 4)))
    assert (dict(found.waves), dict(found.others)) == ({}, {"Q1": 20})
    assert codes(found, "sheet_not_imported") == [("sheet_not_imported", "Q1", 0)]


def test_a_copy_of_the_answers_is_no_wave():
    found = understood(Alle=wave(40, 1), Auswahl=wave(15, 1))
    assert (dict(found.waves), dict(found.others)) == ({}, {"Auswahl": 15})


def test_sheets_about_the_same_respondents_are_joined_by_their_number():
    turned = [second_part(numbers())[0], *reversed(second_part(numbers())[1:])]
    found = understood(Teil1=first_part(numbers()), Teil2=turned)
    assert [one.header for one in found.columns] == ["lfdn", "dispcode", "Hotline", "Rechnung", "Website", "Newsletter", "Verkauf"]
    assert [part.sheet for part in found.parts] == ["Teil2"]
    hotline, newsletter = (found.body.column(column(found, name).guess.key).to_pylist() for name in ("Hotline", "Newsletter"))
    assert hotline == newsletter
    assert codes(found, "row_without_partner", "partner_missing", "sheet_not_imported") == []


def test_rows_without_a_partner_are_told_with_their_sheet_and_row():
    found = understood(Teil1=first_part(numbers()[2:]), Teil2=second_part(numbers()[:29]))
    assert found.body.num_rows == 28
    assert codes(found, "row_without_partner", "partner_missing") == [
        ("row_without_partner", "Teil2", 2),
        ("row_without_partner", "Teil2", 3),
        ("partner_missing", "Teil1", 29),
    ]


def test_a_cell_that_cannot_be_read_is_told_where_it_stands():
    turned = [second_part(numbers())[0], *reversed(second_part(numbers())[1:])]
    found = understood(Teil1=first_part(numbers()), Teil2=turned)
    sales = replace(column(found, "Verkauf").guess, no_answer=frozenset[str]())
    prepared = answers.prepare(found, [sales], default_date=None)
    assert [(p.sheet, p.row, p.values["text"]) for p in prepared.problems if p.code == "answer_unread"] == [("Teil2", 28, "abc")]


def test_a_cell_with_an_error_on_the_second_sheet_keeps_its_place():
    second = replace(sheet_of(second_part(numbers()), "Teil2"), bad=(BadCell(row=5, column=2, code="cell_error", text="#REF!"),))
    found = inspection.understand([sheet_of(first_part(numbers()), "Teil1"), second])
    assert [(p.sheet, p.row, p.column) for p in found.problems if p.code == "cell_error"] == [("Teil2", 5, "Newsletter")]


def test_an_answer_that_one_sheet_marks_as_unfinished_stays_out_of_all():
    rows = [list(row) for row in first_part(numbers())]
    rows[0][1:2], rows[4][1] = ["dispcode"], 22
    second = [[row[0], *row[2:]] for row in second_part(numbers())]
    found = understood(Teil1=rows, Teil2=second)
    assert (found.tool, found.body.num_rows) == ("unipark", 29)
    assert codes(found, "row_incomplete", "partner_missing", "row_without_partner") == [("row_incomplete", "Teil1", 5)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ([1000, 1000, 1001, 1002, 1003, 1004], [1000, 1001, 1002, 1003, 1004, 1005]),  # not unique
        ([1000, 1001, 1002, 1003, 1004, 1005], [2000, 2001, 2002, 2003, 2004, 2005]),  # other respondents
        ([1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6, 7]),  # rows that are only counted
    ],
)
def test_sheets_whose_numbers_do_not_fit_are_not_joined(left: list[int], right: list[int]):
    found = understood(Kunden=first_part(left), Andere=[[row[0], *row[2:]] for row in second_part(right)])
    assert not found.parts
    assert not found.waves
    assert len(codes(found, "sheet_not_imported")) == 1


def test_two_waves_of_the_same_people_are_not_joined():
    before = [["Nr", "Hotline", "Rechnung", "Alter"], *([1000 + k, k % 5 + 1, k % 4 + 2, 30 + k] for k in range(20))]
    after = [["Nr", "Hotline", "Rechnung", "Ort"], *([1000 + k, (k + 2) % 5 + 1, (k + 1) % 4 + 2, "Ulm"] for k in range(20))]
    found = understood(Vorher=before, Nachher=after)
    assert not found.parts
    assert list(found.waves) == ["Vorher", "Nachher"]


def test_a_table_of_another_kind_is_left_out_and_told():
    prices = [["Artikel", "Preis", "Lager"], ["Rad", 900, "A"], ["Helm", 60, "B"]]
    found = understood(Notizen=[["Stand: März"]], Antworten=wave(20, 1), Preise=prices)
    assert (found.sheet, dict(found.others)) == ("Antworten", {"Preise": 2})
    assert codes(found, "sheet_not_imported") == [("sheet_not_imported", "Preise", 0)]


def test_a_hidden_sheet_is_not_looked_at_and_told():
    hidden = RawSheet(name="Geheim", hidden=True, columns=(), table=sheet_of([["x"]]).table)
    found = inspection.understand([sheet_of(wave(20, 1), "Antworten"), hidden])
    assert found.sheet_names == ("Antworten",)
    assert codes(found, "sheet_hidden") == [("sheet_hidden", "Geheim", 0)]


def test_a_single_sheet_has_no_relatives():
    found = understood(Antworten=wave(20, 1))
    assert not found.waves
    assert not found.parts
    assert not found.others


def test_a_sheet_that_was_asked_for_stands_alone():
    raws = [sheet_of(first_part(numbers()), "Teil1"), sheet_of(second_part(numbers()), "Teil2")]
    found = inspection.understand(raws, sheet="Teil2")
    assert (found.sheet, found.parts) == ("Teil2", ())
