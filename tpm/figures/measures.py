"""How the measures stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from tpm.model.measure import Measure, Progress

OPEN = frozenset({Progress.PLANNED, Progress.RUNNING})


@dataclass(frozen=True, kw_only=True)
class Count:
    """Numbers of measures; overdue ones and quick wins are among the open ones."""

    open: int
    overdue: int
    quick_wins: int
    done: int


def count(found: Sequence[Measure], today: date) -> Count:
    """Count open, overdue and done measures and open quick wins."""
    unfinished = [m for m in found if m.progress in OPEN]
    return Count(
        open=len(unfinished),
        overdue=sum(m.due_on is not None and m.due_on < today for m in unfinished),
        quick_wins=sum(m.quick_win for m in unfinished),
        done=sum(m.progress is Progress.DONE for m in found),
    )


def today() -> date:
    """The day where the program runs."""
    return datetime.now(UTC).astimezone().date()
