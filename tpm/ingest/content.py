"""What stands in each column of the table: filled cells, distinct texts and how often they occur."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tpm.ingest.column import MANY, Content
from tpm.ingest.extent import letters
from tpm.ingest.table import Heading

EXAMPLES, SAMPLE = 3, 100


def describe(columns: Sequence[pa.DictionaryArray], positions: Sequence[int], headings: Sequence[Heading]) -> list[Content]:
    """The contents of the columns of a table body, in order; columns without header and cells are left out."""
    found: list[Content] = []
    for column, position, heading in zip(columns, positions, headings, strict=True):
        if heading.text or len(column) > column.null_count:
            found.append(_content(column, position, heading))
    return found


def _content(column: pa.DictionaryArray, position: int, heading: Heading) -> Content:
    filled = len(column) - column.null_count
    distinct, counts = count(column)
    return Content(
        position=position,
        header=heading.text or letters(position),
        code=heading.code,
        label=heading.label,
        group=heading.group,
        item=heading.item,
        n_filled=filled,
        n_distinct=distinct,
        counts=counts,
        examples=tuple(list(counts)[:EXAMPLES]) if counts else _first(column, EXAMPLES),
        sample=tuple(list(counts)[:SAMPLE]) if counts else _first(column, SAMPLE),
        cells=column,
    )


def count(column: pa.DictionaryArray) -> tuple[int, dict[str, int]]:
    """Number of distinct texts, and each with its frequency, the most frequent first (none where there are too many)."""
    indices = np.asarray(column.indices.drop_null())
    if not len(indices):
        return 0, {}
    frequency = np.bincount(indices, minlength=len(column.dictionary))
    used = np.flatnonzero(frequency)
    if len(used) > MANY:
        return len(used), {}
    order = used[np.argsort(-frequency[used], kind="stable")]
    texts = column.dictionary.take(pa.array(order)).to_pylist()
    return len(used), dict(zip(texts, frequency[order].tolist(), strict=True))


def _first(column: pa.DictionaryArray, most: int) -> tuple[str, ...]:
    first = pc.drop_null(column.slice(0, 1000)).slice(0, most)
    return tuple(first.cast(pa.string()).to_pylist())
