"""How a contact runs, step by step."""

from collections.abc import Iterable
from dataclasses import dataclass

from tpm.model.entry import Entry


@dataclass(frozen=True, kw_only=True)
class ProcessStep(Entry):
    """One step; `position` counts from 1, 0 is the end. Minutes of work and, before it, of waiting; None where nobody knows."""

    position: int = 0
    name: str = ""
    minutes: float | None = None
    waiting_minutes: float | None = None
    responsible: str = ""


@dataclass(frozen=True, kw_only=True)
class Duration:
    """All steps together: minutes of work and of waiting; `unknown` counts the steps of which neither is known."""

    minutes: float
    waiting: float
    unknown: int

    @property
    def total(self) -> float:
        """Minutes from the first step to the last, as far as they are known."""
        return self.minutes + self.waiting


def duration(steps: Iterable[ProcessStep]) -> Duration:
    """The sums over all steps."""
    known = list(steps)
    return Duration(
        minutes=sum(step.minutes or 0 for step in known),
        waiting=sum(step.waiting_minutes or 0 for step in known),
        unknown=sum(step.minutes is None and step.waiting_minutes is None for step in known),
    )
