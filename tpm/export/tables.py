"""Tables as files: CSV and Excel. Text stays text, whatever it begins with."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from io import BytesIO, StringIO

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tpm.export.cells import Value, clean, formula_like, plain
from tpm.i18n.language import LANGUAGES, Language, get

LONGEST_TEXT = 32_767  # characters an Excel cell holds
_LONGEST_TITLE = 31
_NARROWEST, _WIDEST = 9, 60  # characters


def to_csv(frame: pd.DataFrame, language: Language) -> bytes:
    """The table as a table program of that language reads it: UTF-8 with BOM; for German `;`, 1,5 and 31.12.2026.

    Text that a table program could take for a formula gets a `'` in front; negative numbers stay numbers.
    """
    german = language.code == "de"
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=";" if german else ",", lineterminator="\r\n")
    writer.writerow([_guarded(clean(str(name))) for name in frame.columns])
    writer.writerows([_written(value, german=german) for value in row] for row in _rows(frame))
    return text.getvalue().encode("utf-8-sig")


def to_xlsx(sheets: Mapping[str, pd.DataFrame], *, notes: Sequence[str] = (), language: Language | None = None) -> bytes:
    """One sheet per table with typed numbers and real dates; `notes` become a sheet of their own at the end."""
    language = language or get(LANGUAGES[0])
    book = Workbook()
    book.remove(book.worksheets[0])
    titles: set[str] = set()
    for title, frame in sheets.items():
        _fill(book.create_sheet(_title(title, titles)), frame, language)
    if notes:
        heading = language.t("Notes")
        _fill(book.create_sheet(_title(heading, titles)), pd.DataFrame({heading: list(notes)}, dtype="object"), language)
    if not book.worksheets:
        book.create_sheet()
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _rows(frame: pd.DataFrame) -> Iterable[list[Value]]:
    columns = [[plain(value) for value in frame.iloc[:, i]] for i in range(frame.shape[1])]
    return (list(row) for row in zip(*columns, strict=True))


def _guarded(text: str) -> str:
    return f"'{text}" if formula_like(text) else text


def _written(value: Value, *, german: bool) -> str:
    """The value as CSV writes it."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _guarded(value)
    if isinstance(value, float):
        return repr(value).replace(".", ",") if german else repr(value)
    if isinstance(value, datetime):
        return f"{value:%d.%m.%Y %H:%M}" if german else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}" if german else f"{value:%Y-%m-%d}"
    return str(value)


def _title(wanted: str, taken: set[str]) -> str:
    """A sheet title Excel accepts, different from those taken, whatever their case."""
    base = re.sub(r"[\[\]:*?/\\]", " ", clean(wanted)).strip("' \n\t")[:_LONGEST_TITLE] or "1"
    title, count = base, 1
    while title.casefold() in taken:
        count += 1
        ending = f" {count}"
        title = base[: _LONGEST_TITLE - len(ending)] + ending
    taken.add(title.casefold())
    return title


def _fill(sheet: Worksheet, frame: pd.DataFrame, language: Language) -> None:
    day = "DD.MM.YYYY" if language.code == "de" else "YYYY-MM-DD"
    table = [[clean(str(name)) for name in frame.columns], *_rows(frame)]
    for r, row in enumerate(table, 1):
        for c, value in enumerate(row, 1):
            if value is not None:
                fitting = _fitting(value)
                _dress(sheet.cell(r, c, fitting), fitting, day)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
    for c in range(1, frame.shape[1] + 1):
        longest = max((len(line) for row in table for line in str(row[c - 1] if row[c - 1] is not None else "").split("\n")), default=0)
        sheet.column_dimensions[get_column_letter(c)].width = min(max(longest + 2, _NARROWEST), _WIDEST)
    sheet.freeze_panes = "A2"


def _dress(cell: Cell | MergedCell, value: Value, day: str) -> None:
    """Mark text as text, so that it is no formula now and none when somebody edits it; give dates their format."""
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = formula_like(value)
        cell.alignment = Alignment(vertical="top", wrap_text=len(value) > _WIDEST or "\n" in value)
    elif isinstance(value, datetime):
        cell.number_format = f"{day} HH:MM"
    elif isinstance(value, date):
        cell.number_format = day


def _fitting(value: Value) -> Value:
    """Text no longer than a cell can hold; what was cut ends in an ellipsis."""
    return value[: LONGEST_TEXT - 1] + "…" if isinstance(value, str) and len(value) > LONGEST_TEXT else value
