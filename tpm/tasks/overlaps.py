"""Answers that an earlier import has brought already: recognised, and left out or brought again."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from tpm.ingest.answers import Prepared
from tpm.model.mapping import ColumnMapping
from tpm.model.problem import Problem
from tpm.store import overlaps
from tpm.store.change import Change
from tpm.store.database import Store
from tpm.store.surveys import Survey

# So many rows are listed; the rest is told as a number.
LISTED = 1000
# So many respondents of each import are compared; of the answers that both gave so many are equal where they are the same.
_COMPARED = 2000
_ALIKE = 0.9
_NOTHING_SAID = pa.table({"row": pa.array([], pa.int64()), "header": pa.array([], pa.string()), "value": pa.array([], pa.float64())})


def _no_rows() -> pa.Array:
    return pa.array([], pa.int64())


class Repeated(StrEnum):
    """What is done with answers that are there already."""

    LEAVE_OUT = "leave_out"
    BRING = "bring"


@dataclass(frozen=True, kw_only=True)
class Overlap:
    """Rows of a file with the number of an answer that is there already.

    In `same` the dates agree too, in `undated` one of them is missing; `other` counts those with another date or other
    answers, which are new respondents. `of` counts the respondents of the file, `earlier` says which import has brought
    the answer of a row.
    """

    of: int
    same: pa.Array = field(default_factory=_no_rows, compare=False)
    undated: pa.Array = field(default_factory=_no_rows, compare=False)
    other: int = 0
    earlier: Mapping[int, int] = field(default_factory=dict[int, int], compare=False)

    @property
    def proposed(self) -> Repeated:
        """What is likely right: only an answer with the same number and the same date is the same."""
        return Repeated.LEAVE_OUT if len(self.same) else Repeated.BRING

    def left_out(self, choice: Repeated | None) -> pa.Array:
        """The rows that stay out; where nobody has chosen, only those that are surely the same."""
        if choice is None:
            return self.same
        return pa.concat_arrays([self.same, self.undated]) if choice is Repeated.LEAVE_OUT else _no_rows()


def find(
    store: Store | Change,
    survey: Survey | None,
    respondents: pa.Table,
    replaces: int | None = None,
    *,
    cells: pa.Table | None = None,
    columns: Sequence[ColumnMapping] = (),
) -> Overlap:
    """What the file has in common with the standing imports of its survey; the one that is replaced does not count.

    Numbers that begin anew in each file meet on the same day by chance: by `cells`, read as `columns` say, an import
    whose respondents have answered otherwise is told apart.
    """
    if survey is None or respondents.column("source_key").null_count == respondents.num_rows:
        return Overlap(of=respondents.num_rows)
    found = overlaps.known(store, survey.id, respondents, replaces)
    if cells is not None:
        same = found[found["how"] == "same"].groupby("import_id").head(_COMPARED)
        shared = overlaps.alike(store, survey.id, same, _said(cells, columns, same["row"]))
        strangers = shared.loc[shared["alike"] < _ALIKE * shared["n"], "import_id"]
        found.loc[found["import_id"].isin(strangers), "how"] = "other"
    same, undated, other = (pd.Index(found.loc[found["how"] == how, "row"].unique()) for how in ("same", "undated", "other"))
    undated = undated.difference(same)
    return Overlap(
        of=respondents.num_rows,
        same=pa.array(same, pa.int64()),
        undated=pa.array(undated, pa.int64()),
        other=len(other.difference(same).difference(undated)),
        earlier=dict(found[found["how"] != "other"].groupby("row")["import_id"].first()),
    )


def _said(cells: pa.Table, columns: Sequence[ColumnMapping], rows: Collection[int]) -> pa.Table:
    """What these rows answer to the questions with a header of their own: row, header, value."""
    if not len(rows):
        return _NOTHING_SAID
    times = Counter(column.question for column in columns)
    few = cells.filter(pc.is_in(cells.column("row"), value_set=pa.array(rows, pa.int64())))
    pieces = [
        pa.table({"row": few.column("row"), "header": pa.repeat(column.question, few.num_rows), "value": few.column(column.key)})
        for column in columns
        if column.key in few.column_names and times[column.question] == 1
    ]
    return pa.concat_tables([_NOTHING_SAID, *pieces]).drop_null()


def settle(prepared: Prepared, overlap: Overlap, choice: Repeated | None, sheet: str) -> Prepared:
    """The answers without those that stay out; each of these, and how many only seem to be known, is a problem."""
    rows = overlap.left_out(choice)
    listed, rest = rows[:LISTED].to_pylist(), Counter(overlap.earlier[row] for row in rows[LISTED:].to_pylist())
    problems = [Problem(code="row_already_in", sheet=sheet, row=row, values={"import": int(overlap.earlier[row])}) for row in listed]
    problems += [Problem(code="row_already_in_more", sheet=sheet, values={"n": n, "import": int(one)}) for one, n in rest.items()]
    if overlap.other:
        problems.append(Problem(code="id_seen_before", sheet=sheet, values={"n": overlap.other}))
    prepared = replace(prepared, problems=(*prepared.problems, *problems))
    if not len(rows):
        return prepared
    names = ("respondents", "cells", "long_cells", "comments", "segments", "referrals")
    return replace(prepared, **{name: _without(getattr(prepared, name), rows) for name in names})


def _without(table: pa.Table, rows: pa.Array) -> pa.Table:
    return table.filter(pc.invert(pc.is_in(table.column("row"), value_set=rows)))
