"""Changes are whole, versioned, audited and can be undone."""

import threading
from dataclasses import replace

import pytest

from tpm.model.errors import Conflict, Refused
from tpm.model.scale import Scale
from tpm.model.survey import Audience, Role
from tpm.model.touchpoint import Touchpoint
from tpm.store import audit, phases, surveys, targets, touchpoints
from tpm.store.database import Store


def fail_in_a_change(store: Store, error: BaseException) -> None:
    with store.change() as change:
        touchpoints.save(change, Touchpoint(name="Website"))
        raise error


def test_a_change_that_fails_saves_nothing(store: Store) -> None:
    with pytest.raises(RuntimeError):
        fail_in_a_change(store, RuntimeError())
    assert touchpoints.every(store) == []


def test_a_change_interrupted_by_a_rerun_saves_nothing_and_frees_the_store(store: Store) -> None:
    with pytest.raises(KeyboardInterrupt):
        fail_in_a_change(store, KeyboardInterrupt())
    with store.change() as change:
        touchpoints.save(change, Touchpoint(name="Hotline"))
    assert [t.name for t in touchpoints.every(store)] == ["Hotline"]


def test_the_second_of_two_editors_is_told(store: Store) -> None:
    with store.change() as change:
        seen = touchpoints.save(change, Touchpoint(name="Website"))
    with store.change() as change:
        touchpoints.save(change, Touchpoint(**{**vars(seen), "name": "Webauftritt"}))
    with pytest.raises(Conflict), store.change() as change:
        touchpoints.save(change, Touchpoint(**{**vars(seen), "name": "Homepage"}))
    assert [t.name for t in touchpoints.every(store)] == ["Webauftritt"]


def test_two_touchpoints_cannot_share_a_name(store: Store) -> None:
    with store.change() as change:
        touchpoints.save(change, Touchpoint(name="Website"))
    with pytest.raises(Refused, match="touchpoint_exists"), store.change() as change:
        touchpoints.save(change, Touchpoint(name=" website "))


def test_an_edit_is_undone_to_what_stood_before(store: Store) -> None:
    with store.change("Anna") as change:
        saved = touchpoints.save(change, Touchpoint(name="Website"))
    with store.change("Bernd") as edit:
        touchpoints.save(edit, Touchpoint(**{**vars(saved), "name": "Homepage"}))
    with store.change("Anna") as change:
        audit.undo(change, edit.id)
    assert [t.name for t in touchpoints.every(store)] == ["Website"]
    assert audit.trail(store, "touchpoint", saved.id)["changed_by"].tolist() == ["Anna", "Bernd", "Anna"]


def test_adding_is_undone_by_removing_and_that_is_undone_by_adding_again(store: Store) -> None:
    with store.change() as added:
        touchpoints.save(added, Touchpoint(name="Website"))
    with store.change() as removed:
        audit.undo(removed, added.id)
    assert touchpoints.every(store) == []
    with store.change() as change:
        audit.undo(change, removed.id)
    assert [t.name for t in touchpoints.every(store)] == ["Website"]


def test_retiring_is_undone(store: Store) -> None:
    with store.change() as change:
        saved = touchpoints.save(change, Touchpoint(name="Website"))
    with store.change() as retired:
        touchpoints.retire(retired, saved)
    assert touchpoints.every(store) == []
    with store.change() as change:
        audit.undo(change, retired.id)
    assert [t.name for t in touchpoints.every(store)] == ["Website"]


def test_undoing_what_was_changed_again_since_is_refused(store: Store) -> None:
    with store.change() as first:
        saved = touchpoints.save(first, Touchpoint(name="Website"))
    with store.change() as change:
        touchpoints.save(change, Touchpoint(**{**vars(saved), "name": "Homepage"}))
    with pytest.raises(Conflict), store.change() as change:
        audit.undo(change, first.id)
    assert [t.name for t in touchpoints.every(store)] == ["Homepage"]


def test_adding_a_touchpoint_is_not_undone_once_it_is_rated(store: Store) -> None:
    with store.change() as added:
        saved = touchpoints.save(added, Touchpoint(name="Website"))
    with store.change() as change:
        survey = surveys.find_or_add(change, "Kunden", Audience.CUSTOMER)
        surveys.put_question(change, survey, "Website?", Role.RATING, touchpoint_id=saved.id, scale=Scale(minimum=1, maximum=5))
    with pytest.raises(Conflict), store.change() as change:
        audit.undo(change, added.id)
    assert [t.name for t in touchpoints.every(store)] == ["Website"]


