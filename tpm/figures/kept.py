"""Figures that take long are kept until anything they could rest on changes."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from tpm.figures.measures import today
from tpm.store import people
from tpm.store.database import Store

MOST = 32
Made = TypeVar("Made")
_kept: WeakKeyDictionary[Store, tuple[tuple[object, ...], dict[Hashable, Any]]] = WeakKeyDictionary()


def until_changed(store: Store, key: Hashable, make: Callable[[], Made]) -> Made:
    """What `make` gives, or gave for this key before if neither answers, entries and settings changed since, nor the day."""
    stamp = (today(), *people.stamp(store))
    before, found = _kept.get(store, ((), {}))
    if before != stamp:
        found = {}
        _kept[store] = stamp, found
    if key in found:
        return found[key]
    if len(found) >= MOST:
        found.pop(next(iter(found)), None)
    return found.setdefault(key, make())
