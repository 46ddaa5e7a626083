"""From a file to the cells of its sheets: guard, then a process of its own that reads, then Arrow."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from tpm.ingest import extent, guard, memory, package
from tpm.ingest.extent import BadCell, Extent
from tpm.ingest.guard import Kind
from tpm.ingest.limits import MEGABYTE, Limits
from tpm.ingest.package import Listing
from tpm.ingest.process import Reading, Watch
from tpm.model.errors import Refused

# Unpacked bytes that are read in a second, to guess how long reading will take.
SPEED = 40 * MEGABYTE


@dataclass(frozen=True, kw_only=True)
class RawSheet:
    """One sheet as read.

    `table` has a column of text per entry of `columns` (columns of the sheet, from 0); its first row is row 1 of the
    sheet. `ragged` lists lines of a text file with another number of cells (row, cells, expected). `since_1904` where the
    workbook counts days from 1904.
    """

    name: str
    hidden: bool
    columns: tuple[int, ...]
    table: pa.Table
    bad: tuple[BadCell, ...] = ()
    ragged: tuple[Mapping[str, int], ...] = ()
    since_1904: bool = False


def read(path: Path, limits: Limits, watch: Watch, sheet: str | None = None) -> tuple[RawSheet, ...]:
    """All sheets of the file; those that are hidden (or not the one called `sheet`) without their cells.

    Raises `Refused` with a code that says why the file cannot be used.
    """
    watch.step("checking", 0)
    kind = guard.recognise(path, limits)
    listing = package.look(path, limits) if kind is Kind.XLSX else Listing(kind=kind, size=path.stat().st_size)
    if sheet is not None and listing.sheets and all(one.name != sheet for one in listing.sheets):
        raise Refused("sheet_missing", sheet=sheet)
    with tempfile.TemporaryDirectory(prefix="tpm-", ignore_cleanup_errors=True) as folder:
        request = {
            "path": str(path.resolve()),
            "kind": listing.kind.value,
            "folder": folder,
            "columns": limits.columns,
            "memory": memory.bound(limits.memory),
            "sheets": None if sheet is None or kind is Kind.TEXT else [sheet],
            "skip": [one.name for one in listing.sheets if (one.hidden and one.name != sheet) or not one.part],
        }
        with Reading(request, limits) as reading:
            if memory.ENFORCED:
                reading.begin()
            extents = package.scan(path, listing, limits, watch)
            if not memory.ENFORCED:
                reading.begin()
            result = reading.result(watch, listing.size / SPEED)
        for said in result["sheets"]:  # an .ods repeats rows and cells by a number, which only reading unfolds
            extent.allow(int(said["rows"]), len(said["columns"]), limits)
        return tuple(_sheet(Path(folder), said, extents, since_1904=listing.since_1904) for said in result["sheets"])


def _sheet(folder: Path, said: Mapping[str, Any], extents: Mapping[str, Extent], *, since_1904: bool) -> RawSheet:
    name = str(said["name"])
    reach = extents.get(name)
    return RawSheet(
        name=name,
        hidden=bool(said["hidden"]),
        columns=tuple(said["columns"]),
        table=_load(folder / said["file"]) if said["file"] else pa.table({}),
        bad=reach.bad if reach else (),
        ragged=tuple(said.get("ragged", ())),
        since_1904=since_1904,
    )


def _load(path: Path) -> pa.Table:
    """The cells, copied into memory: the folder goes away, and Windows cannot delete a mapped file."""
    with pa.OSFile(str(path), "rb") as source, pa.ipc.open_file(source) as reader:
        return reader.read_all()
