"""The sample company: what else is known of its touchpoints, and which customer groups meet it where."""

from dataclasses import replace
from typing import Any

from tpm.model.touchpoint import Encounter, Frequency, Kind, Objective, Touchpoint
from tpm.store import encounters
from tpm.store.change import Change
from tpm.tasks.sample import firm


def describe(touchpoint: Touchpoint) -> Touchpoint:
    """The touchpoint with what catalogue.toml says about it."""
    known = _rows()[touchpoint.name]
    return replace(
        touchpoint,
        kind=Kind(known["kind"]),
        department=known["department"],
        frequency=Frequency(known["frequency"]),
        cost_per_contact=known.get("cost_per_contact"),
        budget_per_year=known.get("budget_per_year"),
        revenue_potential=known.get("revenue_potential"),
        effort=known.get("effort"),
        objectives=tuple(Objective(code) for code in known["objectives"]),
    )


def enter_groups(change: Change, touchpoint: Touchpoint) -> None:
    """Which customer groups meet us at this touchpoint."""
    for attribute, value, frequency, occasion, role in _rows()[touchpoint.name].get("groups", []):
        met = Encounter(
            touchpoint_id=touchpoint.id,
            attribute=attribute,
            value=value,
            frequency=Frequency(frequency),
            occasion=occasion,
            contact_role=role,
        )
        encounters.put(change, met)


def _rows() -> dict[str, dict[str, Any]]:
    return {row["name"]: row for row in firm.read("catalogue")["touchpoint"]}
