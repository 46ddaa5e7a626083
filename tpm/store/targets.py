"""Targets per touchpoint, customer group and scenario, each from a day on."""

from dataclasses import fields, replace
from datetime import date, datetime
from typing import Any

import pandas as pd

from tpm.model.errors import Conflict, Refused
from tpm.model.target import BEGINNING, HIGHEST, Target
from tpm.store import scenarios
from tpm.store.change import Change
from tpm.store.database import Store

_NAMES = [f.name for f in fields(Target)]
_FIELDS = ", ".join(f"g.{name}" for name in _NAMES)
_OF_SCENARIO = f"""
SELECT {_FIELDS} FROM target g JOIN touchpoint t ON t.id = g.touchpoint_id AND t.retired_at IS NULL
WHERE g.scenario_id = $scenario
"""
_HISTORY = f"{_OF_SCENARIO} AND g.touchpoint_id = $touchpoint ORDER BY g.attribute, g.value, g.valid_from DESC"
_IN_FORCE = f"""{_OF_SCENARIO} AND g.valid_from <= $on
QUALIFY row_number() OVER (PARTITION BY g.touchpoint_id, g.attribute, g.value ORDER BY g.valid_from DESC) = 1
"""
_LISTED = f"SELECT * FROM ({_IN_FORCE}) ORDER BY touchpoint_id, attribute, value"
# For a group its own target counts before that of all customers.
_EVERY = f"""
SELECT touchpoint_id, score AS target, service_level, version, id AS target_id, value AS "group" FROM ({_IN_FORCE})
WHERE score IS NOT NULL AND ((attribute = '' AND value = '') OR (attribute = $attribute AND value = $value))
QUALIFY row_number() OVER (PARTITION BY touchpoint_id ORDER BY value = '') = 1
ORDER BY touchpoint_id
"""
_SAME = """
SELECT id FROM target WHERE touchpoint_id = $touchpoint_id AND scenario_id = $scenario_id AND attribute = $attribute
AND value = $value AND valid_from = $valid_from AND id <> $id
"""
_IN_USE = "SELECT 1 FROM touchpoint WHERE id = $touchpoint AND retired_at IS NULL"
_KEY = ("touchpoint_id", "scenario_id", "attribute", "value", "valid_from")
# What a target says.
SAID = ("score", "service_level", "resources", "approach", "cost_per_year")


def every(
    store: Store | Change, scenario_id: int | None = None, *, on: date | None = None, segment: tuple[str, str] | None = None
) -> pd.DataFrame:
    """The target score in force at each touchpoint that has one, as a rule in the chosen scenario, today, for all customers.

    For a `segment` its own target, where it has one. Columns: touchpoint_id, target (0–100), service_level, version,
    target_id and group ("" where the target is that of all customers).
    """
    attribute, value = segment or ("", "")
    return store.frame(_EVERY, _when(store, scenario_id, on) | {"attribute": attribute, "value": value})


def in_force(store: Store | Change, scenario_id: int | None = None, *, on: date | None = None) -> list[Target]:
    """The targets that hold on a day (None: today) in a scenario (None: the chosen one), of all customers and of groups."""
    return [_target(row) for row in store.rows(_LISTED, _when(store, scenario_id, on))]


def find(store: Store | Change, touchpoint_id: int, scenario_id: int, group: tuple[str, str] = ("", ""), on: date | None = None) -> Target:
    """The target that holds for exactly this group (as a rule all customers); one that is not saved yet (id 0) where there is none."""
    for target in in_force(store, scenario_id, on=on):
        if target.touchpoint_id == touchpoint_id and (target.attribute, target.value) == group:
            return target
    return Target(touchpoint_id=touchpoint_id, scenario_id=scenario_id, attribute=group[0], value=group[1])


def history(store: Store | Change, touchpoint_id: int, scenario_id: int) -> list[Target]:
    """All targets of a touchpoint in a scenario, group by group (all customers first), the latest first."""
    return [_target(row) for row in store.rows(_HISTORY, {"touchpoint": touchpoint_id, "scenario": scenario_id})]


def save(change: Change, target: Target) -> Target:
    """Add a target (id 0) or change one. One that says nothing ends the one before it; with none before it goes (id 0).

    Raises Refused outside 0–100 and for a second target from the same day on, Conflict if somebody was faster, also by taking
    touchpoint or scenario out of use.
    """
    scenarios.refuse_gone(change, target.scenario_id)
    if not change.rows(_IN_USE, {"touchpoint": target.touchpoint_id}):
        raise Conflict("conflict")
    if target.score is not None and not 0 <= target.score <= HIGHEST:
        raise Refused("target_range")
    if change.rows(_SAME, {name: getattr(target, name) for name in (*_KEY, "id")}):
        # Who chose no day meant the only target there was; somebody else has written it since
        raise Refused("target_twice") if target.id or target.valid_from != BEGINNING else Conflict("conflict")
    values: dict[str, Any] = {name: _written(getattr(target, name)) for name in _NAMES if name not in {"id", "version"}}
    kept = replace(target, **values)
    if kept.empty and not _ends(change, kept):
        return _gone(change, kept)
    if kept.id:
        return replace(kept, version=change.update("target", kept.id, kept.version, **values))
    return replace(kept, id=change.insert("target", **values), version=1)


def remove(change: Change, target: Target) -> None:
    """Take a target away; the audit keeps it. Raises Conflict if somebody was faster."""
    if not change.rows("SELECT 1 FROM target WHERE id = $id AND version = $seen", {"id": target.id, "seen": target.version}):
        raise Conflict("conflict")
    change.delete("target", target.id)


def put(change: Change, touchpoint_id: int, score: float | None, *, service_level: str = "", seen: int = 0) -> int:
    """Set (0–100), change or, with None, empty what holds today in the chosen scenario for all; return its version, 0 for none.

    `seen` is the version the reader saw, 0 for none. Raises Refused outside 0–100, Conflict if somebody was faster.
    """
    held = find(change, touchpoint_id, scenarios.chosen(change).id)
    if (0 if held.empty else held.version) != seen:
        raise Conflict("conflict")
    if score is None:
        save(change, replace(held, score=None, service_level="", resources="", approach="", cost_per_year=None))
        return 0
    return save(change, replace(held, score=score, service_level=service_level)).version


def today() -> date:
    """The day on which readers ask."""
    return datetime.now().astimezone().date()


def _ends(change: Change, target: Target) -> bool:
    """Whether another target would hold on from before, if this one were not there."""
    group, same = (target.attribute, target.value), history(change, target.touchpoint_id, target.scenario_id)
    earlier = [one for one in same if (one.attribute, one.value) == group and one.valid_from < target.valid_from and one.id != target.id]
    return bool(earlier) and not earlier[0].empty


def _gone(change: Change, target: Target) -> Target:
    if target.id:
        remove(change, target)
    return replace(target, id=0, version=0)


def _when(store: Store | Change, scenario_id: int | None, on: date | None) -> dict[str, Any]:
    return {"scenario": scenario_id or scenarios.chosen(store).id, "on": on or today()}


def _written(value: object) -> object:
    return value.strip() if isinstance(value, str) else value


def _target(row: tuple[Any, ...]) -> Target:
    return Target(**dict(zip(_NAMES, row, strict=True)))
