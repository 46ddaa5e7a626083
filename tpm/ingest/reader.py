"""From a file to the cells of its sheets: guard, then a process of its own that reads, then Arrow."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from tpm.ingest import extent, guard, memory, package
from tpm.ingest.extent import BadCell
from tpm.ingest.guard import Kind
from tpm.ingest.limits import MEGABYTE, Limits
from tpm.ingest.process import Reading, Watch

SPEED = {Kind.XLSX: 40 * MEGABYTE, Kind.XLS: 20 * MEGABYTE, Kind.ODS: 20 * MEGABYTE, Kind.TEXT: 60 * MEGABYTE}


@dataclass(frozen=True, kw_only=True)
class RawSheet:
    """One sheet as read.

    `table` has a column of text per entry of `columns` (columns of the sheet, from 0); its first row is row 1 of the
    sheet. `ragged` lists lines of a text file with another number of cells (row, cells, expected).
    """

    name: str
    hidden: bool
    columns: tuple[int, ...]
    table: pa.Table
    bad: tuple[BadCell, ...] = ()
    ragged: tuple[Mapping[str, int], ...] = ()


def read(path: Path, limits: Limits, watch: Watch, sheet: str | None = None) -> tuple[RawSheet, ...]:
    """All sheets of the file; those that are hidden (or not the one called `sheet`) without their cells.

    Raises `Refused` with a code that says why the file cannot be used.
    """
    watch.step("checking", 0)
    kind = guard.recognise(path, limits)
    if kind is Kind.XLSX:
        with package.opened(path) as container:
            kind = package.check(container, limits)
            listed = package.sheets(container, limits) if kind is Kind.XLSX else []
            parts = [part for part in container.namelist() if part == "content.xml"] if kind is Kind.ODS else []
            return _read(path, kind, listed, limits, watch, sheet, container, parts)
    return _read(path, kind, [], limits, watch, sheet, None, [])
