"""Journeys over the touchpoints of the catalogue; the standard one (None) is the order of the catalogue itself."""

from collections.abc import Sequence
from dataclasses import replace

from tpm.model.errors import Conflict, Refused
from tpm.model.journey import Journey, Place, Stop
from tpm.store import phases, touchpoints
from tpm.store.change import Change
from tpm.store.database import Store

_EVERY = "SELECT id, version, name, description, attribute, value, position FROM journey WHERE retired_at IS NULL ORDER BY position, id"
_SAME_NAME = "SELECT 1 FROM journey WHERE retired_at IS NULL AND lower(name) = lower($name) AND id <> $id"
_LAST = "SELECT coalesce(max(position), 0) + 1 FROM journey WHERE retired_at IS NULL"
# Undoing what is older than a new addition can bring a touchpoint into a journey twice: the earlier row counts, as in _STEP.
_STEPS = """
SELECT s.touchpoint_id, p.id, s.broken FROM journey_step s
LEFT JOIN phase p ON p.id = s.phase_id AND p.retired_at IS NULL
WHERE s.retired_at IS NULL AND s.journey_id IS NOT DISTINCT FROM $journey
QUALIFY row_number() OVER (PARTITION BY s.touchpoint_id ORDER BY s.id) = 1
ORDER BY p.position NULLS LAST, s.position, s.id
"""
_STEP = """
SELECT id, version, phase_id, position FROM journey_step
WHERE retired_at IS NULL AND journey_id IS NOT DISTINCT FROM $journey AND touchpoint_id = $touchpoint ORDER BY id
"""


def every(store: Store | Change) -> list[Journey]:
    """The journeys beside the standard one, in their order."""
    names = ("id", "version", "name", "description", "attribute", "value", "position")
    return [Journey(**dict(zip(names, row, strict=True))) for row in store.rows(_EVERY)]


def stops(store: Store | Change, journey_id: int | None = None) -> list[Stop]:
    """The touchpoints in use on a journey, in their order; those without a phase last."""
    catalogue = touchpoints.every(store)
    steps = store.rows(_STEPS, {"journey": journey_id})
    if journey_id is None:
        broken = {touchpoint_id for touchpoint_id, _, marked in steps if marked}
        known = {phase.id for phase in phases.every(store)}
        return [Stop(touchpoint=t, phase_id=t.phase_id if t.phase_id in known else None, broken=t.id in broken) for t in catalogue]
    found = {t.id: t for t in catalogue}
    return [Stop(touchpoint=found[t], phase_id=phase_id, broken=marked) for t, phase_id, marked in steps if t in found]


def save(change: Change, journey: Journey) -> Journey:
    """Add a journey without touchpoints (id 0), at the end, or change one. Raises Refused, Conflict."""
    name = journey.name.strip()
    if not name:
        raise Refused("name_missing")
    if change.rows(_SAME_NAME, {"name": name, "id": journey.id}):
        raise Refused("journey_exists", name=name)
    journey = replace(journey, name=name, position=journey.position or change.rows(_LAST)[0][0])
    values = {c: v for c, v in vars(journey).items() if c not in {"id", "version"}}
    if not journey.id:
        return replace(journey, id=change.insert("journey", **values), version=1)
    return replace(journey, version=change.update("journey", journey.id, journey.version, **values))


def copy(change: Change, journey: Journey, source: int | None = None) -> Journey:
    """Add a journey with the touchpoints, phases and marks of another, as a rule the standard one. Raises Refused."""
    saved = save(change, journey)
    for position, stop in enumerate(stops(change, source), 1):
        change.insert(
            "journey_step",
            journey_id=saved.id,
            touchpoint_id=stop.touchpoint.id,
            phase_id=stop.phase_id,
            position=position,
            broken=stop.broken,
        )
    return saved


