"""What shall become of each touchpoint in a scenario."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tpm.model.errors import Conflict, Refused
from tpm.model.target import Decision, Intent
from tpm.model.touchpoint import Status
from tpm.store import scenarios
from tpm.store.change import Change
from tpm.store.database import Store

_NAMES = ("id", "version", "touchpoint_id", "scenario_id", "intent", "note")
_EVERY = """
SELECT d.id, d.version, d.touchpoint_id, d.scenario_id, d.decision, d.note
FROM decision d JOIN touchpoint t ON t.id = d.touchpoint_id AND t.retired_at IS NULL
WHERE d.scenario_id = $scenario ORDER BY d.touchpoint_id
"""
_FIND = "SELECT id FROM decision WHERE touchpoint_id = $touchpoint AND scenario_id = $scenario"
_STATUS = "SELECT status FROM touchpoint WHERE id = $touchpoint AND retired_at IS NULL"
# What is not there yet can come or not; what is there cannot come.
_COMING = (Intent.NEW, Intent.DROP)
_THERE = (Intent.KEEP, Intent.OPTIMISE, Intent.MERGE, Intent.DROP)


def every(store: Store | Change, scenario_id: int) -> list[Decision]:
    """The decisions of a scenario about touchpoints in use."""
    found: list[dict[str, Any]] = [dict(zip(_NAMES, row, strict=True)) for row in store.rows(_EVERY, {"scenario": scenario_id})]
    return [replace(Decision(**row), intent=Intent(row["intent"])) for row in found]


def fitting(status: Status) -> Sequence[Intent]:
    """What can become of a touchpoint in this status."""
    return _COMING if status in {Status.PLANNED, Status.POTENTIAL} else _THERE


def find(store: Store | Change, touchpoint_id: int, scenario_id: int) -> Decision | None:
    """What is decided about a touchpoint, None where nothing is."""
    return next((one for one in every(store, scenario_id) if one.touchpoint_id == touchpoint_id), None)


def save(change: Change, decision: Decision) -> Decision:
    """Write down a decision (id 0) or change it. Raises Refused where it does not fit the touchpoint, Conflict."""
    scenarios.refuse_gone(change, decision.scenario_id)
    at = {"touchpoint": decision.touchpoint_id}
    status = change.rows(_STATUS, at)
    if not status:
        raise Conflict("conflict")
    if decision.intent not in fitting(Status(status[0][0])):
        raise Refused("decision_exists" if decision.intent is Intent.NEW else "decision_coming")
    values = {"decision": str(decision.intent), "note": decision.note.strip()}
    if decision.id:
        return replace(decision, version=change.update("decision", decision.id, decision.version, **values))
    if change.rows(_FIND, at | {"scenario": decision.scenario_id}):
        raise Conflict("conflict")
    added = change.insert("decision", touchpoint_id=decision.touchpoint_id, scenario_id=decision.scenario_id, **values)
    return replace(decision, id=added, version=1)


def remove(change: Change, decision: Decision) -> None:
    """Take a decision back. Raises Conflict if somebody was faster."""
    if not change.rows("SELECT 1 FROM decision WHERE id = $id AND version = $seen", {"id": decision.id, "seen": decision.version}):
        raise Conflict("conflict")
    change.delete("decision", decision.id)
