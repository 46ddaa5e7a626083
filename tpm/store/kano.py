"""Kano pairs: how often each two answers were given together; the answers of one person meet in SQL and nowhere else."""

import pandas as pd

from tpm.model.period import Filter
from tpm.store import answers
from tpm.store.change import Change
from tpm.store.database import Store

# One import asks everybody the same questions: where it asks about a touchpoint once with it and once without it, those two are a pair.
# Where it asks more, nobody can tell which two belong together, and people would count several times.
_GIVEN = """
given AS (
    SELECT q.survey_id, q.touchpoint_id, q.role, q.id AS question_id, r.import_id, a.respondent_id, a.value
    FROM answer a JOIN question q ON q.id = a.question_id JOIN survey s ON s.id = q.survey_id JOIN respondent r ON r.id = a.respondent_id
    WHERE q.retired_at IS NULL AND s.audience = $audience AND q.touchpoint_id IS NOT NULL AND q.minimum = 1 AND q.maximum = 5
        AND q.role IN ('kano_functional', 'kano_dysfunctional')
), paired AS (
    SELECT survey_id, import_id, touchpoint_id FROM given GROUP BY ALL
    HAVING count(DISTINCT question_id) FILTER (role = 'kano_functional') = 1
        AND count(DISTINCT question_id) FILTER (role = 'kano_dysfunctional') = 1
)
"""
ANSWERED = f"""
WITH {_GIVEN}
SELECT survey_id, touchpoint_id, respondent_id, CAST(max(value) FILTER (role = 'kano_functional') AS INTEGER) AS functional,
       CAST(max(value) FILTER (role = 'kano_dysfunctional') AS INTEGER) AS dysfunctional
FROM given SEMI JOIN paired USING (survey_id, import_id, touchpoint_id)
WHERE value IN (1, 2, 3, 4, 5) GROUP BY ALL HAVING functional IS NOT NULL AND dysfunctional IS NOT NULL
"""
"""Everybody who answered both halves of the pair about a touchpoint, with both answers; stays inside the database."""
_PAIRS = f"""
SELECT q.touchpoint_id, q.functional, q.dysfunctional, count(*) AS n
FROM ({ANSWERED}) q JOIN respondent r ON r.id = q.respondent_id WHERE {answers.INSIDE} GROUP BY ALL ORDER BY ALL
"""
_BOTH = f"""
WITH {_GIVEN}
SELECT DISTINCT s.name FROM given g JOIN survey s ON s.id = g.survey_id
WHERE g.touchpoint_id IN ($keep, $other) AND EXISTS (
    SELECT 1 FROM paired p WHERE p.import_id = g.import_id AND p.survey_id = g.survey_id AND p.touchpoint_id IN ($keep, $other))
GROUP BY s.name, g.survey_id, g.import_id HAVING count(DISTINCT g.touchpoint_id) = 2 ORDER BY s.name
"""


def pairs(store: Store | Change, chosen: Filter) -> pd.DataFrame:
    """How often customers gave two answers together: touchpoint_id, functional, dysfunctional (both 1–5), n people."""
    return store.frame(_PAIRS, answers.values(chosen))


def asked_both(store: Store | Change, keep_id: int, other_id: int) -> list[str]:
    """The surveys whose pairs would not count any more if two touchpoints became one: the same people were asked about both."""
    bound = {"audience": answers.values(Filter())["audience"], "keep": keep_id, "other": other_id}
    return [str(name) for (name,) in store.rows(_BOTH, bound)]
