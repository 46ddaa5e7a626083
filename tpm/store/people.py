"""How many people stand behind the figures, parted step by step; nobody leaves the database, only counts do."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import duckdb
import pandas as pd

from tpm.model.parts import SURVEY, WAVE, attribute, attribute_name
from tpm.model.survey import Audience
from tpm.store import who_answered
from tpm.store.database import Store

OVERALL, NPS, EVERYBODY = 0, -1, -2
"""What is answered beside touchpoints, numbered as they are: the judgement as a whole, the recommendation, anything at all."""
STATED = -1000
"""How important touchpoint 7 is said to be is item −1007."""
KANO = -1_000_000_000
"""Both halves of a Kano pair about touchpoint 7 are item −1000000007."""

# Who chose several values at once stands in more than one part, so that parts could be taken from each other.
_SEVERAL = "SELECT coalesce(bool_or(several_{column}), false) FROM held"
# Values that are too few somewhere are counted together with those who told nothing.
_PARTS = """
WITH counted AS (
    SELECT item, atom, {column} AS value, sum(people) AS people FROM held GROUP BY ALL
), judged AS (
    SELECT *, value IS NOT NULL AND min(people) OVER (PARTITION BY item, value) >= $least AS enough FROM counted
)
SELECT item, atom, CASE WHEN enough THEN value END AS value, sum(people)::BIGINT AS people FROM judged GROUP BY ALL ORDER BY ALL
"""
_SPLIT = """
CREATE OR REPLACE TEMP TABLE held AS
SELECT h.* REPLACE (h.atom * $width + coalesce(c.part, 0) AS atom)
FROM held h LEFT JOIN new_parts c ON c.item = h.item AND c.value = h.{column}
"""
_CELLS = "SELECT item, month, atom, sum(people)::BIGINT AS people FROM held GROUP BY ALL ORDER BY ALL"
_BY_QUESTION = """
SELECT h.item, h.month, h.atom, q.id AS question_id, sum(h.people)::BIGINT AS people
FROM (SELECT * FROM asked QUALIFY count(*) OVER (PARTITION BY item) > 1) q JOIN held h ON h.item = q.item AND h.bits & q.bit <> 0
GROUP BY ALL ORDER BY ALL
"""
# Whoever answered a different number of questions about an item, as far as several were asked about it.
_BY_COUNT = """
SELECT h.item, h.month, h.atom, bit_count(h.bits)::BIGINT AS questions, sum(h.people)::BIGINT AS people
FROM held h SEMI JOIN (SELECT item FROM asked GROUP BY item HAVING count(*) > 1) q ON q.item = h.item
GROUP BY ALL ORDER BY ALL
"""
# One import can go out for another with as many answers: counts alone would not tell.
_STAMP = """
SELECT (SELECT max(id) FROM audit {where}), (SELECT hash(list((id, undone_at) ORDER BY id)) FROM import),
       (SELECT count(*) FROM respondent), (SELECT count(*) FROM answer), (SELECT count(*) FROM respondent_segment),
       (SELECT hash(list((name, value) ORDER BY name)) FROM setting)
"""
_OF_QUESTIONS = """WHERE "table" IN ('question', 'survey')"""


@dataclass(frozen=True, kw_only=True)
class Held:
    """The people behind each item, parted into atoms; stays inside the database. `dimensions`: by what they can be parted."""

    cursor: duckdb.DuckDBPyConnection
    dimensions: Sequence[str]

    def parts(self, dimension: str, least: int) -> pd.DataFrame:
        """How a dimension would part the atoms: item, atom, value (empty for all the rest), people.

        Values with fewer than `least` people in an atom belong to the rest. Empty where somebody has several values at once.
        """
        column = self._column(dimension)
        if attribute_name(dimension) and (self.cursor.execute(_SEVERAL.format(column=column)).fetchone() or (True,))[0]:
            return pd.DataFrame(columns=["item", "atom", "value", "people"])
        return self.cursor.execute(_PARTS.format(column=column), {"least": least}).df()

    def split(self, dimension: str, shown: pd.DataFrame) -> None:
        """Part the atoms by a dimension; `shown`: item, value and part (from 1 on), all others are the rest, 0."""
        self.cursor.register("new_parts", shown)
        self.cursor.execute(_SPLIT.format(column=self._column(dimension)), {"width": int(shown["part"].max()) + 1})
        self.cursor.unregister("new_parts")

    def cells(self) -> pd.DataFrame:
        """The atoms by month: item, month (first day; empty without a date), atom, people."""
        return self.cursor.execute(_CELLS).df()

    def by_question(self) -> pd.DataFrame:
        """The same by question, for items about which several were asked: item, month, atom, question_id, people."""
        return self.cursor.execute(_BY_QUESTION).df()

    def by_count(self) -> pd.DataFrame:
        """The same by how many of the questions about an item they answered: item, month, atom, questions, people."""
        return self.cursor.execute(_BY_COUNT).df()

    def _column(self, dimension: str) -> str:
        return f"a{self.dimensions.index(dimension)}" if attribute_name(dimension) else dimension


@contextmanager
def held(store: Store, audience: Audience, *, everybody: bool = False) -> Generator[Held]:
    """Gathers who answered what, for as long as it is needed; with `everybody` all who took part, as one item."""
    with store.cursor() as cursor:
        names = who_answered.gather(cursor, audience, everybody=everybody)
        try:
            yield Held(cursor=cursor, dimensions=(SURVEY, *(attribute(name) for name in names), WAVE))
        finally:
            cursor.execute("DROP TABLE IF EXISTS held")
            cursor.execute("DROP TABLE IF EXISTS asked")


def stamp(store: Store) -> tuple[object, ...]:
    """Something that is different after every change of anything."""
    return tuple(store.rows(_STAMP.format(where=""))[0])


def stamp_of_answers(store: Store) -> tuple[object, ...]:
    """Something that is different after every change of the answers, of what was asked, and of the settings."""
    return tuple(store.rows(_STAMP.format(where=_OF_QUESTIONS))[0])
