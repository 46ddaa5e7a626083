"""Making one touchpoint of two that mean the same."""

from collections.abc import Mapping
from dataclasses import dataclass

from tpm.model.errors import Conflict, Refused
from tpm.model.touchpoint import Touchpoint
from tpm.store import kano, merging_targets, scenarios, targets
from tpm.store.change import Change, now
from tpm.store.database import Store

# Tables whose rows of the one touchpoint simply come to the other. Each has `touchpoint_id`.
MOVED = ("question", "measure", "factor", "perspective_rating", "incident", "remark", "process_step", "idea", "recommender", "warning")
# Tables where a touchpoint has one row only, or one for each of these: where both have it, the other's stays behind with it.
ONCE: Mapping[str, tuple[str, ...]] = {
    # Where both have a target for a group, that of the other stays behind unless only the other has a score in force (`merging_targets`)
    "target": ("scenario_id", "attribute", "value"),
    "decision": ("scenario_id",),
    "encounter": ("attribute", "value"),
    "quality_check": ("question",),
    "journey_step": ("journey_id",),
}
TABLES = (*MOVED, *ONCE)
_RETIRING = frozenset({"question", "measure", "factor", "perspective_rating", "quality_check", "incident", "remark", "process_step"}) | {
    "idea", "journey_step", "recommender", "warning",
}  # fmt: skip
_ANSWERS = """
SELECT count(*) FROM answer a JOIN question q ON q.id = a.question_id
WHERE q.touchpoint_id = $id AND q.retired_at IS NULL AND q.role = 'rating'
"""
_ASKED_BOTH = """
SELECT DISTINCT s.name FROM survey s JOIN question q ON q.survey_id = s.id JOIN question o ON o.survey_id = s.id AND o.role = q.role
WHERE q.touchpoint_id = $keep AND o.touchpoint_id = $other AND q.role = 'rating' AND q.retired_at IS NULL AND o.retired_at IS NULL
ORDER BY s.name
"""
_LAST_STEP = "SELECT coalesce(max(position), 0) FROM process_step WHERE touchpoint_id = $id AND retired_at IS NULL"
# Where both are on a journey, the way to the one that is kept is broken if the way to either was.
_BROKEN = """
SELECT DISTINCT k.id, k.version FROM journey_step k JOIN journey_step o ON o.journey_id IS NOT DISTINCT FROM k.journey_id
WHERE k.touchpoint_id = $keep AND o.touchpoint_id = $other AND o.broken AND NOT k.broken
    AND k.retired_at IS NULL AND o.retired_at IS NULL ORDER BY k.id
"""


@dataclass(frozen=True, kw_only=True)
class Goal:
    """The target of all customers that holds today in the chosen scenario."""

    score: float
    service_level: str
    version: int
    id: int


@dataclass(frozen=True, kw_only=True)
class Merger:
    """What becomes of two touchpoints: how many rows of each table move, which stay behind because the other has them too.

    `asked_both` names the surveys that asked about both: from then on both questions count. `kano_both` names those that
    asked the same people Kano questions about both: they forbid the merger. `budget` is what both together are given a year
    (None: unknown of both).
    """

    answers: int
    moved: Mapping[str, int]
    left: Mapping[str, int]
    asked_both: tuple[str, ...]
    kano_both: tuple[str, ...]
    target: Goal | None
    other_target: Goal | None
    budget: float | None


def preview(store: Store | Change, keep_id: int, other_id: int) -> Merger:
    """What a merger would do; nothing is changed."""
    moving = {table: len(_moving(store, table, keep_id, other_id)) for table in TABLES}
    moving["target"] += len(merging_targets.taken_over(store, keep_id, other_id))
    return Merger(
        answers=int(store.rows(_ANSWERS, {"id": other_id})[0][0]),
        moved=moving,
        left={table: len(_rows(store, table, other_id)) - moving[table] for table in ONCE},
        asked_both=tuple(name for (name,) in store.rows(_ASKED_BOTH, {"keep": keep_id, "other": other_id})),
        kano_both=tuple(kano.asked_both(store, keep_id, other_id)),
        target=_target(store, keep_id),
        other_target=_target(store, other_id),
        budget=_budget(store, keep_id, other_id),
    )