def test_moving_a_touchpoint_shifts_the_others(store: Store) -> None:
    with store.change() as change:
        phase = phases.add(change, "Kauf")
        for name in ("A", "B", "C"):
            touchpoints.save(change, Touchpoint(name=name, phase_id=phase.id))
    with store.change() as change:
        touchpoints.move(change, touchpoints.every(change)[2], phase.id, 1)
    assert [(t.name, t.position) for t in touchpoints.every(store)] == [("C", 1), ("A", 2), ("B", 3)]


def test_a_target_is_set_changed_and_removed(store: Store) -> None:
    with store.change() as change:
        saved = touchpoints.save(change, Touchpoint(name="Website"))
        targets.put(change, saved.id, 80)
        targets.put(change, saved.id, 85, seen=1)
    assert targets.every(store)["target"].tolist() == [85]
    with pytest.raises(Conflict), store.change() as change:
        targets.put(change, saved.id, 70, seen=1)
    with pytest.raises(Refused), store.change() as change:
        targets.put(change, saved.id, 101, seen=2)
    with store.change() as change:
        targets.put(change, saved.id, None, seen=2)
    assert targets.every(store).empty


def test_eight_writers_and_readers_lose_nothing(store: Store) -> None:
    def write(writer: int) -> None:
        for n in range(10):
            with store.change() as change:
                touchpoints.save(change, Touchpoint(name=f"{writer}-{n}"))
            touchpoints.every(store)

    threads = [threading.Thread(target=write, args=(w,)) for w in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(touchpoints.every(store)) == 80


def test_a_changed_target_and_a_removed_one_come_back(store: Store) -> None:
    with store.change() as change:
        saved = touchpoints.save(change, Touchpoint(name="Website"))
        targets.put(change, saved.id, 80)
    with store.change() as changed:
        targets.put(changed, saved.id, 60, seen=1)
    with store.change() as change:
        audit.undo(change, changed.id)
    assert targets.every(store)["target"].tolist() == [80]
    with store.change() as removed:
        targets.put(removed, saved.id, None, seen=int(targets.every(store)["version"].iloc[0]))
    with store.change() as change:
        audit.undo(change, removed.id)
    assert targets.every(store)["target"].tolist() == [80]


def test_rows_added_together_keep_their_order_are_in_the_audit_and_go_together(store: Store) -> None:
    names = [f"Punkt {n}" for n in range(30)]
    with store.change("Anna") as added:
        found = touchpoints.find_or_add(added, [*names, "PUNKT 3"])
    assert [t.name for t in touchpoints.every(store)] == names
    assert {t.name.casefold(): t.id for t in touchpoints.every(store)} == found
    assert audit.trail(store, "touchpoint", found["punkt 7"])["changed_by"].tolist() == ["Anna"]
    with store.change() as change:
        audit.undo(change, added.id)
    assert touchpoints.every(store) == []


def test_only_missing_touchpoints_are_added(store: Store) -> None:
    with store.change() as change:
        known = touchpoints.save(change, Touchpoint(name="Website"))
        found = touchpoints.find_or_add(change, ["website", "Hotline"])
    assert found["website"] == known.id
    assert [t.name for t in touchpoints.every(store)] == ["Website", "Hotline"]


def test_questions_asked_together_are_told_apart_by_header(store: Store) -> None:
    five, ten = Scale(minimum=1, maximum=5), Scale(minimum=0, maximum=10)
    with store.change() as change:
        survey = surveys.find_or_add(change, "Kunden", Audience.CUSTOMER)
        old = surveys.put_question(change, survey, "B", Role.OVERALL, scale=five)
        asked = [
            surveys.Asked(header="A", role=Role.OVERALL, scale=five),
            surveys.Asked(header="B", role=Role.NPS, scale=ten),
            surveys.Asked(header="C", role=Role.COMMENT),
        ]
        ids = surveys.put_questions(change, survey, asked)
    assert ids[1] == old
    kept = surveys.questions(store).set_index("question_id").loc[ids]
    assert kept["header"].tolist() == ["A", "B", "C"]
    assert kept["role"].tolist() == ["overall", "nps", "comment"]
    assert kept["maximum"].tolist()[:2] == [5, 10]


def test_an_earlier_change_can_be_undone_after_the_later_ones_were(store):
    changes = []
    for owner in ("Service", "Vertrieb"):
        with store.change() as change:
            one = touchpoints.every(change)[0] if changes else touchpoints.save(change, Touchpoint(name="Hotline"))
            touchpoints.save(change, replace(one, owner=owner))
        changes.append(change.id)
    with pytest.raises(Conflict), store.change() as change:
        audit.undo(change, changes[0])
    for undone in reversed(changes):
        with store.change() as change:
            audit.undo(change, undone)
    assert touchpoints.every(store) == []
    with pytest.raises(Conflict), store.change() as change:
        audit.undo(change, changes[1])
