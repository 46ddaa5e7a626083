"""A survey file looked at: which table it holds and what its columns mean, before anything is imported."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyarrow as pa

from tpm.ingest import body, joining, reader, recognition, sheets
from tpm.ingest.column import Column
from tpm.ingest.joining import Part
from tpm.ingest.limits import MEGABYTE, Limits
from tpm.ingest.process import Watch
from tpm.ingest.reader import RawSheet
from tpm.ingest.sheets import Relation
from tpm.model.errors import Refused
from tpm.model.problem import Problem


@dataclass(frozen=True, kw_only=True)
class Inspection:
    """What was found in a file.

    `header_rows` are rows of the sheet, counted from 1. `layout` is "wide" (a row per respondent) or "long"
    (a row per answer). `body` holds the rows that are answers: "row" (int64, as the spreadsheet counts) and a column
    "c<position>" of text per entry of `columns`, blank cells null. `head` are the first rows of the sheet as they are.

    Of a workbook with several tables, `waves` are the sheets that ask the same with their number of rows (this one
    among them; empty where it is the only one), `parts` those whose columns were joined to this one, `others` those
    that stay out, with their number of rows.
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
    waves: Mapping[str, int] = field(default_factory=dict[str, int])
    parts: tuple[Part, ...] = ()
    others: Mapping[str, int] = field(default_factory=dict[str, int])

    def place(self, position: int, row: int) -> tuple[str, int]:
        """The sheet and its row where a cell of `body` stands."""
        part = next((one for one in self.parts if position in one.positions), None)
        return (part.sheet, int(part.rows[row])) if part else (self.sheet, row)


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
    raws = reader.read(path, limits or Limits(), watch, sheet)
    watch.step("understanding", 0)
    found = understand(raws, sheet=sheet, header_rows=header_rows, file_name=file_name or path.name, file_hash=_hash(path))
    watch.step("understanding", 1)
    return found


def understand(
    raws: Sequence[RawSheet],
    *,
    sheet: str | None = None,
    header_rows: Sequence[int] | None = None,
    file_name: str = "",
    file_hash: str = "",
) -> Inspection:
    """Find the table among the sheets that were read, and recognise its columns."""
    chosen = sheets.look(_choose(raws, sheet), None if header_rows is None else [row - 1 for row in header_rows])
    relation = sheets.relate(chosen, raws) if sheet is None else Relation()
    joined = joining.join(chosen, relation.parts)
    found = body.find(joined.raw, joined.place, chosen.head)
    recognised = recognition.recognise(found.contents, found.columns, found.table.num_rows)
    told = [joining.placed(problem, joined) for problem in found.problems] if joined.parts else [*found.problems]
    told += [*joined.problems, *joining.lonely(joined, found.table.column("row").to_pylist() if joined.parts else [])]
    others = {one.raw.name: one.rows for one in relation.others}
    told += [*_left_out(others), *(Problem(code="sheet_hidden", sheet=raw.name) for raw in raws if raw.hidden and sheet is None)]
    return Inspection(
        file_name=file_name,
        file_hash=file_hash,
        sheet_names=tuple(one.name for one in raws if not one.hidden and one.name),
        sheet=chosen.raw.name,
        header_rows=tuple(row + 1 for row in chosen.place.header_rows),
        tool=recognised.tool,
        layout=recognised.layout,
        columns=recognised.columns,
        body=found.table,
        problems=tuple(told),
        head=tuple(tuple(row) for row in chosen.head),
        waves={one.raw.name: one.rows for one in relation.waves},
        parts=joined.parts,
        others=others,
    )


def alone(found: Inspection) -> Inspection:
    """What was found where the other waves of the workbook stay out: that is told."""
    others = {name: rows for name, rows in found.waves.items() if name != found.sheet}
    return replace(found, waves={}, others=others | dict(found.others), problems=(*found.problems, *_left_out(others)))


def _left_out(others: Mapping[str, int]) -> list[Problem]:
    return [Problem(code="sheet_not_imported", sheet=name, values={"rows": rows}) for name, rows in others.items()]


def _choose(raws: Sequence[RawSheet], wanted: str | None) -> RawSheet:
    """The sheet asked for, else the one with most filled cells among those that are shown."""
    if wanted is not None and any(one.name for one in raws):
        found = next((one for one in raws if one.name == wanted), None)
        if found is None:
            raise Refused("sheet_missing", sheet=wanted)
        return found
    shown = [one for one in raws if not one.hidden and one.columns]
    if not shown:
        raise Refused("file_no_data")
    return max(shown, key=lambda one: sum(len(column) - column.null_count for column in one.table.columns))


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(MEGABYTE):
            digest.update(piece)
    return digest.hexdigest()
