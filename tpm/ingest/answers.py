"""What an import would write: answers, comments, customer groups, new customers, as tables without ids."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tpm.ingest import multi, pseudonyms, topics, unread
from tpm.ingest.cells import are_silent, whole
from tpm.ingest.inspection import Inspection
from tpm.ingest.summary import days_of, text_of
from tpm.model.mapping import ColumnMapping
from tpm.model.problem import Problem
from tpm.model.survey import SCALED, Role

DECODED = SCALED | {Role.RECOMMENDED}


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """Arrow tables for the store, joined by `row`, the row of the sheet as the spreadsheet counts.

    respondents[row: int64, source_key: string?, answered_on: date32?]
    cells[row: int64, "c<position>": float64? …] scaled columns and "has recommended us", on the question's own scale; wide layout
    long_cells[row: int64, column: string, question: string, value: float64] one line per answer; long layout, else empty
    comments[row: int64, column: string, text: string]
    segments[row: int64, attribute: string, value: string]
    referrals[row: int64, won_on: date32?, origin: string?, recommender: string?, offer: string?]
    """

    respondents: pa.Table
    cells: pa.Table
    long_cells: pa.Table
    comments: pa.Table
    segments: pa.Table
    referrals: pa.Table
    problems: tuple[Problem, ...]


def prepare(inspection: Inspection, mappings: Sequence[ColumnMapping], *, default_date: date | None, secret: bytes = b"") -> Prepared:
    """The answers of a file under the confirmed mappings; rows without a date get `default_date`.

    Columns that are personal or left out are not carried at all. Where one of them numbers the respondents it is carried
    as a keyed hash under `secret`, or not without one. What cannot be read is a problem.
    """
    body = inspection.body
    by_role = {role: [mapping for mapping in mappings if mapping.role is role] for role in Role}
    decoded = [mapping for mapping in mappings if mapping.role in DECODED]
    topic = next(iter(by_role[Role.TOUCHPOINT]), None)
    days = _days(body, by_role[Role.DATE], default_date)
    owners = _owners(body, by_role[Role.ID], decoded) if topic is not None else whole(body.column("row"))
    problems = [*inspection.problems, *unread.cells(inspection, decoded), *unread.dates(inspection, by_role[Role.DATE])]
    problems += unread.ids(inspection, by_role[Role.ID]) if topic is None else unread.topics_beyond(inspection, decoded, topic)
    return Prepared(
        respondents=_respondents(body, _source_keys(inspection, by_role[Role.ID], secret), days, owners),
        cells=_cells(body, [] if topic is not None else decoded),
        long_cells=_long_cells(body, decoded, topic, owners),
        comments=_comments(body, by_role[Role.COMMENT], owners),
        segments=pa.concat_tables([_segments(body, by_role[Role.SEGMENT], owners), *_choices(body, by_role[Role.MULTI], owners)]),
        referrals=_referrals(body, by_role, days) if by_role[Role.ORIGIN] else _NO_REFERRALS,
        problems=tuple(problems),
    )


def _days(body: pa.Table, columns: Sequence[ColumnMapping], default: date | None) -> pa.Array:
    days = days_of(body, columns[0]) if columns else np.full(body.num_rows, np.datetime64("NaT", "D"))
    if default is not None:
        days = np.where(np.isnat(days), np.datetime64(default, "D"), days)
    return pa.array(days, pa.date32())


def _owners(body: pa.Table, ids: Sequence[ColumnMapping], decoded: Sequence[ColumnMapping]) -> pa.Array:
    """In long layout: the row that stands for the respondent of each row, null where a row holds no answer.

    It is the first row with the same number of the respondent, or the row itself where there is none.
    """
    row = whole(body.column("row"))
    answered = np.zeros(body.num_rows, bool)
    for mapping in decoded:
        answered |= np.asarray(pc.is_in(text_of(body, mapping), value_set=pa.array(list(mapping.values), pa.string())))
    first = np.asarray(row).copy()
    if ids:
        codes = np.asarray(pc.fill_null(whole(body.column(ids[0].key)).indices, -1))
        known, rows = codes[answered & (codes >= 0)], first[answered & (codes >= 0)]
        starts = np.full(int(codes.max(initial=0)) + 2, np.iinfo(np.int64).max)
        np.minimum.at(starts, known, rows)
        first = np.where((codes >= 0) & (starts[codes] < np.iinfo(np.int64).max), starts[codes], first)
    return pa.array(first, pa.int64(), mask=~answered)


def _source_keys(inspection: Inspection, ids: Sequence[ColumnMapping], secret: bytes) -> pa.Array:
    """How the survey tool numbers its respondents."""
    if not ids:
        return pa.nulls(inspection.body.num_rows, pa.string())
    keys = text_of(inspection.body, ids[0])
    column = next(column for column in inspection.columns if column.position == ids[0].position)
    return pseudonyms.of(column, keys, secret)


def _respondents(body: pa.Table, keys: pa.Array, days: pa.Array, owners: pa.Array) -> pa.Table:
    table = pa.table({"row": body.column("row"), "source_key": keys, "answered_on": days})
    return table.filter(pc.fill_null(pc.equal(table.column("row"), owners), False))


def _cells(body: pa.Table, decoded: Sequence[ColumnMapping]) -> pa.Table:
    with ThreadPoolExecutor() as threads:
        worths = threads.map(partial(_worth, body), decoded)
        return pa.table({"row": body.column("row")} | {mapping.key: worth for mapping, worth in zip(decoded, worths, strict=True)})


def _worth(body: pa.Table, mapping: ColumnMapping) -> pa.Array:
    """What each cell of a column is worth, null where it is no answer. Only distinct texts are looked up."""
    column = whole(body.column(mapping.key))
    places = pc.index_in(column.dictionary, value_set=pa.array(list(mapping.values), pa.string()))
    return pc.take(pc.take(pa.array(list(mapping.values.values()), pa.float64()), places), column.indices)


def _long_cells(body: pa.Table, decoded: Sequence[ColumnMapping], topic: ColumnMapping | None, owners: pa.Array) -> pa.Table:
    pieces = [_NO_LONG_CELLS]
    if topic is not None:
        about = text_of(body, topic)
        for mapping in decoded:
            value = _worth(body, mapping)
            piece = pa.table({"row": owners, "column": pa.repeat(mapping.key, len(value)), "question": about, "value": value})
            known = pc.and_(pc.and_(owners.is_valid(), value.is_valid()), about.is_valid())
            known = pc.and_not(known, pa.array(topics.beyond(mapping, about, value)))
            pieces.append(piece.filter(known).cast(_NO_LONG_CELLS.schema))
    return pa.concat_tables(pieces)


def _comments(body: pa.Table, columns: Sequence[ColumnMapping], owners: pa.Array) -> pa.Table:
    pieces = [_said(body, mapping, owners, {"column": mapping.key}, "text") for mapping in columns]
    return pa.concat_tables([_NO_COMMENTS, *pieces])


def _segments(body: pa.Table, columns: Sequence[ColumnMapping], owners: pa.Array) -> pa.Table:
    pieces = [_said(body, mapping, owners, {"attribute": mapping.attribute or mapping.header}, "value") for mapping in columns]
    return pa.concat_tables([_NO_SEGMENTS, *pieces])


def _choices(body: pa.Table, columns: Sequence[ColumnMapping], owners: pa.Array) -> Iterator[pa.Table]:
    """Each answer that somebody chose among several, as a customer group."""
    for mapping in columns:
        column = whole(body.column(mapping.key))
        options = pa.array(multi.options(column.dictionary.to_pylist(), mapping), pa.list_(pa.string()))
        chosen = pc.take(options, column.indices)
        places, values = pc.list_parent_indices(chosen), pc.list_flatten(chosen)
        rows = pc.take(owners, places)
        attribute = pa.repeat(mapping.attribute or mapping.header, len(values))
        yield pa.table({"row": rows, "attribute": attribute, "value": values}).filter(rows.is_valid())


def _said(body: pa.Table, mapping: ColumnMapping, owners: pa.Array, constant: dict[str, str], name: str) -> pa.Table:
    """The cells of a column that say something, one line each."""
    column = whole(body.column(mapping.key))
    silent = pc.or_(are_silent(column.dictionary), pc.is_in(column.dictionary, value_set=pa.array(mapping.no_answer, pa.string())))
    keep = pc.and_(owners.is_valid(), pc.invert(pc.fill_null(pc.take(silent, column.indices), True)))
    text = column.cast(pa.string())
    columns = {"row": owners} | {key: pa.repeat(value, len(text)) for key, value in constant.items()} | {name: text}
    return pa.table(columns).filter(keep)


def _referrals(body: pa.Table, by_role: dict[Role, list[ColumnMapping]], days: pa.Array) -> pa.Table:
    def text(columns: Iterable[ColumnMapping]) -> pa.Array:
        mapping = next(iter(columns), None)
        return pa.nulls(body.num_rows, pa.string()) if mapping is None else text_of(body, mapping)

    return pa.table(
        {
            "row": body.column("row"),
            "won_on": days,
            "origin": text(by_role[Role.ORIGIN]),
            "recommender": text(by_role[Role.RECOMMENDER]),
            "offer": text(by_role[Role.OFFER]),
        }
    )


def _nothing(**types: pa.DataType) -> pa.Table:
    return pa.table({name: pa.array([], kind) for name, kind in types.items()})


_NO_LONG_CELLS = _nothing(row=pa.int64(), column=pa.string(), question=pa.string(), value=pa.float64())
_NO_COMMENTS = _nothing(row=pa.int64(), column=pa.string(), text=pa.string())
_NO_SEGMENTS = _nothing(row=pa.int64(), attribute=pa.string(), value=pa.string())
_NO_REFERRALS = _nothing(row=pa.int64(), won_on=pa.date32(), origin=pa.string(), recommender=pa.string(), offer=pa.string())
