"""Recommenders, warnings and notes in a real workspace: saved, undone, never silently overwritten."""

from dataclasses import replace
from datetime import date

import pytest

from tpm.model.errors import Conflict, Refused
from tpm.model.note import Note
from tpm.model.word_of_mouth import AdviceAgainst, Recommender, RecommenderKind
from tpm.store import advice, audit, notes, recommenders
from tpm.store.database import Store

CLUB = Recommender(
    name=" RSC Lindental ",
    kind=RecommenderKind.PARTNER,
    reach=400,
    influence=5,
    offers=("Werkstatt", " ", "Werkstatt", "E-Bike"),
    group=("Kundengruppe", "Stammkunden"),
    thanked_on=date(2026, 5, 4),
)


def add(store: Store, one: Recommender) -> Recommender:
    with store.change() as change:
        return recommenders.save(change, one)


def test_a_recommender_comes_back_as_it_was_saved(store: Store):
    saved = add(store, CLUB)
    assert recommenders.every(store) == [saved]
    assert (saved.name, saved.offers, saved.group, saved.reach) == (
        "RSC Lindental",
        ("Werkstatt", "E-Bike"),
        ("Kundengruppe", "Stammkunden"),
        400,
    )


def test_the_most_influential_stand_first_and_those_nobody_judged_last(store: Store):
    for name, influence, reach in (("A", None, 900), ("B", 2, 10), ("C", 5, 20), ("D", 5, 300)):
        add(store, Recommender(name=name, influence=influence, reach=reach))
    assert [one.name for one in recommenders.every(store)] == ["D", "C", "B", "A"]


def test_two_recommenders_of_one_name_are_refused(store: Store):
    add(store, CLUB)
    with pytest.raises(Refused, match="recommender_exists"):
        add(store, Recommender(name="rsc lindental"))
    with pytest.raises(Refused, match="name_missing"):
        add(store, Recommender(name=" "))


def test_who_changes_an_older_recommender_is_told(store: Store):
    seen = add(store, CLUB)
    add(store, replace(seen, influence=4))
    with pytest.raises(Conflict):
        add(store, replace(seen, reach=500))
    assert (recommenders.every(store)[0].influence, recommenders.every(store)[0].reach) == (4, 400)


def test_a_removed_recommender_can_be_brought_back(store: Store):
    saved = add(store, CLUB)
    with store.change() as removing:
        recommenders.retire(removing, saved)
    assert recommenders.every(store) == []
    with store.change() as undoing:
        audit.undo(undoing, removing.id)
    assert [one.offers for one in recommenders.every(store)] == [("Werkstatt", "E-Bike")]


def test_warnings_stand_by_severity_and_can_be_undone(store: Store):
    with store.change() as adding:
        mild = advice.save(adding, AdviceAgainst(text="Teuer", severity=1, happened_on=date(2026, 9, 1)))
        advice.save(adding, AdviceAgainst(text="Nie wieder!", severity=3, touchpoint_id=7, offer="E-Bike", source="Forum"))
    assert [one.severity for one in advice.every(store)] == [3, 1]
    with pytest.raises(Refused, match="text_missing"), store.change() as change:
        advice.save(change, replace(mild, text="  "))
    with store.change() as changing:
        advice.save(changing, replace(mild, severity=2))
    with store.change() as undoing:
        audit.undo(undoing, changing.id)
    assert [one.severity for one in advice.every(store)] == [3, 1]


def test_a_note_is_written_changed_and_taken_away(store: Store):
    for text, version in (("Frau Lang fragen", 1), ("Frau Lang hat geantwortet", 2), ("", 0)):
        with store.change() as change:
            seen = notes.every(store).get("1a-who", Note(question="1a-who"))
            assert notes.save(change, replace(seen, text=text)).version == version
    assert notes.every(store) == {}


def test_an_empty_note_leaves_nothing_behind(store: Store):
    with store.change() as change:
        notes.save(change, Note(question="1a-who", text="   "))
    assert notes.every(store) == {}


def test_a_first_note_of_two_people_is_not_overwritten(store: Store):
    with store.change() as change:
        notes.save(change, Note(question="1a-who", text="erste"))
    with pytest.raises(Conflict), store.change() as change:
        notes.save(change, Note(question="1a-who", text="zweite"))
    assert notes.every(store)["1a-who"].text == "erste"
