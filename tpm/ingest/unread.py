"""Cells that a confirmed mapping cannot read, told one by one."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from tpm.ingest import topics
from tpm.ingest.cells import are_silent, whole
from tpm.ingest.dates import NO_DATE
from tpm.ingest.inspection import Inspection
from tpm.ingest.summary import days_of, text_of
from tpm.model.mapping import ColumnMapping
from tpm.model.problem import Problem

# So many cells of one column are listed; the rest is told as a number.
LISTED = 1000


def cells(inspection: Inspection, decoded: Sequence[ColumnMapping]) -> list[Problem]:
    """Filled cells of scaled columns that are neither a point of the scale nor "no answer"."""
    problems: list[Problem] = []
    for mapping in decoded:
        column = whole(inspection.body.column(mapping.key))
        known = pc.is_in(column.dictionary, value_set=pa.array([*mapping.values, *mapping.no_answer], pa.string()))
        if not pc.all(known).as_py():
            strange = np.append(~np.asarray(known), False)[np.asarray(pc.fill_null(column.indices, len(column.dictionary)))]
            problems += _told(inspection, mapping, "answer_unread", strange)
    return problems


def dates(inspection: Inspection, columns: Sequence[ColumnMapping]) -> list[Problem]:
    """Filled cells of the date column that hold no date."""
    problems: list[Problem] = []
    for mapping in columns[:1]:
        column = whole(inspection.body.column(mapping.key))
        silent = pc.or_(are_silent(column.dictionary), pc.starts_with(column.dictionary, pattern=NO_DATE.astype(str)))
        filled = ~np.asarray(pc.fill_null(pc.take(silent, column.indices), True))
        problems += _told(inspection, mapping, "date_unread", filled & np.isnat(days_of(inspection.body, mapping)))
    return problems


def topics_beyond(inspection: Inspection, decoded: Sequence[ColumnMapping], topic: ColumnMapping) -> list[Problem]:
    """Answers that are no points of the scale on which the thing they are about is rated."""
    problems: list[Problem] = []
    for mapping in decoded:
        if mapping.topic_scales:
            column = whole(inspection.body.column(mapping.key))
            worth = pa.array([mapping.values.get(text) for text in column.dictionary.to_pylist()], pa.float64())
            outside = topics.beyond(mapping, text_of(inspection.body, topic), pc.take(worth, column.indices))
            problems += _told(inspection, mapping, "answer_unread", outside)
    return problems


def ids(inspection: Inspection, columns: Sequence[ColumnMapping]) -> Iterator[Problem]:
    """A number of the answer that several rows share: nothing is dropped, but overlapping waves cannot be told."""
    for mapping in columns[:1]:
        column = whole(inspection.body.column(mapping.key))
        shared = len(column) - column.null_count - pc.count_distinct(column.indices).as_py()
        if shared:
            yield Problem(code="id_not_unique", sheet=inspection.sheet, column=mapping.header, values={"n": shared})


def _told(inspection: Inspection, mapping: ColumnMapping, code: str, where: npt.NDArray[np.bool_]) -> Iterator[Problem]:
    places = np.flatnonzero(where)
    if not len(places):
        return
    listed = inspection.body.select(["row", mapping.key]).take(pa.array(places[:LISTED]))
    texts = listed.column(mapping.key).cast(pa.string()).to_pylist()
    for row, text in zip(listed.column("row").to_pylist(), texts, strict=True):
        sheet, own = inspection.place(mapping.position, row)
        yield Problem(code=code, sheet=sheet, row=own, column=mapping.header, values={"text": text})
    if len(places) > LISTED:
        sheet, _ = inspection.place(mapping.position, 0)
        yield Problem(code=f"{code}_more", sheet=sheet, column=mapping.header, values={"n": len(places) - LISTED})
