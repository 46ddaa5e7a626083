"""What is written down about touchpoints: saved, changed, retired, undone, never over somebody else's change."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from tpm.model.entry import Entry
from tpm.model.errors import Conflict, Refused
from tpm.model.factor import Factor
from tpm.model.idea import Idea, Prompt, WorkFormat
from tpm.model.incident import Incident
from tpm.model.perspective import Perspective, PerspectiveRating, Rater
from tpm.model.process import ProcessStep
from tpm.model.quality import Grade, QualityCheck, QualityQuestion
from tpm.model.remark import Obstacle, Remark, RemarkKind
from tpm.model.scale import Zone
from tpm.model.touchpoint import Touchpoint
from tpm.store import audit, entries, processes, touchpoints, whereabouts
from tpm.store.database import Store

DAY = date(2026, 9, 1)
MAKERS: list[Callable[[int], Entry]] = [
    lambda at: Factor(touchpoint_id=at, kind=Zone.DELIGHT, text="Rückruf", expectation="keiner", delivered="sofort", reaction="froh"),
    lambda at: PerspectiveRating(
        touchpoint_id=at, perspective=Perspective.DATA, source=Rater.MANAGEMENT, rated_by="Anna", score=2, note="fehlt", rated_on=DAY
    ),
    lambda at: QualityCheck(touchpoint_id=at, question=QualityQuestion.BRAND_FIT, answer=Grade.NO, note="bunt"),
    lambda at: Incident(touchpoint_id=at, happened_on=DAY, positive=True, severity=3, text="Foto", offer="Rad"),
    lambda at: Remark(touchpoint_id=at, kind=RemarkKind.OBSTACLE, text="kein Geld", category=Obstacle.BUDGET),
    lambda at: Remark(touchpoint_id=at, kind=RemarkKind.CHURN, text="geht", notice="ruft nicht an", early_warning="fünf Anrufe"),
    lambda at: ProcessStep(touchpoint_id=at, position=1, name="abheben", minutes=3, waiting_minutes=None, responsible="Büro"),
    lambda at: Idea(touchpoint_id=at, text="Rückruf buchen", author="Anna", prompt=Prompt.SAVE_TIME, format=WorkFormat.MEETING),
    lambda at: Idea(touchpoint_id=at, text="Karte schicken"),
]


@pytest.fixture
def hotline(store: Store) -> int:
    with store.change() as change:
        return touchpoints.save(change, Touchpoint(name="Hotline")).id


def save(store: Store, entry: Entry) -> Entry:
    with store.change() as change:
        return entries.save(change, entry)


@pytest.mark.parametrize("make", MAKERS)
def test_an_entry_comes_back_as_it_was_saved(store: Store, hotline: int, make: Callable[[int], Entry]) -> None:
    saved = save(store, make(hotline))
    assert saved == replace(make(hotline), id=saved.id, version=1)
    assert entries.every(store, type(saved), hotline) == [saved]


@pytest.mark.parametrize("make", MAKERS)
def test_an_entry_is_retired_and_brought_back(store: Store, hotline: int, make: Callable[[int], Entry]) -> None:
    saved = save(store, make(hotline))
    with store.change() as change:
        entries.retire(change, saved)
        done = change.id
    assert entries.every(store, type(saved)) == []
    with store.change() as change:
        audit.undo(change, done)
    assert [one.id for one in entries.every(store, type(saved))] == [saved.id]


def test_who_comes_second_overwrites_nothing(store: Store, hotline: int) -> None:
    seen = save(store, MAKERS[0](hotline))
    assert isinstance(seen, Factor)
    save(store, replace(seen, text="Anna war hier"))
    with pytest.raises(Conflict):
        save(store, replace(seen, text="Bernd auch"))
    assert [one.text for one in entries.every(store, Factor)] == ["Anna war hier"]


def test_an_entry_that_says_nothing_is_refused(store: Store, hotline: int) -> None:
    for entry in (Factor(touchpoint_id=hotline, kind=Zone.OKAY, text="  "), ProcessStep(touchpoint_id=hotline)):
        with pytest.raises(Refused, match="text_missing"):
            save(store, entry)


def test_a_quality_question_has_one_answer(store: Store, hotline: int) -> None:
    check = QualityCheck(touchpoint_id=hotline, question=QualityQuestion.NATURAL, answer=Grade.YES)
    save(store, check)
    with pytest.raises(Conflict):
        save(store, check)
    save(store, replace(check, question=QualityQuestion.PROMISE))


def test_entries_of_a_retired_touchpoint_are_not_listed(store: Store, hotline: int) -> None:
    save(store, MAKERS[0](hotline))
    with store.change() as change:
        touchpoints.retire(change, touchpoints.every(change)[0])
    assert entries.every(store, Factor) == []


def test_a_touchpoint_with_entries_is_not_taken_away_by_undoing_its_addition(store: Store) -> None:
    with store.change() as change:
        added = touchpoints.save(change, Touchpoint(name="Hotline"))
        done = change.id
    for make in MAKERS:
        entry = save(store, make(added.id))
        with pytest.raises(Conflict), store.change() as change:
            audit.undo(change, done)
        with store.change() as change:
            entries.retire(change, entry)
    with store.change() as change:
        audit.undo(change, done)
    assert touchpoints.every(store) == []


def test_steps_make_room_for_one_in_between(store: Store, hotline: int) -> None:
    with store.change() as change:
        for name in ("A", "B", "C"):
            processes.save(change, ProcessStep(touchpoint_id=hotline, name=name))
    last = entries.every(store, ProcessStep, hotline)[2]
    with store.change() as change:
        processes.save(change, replace(last, position=1))
        processes.save(change, ProcessStep(touchpoint_id=hotline, name="D", position=2))
    assert [(step.name, step.position) for step in entries.every(store, ProcessStep, hotline)] == [("C", 1), ("D", 2), ("A", 3), ("B", 4)]


def test_the_trail_of_a_touchpoint_holds_what_belongs_to_it_and_nothing_else(store: Store, hotline: int) -> None:
    with store.change("Anna") as change:
        other = touchpoints.save(change, Touchpoint(name="Rechnung"))
        entries.save(change, MAKERS[0](hotline))
        entries.save(change, MAKERS[3](other.id))
    told = audit.trail_of_touchpoint(store, hotline, 10)
    assert told["table"].tolist() == ["factor", "touchpoint"]
    assert told["changed_by"].tolist() == ["Anna", ""]


def test_what_became_of_a_touchpoint_is_known(store: Store, hotline: int) -> None:
    with store.change() as change:
        heir = touchpoints.save(change, Touchpoint(name="Telefon"))
        touchpoints.retire(change, touchpoints.every(change)[0])
        change.rows("UPDATE touchpoint SET merged_into = ? WHERE id = ?", [heir.id, hotline])
    found = whereabouts.find(store, hotline)
    assert found == whereabouts.Whereabouts(name="Hotline", retired=True, heir_id=heir.id, heir="Telefon")
    assert whereabouts.find(store, 999) is None
