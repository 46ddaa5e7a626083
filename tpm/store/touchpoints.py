"""The catalogue of touchpoints."""

from dataclasses import replace

from tpm.model.errors import Conflict, Refused
from tpm.model.touchpoint import Channel, Status, Touchpoint, World
from tpm.store import phases
from tpm.store.change import Change
from tpm.store.database import Store

_FIELDS = 't.name, t.phase_id, t.position, t.channel, t.world, t.person, t.status, t."key", t.moment_of_truth, t.owner, t.description'
_EVERY = f"""
SELECT t.id, t.version, {_FIELDS}
FROM touchpoint t LEFT JOIN phase p ON p.id = t.phase_id AND p.retired_at IS NULL
WHERE t.retired_at IS NULL
ORDER BY p.position NULLS LAST, t.position, t.id
"""
_SAME_NAME = "SELECT id FROM touchpoint WHERE retired_at IS NULL AND lower(name) = lower($name) AND id <> $id"
_LAST = "SELECT coalesce(max(position), 0) + 1 FROM touchpoint WHERE retired_at IS NULL AND phase_id IS NOT DISTINCT FROM $phase"


def every(store: Store | Change) -> list[Touchpoint]:
    """All touchpoints in use, in the order of the journey; those without a phase last."""
    return [
        Touchpoint(
            id=row[0],
            version=row[1],
            name=row[2],
            phase_id=row[3],
            position=row[4],
            channel=Channel(row[5]),
            world=World(row[6]),
            person=row[7],
            status=Status(row[8]),
            key=row[9],
            moment_of_truth=row[10],
            owner=row[11],
            description=row[12],
        )
        for row in store.rows(_EVERY)
    ]


def save(change: Change, touchpoint: Touchpoint) -> Touchpoint:
    """Add a touchpoint (id 0; at the end of its phase where position is 0) or change one. Raises Refused, Conflict."""
    name = touchpoint.name.strip()
    if not name:
        raise Refused("name_missing")
    if change.rows(_SAME_NAME, {"name": name, "id": touchpoint.id}):
        raise Refused("touchpoint_exists", name=name)
    position = touchpoint.position or change.rows(_LAST, {"phase": touchpoint.phase_id})[0][0]
    touchpoint = replace(touchpoint, name=name, position=position)
    values = {c: v for c, v in vars(touchpoint).items() if c not in {"id", "version"}}
    if not touchpoint.id:
        return replace(touchpoint, id=change.insert("touchpoint", **values), version=1)
    return replace(touchpoint, version=change.update("touchpoint", touchpoint.id, touchpoint.version, **values))


def retire(change: Change, touchpoint: Touchpoint) -> None:
    """Take a touchpoint out of use; its answers stay. Raises Conflict."""
    change.retire("touchpoint", touchpoint.id, touchpoint.version)


def move(change: Change, touchpoint: Touchpoint, phase_id: int | None, position: int) -> None:
    """Put a touchpoint at a place (1 the first) of a phase; the others of that phase follow. Raises Conflict."""
    others = [t for t in every(change) if t.phase_id == phase_id and t.id != touchpoint.id]
    order = [*others[: position - 1], touchpoint, *others[position - 1 :]]
    for place, each in enumerate(order, 1):
        if each.id == touchpoint.id or each.position != place:
            change.update("touchpoint", each.id, each.version, phase_id=phase_id, position=place)


def step(change: Change, touchpoint: Touchpoint, places: int) -> None:
    """Move a touchpoint one place up (−1) or down (+1); beyond the edge of its phase into the neighbouring one. Raises Conflict.

    Those without a phase come after the last one. At the very edge nothing changes.
    """
    stretches = [*(phase.id for phase in phases.every(change)), None]
    phase_id = touchpoint.phase_id if touchpoint.phase_id in stretches else None
    order = [t.id for t in every(change) if t.phase_id == touchpoint.phase_id]
    if touchpoint.id not in order:
        raise Conflict("conflict")
    place = order.index(touchpoint.id) + 1 + places
    if 1 <= place <= len(order):
        move(change, touchpoint, touchpoint.phase_id, place)
        return
    neighbour = stretches.index(phase_id) + places
    if 0 <= neighbour < len(stretches):
        others = sum(t.phase_id == stretches[neighbour] for t in every(change))
        move(change, touchpoint, stretches[neighbour], 1 if places > 0 else others + 1)
