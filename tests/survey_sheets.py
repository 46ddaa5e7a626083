"""Sheets as the reading process hands them back, and short ways to look at what was recognised."""

from collections.abc import Sequence

import pyarrow as pa

from tpm.ingest import cells
from tpm.ingest.column import Column
from tpm.ingest.inspection import Inspection
from tpm.ingest.reader import RawSheet

Rows = Sequence[Sequence[object]]


def sheet_of(rows: Rows, name: str = "Sheet1") -> RawSheet:
    """A sheet with these cells from A1 on."""
    width = max(len(row) for row in rows)
    texts = [["" if cell is None else str(cell) for cell in row] + [""] * (width - len(row)) for row in rows]
    columns = [cells.tidy(pa.array([row[n] for row in texts], pa.string())) for n in range(width)]
    return RawSheet(name=name, hidden=False, columns=tuple(range(width)), table=pa.table(columns, names=[f"f{n}" for n in range(width)]))


def column(found: Inspection, header: str) -> Column:
    """The column whose header begins like this."""
    return next(one for one in found.columns if one.header.startswith(header))


def roles(found: Inspection) -> dict[str, str]:
    """Header → role."""
    return {one.header: one.role.value for one in found.columns}
