"""Which targets a touchpoint takes over from another one that becomes part of it."""

from dataclasses import replace

from tpm.model.target import Target
from tpm.store import targets
from tpm.store.change import Change
from tpm.store.database import Store

_SCENARIOS = "SELECT DISTINCT scenario_id FROM target WHERE touchpoint_id = $id ORDER BY scenario_id"
_GROUP = tuple[str, str]


def taken_over(store: Store | Change, keep_id: int, other_id: int) -> list[Target]:
    """Targets as they shall stand at the one that is kept, where both have some for a group but only the other has a score in force.

    Each holds one row of the other: it moves as it is, or joins what is promised without a score at the one that is kept.
    """
    found: list[Target] = []
    for (scenario_id,) in store.rows(_SCENARIOS, {"id": other_id}):
        mine, theirs = (_by_group(targets.history(store, one, scenario_id)) for one in (keep_id, other_id))
        for group in mine.keys() & theirs.keys():
            found += _taken(mine[group], theirs[group], keep_id)
    return sorted(found, key=lambda one: one.id)


def _taken(mine: list[Target], theirs: list[Target], keep_id: int) -> list[Target]:
    """Both from the latest to the first."""
    held, wanted = _in_force(mine), _in_force(theirs)
    if wanted is None or wanted.score is None or (held and held.score is not None):
        return []
    if held is None:
        return [replace(one, touchpoint_id=keep_id) for one in theirs if one.valid_from < mine[-1].valid_from]
    said = {name: getattr(held, name) for name in targets.SAID if getattr(held, name) not in {None, ""}}
    # From the day on which both hold
    place = held if held.valid_from >= wanted.valid_from else wanted
    return [replace(wanted, id=place.id, version=place.version, touchpoint_id=keep_id, valid_from=place.valid_from, **said)]


def _in_force(latest_first: list[Target]) -> Target | None:
    return next((one for one in latest_first if one.valid_from <= targets.today()), None)


def _by_group(found: list[Target]) -> dict[_GROUP, list[Target]]:
    groups: dict[_GROUP, list[Target]] = {}
    for one in found:
        groups.setdefault((one.attribute, one.value), []).append(one)
    return groups
