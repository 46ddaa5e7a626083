"""Sheets and files for the tests of reading, made here; no real answers."""

import csv
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from survey_sheets import Rows, sheet_of

from tpm.ingest import inspection
from tpm.ingest.inspection import Inspection


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
