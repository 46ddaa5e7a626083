"""Target scores per touchpoint."""

import pandas as pd

from tpm.model.errors import Conflict, Refused
from tpm.store.change import Change
from tpm.store.database import Store

_EVERY = """
SELECT g.touchpoint_id, g.score AS target, g.service_level, g.version, g.id AS target_id
FROM target g JOIN touchpoint t ON t.id = g.touchpoint_id WHERE t.retired_at IS NULL ORDER BY g.touchpoint_id
"""
_FIND = "SELECT id, version FROM target WHERE touchpoint_id = $touchpoint"
HIGHEST = 100


def every(store: Store | Change) -> pd.DataFrame:
    """All targets: touchpoint_id, target (0–100), service_level, version, target_id."""
    return store.frame(_EVERY)


def put(change: Change, touchpoint_id: int, score: float | None, *, service_level: str = "", seen: int = 0) -> int:
    """Set (0–100), change or, with None, remove the target of a touchpoint; return its version, 0 for none.

    `seen` is the version the reader saw, 0 for none. Raises Refused outside 0–100, Conflict if somebody was faster.
    """
    if score is not None and not 0 <= score <= HIGHEST:
        raise Refused("target_range")
    found = change.rows(_FIND, {"touchpoint": touchpoint_id})
    if (found[0][1] if found else 0) != seen:
        raise Conflict("conflict")
    if score is None:
        for row_id, _ in found:
            change.delete("target", row_id)
        return 0
    if found:
        return change.update("target", found[0][0], seen, score=score, service_level=service_level)
    change.insert("target", touchpoint_id=touchpoint_id, score=score, service_level=service_level)
    return 1
