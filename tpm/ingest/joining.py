"""Sheets that hold further questions to the same respondents, joined to one wide table by the number of the respondent."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from tpm.ingest.extent import letters
from tpm.ingest.reader import RawSheet
from tpm.ingest.sheets import Looked
from tpm.ingest.table import Heading, Place
from tpm.model.problem import Problem


@dataclass(frozen=True, kw_only=True, eq=False)
class Part:
    """A sheet whose columns stand at `positions` of the joined table; `rows` maps a row of that table to its own, 0 where none."""

    sheet: str
    link: str
    positions: frozenset[int]
    rows: npt.NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, eq=False)
class Joined:
    """A sheet with the columns of its parts behind its own."""

    raw: RawSheet
    place: Place
    parts: tuple[Part, ...] = ()
    problems: tuple[Problem, ...] = ()


def join(base: Looked, others: Sequence[tuple[Looked, str]]) -> Joined:
    """Every row of the base with the cells of its partners; rows of other sheets without a partner are problems."""
    joined = Joined(raw=base.raw, place=base.place)
    for other, link in others:
        joined = _with(joined, base, other, link)
    return joined


def lonely(joined: Joined, rows: Sequence[int]) -> list[Problem]:
    """Answers (`rows` of the joined table) that have no partner on another sheet; they are kept."""
    return [
        Problem(code="partner_missing", sheet=joined.raw.name, row=row, values={"other": part.sheet})
        for part in joined.parts
        for row in rows
        if not part.rows[row]
    ]


def placed(problem: Problem, joined: Joined) -> Problem:
    """A problem of a cell with the sheet and the row where the cell stands."""
    names = {position: heading.text for position, heading in zip(joined.raw.columns, joined.place.headings, strict=True)}
    for part in joined.parts:
        if problem.row and problem.column in {names[position] for position in part.positions}:
            return replace(problem, sheet=part.sheet, row=int(part.rows[problem.row]))
    return problem


def _with(joined: Joined, base: Looked, other: Looked, link: str) -> Joined:
    """One sheet more. Columns that repeat one of the base (the number, marks of the survey tool) are left away."""
    at = pc.index_in(base.texts(link), value_set=other.texts(link), skip_nulls=True)
    above = pa.nulls(base.place.start, at.type)
    again = {other.columns[key] for key in other.columns if key in base.columns}
    body = other.raw.table.slice(other.place.start)
    used = [n for n, column in enumerate(body.columns) if other.place.headings[n].text or column.null_count < len(column)]
    new = [n for n in used if n not in again]
    cells = [pc.take(body.column(n).combine_chunks(), pa.concat_arrays([above, at])) for n in new]
    first = max(joined.raw.columns) + 1
    table = pa.table([*joined.raw.table.columns, *cells], names=[f"f{n}" for n in range(len(joined.raw.columns) + len(cells))])
    positions = tuple(first + other.raw.columns[n] for n in new)
    headings = [_named(other, n) for n in new]
    rows = np.zeros(base.raw.table.num_rows + 1, np.int64)
    found = np.asarray(at.is_valid())
    rows[base.place.start + 1 :][found] = np.asarray(at.drop_null()) + other.place.start + 1
    part = Part(sheet=other.raw.name, link=base.place.headings[base.columns[link]].text, positions=frozenset(positions), rows=rows)
    return Joined(
        raw=replace(joined.raw, columns=(*joined.raw.columns, *positions), table=table),
        place=replace(joined.place, headings=(*joined.place.headings, *headings)),
        parts=(*joined.parts, part),
        problems=(*joined.problems, *_problems(other, part), *_differing(base, other, link, at)),
    )


def _differing(base: Looked, other: Looked, link: str, at: pa.Array) -> list[Problem]:
    """Cells that are left away because the base has their column, although they say something else."""
    told: list[Problem] = []
    for key in (key for key in other.columns if key in base.columns and key != link):
        theirs = other.texts(key).take(at)
        differs = pc.and_(theirs.is_valid(), pc.fill_null(pc.not_equal(theirs, base.texts(key)), True))
        rows = np.asarray(at.filter(differs)) + other.place.start + 1
        header = other.place.headings[other.columns[key]].text
        told += [
            Problem(code="cell_differs", sheet=other.raw.name, row=row, column=header, values={"other": base.raw.name})
            for row in rows.tolist()
        ]
    return told


def _named(other: Looked, at: int) -> Heading:
    heading = other.place.headings[at]
    return heading if heading.text else replace(heading, text=f"{letters(other.raw.columns[at])} ({other.raw.name})")


def _problems(other: Looked, part: Part) -> list[Problem]:
    """That the sheet was joined, its rows without a partner, its cells that cannot be read."""
    names = {position: heading.text for position, heading in zip(other.raw.columns, other.place.headings, strict=True)}
    known = set(part.rows.tolist())
    filled = (np.flatnonzero(other.filled) + other.place.start + 1).tolist()
    told = [Problem(code="sheet_joined", sheet=part.sheet, values={"column": part.link, "n": len(known - {0})})]
    told += [Problem(code="row_without_partner", sheet=part.sheet, row=row) for row in filled if row not in known]
    told += [
        Problem(code=cell.code, sheet=part.sheet, row=cell.row, column=names.get(cell.column, ""), values={"text": cell.text})
        for cell in other.raw.bad
        if cell.row in known
    ]
    return told