def merge(change: Change, keep: Touchpoint, other: Touchpoint, *, target: Goal | None = None) -> None:
    """Bring everything of the other touchpoint to the one that is kept, and retire the other.

    Where both have a target score, `target` is the one that shall hold; without it that of the one that is kept. Later waves of
    a survey that still name the other belong to the one that is kept. Their budgets are added; where both are on
    a journey, a mark of a break stays. Raises Conflict if somebody was faster, Refused where the same people answered Kano questions
    about both.
    """
    _refuse_changed(change, keep)
    if both := kano.asked_both(change, keep.id, other.id):
        raise Refused("kano_both", surveys=", ".join(both))
    mine = _target(change, keep.id)
    if mine and target and target != mine:
        if target != _target(change, other.id):
            raise Conflict("conflict")
        wanted = targets.find(change, other.id, scenarios.chosen(change).id)
        change.update("target", mine.id, mine.version, **{name: getattr(wanted, name) for name in targets.SAID})
    taken = merging_targets.taken_over(change, keep.id, other.id)
    steps = int(change.rows(_LAST_STEP, {"id": keep.id})[0][0])
    for row_id, version in change.rows(_BROKEN, {"keep": keep.id, "other": other.id}):
        change.update("journey_step", row_id, version, broken=True)
    for table in TABLES:
        for row_id, version in _moving(change, table, keep.id, other.id):
            change.update(table, row_id, version, touchpoint_id=keep.id, **_placed(change, table, row_id, steps))
    for one in taken:
        change.update("target", one.id, one.version, touchpoint_id=keep.id, **{name: getattr(one, name) for name in targets.SAID})
    change.update("touchpoint", other.id, other.version, merged_into=keep.id, retired_at=now())
    # The kept one is part of this edit: an earlier change of it can no longer be undone beneath what it has taken over
    change.update("touchpoint", keep.id, keep.version, budget_per_year=_budget(change, keep.id, other.id))


def _budget(store: Store | Change, keep_id: int, other_id: int) -> float | None:
    """What both touchpoints together are given a year; None where it is known of neither."""
    return store.rows("SELECT sum(budget_per_year) FROM touchpoint WHERE id IN (?, ?)", [keep_id, other_id])[0][0]


def _moving(store: Store | Change, table: str, keep_id: int, other_id: int) -> list[tuple[int, int]]:
    """Id and version of the rows that go to the touchpoint that is kept."""
    names = ONCE.get(table)
    if names is None:
        return _rows(store, table, other_id)
    same = " AND ".join(f'k."{name}" IS NOT DISTINCT FROM o."{name}"' for name in names) or "true"
    return store.rows(
        f'SELECT o.id, o.version FROM "{table}" o WHERE o.touchpoint_id = $other AND {_in_use(table, "o")} AND NOT EXISTS ('
        f'SELECT 1 FROM "{table}" k WHERE k.touchpoint_id = $keep AND {_in_use(table, "k")} AND {same}) ORDER BY o.id',
        {"keep": keep_id, "other": other_id},
    )


def _rows(store: Store | Change, table: str, touchpoint_id: int) -> list[tuple[int, int]]:
    where = f"r.touchpoint_id = $id AND {_in_use(table, 'r')}"
    return store.rows(f'SELECT r.id, r.version FROM "{table}" r WHERE {where} ORDER BY r.id', {"id": touchpoint_id})


def _in_use(table: str, row: str) -> str:
    return f"{row}.retired_at IS NULL" if table in _RETIRING else "true"


def _placed(change: Change, table: str, row_id: int, steps: int) -> dict[str, object]:
    """Steps of the one process come after those of the other."""
    if table != "process_step":
        return {}
    return {"position": steps + change.rows("SELECT position FROM process_step WHERE id = $id", {"id": row_id})[0][0]}


def _target(store: Store | Change, touchpoint_id: int) -> Goal | None:
    held = targets.find(store, touchpoint_id, scenarios.chosen(store).id)
    if held.score is None:
        return None
    return Goal(score=held.score, service_level=held.service_level, version=held.version, id=held.id)


def _refuse_changed(change: Change, seen: Touchpoint) -> None:
    sql = "SELECT 1 FROM touchpoint WHERE id = $id AND version = $version AND retired_at IS NULL"
    if not change.rows(sql, {"id": seen.id, "version": seen.version}):
        raise Conflict("conflict")
