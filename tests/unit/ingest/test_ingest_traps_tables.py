"""Traps in the shape of a file: each with a file made here, in the table of the tool that is known for it.

The numbers are those of the list of what goes wrong with survey files; `TRAPS` in `test_ingest_traps.py` says where each one is tested.
"""

import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from survey_files import cell, table, write, write_ods
from survey_layouts import LAYOUTS
from survey_sheets import column
from survey_tables import N, day

from tpm.ingest import inspection, summary
from tpm.ingest.inspection import Inspection
from tpm.ingest.limits import MEGABYTE, Limits
from tpm.model.errors import Refused

HEAD = ["Datum", "Zufriedenheit mit der Hotline", "Kommentar"]
ROWS = [[day(n), n % 5 + 1, f"Das war die Antwort Nummer {n}"] for n in range(N)]
HOTLINE = HEAD[1]


def codes(found: Inspection) -> list[tuple[str, int]]:
    return [(problem.code, problem.row) for problem in found.problems]


def book(path: Path, change: Callable[[Worksheet], None]) -> Path:
    """A workbook with forty answers, changed before it is saved."""
    write(path, [HEAD, *ROWS])
    made = openpyxl.load_workbook(path)
    change(made.active)
    made.save(path)
    return path


def refused(path: Path) -> str:
    with pytest.raises(Refused) as caught:
        inspection.inspect(path, limits=Limits(memory=800 * MEGABYTE, seconds=30))
    return caught.value.code


@pytest.mark.parametrize("name", ["surveymonkey", "qualtrics 3 header rows, German", "qualtrics 2 header rows", "sosci"])
def test_a_second_or_third_header_row_is_no_respondent(tmp_path: Path, name: str):
    layout = LAYOUTS[name]
    found = inspection.inspect(write(tmp_path / "export.xlsx", layout.rows))
    assert found.header_rows == tuple(range(1, len(layout.heads) + 1))
    assert found.body.num_rows == layout.respondents


def test_the_same_header_twice_stays_two_questions(tmp_path: Path):
    """Microsoft Forms numbers a repeated statement, other tools don't."""
    path = write(
        tmp_path / "forms.xlsx",
        [["ID", "Startzeit", "Fertigstellungszeit", *[HOTLINE] * 2], *[[n, day(n), day(n), n % 5 + 1, 5] for n in range(N)]],
    )
    found = inspection.inspect(path)
    assert [one.guess.touchpoint for one in found.columns[3:]] == ["Hotline", "Hotline (2)"]
    assert ("header_twice", 1) in codes(found)


def test_headers_that_differ_in_blanks_mark_up_and_line_breaks_are_the_same_question(tmp_path: Path):
    spellings = ["Zufriedenheit mit der Hotline", "<p>Zufriedenheit\u00a0mit <b>der</b>\n Hotline</p>", "Zufriedenheit mit der Hotline []"]
    keys = {
        inspection.inspect(write(tmp_path / f"{n}.xlsx", [["Datum", text], *[row[:2] for row in ROWS]])).columns[1].key
        for n, text in enumerate(spellings)
    }
    assert keys == {"zufriedenheit mit der hotline"}


def test_title_lines_a_total_row_and_merged_cells_are_no_answers(tmp_path: Path):
    def change(page: Worksheet) -> None:
        page.insert_rows(1, 3)
        page["A1"] = "Kundenbefragung 2026"
        page.merge_cells("A1:C2")
        page.append(["Mittelwert", 3.0])
        page.append([])
        page.append(["Quelle: eigene Erhebung"])

    found = inspection.inspect(book(tmp_path / "umfrage.xlsx", change))
    assert (found.header_rows, found.body.num_rows) == ((4,), N)
    assert codes(found) == [("row_footer", 45), ("row_footer", 47)]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_no_survey_however_much_it_holds(tmp_path: Path, state: str):
    """Microsoft Forms keeps a very hidden sheet beside the answers."""
    path = write(tmp_path / "forms.xlsx", [HEAD, *ROWS])
    made = openpyxl.load_workbook(path)
    page = made.create_sheet("_56F9DC")
    page.sheet_state = state
    for n in range(300):
        page.append([f"secret {n}", *range(20)])
    made.save(path)
    found = inspection.inspect(path)
    assert (found.sheet, found.body.num_rows) == ("Antworten", N)


def test_formulas_without_a_stored_value_are_told_cell_by_cell(tmp_path: Path):
    def change(page: Worksheet) -> None:
        for row in (3, 7):
            page[f"B{row}"] = f"=1+{row % 3}"

    found = inspection.inspect(book(tmp_path / "umfrage.xlsx", change))
    assert [(problem.code, problem.row, problem.column) for problem in found.problems] == [
        ("formula_without_value", 3, HOTLINE),
        ("formula_without_value", 7, HOTLINE),
    ]
    assert summary.to_json(found)["questions"][1]["n_valid"] == N - 2


