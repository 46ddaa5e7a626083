"""Scenarios: plans with targets and decisions of their own, one of which is chosen."""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from tpm.model.errors import Conflict, Refused
from tpm.model.target import Scenario
from tpm.store.change import Change
from tpm.store.database import Store

_NAMES = [f.name for f in fields(Scenario)]
_EVERY = f"SELECT {', '.join(_NAMES)} FROM scenario WHERE retired_at IS NULL ORDER BY position, id"
_SAME_NAME = "SELECT 1 FROM scenario WHERE retired_at IS NULL AND lower(name) = lower($name) AND id <> $id"
# What a copy takes along.
_CONTENTS = {
    "target": ("touchpoint_id", "attribute", "value", "valid_from", "score", "service_level", "resources", "approach", "cost_per_year"),
    "decision": ("touchpoint_id", "decision", "note"),
}


def every(store: Store | Change) -> list[Scenario]:
    """All scenarios in their order; there is always one."""
    return [Scenario(**dict(zip(_NAMES, row, strict=True))) for row in store.rows(_EVERY)]


def chosen(store: Store | Change) -> Scenario:
    """The scenario whose targets count."""
    found = every(store)
    return next((one for one in found if one.chosen), found[0])


def refuse_gone(change: Change, scenario_id: int) -> None:
    """Raise Conflict where a scenario is not in use any more: nothing may be written where nobody sees it."""
    if all(one.id != scenario_id for one in every(change)):
        raise Conflict("conflict")


def save(change: Change, scenario: Scenario) -> Scenario:
    """Add an empty scenario (id 0), at the end, or change name and description. Raises Refused, Conflict."""
    name = scenario.name.strip()
    known = next((one for one in every(change) if one.id == scenario.id), None)
    if not name and (known is None or known.name):
        raise Refused("name_missing")
    if change.rows(_SAME_NAME, {"name": name, "id": scenario.id}):
        raise Refused("scenario_exists", name=name)
    values: dict[str, Any] = {"name": name, "description": scenario.description.strip()}
    if scenario.id:
        return replace(scenario, version=change.update("scenario", scenario.id, scenario.version, **values), **values)
    position = 1 + max(one.position for one in every(change))
    added = change.insert("scenario", position=position, **values)
    return replace(scenario, id=added, version=1, position=position, chosen=False, **values)


def copy(change: Change, scenario: Scenario, source_id: int) -> Scenario:
    """Add a scenario with the targets and decisions of another. Raises Refused, Conflict where the other is gone."""
    refuse_gone(change, source_id)
    saved = save(change, scenario)
    for table, names in _CONTENTS.items():
        columns = ", ".join(f'"{name}"' for name in names)
        rows = change.rows(f'SELECT {columns} FROM "{table}" WHERE scenario_id = $id ORDER BY id', {"id": source_id})
        change.insert_all(table, [_row(names, row) | {"scenario_id": saved.id} for row in rows])
    return saved


def choose(change: Change, scenario: Scenario) -> None:
    """Let the targets of a scenario count from now on. Raises Conflict."""
    refuse_gone(change, scenario.id)
    for one in every(change):
        if one.chosen and one.id != scenario.id:
            change.update("scenario", one.id, one.version, chosen=False)
    change.update("scenario", scenario.id, scenario.version, chosen=True)


def retire(change: Change, scenario: Scenario) -> None:
    """Take a scenario out of use. Raises Refused for the one that counts, Conflict."""
    if chosen(change).id == scenario.id:
        raise Refused("scenario_chosen")
    change.retire("scenario", scenario.id, scenario.version)


def _row(names: Sequence[str], values: Sequence[object]) -> dict[str, object]:
    return dict(zip(names, values, strict=True))
