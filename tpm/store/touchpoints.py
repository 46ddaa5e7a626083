"""The catalogue of touchpoints."""

from collections.abc import Sequence
from dataclasses import fields, replace
from enum import StrEnum
from typing import Any

from tpm.model.errors import Conflict, Refused
from tpm.model.touchpoint import Channel, Frequency, Kind, Objective, Status, Touchpoint, World
from tpm.store import phases
from tpm.store.change import Change
from tpm.store.database import Store

_CODES: dict[str, type[StrEnum]] = {"channel": Channel, "world": World, "status": Status, "kind": Kind, "frequency": Frequency}
_NAMES = [f.name for f in fields(Touchpoint)]
_FIELDS = ", ".join(f't."{name}"' for name in _NAMES)
_EVERY = f"""
SELECT {_FIELDS} FROM touchpoint t LEFT JOIN phase p ON p.id = t.phase_id AND p.retired_at IS NULL
WHERE t.retired_at IS NULL
ORDER BY p.position NULLS LAST, t.position, t.id
"""
_RETIRED = f"""
SELECT {_FIELDS}, m.name AS heir FROM touchpoint t LEFT JOIN touchpoint m ON m.id = t.merged_into
WHERE t.retired_at IS NOT NULL ORDER BY t.retired_at DESC, t.id
"""
_SAME_NAME = "SELECT id FROM touchpoint WHERE retired_at IS NULL AND lower(name) = lower($name) AND id <> $id"
_LAST = "SELECT coalesce(max(position), 0) + 1 FROM touchpoint WHERE retired_at IS NULL AND phase_id IS NOT DISTINCT FROM $phase"
# Names of touchpoints that were merged lead to the one in use now, over several steps; the latest merger first.
_HEIRS = """
WITH RECURSIVE heir(name, id, since) AS (
    SELECT lower(name), merged_into, retired_at FROM touchpoint WHERE retired_at IS NOT NULL AND merged_into IS NOT NULL
    UNION
    SELECT h.name, t.merged_into, h.since FROM heir h JOIN touchpoint t ON t.id = h.id
    WHERE t.retired_at IS NOT NULL AND t.merged_into IS NOT NULL
)
SELECT h.name, h.id FROM heir h JOIN touchpoint t ON t.id = h.id WHERE t.retired_at IS NULL ORDER BY h.since
"""
# What imports called a touchpoint leads to the one their question is about now, whatever it was renamed to; the latest import last.
_CALLED = """
WITH told AS (
    SELECT i.id, i.survey_id, c->>'touchpoint' AS name, coalesce(nullif(c->>'continues', ''), c->>'header') AS header
    FROM (SELECT id, survey_id, unnest(CAST(mapping AS JSON[])) AS c FROM import WHERE undone_at IS NULL) i
    WHERE c->>'role' IN ('rating', 'importance', 'expectation', 'kano_functional', 'kano_dysfunctional')
)
SELECT CASE WHEN q.header = o.header THEN o.name ELSE substr(q.header, length(o.header) + 3) END AS called, q.touchpoint_id
FROM told o JOIN question q ON q.survey_id = o.survey_id AND (q.header = o.header OR starts_with(q.header, o.header || ': '))
JOIN touchpoint t ON t.id = q.touchpoint_id
WHERE t.retired_at IS NULL AND q.retired_at IS NULL ORDER BY o.id
"""


def every(store: Store | Change) -> list[Touchpoint]:
    """All touchpoints in use, in the order of the journey; those without a phase last."""
    return [_touchpoint(row) for row in store.rows(_EVERY)]


def retired(store: Store | Change) -> list[tuple[Touchpoint, str]]:
    """The touchpoints that were taken out of use, the latest first, each with the name of the one it was merged into, or ""."""
    return [(_touchpoint(row[:-1]), row[-1] or "") for row in store.rows(_RETIRED)]


def ids(store: Store | Change) -> dict[str, int]:
    """The touchpoint that a name in small letters stands for.

    The one in use, else the one into which its bearer was merged, else the one that imports called so before it was renamed.
    """
    called = {str(name).strip().casefold(): int(one) for name, one in store.rows(_CALLED)}
    merged = {str(name).casefold(): int(heir) for name, heir in store.rows(_HEIRS)}
    return called | merged | {touchpoint.name.casefold(): touchpoint.id for touchpoint in every(store)}


def save(change: Change, touchpoint: Touchpoint) -> Touchpoint:
    """Add a touchpoint (id 0; at the end of its phase where position is 0) or change one. Raises Refused, Conflict."""
    name = touchpoint.name.strip()
    if not name:
        raise Refused("name_missing")
    _refuse_same_name(change, name, touchpoint.id)
    position = touchpoint.position or change.rows(_LAST, {"phase": touchpoint.phase_id})[0][0]
    touchpoint = replace(touchpoint, name=name, position=position)
    values = _values(touchpoint)
    if not touchpoint.id:
        return replace(touchpoint, id=change.insert("touchpoint", **values), version=1)
    return replace(touchpoint, version=change.update("touchpoint", touchpoint.id, touchpoint.version, **values))


def find_or_add(change: Change, names: Sequence[str]) -> dict[str, int]:
    """The touchpoints that names stand for, by the name in small letters (see `ids`); those that are missing are added at the end."""
    known = ids(change)
    missing: dict[str, str] = {}
    for name in names:
        if name.casefold() not in known:
            missing.setdefault(name.casefold(), name)
    start = change.rows(_LAST, {"phase": None})[0][0]
    added = [_values(Touchpoint(name=name, position=start + place)) for place, name in enumerate(missing.values())]
    return known | dict(zip(missing, change.insert_all("touchpoint", added), strict=True))


def save_all(change: Change, seen: Sequence[Touchpoint], **values: Any) -> None:  # noqa: ANN401  values of many kinds
    """Give several touchpoints the same values; those that go to another phase come at its end. Raises Refused, Conflict."""
    for each in seen:
        moved = "phase_id" in values and values["phase_id"] != each.phase_id
        save(change, replace(each, **values, **({"position": 0} if moved else {})))


def retire(change: Change, touchpoint: Touchpoint) -> None:
    """Take a touchpoint out of use; its answers stay. Raises Conflict."""
    change.retire("touchpoint", touchpoint.id, touchpoint.version)


def restore(change: Change, touchpoint: Touchpoint) -> None:
    """Take a retired touchpoint back into use; what a merger moved stays where it is. Raises Refused where its name is taken, Conflict."""
    _refuse_same_name(change, touchpoint.name, touchpoint.id)
    change.update("touchpoint", touchpoint.id, touchpoint.version, retired_at=None, merged_into=None)


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


def _refuse_same_name(change: Change, name: str, own_id: int) -> None:
    if change.rows(_SAME_NAME, {"name": name, "id": own_id}):
        raise Refused("touchpoint_exists", name=name)


def _values(touchpoint: Touchpoint) -> dict[str, object]:
    """The row of a touchpoint: nothing said is an empty text."""
    values: dict[str, object] = {name: getattr(touchpoint, name) for name in _NAMES if name not in {"id", "version"}}
    return values | {"kind": touchpoint.kind or "", "frequency": touchpoint.frequency or "", "objectives": " ".join(touchpoint.objectives)}


def _touchpoint(row: Sequence[Any]) -> Touchpoint:
    values: dict[str, Any] = dict(zip(_NAMES, row, strict=True))
    for name, codes in _CODES.items():
        values[name] = codes(values[name]) if values[name] else None
    values["objectives"] = tuple(Objective(code) for code in (values["objectives"] or "").split())
    return Touchpoint(**values)
