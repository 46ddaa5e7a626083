"""What the overall judgement and the ratings of the same respondents have in common: sums and correlations, made in SQL."""

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from tpm.model.period import Filter
from tpm.store import side_by_side
from tpm.store.database import Store
from tpm.store.side_by_side import Wanted
from tpm.store.slots import Slots

Numbers = npt.NDArray[np.float64]

# Columns per touchpoint and nothing else vary in the statements below; the numbers of touchpoints are ours, not a reader's.
_JUDGED = "CREATE OR REPLACE TEMP TABLE judged AS SELECT * EXCLUDE (respondent_id, x), x AS y FROM ({people})"
_ZONE = "CASE WHEN {mean} < -0.5 THEN -1 WHEN {mean} > 0.5 THEN 1 WHEN {mean} IS NOT NULL THEN 0 END::TINYINT"
_WANTED = (Wanted(name="x", of="score"), Wanted(name="z", of="zone", made=_ZONE))
_COUNTS = "count(x{i}), count_if(z{i} < 0), count_if(z{i} > 0)"
_ALIKE = "SELECT count(*)::DOUBLE AS n1, sum(y) AS y, sum(y * y) AS yy, {zones} FROM judged WHERE {rated} GROUP BY ALL"
_SIDE = "({z} {sign} 0)::DOUBLE AS {z}{side}, n1 * {z}{side} AS n{z}{side}"
_ZONES = """
SELECT CASE WHEN z{i} < 0 THEN 'low' WHEN z{i} > 0 THEN 'high' ELSE 'okay' END AS zone,
       count(*) AS n, avg(y) AS mean, var_samp(y) AS variance
FROM judged WHERE x{i} IS NOT NULL GROUP BY ALL ORDER BY ALL
"""


@dataclass(frozen=True, kw_only=True)
class Judged:
    """Respondents who judged overall, side by side with their ratings of `items`; stays inside the database."""

    cursor: duckdb.DuckDBPyConnection
    items: Sequence[int]

    def complete(self, items: Sequence[int]) -> int:
        """How many rated every one of these."""
        return int(self._row(f"SELECT count(*) FROM judged WHERE {_rated(items)}")[0])

    def bases(self) -> pd.DataFrame:
        """How many rated each item, and how many of them were disappointed and delighted: item (index), n, low, high."""
        counts = self._row(f"SELECT {', '.join(_COUNTS.format(i=i) for i in self.items) or 1} FROM judged")
        rows = [counts[place : place + 3] for place in range(0, 3 * len(self.items), 3)]
        return pd.DataFrame(rows, columns=["n", "low", "high"], index=pd.Index(self.items, dtype="int64")).fillna(0)

    def scores(self, items: Sequence[int]) -> Numbers:
        """Sums of products of 1, overall, score₁, score₂ … of those who rated every item: a symmetric matrix.

        Of the scores less 50, so that rounding takes nothing from them.
        """
        names = ["y", *(f"x{i}" for i in items)]
        centred = ", ".join(f"{name} - 50 AS {name}" for name in names)
        return self._products(["1", *names], "{0} * {1}".format, f"SELECT {centred} FROM judged WHERE {_rated(items)}")

    def outer_zones(self, items: Sequence[int]) -> Numbers:
        """The same of 1, overall, Low₁, High₁, Low₂ …, which are 1 for those whom an item disappointed or delighted, else 0."""
        sides = [(f"z{i}", side, sign) for i in items for side, sign in (("low", "<"), ("high", ">"))]
        # Those who are alike in every zone are counted first: they are fewer than the people
        alike = _ALIKE.format(zones=", ".join(f"z{i}" for i in items) or "0", rated=_rated(items))
        columns = ", ".join(["n1, y, yy", *(_SIDE.format(z=z, side=side, sign=sign) for z, side, sign in sides)])
        return self._products(["1", "y", *(z + side for z, side, _ in sides)], _counted, f"SELECT {columns} FROM ({alike})")

    def correlations(self, items: Sequence[int]) -> tuple[Numbers, Numbers]:
        """Correlations of the scores, (k + 1) × (k + 1) with the overall judgement first, of those who rated both; and how many did.

        Empty (NaN) where one of the two never varies.
        """
        names = ["y", *(f"x{i}" for i in items)]
        r, n = np.eye(len(names)), np.zeros((len(names), len(names)))
        pairs = [(a, b) for a in range(len(names)) for b in range(a)]
        sums = ", ".join(f"corr({names[a]}, {names[b]}), regr_count({names[a]}, {names[b]})" for a, b in pairs)
        found = self._row(f"SELECT {sums} FROM judged") if pairs else ()
        for place, (a, b) in enumerate(pairs):
            r[a, b] = r[b, a] = np.nan if found[2 * place] is None else found[2 * place]
            n[a, b] = n[b, a] = found[2 * place + 1]
        return r, n

    def zones(self, item: int) -> list[tuple[str, int, float, float | None]]:
        """The overall judgement of those who were disappointed, satisfied or delighted by an item: zone, n, mean, variance."""
        return self.cursor.execute(_ZONES.format(i=int(item))).fetchall()

    def _products(self, names: Sequence[str], term: Callable[[str, str], str], source: str) -> Numbers:
        pairs = [(a, b) for a in range(len(names)) for b in range(a + 1)]
        found = self._row(f"SELECT {', '.join(f'sum({term(names[a], names[b])})' for a, b in pairs)} FROM ({source})")
        products = np.zeros((len(names), len(names)))
        for (a, b), value in zip(pairs, found, strict=True):
            products[a, b] = products[b, a] = value or 0.0
        return products

    def _row(self, sql: str) -> tuple[Any, ...]:
        return self.cursor.execute(sql).fetchone() or ()


@contextmanager
def judged(store: Store, chosen: Filter, meaning: pa.Table) -> Generator[Judged]:
    """Puts the answers of each respondent side by side, for as long as it is needed; no respondent leaves the database.

    `meaning` says what each value of a question is worth: question_id, value, item (touchpoint; empty for the overall
    judgement), score (0–100), zone (−1 disappointment, 0 okay, 1 delight). Several questions about one item are averaged, and
    so are several answers to one question.
    """
    with store.cursor() as cursor:
        try:
            side_by_side.work(cursor, meaning, lambda slots: (None, _put(cursor, chosen, meaning, slots)))
            yield Judged(cursor=cursor, items=[item for item in side_by_side.items_of(meaning) if item is not None])
        finally:
            cursor.execute("DROP TABLE IF EXISTS judged")


def _put(cursor: duckdb.DuckDBPyConnection, chosen: Filter, meaning: pa.Table, slots: Slots) -> bool:
    """Make the table of those who judged; whether it holds all of their answers."""
    people = side_by_side.people(chosen, meaning, slots, _WANTED, judged=True)
    cursor.execute(_JUDGED.format(people=people.sql), people.bound)
    held = " + ".join(f"count({'y' if item is None else f'x{item}'})" for item in people.packed) or "0"
    packed, found = cursor.execute(f"SELECT coalesce(sum(packed), 0), {held} FROM judged").fetchone() or (0, 0)
    return packed == found


def _rated(items: Sequence[int]) -> str:
    return " AND ".join(f"x{int(i)} IS NOT NULL" for i in items) or "true"


def _counted(a: str, b: str) -> str:
    """A product of columns of rows that stand for several people each."""
    if "y" in (a, b):
        return "yy" if a == b else f"y * {a if b == 'y' else b}"
    return f"n{a} * {b}"
