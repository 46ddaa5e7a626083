"""Which customer groups meet us where: one row per group and touchpoint, never overwritten unseen."""

from dataclasses import replace

import pytest

from tpm.model.errors import Conflict
from tpm.model.scale import Scale
from tpm.model.survey import Audience, Role
from tpm.model.touchpoint import Encounter, Frequency, Touchpoint
from tpm.store import audit, encounters, surveys, touchpoints
from tpm.store.database import Store


@pytest.fixture
def hotline(store: Store) -> Touchpoint:
    with store.change() as change:
        return touchpoints.save(change, Touchpoint(name="Hotline"))


def put(store: Store, wanted: Encounter) -> int:
    with store.change() as change:
        return encounters.put(change, wanted)


def met(hotline: Touchpoint) -> Encounter:
    return Encounter(touchpoint_id=hotline.id, attribute="Kundengruppe", value="Neukunden", occasion="Störung", frequency=Frequency.ONCE)


def test_what_is_said_of_a_group_is_kept_changed_and_taken_away(store: Store, hotline: Touchpoint) -> None:
    version = put(store, met(hotline))
    version = put(store, replace(met(hotline), occasion="Anfrage", contact_role="Büro", version=version))
    (found,) = encounters.every(store)
    assert (found.occasion, found.contact_role, found.frequency, found.version) == ("Anfrage", "Büro", Frequency.ONCE, 2)
    assert put(store, replace(found, occasion=" ", contact_role="", frequency=None, version=version)) == 0
    assert encounters.every(store) == []


def test_nothing_said_leaves_no_row(store: Store, hotline: Touchpoint) -> None:
    assert put(store, Encounter(touchpoint_id=hotline.id, value="Händler")) == 0
    assert encounters.every(store) == []


def test_the_second_of_two_who_write_is_told(store: Store, hotline: Touchpoint) -> None:
    put(store, met(hotline))
    for seen in (0, 2):
        with pytest.raises(Conflict):
            put(store, replace(met(hotline), occasion="Anfrage", version=seen))
    assert encounters.every(store)[0].occasion == "Störung"


def test_groups_of_the_same_name_are_told_apart_by_their_attribute(store: Store, hotline: Touchpoint) -> None:
    put(store, met(hotline))
    put(store, Encounter(touchpoint_id=hotline.id, value="Neukunden", occasion="Messe"))
    assert [(each.attribute, each.occasion) for each in encounters.every(store)] == [("", "Messe"), ("Kundengruppe", "Störung")]


def test_a_removed_row_comes_back(store: Store, hotline: Touchpoint) -> None:
    put(store, met(hotline))
    with store.change() as change:
        encounters.put(change, Encounter(touchpoint_id=hotline.id, attribute="Kundengruppe", value="Neukunden", version=1))
        removed = change.id
    with store.change() as change:
        audit.undo(change, removed)
    assert encounters.every(store)[0].occasion == "Störung"


def test_customers_of_a_group_who_rated_are_counted_once(store: Store, hotline: Touchpoint) -> None:
    with store.change() as change:
        for audience, people in ((Audience.CUSTOMER, (1, 2)), (Audience.EMPLOYEE, (3,))):
            survey = surveys.find_or_add(change, str(audience), audience)
            scale = Scale(minimum=1, maximum=5)
            asked = [surveys.put_question(change, survey, q, Role.RATING, touchpoint_id=hotline.id, scale=scale) for q in "AB"]
            for person in people:
                change.rows("INSERT INTO respondent VALUES (?, 1, NULL, NULL)", [person])
                change.rows("INSERT INTO respondent_segment VALUES (?, 'Kundengruppe', 'Neukunden')", [person])
                for question in asked:
                    change.rows("INSERT INTO answer VALUES (?, ?, 3)", [person, question])
    assert encounters.answered(store, "Kundengruppe", "Neukunden") == {hotline.id: 2}
    assert encounters.answered(store, "Kundengruppe", "Stammkunden") == {}


def test_what_was_taken_away_does_not_come_back_beside_what_was_written_since(store: Store, hotline: Touchpoint) -> None:
    version = put(store, met(hotline))
    with store.change() as gone:
        encounters.put(gone, replace(met(hotline), occasion="", frequency=None, version=version))
    put(store, replace(met(hotline), occasion="Anfrage"))
    with pytest.raises(Conflict), store.change() as change:
        audit.undo(change, gone.id)
    assert [found.occasion for found in encounters.every(store)] == ["Anfrage"]
