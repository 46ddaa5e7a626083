"""Workbooks as tables: every cell as text, rows and columns where the sheet has them. Runs in the reading process."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import fastexcel
import pyarrow as pa


@dataclass(frozen=True, kw_only=True)
class Grid:
    """The cells of one sheet from its first row on; `columns` are the sheet's columns (from 0), in order."""

    name: str
    hidden: bool
    columns: tuple[int, ...]
    cells: pa.RecordBatch


def read(path: Path, names: frozenset[str] | None, skip: frozenset[str]) -> Iterator[Grid]:
    """The sheets called `names` (all where None) except those in `skip`, which are listed without being read."""
    book = fastexcel.read_excel(path)
    for name in book.sheet_names:
        if name in skip or (names is not None and name not in names):
            yield Grid(name=name, hidden=name in skip, columns=(), cells=_nothing())
        else:
            yield _grid(book, name)


def _grid(book: fastexcel.ExcelReader, name: str) -> Grid:
    # skip_rows=0 keeps empty rows above the table, so that row numbers are those of the sheet
    sheet = book.load_sheet_by_name(name, header_row=None, skip_rows=0, dtypes="string")
    if sheet.width == 0 or sheet.height == 0:
        return Grid(name=name, hidden=sheet.visible != "visible", columns=(), cells=_nothing())
    columns = tuple(column.absolute_index for column in sheet.available_columns())
    return Grid(name=name, hidden=sheet.visible != "visible", columns=columns, cells=sheet.to_arrow())


def _nothing() -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays([], names=[])
