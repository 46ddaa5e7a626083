"""A survey file looked at: which table it holds and what its columns mean, before anything is imported."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa

from tpm.ingest import content, reader, recognition, rows, status, table, tool
from tpm.ingest.column import Column, Content
from tpm.ingest.extent import letters
from tpm.ingest.limits import MEGABYTE, Limits
from tpm.ingest.process import Watch
from tpm.ingest.reader import RawSheet
from tpm.ingest.table import Place
from tpm.model.errors import Refused
from tpm.model.problem import Problem

FEW_ANSWERS = 10


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

    Raises `Refused` where the file cannot be used or was cancelled; wrong rows and cells are `problems`.
    """
    limits, watch = limits or Limits(), watch or Watch()
    sheets = reader.read(path, limits, watch, sheet)
    watch.step("understanding", 0)
    chosen = _choose(sheets, sheet)
    rows_of_head = table.head(chosen.table)
    place = table.find(rows_of_head, None if header_rows is None else [row - 1 for row in header_rows])
    contents, body, problems = _understand(chosen, place, rows_of_head)
    watch.step("understanding", 0.5)
    recognised = recognition.recognise(contents, _columns(body), body.num_rows)
    watch.step("understanding", 1)
    return Inspection(
        file_name=file_name or path.name,
        file_hash=_hash(path),
        sheet_names=tuple(one.name for one in sheets if not one.hidden and one.name),
        sheet=chosen.name,
        header_rows=tuple(row + 1 for row in place.header_rows),
        tool=recognised.tool,
        layout=recognised.layout,
        columns=recognised.columns,
        body=body,
        problems=tuple(problems),
        head=tuple(tuple(row) for row in rows_of_head),
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


def _understand(sheet: RawSheet, place: Place, head: Sequence[Sequence[str]]) -> tuple[list[Content], pa.Table, list[Problem]]:
    """The contents of the columns, the rows that are answers, and what is wrong with the others."""
    names = [cell for row in place.header_rows for cell in head[row]] + [heading.text for heading in place.headings]
    kept, numbers, problems = rows.drop(sheet.table.slice(place.start), names, sheet.name, place.start + 1)
    columns = [column.combine_chunks() for column in kept.columns]
    contents = content.describe(columns, sheet.columns, place.headings)
    body = dict(zip(sheet.columns, columns, strict=True))
    marks = status.marked(tool.recognise([key for one in contents for key in (one.key, one.label_key)]), contents, body)
    if marks:
        out = np.logical_or.reduce(list(marks.values()))
        problems += [Problem(code=code, sheet=sheet.name, row=int(row)) for code, mask in marks.items() for row in numbers[mask]]
        keep = pa.array(~out)
        columns, numbers = [column.filter(keep) for column in columns], numbers[~out]
        contents = content.describe(columns, sheet.columns, place.headings)
        body = dict(zip(sheet.columns, columns, strict=True))
    problems += _cell_problems(sheet, place, contents, frozenset(numbers.tolist()))
    if len(numbers) < FEW_ANSWERS:
        problems.append(Problem(code="few_answers", sheet=sheet.name, values={"n": len(numbers)}))
    arrays = {"row": pa.array(numbers)} | {f"c{one.position}": body[one.position] for one in contents}
    return contents, pa.table(arrays), problems


def _cell_problems(sheet: RawSheet, place: Place, contents: Sequence[Content], kept: frozenset[int]) -> list[Problem]:
    """Cells without a value that could be read, lines of another length, headers that occur twice."""
    names = {one.position: one.header for one in contents}
    problems = [
        Problem(code=cell.code, sheet=sheet.name, row=cell.row, column=names.get(cell.column, letters(cell.column)), values={"text": cell.text})
        for cell in sheet.bad
        if cell.row in kept or cell.row <= place.start
    ]
    problems += [
        Problem(code="row_ragged", sheet=sheet.name, row=line["row"], values={"cells": line["cells"], "expected": line["expected"]})
        for line in sheet.ragged
        if line["row"] in kept
    ]
    seen: set[str] = set()
    for one in contents:
        if one.key in seen:
            problems.append(Problem(code="header_twice", sheet=sheet.name, row=place.start, column=one.header))
        seen.add(one.key)
    return problems


def _columns(body: pa.Table) -> Mapping[int, pa.DictionaryArray]:
    return {int(name[1:]): body.column(name).combine_chunks() for name in body.column_names if name != "row"}


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(MEGABYTE):
            digest.update(piece)
    return digest.hexdigest()