def test_empty_columns_are_passed_over_and_the_others_keep_their_place(tmp_path: Path):
    found = inspection.inspect(book(tmp_path / "umfrage.xlsx", lambda page: page.insert_cols(2, 2)))
    assert [(one.position, one.role.value) for one in found.columns] == [(0, "date"), (3, "rating"), (4, "comment")]


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_table_as_wide_as_a_spreadsheet_can_be_is_refused(tmp_path: Path, ending: str):
    path = write(tmp_path / f"breit.{ending}", [[f"Frage {n}" for n in range(16_384)], [1] * 16_384])
    assert refused(path) == "file_too_wide"


def test_a_table_with_more_than_256_columns_is_read(tmp_path: Path):
    """Unipark has several hundred variables."""
    names = ["lfdn", "tester", "dispcode", *[f"v_{n}" for n in range(600)]]
    found = inspection.inspect(
        write(tmp_path / "export.csv", [names, *[[n, 0, 31, *[(n + k) % 5 + 1 for k in range(600)]] for n in range(N)]])
    )
    assert (found.tool, sum(one.role.value == "rating" for one in found.columns)) == ("unipark", 600)


def test_one_cell_in_the_last_corner_does_not_fill_the_memory(tmp_path: Path):
    assert refused(book(tmp_path / "umfrage.xlsx", lambda page: page.cell(1_048_576, 16_384, "x"))) == "file_too_wide"


def test_a_declared_range_to_the_last_corner_costs_nothing(tmp_path: Path):
    source, path = book(tmp_path / "source.xlsx", lambda _: None), tmp_path / "umfrage.xlsx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'<dimension ref="A1:C41"', b'<dimension ref="A1:XFD1048576"'))
    assert b"XFD1048576" in zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml")
    assert inspection.inspect(path).body.num_rows == N


def test_rows_and_cells_that_an_ods_repeats_are_read_as_often(tmp_path: Path):
    again = f'<table:table-row table:number-rows-repeated="3">{cell(day(50))}{cell(2, times=2)}</table:table-row>'
    rows = [[*HEAD[:2], "Zufriedenheit mit der Rechnung"], *[[row[0], row[1], 3] for row in ROWS]]
    found = inspection.inspect(write_ods(tmp_path / "umfrage.ods", table(rows, after=again)))
    assert found.body.num_rows == N + 3
    assert found.body.slice(N).column("c2").to_pylist() == ["2"] * 3


def test_the_million_blank_rows_at_the_end_of_an_ods_are_nothing(tmp_path: Path):
    blank = (
        '<table:table-row table:number-rows-repeated="1048500"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
    )
    assert inspection.inspect(write_ods(tmp_path / "umfrage.ods", table([HEAD, *ROWS], after=blank))).body.num_rows == N


def test_an_ods_that_repeats_cells_beyond_the_limits_is_refused(tmp_path: Path):
    wide = f"<table:table-row>{cell('x', times=6000)}</table:table-row>"
    assert refused(write_ods(tmp_path / "umfrage.ods", table([HEAD, *ROWS], after=wide))) == "file_too_wide"


def test_an_ods_that_repeats_without_end_is_refused(tmp_path: Path):
    endless = f'<table:table-row table:number-rows-repeated="1000000">{cell("x", times=16_000)}</table:table-row>'
    assert refused(write_ods(tmp_path / "umfrage.ods", table([HEAD, *ROWS], after=endless))) in {
        "file_unreadable",
        "file_too_wide",
        "file_too_much_memory",
    }


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_a_file_cut_short_is_refused(tmp_path: Path, ending: str):
    path = write(tmp_path / f"umfrage.{ending}", [HEAD, *ROWS])
    path.write_bytes(path.read_bytes()[:-300])
    assert refused(path) == "file_broken"


def test_a_web_page_called_csv_is_refused(tmp_path: Path):
    path = tmp_path / "export.csv"
    path.write_text("<html><body><table><tr><td>Datum</td></tr></table></body></html>", "utf-8")
    assert refused(path) == "file_markup"


def test_an_ods_that_unpacks_to_far_more_than_it_is_packed_is_refused(tmp_path: Path):
    assert refused(write_ods(tmp_path / "umfrage.ods", table([["x" * 30 * MEGABYTE]]))) == "file_bomb"


def test_entities_in_an_ods_are_refused(tmp_path: Path):
    source, path = write_ods(tmp_path / "source.ods", table([HEAD, *ROWS])), tmp_path / "umfrage.ods"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"?><office", b'?><!DOCTYPE x [<!ENTITY a "aaaa">]><office'))
    assert refused(path) == "file_entities"


def test_a_row_and_a_column_are_named_as_the_spreadsheet_shows_them(tmp_path: Path):
    path = book(tmp_path / "umfrage.xlsx", lambda page: page.insert_rows(1, 2))
    made = openpyxl.load_workbook(path)
    made.active["B9"] = "#N/A"
    made.save(path)
    found = inspection.inspect(path)
    assert [(p.code, p.sheet, p.row, p.column, p.values) for p in found.problems] == [
        ("cell_error", "Antworten", 9, HOTLINE, {"text": "#N/A"})
    ]
    assert column(found, "Zufriedenheit").n_filled == N - 1
