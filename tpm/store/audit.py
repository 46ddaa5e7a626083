"""What was changed, and taking a change back."""

import json

import pandas as pd

from tpm.model.errors import Conflict
from tpm.store.change import Change
from tpm.store.database import Store

_OF_CHANGE = 'SELECT "table", row_id, before, after FROM audit WHERE change_id = $change ORDER BY id DESC'
_LATEST = 'SELECT max(change_id) FROM audit WHERE "table" = $table AND row_id = $row_id'
# A touchpoint cannot be taken away from under those that name it now: their answers would vanish from every figure.
_USED = """
SELECT 1 FROM question WHERE touchpoint_id = $id
UNION ALL SELECT 1 FROM target WHERE touchpoint_id = $id
UNION ALL SELECT 1 FROM measure WHERE touchpoint_id = $id AND retired_at IS NULL
"""
_TRAIL = 'SELECT changed_at, changed_by, before, after FROM audit WHERE "table" = $table AND row_id = $row_id ORDER BY id DESC'


def undo(change: Change, change_id: int) -> None:
    """Bring back the state before a change. Raises Conflict where something was changed again since, or is in use now."""
    for table, row_id, before, after in change.rows(_OF_CHANGE, {"change": change_id}):
        latest = change.rows(_LATEST, {"table": table, "row_id": row_id})[0][0]
        if latest not in (change_id, change.id) or (before and after and not change.exists(table, row_id)):
            raise Conflict("conflict")
        if before is not None:
            change.put_back(table, json.loads(before))
        elif after is not None:
            change.delete(table, row_id)
            if change.rows(_USED, {"id": row_id}):
                raise Conflict("conflict")


def trail(store: Store, table: str, row_id: int) -> pd.DataFrame:
    """Every edit of a row, newest first: changed_at, changed_by, before, after (JSON texts)."""
    return store.frame(_TRAIL, {"table": table, "row_id": row_id})
