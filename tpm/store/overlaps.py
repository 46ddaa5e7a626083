"""Answers of a file that earlier imports of the same survey have brought already."""

import pandas as pd
import pyarrow as pa

from tpm.store.change import Change
from tpm.store.database import Store

# A number that tells answers apart occurs once in its file; those of the file and those that are in are put side by side.
_KNOWN = """
WITH standing AS (
    SELECT r.import_id, r.source_key, min(r.id) AS respondent_id, min(r.answered_on) AS answered_on
    FROM respondent r JOIN import i ON i.id = r.import_id
    WHERE i.survey_id = $survey AND i.id IS DISTINCT FROM $without AND i.undone_at IS NULL AND r.source_key IS NOT NULL
    GROUP BY ALL HAVING count(*) = 1
), fresh AS (
    SELECT source_key, min("row") AS "row", min(answered_on) AS answered_on
    FROM new_respondents WHERE source_key IN (SELECT source_key FROM standing) GROUP BY ALL HAVING count(*) = 1
)
SELECT f."row", s.import_id, s.respondent_id,
       CASE WHEN f.answered_on = s.answered_on THEN 'same'
            WHEN f.answered_on IS NULL OR s.answered_on IS NULL THEN 'undated' ELSE 'other' END AS how
FROM fresh f JOIN standing s ON s.source_key = f.source_key ORDER BY f."row", s.import_id
"""
# What both have answered: how often, and how often alike.
_ALIKE = """
SELECT p.import_id, count(*) AS n, count(*) FILTER (a.value = s.value) AS alike
FROM pairs p JOIN said s ON s."row" = p."row"
JOIN question q ON q.survey_id = $survey AND q.header = s.header
JOIN answer a ON a.respondent_id = p.respondent_id AND a.question_id = q.id
GROUP BY ALL ORDER BY ALL
"""
# Answers that a later import has left out because this one had brought them.
_RELYING = """
SELECT i.id, i.file_name, sum(coalesce((p.detail ->> 'n')::BIGINT, 1))::BIGINT
FROM problem p JOIN import i ON i.id = p.import_id
WHERE i.undone_at IS NULL AND p.code IN ('row_already_in', 'row_already_in_more') AND (p.detail ->> 'import')::BIGINT = $import
GROUP BY ALL ORDER BY i.id
"""


def relying(store: Store | Change, import_id: int) -> list[tuple[int, str, int]]:
    """The later imports that left answers out because this one had brought them: number, name of the file, how many."""
    return [(int(number), str(name), int(n)) for number, name, n in store.rows(_RELYING, {"import": import_id})]


def known(store: Store | Change, survey_id: int, respondents: pa.Table, without: int | None = None) -> pd.DataFrame:
    """Which respondents of a file bear a number that a standing import of the survey brought: row, import_id, respondent_id, how.

    `how` is "same" where the dates agree, "undated" where one of them is missing, "other" where they differ. A number
    that several answers of one file share tells nothing. `without` leaves out an import.
    """
    return _frame(store, _KNOWN, {"survey": survey_id, "without": without}, new_respondents=respondents)


def alike(store: Store | Change, survey_id: int, pairs: pd.DataFrame, said: pa.Table) -> pd.DataFrame:
    """How much the answers of respondents with one number have in common: import_id, n answered by both, alike.

    `pairs` are rows of `known`, `said` what the file answers: row, header of the question, value.
    """
    return _frame(store, _ALIKE, {"survey": survey_id}, pairs=pairs, said=said)


def _frame(store: Store | Change, sql: str, values: dict[str, object], **tables: object) -> pd.DataFrame:
    if isinstance(store, Change):
        for name, table in tables.items():
            store.register(name, table)
        return store.frame(sql, values)
    with store.cursor() as cursor:
        for name, table in tables.items():
            cursor.register(name, table)
        return cursor.execute(sql, values).df()
