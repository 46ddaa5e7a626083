"""Kano pairs: how often each two answers were given together; the answers of one person meet in SQL and nowhere else."""

import pandas as pd

from tpm.model.period import Filter
from tpm.store import answers
from tpm.store.change import Change
from tpm.store.database import Store

# The first half a survey asks about a touchpoint belongs to the first other half, and so on; where one is missing nobody can tell.
_HALVES = """
SELECT q.id, q.survey_id, q.touchpoint_id, q.role,
       row_number() OVER (PARTITION BY q.survey_id, q.touchpoint_id, q.role ORDER BY q.id) AS place,
       count(*) OVER (PARTITION BY q.survey_id, q.touchpoint_id, q.role) AS halves
FROM question q JOIN survey s ON s.id = q.survey_id
WHERE q.retired_at IS NULL AND s.audience = $audience AND q.touchpoint_id IS NOT NULL AND q.minimum = 1 AND q.maximum = 5
    AND q.role IN ('kano_functional', 'kano_dysfunctional')
"""
_PAIRS = f"""
WITH half AS ({_HALVES})
SELECT q.touchpoint_id, CAST(a.value AS INTEGER) AS functional, CAST(b.value AS INTEGER) AS dysfunctional, count(*) AS n
FROM half q
JOIN half w ON w.survey_id = q.survey_id AND w.touchpoint_id = q.touchpoint_id AND w.place = q.place AND w.halves = q.halves
JOIN answer a ON a.question_id = q.id JOIN answer b ON b.question_id = w.id AND b.respondent_id = a.respondent_id
JOIN respondent r ON r.id = a.respondent_id
WHERE q.role = 'kano_functional' AND w.role = 'kano_dysfunctional'
    AND a.value IN (1, 2, 3, 4, 5) AND b.value IN (1, 2, 3, 4, 5) AND {answers.INSIDE}
GROUP BY ALL ORDER BY ALL
"""


def pairs(store: Store | Change, chosen: Filter) -> pd.DataFrame:
    """How often customers gave two answers together: touchpoint_id, functional, dysfunctional (both 1–5), n."""
    return store.frame(_PAIRS, answers.values(chosen))
