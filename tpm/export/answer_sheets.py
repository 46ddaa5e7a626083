"""Answers as a sheet, the way survey tools export them: real dates, a table, the same bytes each time."""

import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | date | None
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the date a zip carries where it says nothing
_SAVED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


@dataclass(frozen=True, kw_only=True)
class AnswerSheet:
    """One sheet: `table` is the name of its Excel table, empty for a plain sheet; `saved` is written as its date."""

    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[Value]]
    saved: date
    table: str = ""
    moment_format: str = "dd.mm.yyyy h:mm:ss"


def to_xlsx(sheet: AnswerSheet) -> bytes:
    """The workbook. Text is stored as text, so that an answer beginning with "=" is no formula."""
    book = Workbook()
    page = book.active
    if not isinstance(page, Worksheet):
        raise TypeError(page)
    page.title = sheet.title
    page.freeze_panes = "A2"
    for row, values in enumerate([sheet.header, *sheet.rows], 1):
        for column, value in enumerate(values, 1):
            if value is not None:
                _dress(page.cell(row, column, value), value, sheet)
    page.column_dimensions["A"].width = 20
    if sheet.table:
        table = Table(displayName=sheet.table, ref=page.dimensions)
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
        page.add_table(table)
    plain = BytesIO()
    book.save(plain)
    return _without_clock(plain, sheet.saved)


def _dress(cell: Cell | MergedCell, value: Value, sheet: AnswerSheet) -> None:
    if isinstance(value, str):
        cell.data_type = "s"
    elif isinstance(value, datetime):
        cell.number_format = sheet.moment_format
    elif isinstance(value, date):
        cell.number_format = "dd.mm.yyyy"


def _without_clock(book: BytesIO, saved: date) -> bytes:
    """The same workbook, with fixed times in the zip and in its properties."""
    fixed = BytesIO()
    stamp = f"{saved:%Y-%m-%d}T12:00:00Z".encode()
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _SAVED.sub(rb"\g<1>" + stamp, content)
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 0
            new.writestr(entry, content)
    return fixed.getvalue()
