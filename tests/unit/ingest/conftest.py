"""Sheets and files for the tests of reading, made here; no real answers."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pyarrow as pa
import pytest

from tpm.ingest import cells, inspection
from tpm.ingest.column import Column
from tpm.ingest.inspection import Inspection
from tpm.ingest.reader import RawSheet

Rows = Sequence[Sequence[object]]


def sheet_of(rows: Rows, name: str = "Sheet1") -> RawSheet:
    """A sheet as the reading process hands it back."""
    width = max(len(row) for row in rows)
    texts = [["" if cell is None else str(cell) for cell in row] + [""] * (width - len(row)) for row in rows]
    columns = [cells.tidy(pa.array([row[n] for row in texts], pa.string())) for n in range(width)]
    return RawSheet(name=name, hidden=False, columns=tuple(range(width)), table=pa.table(columns, names=[f"f{n}" for n in range(width)]))


@pytest.fixture
def understood() -> Callable[[Rows], Inspection]:
    """Rows of a sheet → what they are recognised as, without the reading process."""
    return lambda rows: inspection.understand([sheet_of(rows)], file_name="survey.xlsx", file_hash="x")


@pytest.fixture
def write_book(tmp_path: Path) -> Callable[..., Path]:
    """Rows → an .xlsx file."""

    def write(rows: Rows, name: str = "survey.xlsx", sheet: str = "Answers") -> Path:
        book = openpyxl.Workbook()
        page = book.active
        assert page is not None
        page.title = sheet
        for row in rows:
            page.append(list(row))
        book.save(tmp_path / name)
        return tmp_path / name

    return write


@pytest.fixture
def write_text(tmp_path: Path) -> Callable[..., Path]:
    """Rows → a text file."""

    def write(rows: Rows, name: str = "survey.csv", delimiter: str = ";", encoding: str = "utf-8") -> Path:
        with (tmp_path / name).open("w", encoding=encoding, newline="") as file:
            csv.writer(file, delimiter=delimiter).writerows(rows)
        return tmp_path / name

    return write


def column(found: Inspection, header: str) -> Column:
    """The column whose header begins like this."""
    return next(one for one in found.columns if one.header.startswith(header))


def roles(found: Inspection) -> dict[str, str]:
    """Header → role."""
    return {one.header: one.role.value for one in found.columns}
