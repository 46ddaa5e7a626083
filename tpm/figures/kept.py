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
_kept: WeakKeyDictionary[Store, dict[Stamp, tuple[tuple[object, ...], dict[Hashable, Any]]]] = WeakKeyDictionary()


def until_changed(store: Store, key: Hashable, make: Callable[[], Made], stamp: Stamp = people.stamp) -> Made:
    """What `make` gives, or gave for this key before if neither the stamp of what it rests on changed since, nor the day."""
    now = (today(), *stamp(store))
    of_store = _kept.setdefault(store, {})
    before, found = of_store.get(stamp, ((), {}))
    if before != now:
        found = {}
        of_store[stamp] = now, found
    if key in found:
        return found[key]
    if len(found) >= MOST:
        found.pop(next(iter(found)), None)
    return found.setdefault(key, make())
