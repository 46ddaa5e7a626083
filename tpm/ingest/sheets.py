"""How the sheets of a workbook belong together, told by what stands in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from tpm.ingest import headers, table
from tpm.ingest.reader import RawSheet
from tpm.ingest.table import Place

# So much of the headers two waves share, of the respondents two parts of a table, of the rows a sheet and its copy.
ALIKE, PARTNERS, COPIED = 0.6, 0.8, 0.9
FEW = 3
_BETWEEN = "\x1f"


@dataclass(frozen=True, kw_only=True, eq=False)
class Looked:
    """A sheet with its first rows and the place of its table."""

    raw: RawSheet
    head: Sequence[Sequence[str]]
    place: Place

    @cached_property
    def columns(self) -> Mapping[str, int]:
        """Header as it is compared → place among the columns; the first of several with the same."""
        named = [(headers.normalise(heading.text), at) for at, heading in enumerate(self.place.headings)]
        return {key: at for key, at in reversed(named) if key}

    @cached_property
    def filled(self) -> npt.NDArray[np.bool_]:
        """Which rows below the header hold something."""
        mask = np.zeros(max(self.raw.table.num_rows - self.place.start, 0), bool)
        for column in self.raw.table.columns:
            mask |= np.asarray(column.slice(self.place.start).combine_chunks().is_valid())
        return mask

    def texts(self, key: str) -> pa.Array:
        """The cells of a column below the header."""
        return self.raw.table.column(self.columns[key]).slice(self.place.start).combine_chunks().cast(pa.string())

    @property
    def rows(self) -> int:
        """How many rows below the header hold something."""
        return int(self.filled.sum())

    @property
    def is_table(self) -> bool:
        """Whether this can hold answers: at least two headers with a row below them."""
        return bool(self.place.header_rows) and len(self.columns) > 1 and self.rows > 0


@dataclass(frozen=True, kw_only=True)
class Relation:
    """What the other sheets are to the one that was chosen.

    `waves` ask the same (in the order of the workbook, the chosen one among them; empty where it is the only one).
    `parts` hold further questions to the same respondents, each with the header of the number both have. `others` are
    tables of their own, or copies.
    """

    waves: tuple[Looked, ...] = ()
    parts: tuple[tuple[Looked, str], ...] = ()
    others: tuple[Looked, ...] = ()


def look(raw: RawSheet, given: Sequence[int] | None = None) -> Looked:
    """Find the table of a sheet; `given` header rows (from 0) are taken as they are."""
    head = table.head(raw.table)
    return Looked(raw=raw, head=head, place=table.find(head, given))


def relate(chosen: Looked, sheets: Sequence[RawSheet]) -> Relation:
    """Compare the chosen sheet with all others that are shown."""
    looked = [chosen if raw is chosen.raw else look(raw) for raw in sheets if not raw.hidden and raw.columns]
    tables = [one for one in looked if one is not chosen and one.place.header_rows and one.rows]
    parts = tuple((one, link) for one in tables if (link := _link(chosen, one)))
    waves = [chosen] if parts else _waves(chosen, tables)
    taken = [*waves, *(one for one, _ in parts)]
    return Relation(
        waves=tuple(one for one in looked if one in waves) if len(waves) > 1 else (),
        parts=parts,
        others=tuple(one for one in tables if one not in taken and one.is_table),
    )


def _waves(chosen: Looked, tables: Sequence[Looked]) -> list[Looked]:
    """The chosen sheet and those with nearly the same headers that do not hold the same answers once more."""
    found = [chosen]
    for one in tables:
        shared = chosen.columns.keys() & one.columns.keys()
        alike = len(shared) >= ALIKE * max(len(chosen.columns), len(one.columns), 1)
        if alike and not any(_is_copy(one, other) for other in found):
            found.append(one)
    return found


def _is_copy(one: Looked, other: Looked) -> bool:
    """Whether nearly all rows of the smaller sheet stand in the larger one, where rows cannot be equal by chance."""
    shared = [key for key in one.columns if key in other.columns]
    small, large = sorted((_rows(one, shared), _rows(other, shared)), key=len)
    if not len(small) or len(small.unique()) < COPIED * len(small):
        return False
    return _share(small, large) >= COPIED


def _rows(one: Looked, keys: Sequence[str]) -> pa.Array:
    """Each filled row as one text."""
    texts = [pc.fill_null(one.texts(key), "") for key in keys]
    return pc.binary_join_element_wise(*texts, _BETWEEN).filter(pa.array(one.filled))


def _link(one: Looked, other: Looked) -> str:
    """The header of the number by which two sheets name the same respondents with different questions; "" where there is none."""
    shared = [key for key in one.columns if key in other.columns]
    if not one.place.header_rows or len(shared) == len(one.columns) or len(shared) == len(other.columns):
        return ""
    return next((key for key in shared if _same_respondents(one.texts(key), other.texts(key)) and _repeats(one, other, key, shared)), "")


def _same_respondents(left: pa.Array, right: pa.Array) -> bool:
    """Whether both columns number each row, and nearly all with the same numbers."""
    left, right = left.drop_null(), right.drop_null()
    few, many = sorted((left, right), key=len)
    if len(few) < FEW or len(few) < PARTNERS * len(many) or any(len(ids.unique()) < len(ids) for ids in (few, many)):
        return False
    needed = 1.0 if _counts_up(few) and _counts_up(many) else PARTNERS
    return _share(few, many) * len(few) >= needed * len(many)


def _counts_up(ids: pa.Array) -> bool:
    """Whether the numbers are 1, 2, 3 …, which rows of any two tables can have."""
    return bool(pc.all(pc.is_in(ids, value_set=pa.array([str(n + 1) for n in range(len(ids))]))).as_py())


def _repeats(one: Looked, other: Looked, link: str, shared: Sequence[str]) -> bool:
    """Whether the other columns both sheets have say the same about each respondent: no second wave of the same people."""
    at = pc.index_in(one.texts(link), value_set=other.texts(link), skip_nulls=True)
    known = at.is_valid()
    pairs = [(one.texts(key).filter(known), other.texts(key).take(at.drop_null())) for key in shared if key != link]
    same = [pc.fill_null(pc.equal(pc.fill_null(mine, ""), pc.fill_null(theirs, "")), False) for mine, theirs in pairs]
    return all((pc.mean(column).as_py() or 0) >= COPIED for column in same)


def _share(texts: pa.Array, among: pa.Array) -> float:
    """How many of the texts occur among others."""
    return float(pc.mean(pc.is_in(texts, value_set=among)).as_py() or 0)
