"""What customers expected beside what they got: held against each other person by person in SQL; only counts leave it."""

import pandas as pd

from tpm.model.period import Filter
from tpm.store import answers
from tpm.store.change import Change
from tpm.store.database import Store

# Only on one scale can the two be compared. Of several questions and scales everybody counts once, with the mean of their differences.
_COMPARED = f"""
WITH asked AS (
    SELECT q.*, bool_or(q.role = 'expectation') OVER scale AND bool_or(q.role = 'rating') OVER scale AS both_asked
    FROM question q JOIN survey s ON s.id = q.survey_id
    WHERE q.retired_at IS NULL AND s.audience = $audience AND q.touchpoint_id IS NOT NULL AND q.role IN ('rating', 'expectation')
        AND q.minimum < q.maximum
    WINDOW scale AS (PARTITION BY q.survey_id, q.touchpoint_id, q.minimum, q.maximum, q.reversed)
), said AS (
    SELECT a.respondent_id, q.touchpoint_id, q.minimum, q.maximum, q.reversed,
           avg(CASE WHEN q.role = 'rating' THEN a.value END) AS got, avg(CASE WHEN q.role = 'expectation' THEN a.value END) AS expected
    FROM answer a JOIN asked q ON q.id = a.question_id JOIN respondent r ON r.id = a.respondent_id
    WHERE q.both_asked AND a.value BETWEEN q.minimum AND q.maximum AND {answers.INSIDE}
    GROUP BY ALL
), held AS (
    SELECT touchpoint_id, count(got) > 0 AS rated, count(expected) > 0 AS expecting,
           round(avg((got - expected) / (maximum - minimum) * CASE WHEN reversed THEN -1 ELSE 1 END), 9) AS more
    FROM said GROUP BY respondent_id, touchpoint_id
)
SELECT touchpoint_id, count(more) AS n, count_if(more < 0) AS below, count_if(more = 0) AS "as", count_if(more > 0) AS above,
       count_if(rated) AS rated, count_if(expecting) AS expecting
FROM held GROUP BY ALL ORDER BY ALL
"""


def compared(store: Store | Change, chosen: Filter) -> pd.DataFrame:
    """Customers whose rating lay below, at or above what they expected: touchpoint_id, n, below, as, above.

    Beside them how many rated and how many said what they expected, on a scale that both were asked on: rated, expecting.
    """
    return store.frame(_COMPARED, answers.values(chosen))
