"""What the firm does to bring a touchpoint from ist to soll."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Progress(StrEnum):
    """How far a measure is."""

    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One measure; `id` and `version` are 0 until it is saved. `budget` in euro."""

    id: int = 0
    version: int = 0
    title: str
    touchpoint_id: int | None = None
    owner: str = ""
    starts_on: date | None = None
    due_on: date | None = None
    done_on: date | None = None
    progress: Progress = Progress.PLANNED
    quick_win: bool = False
    budget: float | None = None
    note: str = ""
