"""How many customers a touchpoint reaches, and how many of those it delights would recommend: counts, made in SQL."""

import pandas as pd
import pyarrow as pa

from tpm.model.period import Filter
from tpm.store import answers
from tpm.store.database import Store

_PEOPLE = """
FROM answer a JOIN question q ON q.id = a.question_id JOIN survey s ON s.id = q.survey_id JOIN respondent r ON r.id = a.respondent_id
WHERE q.retired_at IS NULL AND s.audience = $audience
"""
# A question that came later was not put to the people in earlier files: they do not count in its base.
_REACH = f"""
WITH asked AS (
    SELECT DISTINCT q.touchpoint_id, q.survey_id, r.import_id {_PEOPLE} AND q.role = 'rating' AND q.touchpoint_id IS NOT NULL
), people AS (
    SELECT r.import_id, count(*) AS n FROM (SELECT DISTINCT survey_id, import_id FROM asked) q
    JOIN respondent r ON r.import_id = q.import_id WHERE {answers.INSIDE} GROUP BY ALL
), base AS (
    SELECT d.touchpoint_id, sum(p.n)::BIGINT AS base FROM (SELECT DISTINCT touchpoint_id, import_id FROM asked) d
    JOIN people p ON p.import_id = d.import_id GROUP BY ALL
), reached AS (
    SELECT q.touchpoint_id, count(DISTINCT a.respondent_id) AS reached {_PEOPLE} AND q.role = 'rating' AND {answers.INSIDE} GROUP BY ALL
)
SELECT b.touchpoint_id, coalesce(g.reached, 0) AS reached, b.base
FROM base b LEFT JOIN reached g ON g.touchpoint_id = b.touchpoint_id ORDER BY ALL
"""
_POTENTIAL = f"""
WITH said AS (
    SELECT a.respondent_id, m.item, avg(m.high) > 0.5 AS high
    FROM answer a JOIN new_meaning m ON m.question_id = a.question_id AND m.value = a.value
    JOIN question q ON q.id = a.question_id JOIN survey s ON s.id = q.survey_id JOIN respondent r ON r.id = a.respondent_id
    WHERE q.retired_at IS NULL AND s.audience = $audience AND {answers.INSIDE} GROUP BY ALL
), willing AS (
    SELECT respondent_id, high AS promoter FROM said WHERE item IS NULL
)
SELECT f.item AS touchpoint_id, count(*) AS rated, (SELECT count(*) FROM willing) AS willing, count(w.promoter) AS together,
       count_if(f.high AND w.promoter IS NOT NULL) AS delighted, count_if(f.high AND w.promoter) AS delighted_promoters,
       count_if(NOT f.high AND w.promoter IS NOT NULL) AS others, count_if(NOT f.high AND w.promoter) AS other_promoters
FROM said f LEFT JOIN willing w ON w.respondent_id = f.respondent_id
WHERE f.item IS NOT NULL GROUP BY ALL HAVING together > 0 ORDER BY ALL
"""


def reach(store: Store, chosen: Filter) -> pd.DataFrame:
    """Touchpoints that customers were asked about: touchpoint_id, reached (people who rated it), base (people who were asked).

    Whoever answered "not used" was asked, but not reached. Asked were all in a file in which anybody rated the touchpoint.
    """
    return store.frame(_REACH, answers.values(chosen))


def potential(store: Store, chosen: Filter, meaning: pa.Table) -> pd.DataFrame:
    """Of those who rated a touchpoint and said whether they would recommend us, by touchpoint.

    `meaning` says what each value of a question is worth: question_id, value, item (touchpoint; empty for the willingness to
    recommend), high (1 for delight and for a promoter, else 0); several questions about one are averaged. Returns touchpoint_id,
    delighted and others (people), delighted_promoters and other_promoters (those among them who are promoters); together (delighted
    and others), rated and willing: how many answered both, and each of the two, whatever they said to the other.
    """
    with store.cursor() as cursor:
        cursor.register("new_meaning", meaning)
        return cursor.execute(_POTENTIAL, answers.values(chosen)).df()
