"""Scenarios of the sample company, their targets, and what shall become of each touchpoint."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tpm.model.target import BEGINNING, Decision, Intent, Scenario
from tpm.store import decisions, scenarios, targets
from tpm.store.change import Change
from tpm.tasks.sample import firm


def enter(change: Change, touchpoint_ids: Mapping[str, int]) -> None:
    """Write down what scenarios.toml holds; the targets that are there already become those of its first scenario."""
    told = firm.read("scenarios")
    counts, *others = (Scenario(**row) for row in told["scenario"])
    first = scenarios.save(change, replace(scenarios.chosen(change), name=counts.name, description=counts.description))
    known = {first.name: first.id} | {one.name: scenarios.copy(change, one, first.id).id for one in others}
    for row in told["target"]:
        _aim(change, row, known[row.get("scenario", first.name)], touchpoint_ids[row["touchpoint"]])
    for row in told["decision"]:
        for name in row["scenarios"]:
            _decide(change, row, known[name], touchpoint_ids)


def _aim(change: Change, row: Mapping[str, Any], scenario_id: int, touchpoint_id: int) -> None:
    """Put the row into the place of the target that holds from the same day, or beside it."""
    attribute, value = row.get("group", ("", ""))
    day = row.get("from", BEGINNING)
    kept = targets.find(change, touchpoint_id, scenario_id, (attribute, value))
    if kept.id and kept.valid_from != day:
        kept = replace(kept, id=0, version=0)
    targets.save(
        change,
        replace(
            kept,
            valid_from=day,
            score=row["score"],
            service_level=row.get("service_level", ""),
            approach=row.get("approach", ""),
            resources=row.get("resources", ""),
            cost_per_year=row.get("cost"),
        ),
    )


def _decide(change: Change, row: Mapping[str, Any], scenario_id: int, touchpoint_ids: Mapping[str, int]) -> None:
    for intent in Intent:
        for name in row.get(intent, []):
            note = row.get("note", {}).get(name, "")
            decisions.save(change, Decision(touchpoint_id=touchpoint_ids[name], scenario_id=scenario_id, intent=intent, note=note))
