"""Answers of a file that earlier imports of the same survey have brought already."""

import pandas as pd
import pyarrow as pa

from tpm.store.change import Change
from tpm.store.database import Store

# A number that tells answers apart occurs once in its file; those of the file and those that are in are put side by side.
_KNOWN = """
WITH fresh AS (
    SELECT source_key, min("row") AS "row", min(answered_on) AS answered_on
    FROM new_respondents WHERE source_key IS NOT NULL GROUP BY ALL HAVING count(*) = 1
), standing AS (
    SELECT r.import_id, r.source_key, min(r.answered_on) AS answered_on
    FROM respondent r JOIN import i ON i.id = r.import_id
    WHERE i.survey_id = $survey AND i.id IS DISTINCT FROM $without AND i.undone_at IS NULL AND r.source_key IS NOT NULL
    GROUP BY ALL HAVING count(*) = 1
)
SELECT f."row",
       CASE WHEN bool_or(f.answered_on = s.answered_on) THEN 'same'
            WHEN bool_or(f.answered_on IS NULL OR s.answered_on IS NULL) THEN 'undated' ELSE 'other' END AS how
FROM fresh f JOIN standing s ON s.source_key = f.source_key GROUP BY f."row" ORDER BY f."row"
"""


def known(store: Store | Change, survey_id: int, respondents: pa.Table, without: int | None = None) -> pd.DataFrame:
    """Which respondents of a file bear a number that a standing import of the survey brought: row, how.

    `how` is "same" where the dates agree, "undated" where one of them is missing, "other" where they differ. A number
    that several answers of one file share tells nothing. `without` leaves out an import.
    """
    values = {"survey": survey_id, "without": without}
    if isinstance(store, Store):
        with store.cursor() as cursor:
            cursor.register("new_respondents", respondents)
            return cursor.execute(_KNOWN, values).df()
    store.register("new_respondents", respondents)
    return store.frame(_KNOWN, values)
