"""Where new customers come from: each origin with its spellings and what it counts as.

New customers keep the text as given; an origin is found by its spellings, so correcting it here corrects every figure.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import pyarrow as pa

from tpm.model.survey import OriginKind
from tpm.store.change import Change, now
from tpm.store.database import Store


@dataclass(frozen=True, kw_only=True)
class Origin:
    """One origin and all texts that mean it."""

    id: int
    version: int
    name: str
    kind: OriginKind
    spellings: tuple[str, ...]


_EVERY = """
SELECT o.id, o.version, o.name, o.kind, coalesce(list(s.text ORDER BY s.text) FILTER (WHERE s.text IS NOT NULL), [])
FROM origin o LEFT JOIN origin_spelling s ON s.origin_id = o.id GROUP BY o.id, o.version, o.name, o.kind ORDER BY o.name, o.id
"""
_SPELLING = "SELECT id, version, origin_id FROM origin_spelling WHERE text = $text"
_NEW_ORIGINS = """
INSERT INTO origin (name, kind, changed_at)
SELECT name, any_value(kind), $now FROM new_spellings n
WHERE NOT EXISTS (SELECT 1 FROM origin o WHERE o.name = n.name) AND NOT EXISTS (SELECT 1 FROM origin_spelling s WHERE s.text = n.text)
GROUP BY name ORDER BY name
"""
_NEW_SPELLINGS = """
INSERT INTO origin_spelling (text, origin_id, changed_at)
SELECT n.text, min(o.id), $now FROM new_spellings n JOIN origin o ON o.name = n.name
WHERE NOT EXISTS (SELECT 1 FROM origin_spelling s WHERE s.text = n.text) GROUP BY n.text ORDER BY n.text
"""


def every(store: Store | Change) -> list[Origin]:
    """All origins by name."""
    return [Origin(id=i, version=v, name=n, kind=OriginKind(k), spellings=tuple(s)) for i, v, n, k, s in store.rows(_EVERY)]


def kinds(store: Store | Change) -> dict[str, OriginKind]:
    """What each known text counts as."""
    return {text: origin.kind for origin in every(store) for text in origin.spellings}


def remember(change: Change, kinds: Mapping[str, OriginKind], groups: Mapping[str, str]) -> None:
    """Keep texts that are new, each under the name of its group; what somebody has decided before stays."""
    if not kinds:
        return
    texts = {"text": list(kinds), "name": [groups.get(text, text) for text in kinds], "kind": [str(kind) for kind in kinds.values()]}
    change.register("new_spellings", pa.table(texts))
    change.rows(_NEW_ORIGINS, {"now": now()})
    change.rows(_NEW_SPELLINGS, {"now": now()})


def decide(change: Change, kinds: Mapping[str, OriginKind], groups: Mapping[str, str]) -> None:
    """Let texts belong to these groups and count as said, in the whole workspace and whatever was decided before."""
    remember(change, kinds, groups)
    found = every(change)
    named = {origin.name: origin.id for origin in found}
    moved = {text: groups.get(text, text) for origin in found for text in origin.spellings if groups.get(text, text) != origin.name}
    for text, name in moved.items():
        if text in kinds:
            named[name] = named.get(name) or change.insert("origin", name=name, kind=str(kinds[text]))
            _move(change, text, named[name])
    _drop_empty(change)
    wanted = {groups.get(text, text): kind for text, kind in kinds.items()}
    for origin in every(change):
        if wanted.get(origin.name, origin.kind) is not origin.kind:
            count_as(change, origin, wanted[origin.name])


def set_kind(change: Change, text: str, kind: OriginKind) -> None:
    """Let a text count as recommendation, other or unknown, and every other spelling of its origin with it."""
    remember(change, {text: kind}, {})
    origin = next(one for one in every(change) if text in one.spellings)
    if origin.kind is not kind:
        count_as(change, origin, kind)


def count_as(change: Change, origin: Origin, kind: OriginKind) -> int:
    """Let an origin count as something else, in every figure from now on; return its new version. Raises Conflict."""
    return change.update("origin", origin.id, origin.version, kind=str(kind))


def rename(change: Change, origin: Origin, name: str) -> int:
    """Give an origin another name; where another one has it, all spellings go there. Return the new version. Raises Conflict."""
    name = name.strip()
    version = change.update("origin", origin.id, origin.version, name=name or origin.name)
    other = next((one for one in every(change) if one.name.casefold() == name.casefold() and one.id != origin.id), None)
    if other is not None:
        for text in origin.spellings:
            _move(change, text, other.id)
        _drop_empty(change)
    return version


def take_out(change: Change, origin: Origin, texts: Collection[str]) -> None:
    """Make each of some spellings an origin of its own, which counts as before. Raises Conflict.

    Where its name is among them, what stays is called by another of its spellings: no two origins have one name.
    """
    rest = [text for text in origin.spellings if text not in texts]
    name = rest[0] if rest and origin.name in texts else origin.name
    change.update("origin", origin.id, origin.version, kind=str(origin.kind), name=name)
    for text in sorted(texts):
        _move(change, text, change.insert("origin", name=text, kind=str(origin.kind)))
    _drop_empty(change)


def add_spelling(change: Change, origin: Origin, text: str) -> None:
    """Let a text mean this origin, unless it means one already."""
    remember(change, {text: origin.kind}, {text: origin.name})


def _move(change: Change, text: str, origin_id: int) -> None:
    row_id, version, now_at = change.rows(_SPELLING, {"text": text})[0]
    if now_at != origin_id:
        change.update("origin_spelling", row_id, version, origin_id=origin_id)


def _drop_empty(change: Change) -> None:
    for origin in every(change):
        if not origin.spellings:
            change.delete("origin", origin.id)
