"""What the overall judgement and the ratings of the same respondents have in common: sums and correlations, made in SQL."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from tpm.model.period import Filter
from tpm.store import answers
from tpm.store.database import Store

Numbers = npt.NDArray[np.float64]

# A column per touchpoint and nothing else varies in the statements below; the numbers of touchpoints are ours, not a reader's.
_PIVOT = """
CREATE OR REPLACE TEMP TABLE judged AS
SELECT *, {zones} FROM (
SELECT a.respondent_id, avg(CASE WHEN m.item IS NULL THEN m.score END) AS y, {columns}
FROM answer a JOIN new_meaning m ON m.question_id = a.question_id AND m.value = a.value
JOIN question q ON q.id = a.question_id JOIN survey s ON s.id = q.survey_id JOIN respondent r ON r.id = a.respondent_id
WHERE q.retired_at IS NULL AND s.audience = $audience AND {inside}
GROUP BY a.respondent_id HAVING y IS NOT NULL)
"""
# CASE takes two thirds of the time of FILTER
_MEAN = "avg(CASE WHEN m.item = {i} THEN m.{what} END) AS {name}{i}"
_ZONE = "CASE WHEN x{i} <= {low} THEN -1.0 WHEN x{i} >= {high} THEN 1.0 WHEN x{i} IS NOT NULL THEN 0.0 END AS z{i}"
_LOW, _HIGH = "CAST(z{i} < -0.5 AS DOUBLE) AS l{i}", "CAST(z{i} > 0.5 AS DOUBLE) AS h{i}"
_COUNTS = "count(x{i}), count_if(z{i} < -0.5), count_if(z{i} > 0.5)"
_ZONES = """
SELECT CASE WHEN z{i} < -0.5 THEN 'low' WHEN z{i} > 0.5 THEN 'high' ELSE 'okay' END AS zone,
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

    def correlations(self, items: Sequence[int], *, complete: bool) -> tuple[Numbers, Numbers]:
        """Correlations of the scores, (k + 1) × (k + 1) with the overall judgement first, and their bases n.

        Of those who rated every item, or else of those who rated both; empty (NaN) where one of the two never varies.
        """
        names = ["y", *(f"x{i}" for i in items)]
        pairs = [(a, b) for a in range(len(names)) for b in range(a)]
        sums = ", ".join(f"corr({names[a]}, {names[b]}), regr_count({names[a]}, {names[b]})" for a, b in pairs)
        found = self._row(f"SELECT {sums} FROM judged WHERE {_rated(items) if complete else 'true'}") if pairs else ()
        r, n = np.eye(len(names)), np.zeros((len(names), len(names)))
        for place, (a, b) in enumerate(pairs):
            r[a, b] = r[b, a] = np.nan if found[2 * place] is None else found[2 * place]
            n[a, b] = n[b, a] = found[2 * place + 1]
        return r, n

    def products(self, items: Sequence[int]) -> Numbers:
        """Sums of products of 1, overall, Low₁, High₁, Low₂ … of those who rated every item: a symmetric matrix."""
        names = ["1", "y", *(f"{side}{i}" for i in items for side in "lh")]
        pairs = [(a, b) for a in range(len(names)) for b in range(a + 1)]
        dummies = ", ".join(one.format(i=i) for i in items for one in (_LOW, _HIGH))
        sums = ", ".join(f"sum({names[a]} * {names[b]})" for a, b in pairs)
        found = self._row(f"SELECT {sums} FROM (SELECT y, {dummies or 'NULL'} FROM judged WHERE {_rated(items)})")
        products = np.zeros((len(names), len(names)))
        for (a, b), value in zip(pairs, found, strict=True):
            products[a, b] = products[b, a] = value or 0.0
        return products

    def zones(self, item: int) -> list[tuple[str, int, float, float | None]]:
        """The overall judgement of those who were disappointed, satisfied or delighted by an item: zone, n, mean, variance."""
        return self.cursor.execute(_ZONES.format(i=int(item))).fetchall()

    def _row(self, sql: str) -> tuple[Any, ...]:
        return self.cursor.execute(sql).fetchone() or ()


@contextmanager
def judged(store: Store, chosen: Filter, meaning: pa.Table) -> Generator[Judged]:
    """Puts the answers of each respondent side by side, for as long as it is needed; no respondent leaves the database.

    `meaning` says what each value of a question is worth: question_id, value, item (touchpoint; empty for the overall
    judgement), score (0–100), zone (−1 disappointment, 0 okay, 1 delight). Several questions about one item are averaged.
    """
    items = sorted(int(item) for item in meaning.column("item").unique().drop_null().to_pylist())
    ends = _ends(meaning)
    columns = [_MEAN.format(i=i, what="score", name="x") for i in items]
    columns += [_MEAN.format(i=i, what="zone", name="z") for i in items if i not in ends]
    zones = [_ZONE.format(i=i, low=low, high=high) for i, (low, high) in ends.items()]
    values = {"columns": ", ".join(columns) or "NULL AS nothing", "zones": ", ".join(zones) or "NULL AS none"}
    with store.cursor() as cursor:
        cursor.register("new_meaning", meaning)
        cursor.execute(_PIVOT.format(**values, inside=answers.INSIDE), answers.values(chosen))
        try:
            yield Judged(cursor=cursor, items=items)
        finally:
            cursor.execute("DROP TABLE judged")


def _ends(meaning: pa.Table) -> dict[int, tuple[float, float]]:
    """Up to which score disappointment goes and from which on delight, for items with one question: quicker than a second mean."""
    rows = meaning.to_pandas().dropna(subset=["item"]).astype({"item": "int64"})
    asked = rows.groupby("item")["question_id"].nunique()
    single = rows[rows["item"].isin(asked.index[asked == 1])]
    lows = single[single["zone"] < 0].groupby("item")["score"].max()
    highs = single[single["zone"] > 0].groupby("item")["score"].min()
    return {int(item): (lows.get(item, -1.0), highs.get(item, 101.0)) for item in single["item"].unique()}


def _rated(items: Sequence[int]) -> str:
    return " AND ".join(f"x{int(i)} IS NOT NULL" for i in items) or "true"
