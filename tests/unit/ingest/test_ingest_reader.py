"""The reading process: rows and columns as the spreadsheet shows them, bounds, cancelling."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tpm.ingest import inspection, reader
from tpm.ingest.limits import MEGABYTE, Limits
from tpm.ingest.process import Watch
from tpm.model.errors import Refused

ANSWERS = [["Datum", "Wie zufrieden sind Sie mit der Hotline?"], *[["01.03.2026", n % 5 + 1] for n in range(40)]]


def test_rows_and_columns_are_those_of_the_spreadsheet(tmp_path: Path):
    book = openpyxl.Workbook()
    for row, cells in enumerate(ANSWERS, start=4):
        for column, cell in enumerate(cells, start=3):
            book.active.cell(row=row, column=column, value=cell)
    book.save(tmp_path / "survey.xlsx")
    found = inspection.inspect(tmp_path / "survey.xlsx")
    assert found.header_rows == (4,)
    assert [column.position for column in found.columns] == [2, 3]
    assert found.body.column("row").to_pylist()[:2] == [5, 6]


def test_hidden_sheets_are_not_read(tmp_path: Path):
    book = openpyxl.Workbook()
    for row in ANSWERS:
        book.active.append(row)
    for state in ("hidden", "veryHidden"):
        page = book.create_sheet(state)
        page.sheet_state = state
        for _ in range(500):
            page.append(["secret", 1, 2, 3])
    book.save(tmp_path / "survey.xlsx")
    found = inspection.inspect(tmp_path / "survey.xlsx")
    assert found.sheet_names == ("Sheet",)
    assert [column.header for column in found.columns] == ANSWERS[0]


def test_a_sheet_can_be_asked_for(tmp_path: Path):
    book = openpyxl.Workbook()
    book.active.append(["only", "a note"])
    second = book.create_sheet("2026")
    for row in ANSWERS:
        second.append(row)
    book.save(tmp_path / "survey.xlsx")
    assert inspection.inspect(tmp_path / "survey.xlsx").sheet == "2026"
    assert inspection.inspect(tmp_path / "survey.xlsx", sheet="Sheet").sheet == "Sheet"
    with pytest.raises(Refused) as caught:
        inspection.inspect(tmp_path / "survey.xlsx", sheet="2027")
    assert caught.value.code == "sheet_missing"


def test_cells_without_a_readable_value_are_told(tmp_path: Path):
    book = openpyxl.Workbook()
    for row in ANSWERS:
        book.active.append(row)
    book.active["B5"] = "=1/0"
    book.active["B6"] = "#DIV/0!"
    book.active["B6"].data_type = "e"
    book.save(tmp_path / "survey.xlsx")
    found = inspection.inspect(tmp_path / "survey.xlsx")
    told = {(problem.code, problem.row, problem.column) for problem in found.problems}
    assert ("formula_without_value", 5, ANSWERS[0][1]) in told
    assert ("cell_error", 6, ANSWERS[0][1]) in told


def test_reading_tells_how_far_it_is(write_book: Callable[..., Path]):
    told: list[tuple[str, float]] = []
    inspection.inspect(write_book(ANSWERS), watch=Watch(progress=lambda stage, part: told.append((stage, part))))
    assert [stage for n, (stage, _) in enumerate(told) if n == 0 or told[n - 1][0] != stage] == ["checking", "reading", "understanding"]
    assert all(0 <= part <= 1 for _, part in told)


def test_reading_can_be_cancelled(write_book: Callable[..., Path]):
    calls = iter(range(1000))
    with pytest.raises(Refused) as caught:
        inspection.inspect(write_book(ANSWERS), watch=Watch(cancelled=lambda: next(calls) > 2))
    assert caught.value.code == "file_cancelled"


def test_reading_that_takes_too_long_is_stopped(write_book: Callable[..., Path]):
    with pytest.raises(Refused) as caught:
        reader.read(write_book(ANSWERS), Limits(seconds=0), Watch())
    assert caught.value.code == "file_too_slow"


def test_reading_that_takes_too_much_memory_is_stopped(tmp_path: Path):
    path = tmp_path / "survey.csv"
    path.write_bytes(b"a;b\n" + b"1234567;1234567\n" * 3_000_000)
    with pytest.raises(Refused) as caught:
        reader.read(path, Limits(memory=100 * MEGABYTE), Watch())
    assert caught.value.code in {"file_too_much_memory", "file_unreadable"}


def test_a_workbook_with_macros_is_read_as_data(write_book: Callable[..., Path]):
    assert inspection.inspect(write_book(ANSWERS, name="survey.xlsm")).body.num_rows == 40
