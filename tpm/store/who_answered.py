"""Who answered which questions, as many as are alike in one row of a table that stays inside the database; see `tpm.store.people`."""

from collections.abc import Mapping, Sequence

import duckdb
import pyarrow as pa

from tpm.model.survey import Audience
from tpm.store import kano

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
_SIZES = "SELECT item, count(*) FROM asked GROUP BY item ORDER BY item"
_ANY_PAIRS = "SELECT 1 FROM question WHERE role = 'kano_functional' AND retired_at IS NULL LIMIT 1"
# An answer that no figure takes in makes nobody count, nor does one half of a Kano pair without the other.
_COUNTED = "a.value BETWEEN q.minimum AND q.maximum AND (q.role <> 'nps' OR a.value % 1 = 0)"
_ANSWERED = f"""
SELECT q.item, a.respondent_id, min(q.survey_id) AS survey, bit_or(q.bit) AS bits FROM answer a JOIN asked q ON q.id = a.question_id
WHERE {_COUNTED} GROUP BY ALL
"""
_PAIRED = f"SELECT -1000000000 - touchpoint_id AS item, respondent_id, survey_id AS survey, 1::HUGEINT AS bits FROM ({kano.ANSWERED})"
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
_CREATED = "CREATE OR REPLACE TEMP TABLE held AS"
_HELD = """
{into} WITH told AS (SELECT respondent_id, {told} FROM respondent_segment GROUP BY respondent_id)
SELECT p.item, date_trunc('month', r.answered_on) AS month, p.bits, p.survey::VARCHAR AS survey, r.import_id::VARCHAR AS import_id,
       {columns}, 0::BIGINT AS atom, count(*) AS people
FROM ({people}) p JOIN respondent r ON r.id = p.respondent_id LEFT JOIN told t ON t.respondent_id = p.respondent_id GROUP BY ALL
"""
# The same for answers, a fraction of the time: the questions that somebody answered go into a few numbers, those of an item side by side
# from `start` on in one of them; who is alike in all of these is counted before the items are told apart. Of several surveys that ask
# about an item the first counts.
_SPREAD = """
{into} WITH told AS (SELECT respondent_id, {told} FROM respondent_segment GROUP BY respondent_id), placed AS (
    SELECT q.*, {placed} FROM asked q JOIN new_places p ON p.item = q.item
), given AS (
    SELECT a.respondent_id, {gathered} FROM answer a JOIN placed q ON q.id = a.question_id WHERE {counted} GROUP BY a.respondent_id
), alike AS (
    SELECT {words}, date_trunc('month', r.answered_on) AS month, r.import_id, {columns}, count(*) AS people
    FROM given p JOIN respondent r ON r.id = p.respondent_id LEFT JOIN told t ON t.respondent_id = p.respondent_id GROUP BY ALL
), items AS (
    SELECT item, survey_id::VARCHAR AS survey, bit_or(bit) AS own, any_value(p.word) AS word, any_value(p.start) AS start,
           bit_or(bit_or(bit)) OVER (PARTITION BY item) AS whole,
           bit_or(bit_or(bit)) OVER (PARTITION BY item ORDER BY survey_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS earlier
    FROM asked JOIN new_places p USING (item) GROUP BY item, survey_id
)
SELECT item, month, bits, survey, import_id::VARCHAR AS import_id, {own}, 0::BIGINT AS atom, sum(people)::BIGINT AS people
FROM (SELECT t.*, i.*, ({word} >> i.start) & i.whole AS bits FROM alike t, items i)
WHERE bits & own <> 0 AND bits & coalesce(earlier, 0) = 0 GROUP BY ALL
"""
_MOST_BITS = 120
_TOLD = "min(value) FILTER (attribute = ${n}) AS {n}, max(value) FILTER (attribute = ${n}) <> {n} AS several_{n}"


def gather(cursor: duckdb.DuckDBPyConnection, audience: Audience, *, everybody: bool) -> Sequence[str]:
    """Make the tables asked and held of a connection; the attributes by which people can be parted are the columns a1, a2, … of held."""
    bound: dict[str, object] = {"audience": str(audience)}
    names = [str(name) for (name,) in cursor.execute(_ATTRIBUTES, bound).fetchall()]
    cursor.execute(_ASKED, bound)
    columns = [f"a{place}" for place in range(1, len(names) + 1)]
    told = ", ".join(_TOLD.format(n=column) for column in columns) or "1"
    own = ", ".join(f"t.{column}, t.several_{column}" for column in columns) or "1 AS nothing"
    values = dict(zip(columns, names, strict=True))
    sizes = {int(item): int(questions) for item, questions in cursor.execute(_SIZES).fetchall()}
    if everybody:
        cursor.execute(_HELD.format(into=_CREATED, told=told, columns=own, people=_EVERYBODY), bound | values)
    elif sizes and max(sizes.values()) <= _MOST_BITS:
        _spread(cursor, sizes, told, own, values)
        if cursor.execute(_ANY_PAIRS).fetchall():
            cursor.execute(_HELD.format(into="INSERT INTO held", told=told, columns=own, people=_PAIRED), bound | values)
    else:
        everything = f"{_ANSWERED} UNION ALL {_PAIRED}"
        cursor.execute(_HELD.format(into=_CREATED, told=told, columns=own, people=everything), bound | values)
    return names


def _spread(cursor: duckdb.DuckDBPyConnection, sizes: Mapping[int, int], told: str, columns: str, values: Mapping[str, object]) -> None:
    """Make `held` of all who answered; `sizes` are the numbers of questions by item."""
    places: list[dict[str, int]] = []
    word = start = 0
    for item, size in sizes.items():
        if start + size > _MOST_BITS:
            word, start = word + 1, 0
        places.append({"item": item, "word": word, "start": start})
        start += size
    cursor.register("new_places", pa.Table.from_pylist(places))
    words = range(word + 1)
    sql = _SPREAD.format(
        into=_CREATED,
        told=told,
        placed=", ".join(f"CASE WHEN p.word = {word} THEN q.bit << p.start END AS bits{word}" for word in words),
        gathered=", ".join(f"bit_or(q.bits{word}) AS bits{word}" for word in words),
        counted=_COUNTED,
        words=", ".join(f"p.bits{word}" for word in words),
        columns=columns,
        own=columns.replace("t.", "").replace("1 AS ", ""),
        word=f"CASE i.word {' '.join(f'WHEN {word} THEN t.bits{word}' for word in words)} END",
    )
    cursor.execute(sql, dict(values))
    cursor.unregister("new_places")
