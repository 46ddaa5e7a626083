"""From a sheet and the place of its table to the rows that are answers and the contents of their columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from tpm.ingest import content, dates, rows, status, tool
from tpm.ingest.cells import whole
from tpm.ingest.column import Content
from tpm.ingest.extent import letters
from tpm.ingest.reader import RawSheet
from tpm.ingest.table import Place
from tpm.model.problem import Problem

FEW_ANSWERS = 10
# The most characters a cell of a spreadsheet holds.
LONGEST = 32_767


@dataclass(frozen=True, kw_only=True)
class Body:
    """The answers of a sheet: `table` as in `Inspection.body`, what its columns hold, and what was left out."""

    table: pa.Table
    contents: tuple[Content, ...]
    problems: tuple[Problem, ...]

    @property
    def columns(self) -> Mapping[int, pa.DictionaryArray]:
        """Position → texts."""
        return {one.position: whole(self.table.column(f"c{one.position}")) for one in self.contents}


def find(sheet: RawSheet, place: Place, head: Sequence[Sequence[str]]) -> Body:
    """The rows that are answers; headers again, totals, notes, previews, tests and unfinished answers are problems."""
    names = [cell for row in place.header_rows if row < len(head) for cell in head[row]] + [heading.text for heading in place.headings]
    kept, numbers, problems = rows.drop(sheet.table.slice(place.start), names, sheet.name, place.start + 1)
    columns = [whole(column) for column in kept.columns]
    contents = content.describe(columns, sheet.columns, place.headings)
    body = dict(zip(sheet.columns, columns, strict=True))
    marks = status.marked(tool.recognise([key for one in contents for key in (one.key, one.label_key)]), contents, body)
    if marks:
        out = np.logical_or.reduce(list(marks.values()))
        problems += [Problem(code=code, sheet=sheet.name, row=int(row)) for code, mask in marks.items() for row in numbers[mask]]
        columns, numbers = [column.filter(pa.array(~out)) for column in columns], numbers[~out]
        contents = content.describe(columns, sheet.columns, place.headings)
        body = dict(zip(sheet.columns, columns, strict=True))
    if sheet.bad or sheet.ragged:
        problems += _cells(sheet, place, contents, frozenset(numbers.tolist()))
    problems += _headers(sheet, place, contents)
    problems += _cut(sheet, contents, body, numbers)
    if len(numbers) < FEW_ANSWERS:
        problems.append(Problem(code="few_answers", sheet=sheet.name, values={"n": len(numbers)}))
    arrays = {"row": pa.array(numbers)} | {f"c{one.position}": body[one.position] for one in contents}
    return Body(table=dates.counted(pa.table(arrays), since_1904=sheet.since_1904), contents=tuple(contents), problems=tuple(problems))


def _cells(sheet: RawSheet, place: Place, contents: Sequence[Content], kept: frozenset[int]) -> list[Problem]:
    """Cells whose value cannot be read, and lines of a text file with another number of cells."""
    names = {one.position: one.header for one in contents}
    problems = [
        Problem(
            code=cell.code, sheet=sheet.name, row=cell.row, column=names.get(cell.column, letters(cell.column)), values={"text": cell.text}
        )
        for cell in sheet.bad
        if cell.row in kept or cell.row <= place.start
    ]
    problems += [
        Problem(code="row_ragged", sheet=sheet.name, row=line["row"], values={"cells": line["cells"], "expected": line["expected"]})
        for line in sheet.ragged
        if line["row"] in kept
    ]
    return problems


def _cut(
    sheet: RawSheet, contents: Sequence[Content], body: Mapping[int, pa.DictionaryArray], numbers: npt.NDArray[np.int64]
) -> list[Problem]:
    """Texts as long as a cell of a spreadsheet can be: their end is missing."""
    problems: list[Problem] = []
    for one in contents:
        column = body[one.position]
        long = np.append(np.asarray(pc.utf8_length(column.dictionary)) >= LONGEST, False)
        if long.any():
            rows_cut = numbers[long[np.asarray(pc.fill_null(column.indices, len(column.dictionary)))]]
            problems += [Problem(code="cell_cut", sheet=sheet.name, row=int(row), column=one.header) for row in rows_cut]
    return problems


def _headers(sheet: RawSheet, place: Place, contents: Sequence[Content]) -> list[Problem]:
    """Headers that occur more than once."""
    problems: list[Problem] = []
    seen: set[str] = set()
    for one in contents:
        if one.key in seen:
            problems.append(Problem(code="header_twice", sheet=sheet.name, row=place.start, column=one.header))
        seen.add(one.key)
    return problems
