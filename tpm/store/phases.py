"""Phases of the customer journey."""

from tpm.model.errors import Refused
from tpm.model.touchpoint import Phase
from tpm.store.change import Change
from tpm.store.database import Store

_EVERY = "SELECT id, name, position, version FROM phase WHERE retired_at IS NULL ORDER BY position, id"


def every(store: Store | Change) -> list[Phase]:
    """The phases in the order of the journey."""
    return [Phase(id=i, name=n, position=p, version=v) for i, n, p, v in store.rows(_EVERY)]


def add(change: Change, name: str) -> Phase:
    """Append a phase to the journey. Raises Refused without a name."""
    name, position = _named(name), len(every(change)) + 1
    return Phase(id=change.insert("phase", name=name, position=position), name=name, position=position)


def save(change: Change, phase: Phase) -> Phase:
    """Change name or position of a phase. Raises Conflict where somebody was faster, Refused without a name."""
    name = _named(phase.name)
    version = change.update("phase", phase.id, phase.version, name=name, position=phase.position)
    return Phase(id=phase.id, name=name, position=phase.position, version=version)


def retire(change: Change, phase: Phase) -> None:
    """Take a phase out of the journey; its touchpoints stay, without a phase. Raises Conflict."""
    change.retire("phase", phase.id, phase.version)


def move(change: Change, phase: Phase, position: int) -> None:
    """Put a phase at a place of the journey (1 the first); the others follow. Raises Conflict."""
    others = [other for other in every(change) if other.id != phase.id]
    order = [*others[: position - 1], phase, *others[position - 1 :]]
    for place, each in enumerate(order, 1):
        if each.id == phase.id or each.position != place:
            save(change, Phase(id=each.id, name=each.name, position=place, version=each.version))


def _named(name: str) -> str:
    if not name.strip():
        raise Refused("name_missing")
    return name.strip()
