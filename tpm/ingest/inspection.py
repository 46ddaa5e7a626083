"""A survey file looked at: which table it holds and what its columns mean, before anything is imported."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from tpm.ingest import body, reader, recognition, table
from tpm.ingest.column import Column
from tpm.ingest.limits import MEGABYTE, Limits
from tpm.ingest.process import Watch
from tpm.ingest.reader import RawSheet
from tpm.model.errors import Refused
from tpm.model.problem import Problem


@dataclass(frozen=True, kw_only=True)
class Inspection:
    """What was found in a file.

    `header_rows` are rows of the sheet, counted from 1. `layout` is "wide" (a row per respondent) or "long"
    (a row per answer). `body` holds the rows that are answers: "row" (int64, as the spreadsheet counts) and a column
    "c<position>" of text per entry of `columns`, blank cells null. `head` are the first rows of the sheet as they are.
    """

    file_name: str
    file_hash: str
    sheet_names: tuple[str, ...]
    sheet: str
    header_rows: tuple[int, ...]
    tool: str
    layout: str
    columns: tuple[Column, ...]
    body: pa.Table
    problems: tuple[Problem, ...]
    head: tuple[tuple[str, ...], ...] = ()


def inspect(
    path: Path,
    *,
    limits: Limits | None = None,
    sheet: str | None = None,
    header_rows: Sequence[int] | None = None,
    watch: Watch | None = None,
    file_name: str | None = None,
) -> Inspection:
    """Read a file and understand it. `header_rows` (from 1) and `sheet` override what would be found.

    `watch` is told the stages checking, reading, understanding, and can stop the work. Raises `Refused` where the file
    cannot be used or reading was stopped; wrong rows and cells are `problems`.
    """
    watch = watch or Watch()
    sheets = reader.read(path, limits or Limits(), watch, sheet)
    watch.step("understanding", 0)
    found = understand(sheets, sheet=sheet, header_rows=header_rows, file_name=file_name or path.name, file_hash=_hash(path))
    watch.step("understanding", 1)
    return found


def understand(
    sheets: Sequence[RawSheet],
    *,
    sheet: str | None = None,
    header_rows: Sequence[int] | None = None,
    file_name: str = "",
    file_hash: str = "",
) -> Inspection:
    """Find the table among the sheets that were read, and recognise its columns."""
    chosen = _choose(sheets, sheet)
    head = table.head(chosen.table)
    place = table.find(head, None if header_rows is None else [row - 1 for row in header_rows])
    found = body.find(chosen, place, head)
    recognised = recognition.recognise(found.contents, found.columns, found.table.num_rows)
    return Inspection(
        file_name=file_name,
        file_hash=file_hash,
        sheet_names=tuple(one.name for one in sheets if not one.hidden and one.name),
        sheet=chosen.name,
        header_rows=tuple(row + 1 for row in place.header_rows),
        tool=recognised.tool,
        layout=recognised.layout,
        columns=recognised.columns,
        body=found.table,
        problems=found.problems,
        head=tuple(tuple(row) for row in head),
    )


def _choose(sheets: Sequence[RawSheet], wanted: str | None) -> RawSheet:
    """The sheet asked for, else the one with most filled cells among those that are shown."""
    if wanted is not None and any(one.name for one in sheets):
        found = next((one for one in sheets if one.name == wanted), None)
        if found is None:
            raise Refused("sheet_missing", sheet=wanted)
        return found
    shown = [one for one in sheets if not one.hidden and one.columns]
    if not shown:
        raise Refused("file_no_data")
    return max(shown, key=lambda one: sum(len(column) - column.null_count for column in one.table.columns))


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(MEGABYTE):
            digest.update(piece)
    return digest.hexdigest()
