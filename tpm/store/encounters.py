"""Which customer groups meet us at which touchpoint."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from tpm.model.errors import Conflict
from tpm.model.touchpoint import Encounter, Frequency
from tpm.store.change import Change
from tpm.store.database import Store

_NAMES = [f.name for f in fields(Encounter)]
_EVERY = f"""
SELECT {", ".join(f"e.{name}" for name in _NAMES)}
FROM encounter e JOIN touchpoint t ON t.id = e.touchpoint_id AND t.retired_at IS NULL
ORDER BY e.attribute, e.value, e.id
"""
_FIND = "SELECT id, version FROM encounter WHERE touchpoint_id = $touchpoint AND attribute = $attribute AND value = $value"
# How often people of each group have rated each touchpoint.
_ANSWERED = """
SELECT q.touchpoint_id, count(DISTINCT a.respondent_id) AS n
FROM respondent_segment g JOIN answer a ON a.respondent_id = g.respondent_id JOIN question q ON q.id = a.question_id
JOIN survey s ON s.id = q.survey_id
WHERE g.attribute = $attribute AND g.value = $value AND q.role = 'rating' AND q.retired_at IS NULL
    AND q.touchpoint_id IS NOT NULL AND s.audience = 'customer'
GROUP BY ALL
"""


def every(store: Store | Change) -> list[Encounter]:
    """All encounters at touchpoints in use, group by group."""
    return [_encounter(row) for row in store.rows(_EVERY)]


def answered(store: Store | Change, attribute: str, value: str) -> Mapping[int, int]:
    """How many customers of a group have rated each touchpoint."""
    found = store.rows(_ANSWERED, {"attribute": attribute, "value": value})
    return dict(found)


def put(change: Change, wanted: Encounter) -> int:
    """Write down or change what is known of a group at a touchpoint; where nothing is said any more, the row goes. Returns its version.

    `wanted.version` is what the reader saw, 0 for none. Raises Conflict if somebody was faster.
    """
    group = {"touchpoint": wanted.touchpoint_id, "attribute": wanted.attribute, "value": wanted.value}
    found = change.rows(_FIND, group)
    if (found[0][1] if found else 0) != wanted.version:
        raise Conflict("conflict")
    values = {"occasion": wanted.occasion.strip(), "frequency": wanted.frequency or "", "contact_role": wanted.contact_role.strip()}
    if found and not any(values.values()):
        change.delete("encounter", found[0][0])
        return 0
    if found:
        return change.update("encounter", found[0][0], wanted.version, **values)
    if any(values.values()):
        change.insert("encounter", touchpoint_id=wanted.touchpoint_id, attribute=wanted.attribute, value=wanted.value.strip(), **values)
        return 1
    return 0


def _encounter(row: Sequence[Any]) -> Encounter:
    values: dict[str, Any] = dict(zip(_NAMES, row, strict=True))
    values["frequency"] = Frequency(values["frequency"]) if values["frequency"] else None
    return Encounter(**values)
