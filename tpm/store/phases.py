"""Phases of the customer journey."""

from tpm.model.touchpoint import Phase
from tpm.store.change import Change
from tpm.store.database import Store

_EVERY = "SELECT id, name, position, version FROM phase WHERE retired_at IS NULL ORDER BY position, id"


def every(store: Store | Change) -> list[Phase]:
    """The phases in the order of the journey."""
    return [Phase(id=i, name=n, position=p, version=v) for i, n, p, v in store.rows(_EVERY)]


def add(change: Change, name: str) -> Phase:
    """Append a phase to the journey."""
    position = len(every(change)) + 1
    return Phase(id=change.insert("phase", name=name, position=position), name=name, position=position)


def save(change: Change, phase: Phase) -> Phase:
    """Change name or position of a phase. Raises Conflict where somebody was faster."""
    version = change.update("phase", phase.id, phase.version, name=phase.name, position=phase.position)
    return Phase(id=phase.id, name=phase.name, position=phase.position, version=version)
