"""Figures that take long are kept until anything they could rest on changes."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from tpm.figures.measures import today
from tpm.store import people
from tpm.store.database import Store

MOST = 32
Made = TypeVar("Made")
Stamp = Callable[[Store], tuple[object, ...]]
_kept: WeakKeyDictionary[Store, dict[Stamp, tuple[tuple[object, ...], tuple[object, ...], dict[Hashable, Any]]]] = WeakKeyDictionary()


def until_changed(store: Store, key: Hashable, make: Callable[[], Made], stamp: Stamp = people.stamp) -> Made:
    """What `make` gives, or gave for this key before if neither the stamp of what it rests on changed since, nor the day."""
    found = _since(store, stamp)
    if key in found:
        return found[key]
    if len(found) >= MOST:
        found.pop(next(iter(found)), None)
    return found.setdefault(key, make())


def _since(store: Store, stamp: Stamp) -> dict[Hashable, Any]:
    """What was made since anything changed; the stamp is only taken anew after somebody wrote, as it costs more than a small figure."""
    of_store = _kept.setdefault(store, {})
    moment = (today(), store.changes)
    written, before, found = of_store.get(stamp, ((), (), {}))
    if written != moment:
        now = (today(), *stamp(store))
        found = found if before == now else {}
        of_store[stamp] = moment, now, found
    return found
