"""What is aimed at: scenarios, the targets in them, and what shall become of each touchpoint."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

HIGHEST = 100
# A target that holds from this day on holds from the beginning.
BEGINNING = date(1900, 1, 1)


class Intent(StrEnum):
    """What shall become of a touchpoint."""

    NEW = "new"
    KEEP = "keep"
    OPTIMISE = "optimise"
    MERGE = "merge"
    DROP = "drop"


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """A plan with targets of its own; one is chosen, and its targets count everywhere.

    `id` and `version` are 0 until it is saved. One without a name is "the plan", which every workspace has at first.
    """

    id: int = 0
    version: int = 0
    name: str = ""
    description: str = ""
    position: int = 0
    chosen: bool = False


@dataclass(frozen=True, kw_only=True)
class Target:
    """What is aimed at in a scenario at a touchpoint, for all customers or for one group, from a day on.

    `score` is 0–100, None where only a service level is promised; one that says nothing at all ends the one before it.
    `cost_per_year`: euro, what holding the target costs a year more than today. `attribute` and `value` name the customer group,
    both empty for all.
    """

    id: int = 0
    version: int = 0
    touchpoint_id: int
    scenario_id: int
    attribute: str = ""
    value: str = ""
    valid_from: date = BEGINNING
    score: float | None = None
    service_level: str = ""
    resources: str = ""
    approach: str = ""
    cost_per_year: float | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is said: from this day on there is no target."""
        return self.score is None and self.cost_per_year is None and not (self.service_level or self.resources or self.approach)


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What shall become of a touchpoint in a scenario, and why; `id` and `version` are 0 until it is saved."""

    id: int = 0
    version: int = 0
    touchpoint_id: int
    scenario_id: int
    intent: Intent
    note: str = ""
