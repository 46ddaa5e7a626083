"""How many people stand behind the figures, parted step by step; nobody leaves the database, only counts do."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import duckdb
import pandas as pd

from tpm.model.parts import SURVEY, WAVE, attribute, attribute_name
from tpm.model.survey import Audience
from tpm.store import kano
from tpm.store.database import Store

OVERALL, NPS, EVERYBODY = 0, -1, -2
"""What is answered beside touchpoints, numbered as they are: the judgement as a whole, the recommendation, anything at all."""
STATED = -1000
"""How important touchpoint 7 is said to be is item −1007."""
KANO = -1_000_000_000
"""Both halves of a Kano pair about touchpoint 7 are item −1000000007."""

# Questions by item; `bit` numbers those of one item, so that who answered which fits into one number.
_ASKED = """
CREATE OR REPLACE TEMP TABLE asked AS
SELECT q.id, q.survey_id, q.minimum, q.maximum, q.role,
       CASE q.role WHEN 'overall' THEN 0 WHEN 'nps' THEN -1 WHEN 'importance' THEN -1000 - q.touchpoint_id
            ELSE q.touchpoint_id END AS item,
       1::HUGEINT << (row_number() OVER (PARTITION BY item ORDER BY q.id) - 1)::INTEGER % 120 AS bit
FROM question q JOIN survey s ON s.id = q.survey_id
WHERE q.retired_at IS NULL AND s.audience = $audience AND q.minimum < q.maximum AND (
    q.role IN ('rating', 'importance') AND q.touchpoint_id IS NOT NULL OR q.role = 'overall'
    OR q.role = 'nps' AND q.minimum = 0 AND q.maximum = 10 AND NOT q.reversed)
"""
# An answer that no figure takes in makes nobody count, nor does one half of a Kano pair without the other.
_ANSWERED = f"""
SELECT q.item, a.respondent_id, min(q.survey_id) AS survey, bit_or(q.bit) AS bits FROM answer a JOIN asked q ON q.id = a.question_id
WHERE a.value BETWEEN q.minimum AND q.maximum AND (q.role <> 'nps' OR a.value % 1 = 0) GROUP BY ALL
UNION ALL SELECT -1000000000 - touchpoint_id, respondent_id, survey_id, 1::HUGEINT FROM ({kano.ANSWERED})
"""
_EVERYBODY = """
SELECT -2 AS item, r.id AS respondent_id, i.survey_id AS survey, 1::HUGEINT AS bits
FROM respondent r JOIN import i ON i.id = r.import_id JOIN survey s ON s.id = i.survey_id WHERE s.audience = $audience
"""
_ATTRIBUTES = """
SELECT g.attribute FROM respondent_segment g JOIN respondent r ON r.id = g.respondent_id
JOIN import i ON i.id = r.import_id JOIN survey s ON s.id = i.survey_id
WHERE s.audience = $audience GROUP BY ALL ORDER BY count(*) DESC, g.attribute
"""
# As many people as are alike in all by which they can be parted stand in one row.
_HELD = """
CREATE OR REPLACE TEMP TABLE held AS
WITH told AS (SELECT respondent_id, {told} FROM respondent_segment GROUP BY respondent_id)
SELECT p.item, date_trunc('month', r.answered_on) AS month, p.bits, p.survey::VARCHAR AS survey, r.import_id::VARCHAR AS import_id,
       {columns}, 0::BIGINT AS atom, count(*) AS people
FROM ({people}) p JOIN respondent r ON r.id = p.respondent_id LEFT JOIN told t ON t.respondent_id = p.respondent_id GROUP BY ALL
"""
# Who chose several values at once stands in more than one part, so that parts could be taken from each other.
_TOLD = "min(value) FILTER (attribute = ${n}) AS {n}, max(value) FILTER (attribute = ${n}) <> {n} AS several_{n}"
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
    bound: dict[str, object] = {"audience": str(audience)}
    with store.cursor() as cursor:
        names = [str(name) for (name,) in cursor.execute(_ATTRIBUTES, bound).fetchall()]
        cursor.execute(_ASKED, bound)
        columns = [f"a{place}" for place in range(1, len(names) + 1)]
        sql = _HELD.format(
            told=", ".join(_TOLD.format(n=column) for column in columns) or "1",
            columns=", ".join(f"t.{column}, t.several_{column}" for column in columns) or "1 AS nothing",
            people=_EVERYBODY if everybody else _ANSWERED,
        )
        cursor.execute(sql, bound | dict(zip(columns, names, strict=True)))
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
