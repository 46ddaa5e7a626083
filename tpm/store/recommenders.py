"""Those who recommend the firm."""

from dataclasses import replace
from typing import Any

from tpm.model.errors import Refused
from tpm.model.word_of_mouth import Recommender, RecommenderKind
from tpm.store.change import Change
from tpm.store.database import Store

_EVERY = """
SELECT id, version, name, kind, reach, influence, offers, touchpoint_id, attribute, "group", note, last_contact_on, thanked_on
FROM recommender WHERE retired_at IS NULL
ORDER BY influence DESC NULLS LAST, reach DESC NULLS LAST, lower(name), id
"""
_SAME_NAME = "SELECT id FROM recommender WHERE retired_at IS NULL AND lower(name) = lower($name) AND id <> $id"


def every(store: Store | Change) -> list[Recommender]:
    """All recommenders, the most influential first, then those who reach most."""
    return [_recommender(row) for row in store.rows(_EVERY)]


def save(change: Change, recommender: Recommender) -> Recommender:
    """Add a recommender (id 0) or change one. Raises Refused without a name or where it is there already, Conflict."""
    name = recommender.name.strip()
    if not name:
        raise Refused("name_missing")
    if change.rows(_SAME_NAME, {"name": name, "id": recommender.id}):
        raise Refused("recommender_exists", name=name)
    attribute, group = recommender.group or ("", "")
    offers = tuple(dict.fromkeys(offer.strip() for offer in recommender.offers if offer.strip()))
    values: dict[str, object] = {
        "name": name,
        "kind": str(recommender.kind),
        "reach": recommender.reach,
        "influence": recommender.influence,
        "offers": "\n".join(offers),
        "touchpoint_id": recommender.touchpoint_id,
        "attribute": attribute,
        "group": group,
        "note": recommender.note.strip(),
        "last_contact_on": recommender.last_contact_on,
        "thanked_on": recommender.thanked_on,
    }
    saved = replace(recommender, name=name, offers=offers, note=recommender.note.strip())
    if not recommender.id:
        return replace(saved, id=change.insert("recommender", **values), version=1)
    return replace(saved, version=change.update("recommender", recommender.id, recommender.version, **values))


def retire(change: Change, recommender: Recommender) -> None:
    """Take a recommender out of the list. Raises Conflict."""
    change.retire("recommender", recommender.id, recommender.version)


def _recommender(row: tuple[Any, ...]) -> Recommender:
    (row_id, version, name, kind, reach, influence, offers, touchpoint_id, attribute, group, note, contact, thanked) = row
    return Recommender(
        id=row_id,
        version=version,
        name=name,
        kind=RecommenderKind(kind),
        reach=reach,
        influence=influence,
        offers=tuple(offers.splitlines()),
        touchpoint_id=touchpoint_id,
        group=(attribute, group) if attribute else None,
        note=note,
        last_contact_on=contact,
        thanked_on=thanked,
    )
