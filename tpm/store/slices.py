"""The answers cut into parts in one pass: by customer group, by import."""

import pandas as pd

from tpm.model.period import Filter
from tpm.model.survey import Audience, Role
from tpm.store import answers
from tpm.store.database import Store

_FROM = """
FROM answer a JOIN question q ON q.id = a.question_id JOIN survey s ON s.id = q.survey_id JOIN respondent r ON r.id = a.respondent_id
"""
_WHERE = f"WHERE q.retired_at IS NULL AND s.audience = $audience AND q.role = $role AND q.touchpoint_id IS NOT NULL AND {answers.INSIDE}"
# One who belongs to several groups of an attribute counts in each of them
_BY_GROUP = f"""
SELECT p.value AS "group", q.touchpoint_id, a.question_id, a.value, count(*) AS n
{_FROM} JOIN respondent_segment p ON p.respondent_id = r.id AND p.attribute = $by {_WHERE} GROUP BY ALL ORDER BY ALL
"""
_BY_IMPORT = f"""
SELECT r.import_id, a.question_id, a.value, count(*) AS n {_FROM} {_WHERE} AND q.touchpoint_id = $touchpoint GROUP BY ALL ORDER BY ALL
"""
_IMPORTS = f"""
SELECT r.import_id, i.survey_id, i.file_name, CAST(i.imported_at AS DATE) AS imported_on,
       min(r.answered_on) AS first_on, max(r.answered_on) AS last_on, count(DISTINCT r.id) AS people
{_FROM} JOIN import i ON i.id = r.import_id {_WHERE} AND q.touchpoint_id = $touchpoint GROUP BY ALL ORDER BY r.import_id
"""


def by_group(store: Store, chosen: Filter, attribute: str, audience: Audience = Audience.CUSTOMER) -> pd.DataFrame:
    """How often each rating was given by each group of an attribute: group, touchpoint_id, question_id, value, n."""
    return store.frame(_BY_GROUP, _values(chosen, audience) | {"by": attribute})


def by_import(store: Store, chosen: Filter, touchpoint_id: int, audience: Audience = Audience.CUSTOMER) -> pd.DataFrame:
    """How often each rating of a touchpoint was given in each imported file: import_id, question_id, value, n."""
    return store.frame(_BY_IMPORT, _values(chosen, audience) | {"touchpoint": touchpoint_id})


def imports(store: Store, chosen: Filter, touchpoint_id: int, audience: Audience = Audience.CUSTOMER) -> pd.DataFrame:
    """The imported files in which a touchpoint is rated: import_id, survey_id, file_name, imported_on, people who rated it.

    first_on and last_on: days of their first and last answer, empty where answers have no date.
    """
    return store.frame(_IMPORTS, _values(chosen, audience) | {"touchpoint": touchpoint_id})


def _values(chosen: Filter, audience: Audience) -> dict[str, object]:
    return answers.values(chosen, audience) | {"role": str(Role.RATING)}
