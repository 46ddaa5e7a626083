"""Rows of a table that are no answers: repeated headers, totals and notes at the end, blank lines."""

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from tpm.ingest import headers
from tpm.ingest.cells import whole
from tpm.ingest.table import is_value
from tpm.model.problem import Problem

Mask = npt.NDArray[np.bool_]
LAST = 20
# In a table so wide a row with a single cell is a note.
WIDE = 4
_TOTAL = re.compile(
    (
        r"^(?:(?:gesamt|zwischen|end)?summe|gesamt(?:ergebnis|wert)?|insgesamt|(?:grand |sub)?total|mittelwerte?|mittel|"
        r"durchschnitt(?:swert)?|average|mean|median|anzahl|count|sum|minimum|maximum|min|max|standardabweichung|std(?:\.|"
        r"ev)?|varianz|ø|n\s*=\s*\d+|stand|quelle|source|hinweis|note|anmerkung)\b[\s:.]*"
    ),
    re.IGNORECASE,
)


def filled(table: pa.Table) -> npt.NDArray[np.int32]:
    """How many cells of each row hold something."""
    count = np.zeros(table.num_rows, np.int32)
    for column in table.columns:
        count += 1 if column.null_count == 0 else np.asarray(column.is_valid()).astype(np.int32)
    return count


def repeated_headers(table: pa.Table, names: Sequence[str], count: npt.NDArray[np.int32]) -> Mask:
    """Rows that repeat the header: at least half of their filled cells are header texts, in whatever order."""
    known = pa.array({form for name in names if name and not is_value(name) for form in (name, headers.clean(name))}, pa.string())
    hits = np.zeros(table.num_rows, np.int32)
    for column in table.columns:
        coded = whole(column)
        same = np.asarray(pc.is_in(coded.dictionary, value_set=known))
        if same.any():
            indices = np.asarray(pc.fill_null(coded.indices, -1))
            hits += np.append(same, False)[indices].astype(np.int32)
    return (hits * 2 >= count) & (hits > 1)


def footers(table: pa.Table, count: npt.NDArray[np.int32]) -> Mask:
    """Rows at the end that are totals or notes: a word for it in the first cell, or a lone cell under full rows."""
    mask = np.zeros(table.num_rows, bool)
    usual = float(np.median(count[count > 0])) if (count > 0).any() else 0.0
    for row in range(table.num_rows - 1, max(-1, table.num_rows - 1 - LAST), -1):
        if count[row] == 0:
            continue
        cells = [(n, str(text)) for n, column in enumerate(table.columns) if (text := column[row].as_py()) is not None]
        if not (len(cells) == 1 and usual >= WIDE) and not _is_total(table, cells, usual):
            break
        mask[row] = True
    return mask


def _is_total(table: pa.Table, cells: Sequence[tuple[int, str]], usual: float) -> bool:
    """A word for a total or a note that no other row has in its place, with few cells or numbers behind it."""
    place, first = cells[0]
    if not _TOTAL.match(first) or pc.sum(pc.equal(table.column(place).cast(pa.string()), first)).as_py() > 1:
        return False
    return len(cells) < usual / 2 or all(is_value(text) for _, text in cells[1:])


def drop(table: pa.Table, names: Sequence[str], sheet: str, first_row: int) -> tuple[pa.Table, npt.NDArray[np.int64], list[Problem]]:
    """The rows that are answers, their row numbers in the sheet, and a problem for each other row that is not blank.

    `first_row` is the row of the sheet (from 1) in which `table` begins.
    """
    count = filled(table)
    repeated = repeated_headers(table, names, count)
    ends = footers(table, count) & ~repeated
    numbers = np.arange(first_row, first_row + table.num_rows, dtype=np.int64)
    problems = [Problem(code="row_header_again", sheet=sheet, row=int(row)) for row in numbers[repeated]]
    problems += [Problem(code="row_footer", sheet=sheet, row=int(row)) for row in numbers[ends]]
    keep = (count > 0) & ~repeated & ~ends
    if keep.all():
        return table, numbers, problems
    return table.filter(pa.array(keep)), numbers[keep], problems
