"""What was changed, and taking a change back."""

import json
import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from tpm.model.errors import Conflict
from tpm.store.change import Change
from tpm.store.database import Store

_OF_CHANGE = 'SELECT "table", row_id, before, after FROM audit WHERE change_id = $change ORDER BY id DESC'
_SINCE = """
SELECT before, after FROM audit WHERE "table" = $table AND row_id = $row_id AND change_id > $change AND change_id <> $now ORDER BY id
"""
# A touchpoint cannot be taken away from under those that name it now: their answers would vanish from every figure.
_USED = """
SELECT 1 FROM question WHERE touchpoint_id = $id
UNION ALL SELECT 1 FROM target WHERE touchpoint_id = $id
UNION ALL SELECT 1 FROM decision WHERE touchpoint_id = $id
UNION ALL SELECT 1 FROM measure WHERE touchpoint_id = $id AND retired_at IS NULL
UNION ALL SELECT 1 FROM factor WHERE touchpoint_id = $id AND retired_at IS NULL
UNION ALL SELECT 1 FROM perspective_rating WHERE touchpoint_id = $id AND retired_at IS NULL
UNION ALL SELECT 1 FROM quality_check WHERE touchpoint_id = $id AND retired_at IS NULL
UNION ALL SELECT 1 FROM incident WHERE touchpoint_id = $id AND retired_at IS NULL
UNION ALL SELECT 1 FROM remark WHERE touchpoint_id = $id AND retired_at IS NULL
UNION ALL SELECT 1 FROM process_step WHERE touchpoint_id = $id AND retired_at IS NULL
UNION ALL SELECT 1 FROM idea WHERE touchpoint_id = $id AND retired_at IS NULL
UNION ALL SELECT 1 FROM journey_step WHERE touchpoint_id = $id AND retired_at IS NULL
UNION ALL SELECT 1 FROM recommender WHERE touchpoint_id = $id AND retired_at IS NULL
UNION ALL SELECT 1 FROM warning WHERE touchpoint_id = $id AND retired_at IS NULL
UNION ALL SELECT 1 FROM encounter WHERE touchpoint_id = $id
"""
# Nor can a journey or a scenario from under what was put into it since.
_CONTENTS = {
    "journey": "SELECT 1 FROM journey_step WHERE journey_id = $id AND retired_at IS NULL",
    "scenario": "SELECT 1 FROM target WHERE scenario_id = $id UNION ALL SELECT 1 FROM decision WHERE scenario_id = $id",
}
# What there can be only once: a row must not come back beside one that was written since.
_TWIN = {
    "encounter": """SELECT 1 FROM encounter
        WHERE touchpoint_id = $touchpoint_id AND attribute = $attribute AND value = $value AND id <> $id""",
    "note": "SELECT 1 FROM note WHERE question = $question AND id <> $id",
    "target": """SELECT 1 FROM target
        WHERE touchpoint_id = $touchpoint_id AND scenario_id = $scenario_id AND attribute = coalesce($attribute, '')
        AND value = coalesce($value, '') AND valid_from = coalesce($valid_from, '1900-01-01')::DATE AND id <> $id""",
    "scenario": """SELECT 1 FROM scenario
        WHERE lower(name) = lower($name) AND retired_at IS NULL AND $retired_at IS NULL AND id <> $id""",
    "decision": "SELECT 1 FROM decision WHERE touchpoint_id = $touchpoint_id AND scenario_id = $scenario_id AND id <> $id",
    "quality_check": """SELECT 1 FROM quality_check
        WHERE touchpoint_id = $touchpoint_id AND question = $question AND retired_at IS NULL AND $retired_at IS NULL AND id <> $id""",
}
_TRAIL = 'SELECT changed_at, changed_by, before, after FROM audit WHERE "table" = $table AND row_id = $row_id ORDER BY id DESC'

# The touchpoint itself and everything that belongs or belonged to it; questions, places in journeys and word of mouth are told elsewhere.
_OF_TOUCHPOINT = """
SELECT changed_at, changed_by, "table", row_id, before, after FROM audit
WHERE (("table" = 'touchpoint' AND row_id = $id) OR ("table" NOT IN ('question', 'journey_step', 'recommender', 'warning') AND (
    TRY_CAST(after->>'$.touchpoint_id' AS BIGINT) = $id OR TRY_CAST(before->>'$.touchpoint_id' AS BIGINT) = $id)))
AND ($scenario IS NULL OR TRY_CAST(coalesce(after, before)->>'$.scenario_id' AS BIGINT) = $scenario)
ORDER BY id DESC LIMIT $most
"""


def undo(change: Change, change_id: int) -> None:
    """Bring back the state before a change. Raises Conflict where something was changed again since, or is in use now."""
    for table, row_id, before, after in change.rows(_OF_CHANGE, {"change": change_id}):
        if not _was_left_alone(change, change_id, table, row_id) or (before and after and not change.exists(table, row_id)):
            raise Conflict("conflict")
        if before is not None:
            image = json.loads(before)
            if _has_twin(change, table, image):
                raise Conflict("conflict")
            change.put_back(table, image)
        elif after is not None:
            change.delete(table, row_id)
            if change.rows(_USED, {"id": row_id}) or (table in _CONTENTS and change.rows(_CONTENTS[table], {"id": row_id})):
                raise Conflict("conflict")


def _was_left_alone(change: Change, change_id: int, table: str, row_id: int) -> bool:
    """Whether all that was done to a row after a change was undone as well."""
    left: list[tuple[dict[str, Any], dict[str, Any]]] = []
    for edit in change.rows(_SINCE, {"table": table, "row_id": row_id, "change": change_id, "now": change.id}):
        before, after = (_content(side) for side in edit)
        if left and left[-1] == (after, before):
            left.pop()
        else:
            left.append((before, after))
    return not left


def _content(image: str | None) -> dict[str, Any]:
    """What counts of an image; the version goes up with every undo."""
    return {name: value for name, value in json.loads(image or "{}").items() if name not in {"version", "changed_at"}}


def _has_twin(change: Change, table: str, image: Mapping[str, object]) -> bool:
    """Whether another row now stands where this one stood."""
    sql = _TWIN.get(table, "")
    return bool(sql and change.rows(sql, {name: image.get(name) for name in re.findall(r"\$(\w+)", sql)}))


def trail(store: Store, table: str, row_id: int) -> pd.DataFrame:
    """Every edit of a row, newest first: changed_at, changed_by, before, after (JSON texts)."""
    return store.frame(_TRAIL, {"table": table, "row_id": row_id})


def trail_of_touchpoint(store: Store, touchpoint_id: int, most: int, scenario_id: int | None = None) -> pd.DataFrame:
    """The latest edits of a touchpoint and of what belongs to it, newest first: the columns of `trail` with table and row_id.

    With a scenario only those of what is said about the touchpoint in it.
    """
    return store.frame(_OF_TOUCHPOINT, {"id": touchpoint_id, "most": most, "scenario": scenario_id})