def retire(change: Change, journey: Journey) -> None:
    """Take a journey out of use; its touchpoints stay. Raises Conflict."""
    change.retire("journey", journey.id, journey.version)


def choose(change: Change, journey_id: int, wanted: Sequence[int]) -> None:
    """Let a journey consist of these touchpoints: others leave it, new ones come at the end of their own phase."""
    there = {stop.touchpoint.id for stop in stops(change, journey_id)}
    for touchpoint_id in there - set(wanted):
        step_id, version, *_ = _step(change, journey_id, touchpoint_id)
        change.retire("journey_step", step_id, version)
    for stop in stops(change):
        if stop.touchpoint.id in wanted and stop.touchpoint.id not in there:
            position = 1 + max((row[3] for row in _rows(change, journey_id, stop.phase_id)), default=0)
            values = {"phase_id": stop.phase_id, "position": position, "broken": stop.broken}
            change.insert("journey_step", journey_id=journey_id, touchpoint_id=stop.touchpoint.id, **values)


def mark(change: Change, journey_id: int | None, touchpoint_id: int, *, broken: bool) -> None:
    """Mark the change that leads to a touchpoint as broken, or take the mark away. Raises Conflict where it left the journey."""
    if found := change.rows(_STEP, {"journey": journey_id, "touchpoint": touchpoint_id}):
        change.update("journey_step", found[0][0], found[0][1], broken=broken)
    elif journey_id is None:
        change.insert("journey_step", journey_id=None, touchpoint_id=touchpoint_id, broken=broken)
    else:
        raise Conflict("conflict")


def place(store: Store | Change, journey_id: int | None, touchpoint_id: int) -> Place | None:
    """Where a touchpoint is on a journey; None where it isn't."""
    before: Stop | None = None
    for stop in stops(store, journey_id):
        if stop.touchpoint.id == touchpoint_id:
            alone = before is None or before.phase_id != stop.phase_id
            return Place(phase_id=stop.phase_id, after=None if alone or before is None else before.touchpoint.id)
        before = stop
    return None


def move(change: Change, journey_id: int | None, touchpoint_id: int, *, seen: Place, wanted: Place) -> None:
    """Bring a touchpoint from the place where the reader saw it to another. Raises Conflict if one of both is gone."""
    order = [stop for stop in stops(change, journey_id) if stop.touchpoint.id != touchpoint_id]
    moved = next((stop for stop in stops(change, journey_id) if stop.touchpoint.id == touchpoint_id), None)
    stretch = [stop.touchpoint.id for stop in order if stop.phase_id == wanted.phase_id]
    gone = wanted.phase_id is not None and wanted.phase_id not in {phase.id for phase in phases.every(change)}
    if moved is None or gone or place(change, journey_id, touchpoint_id) != seen or (wanted.after or 0) not in {0, *stretch}:
        raise Conflict("conflict")
    position = stretch.index(wanted.after) + 2 if wanted.after else 1
    if journey_id is None:
        touchpoints.move(change, moved.touchpoint, wanted.phase_id, position)
        return
    for number, each in enumerate([*stretch[: position - 1], touchpoint_id, *stretch[position - 1 :]], 1):
        step_id, version, phase_id, now = _step(change, journey_id, each)
        if (phase_id, now) != (wanted.phase_id, number):
            change.update("journey_step", step_id, version, phase_id=wanted.phase_id, position=number)


def _step(change: Change, journey_id: int, touchpoint_id: int) -> tuple[int, int, int | None, int]:
    step_id, version, phase_id, position = change.rows(_STEP, {"journey": journey_id, "touchpoint": touchpoint_id})[0]
    return step_id, version, phase_id, position


def _rows(change: Change, journey_id: int, phase_id: int | None) -> list[tuple[int, int, int | None, int]]:
    there = [stop.touchpoint.id for stop in stops(change, journey_id) if stop.phase_id == phase_id]
    return [_step(change, journey_id, touchpoint_id) for touchpoint_id in there]
