"""Targets of several scenarios, for groups, from a day on; older files keep theirs."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tpm.model.errors import Conflict, Refused
from tpm.model.target import BEGINNING, Decision, Intent, Scenario, Target
from tpm.model.touchpoint import Status, Touchpoint
from tpm.store import audit, decisions, merging, scenarios, schema, targets, touchpoints
from tpm.store.database import Store, connect

REGULARS = ("Kundengruppe", "Stammkunden")
BEFORE, SINCE, LATER = date(2026, 3, 31), date(2026, 4, 1), date(2099, 1, 1)


@pytest.fixture
def hotline(store: Store) -> int:
    with store.change() as change:
        return touchpoints.save(change, Touchpoint(name="Hotline")).id


@pytest.fixture
def plan(store: Store) -> Scenario:
    return scenarios.chosen(store)


def aim(store: Store, touchpoint_id: int, score: float | None, **values: object) -> Target:
    known: dict[str, object] = {"touchpoint_id": touchpoint_id, "scenario_id": scenarios.chosen(store).id, "score": score}
    with store.change() as change:
        return targets.save(change, Target(**known | values))


def undo(store: Store, change_id: int) -> None:
    with store.change() as change:
        audit.undo(change, change_id)


def scores(store: Store, **when: object) -> list[float]:
    return targets.every(store, **when)["target"].tolist()


def file_of_before(folder: Path) -> Path:
    """A workspace file as it was before there were scenarios, with two targets and what the audit knows of them."""
    steps = folder / "steps"
    steps.mkdir()
    for step in sorted(schema.STEPS.glob("*.sql"))[:7]:
        shutil.copy(step, steps)
    file = folder / "Firma.duckdb"
    connection = connect(file)
    schema.migrate(connection, steps)
    for row_id, name, score in ((5, "Hotline", 70), (6, "Website", 80)):
        connection.execute("INSERT INTO touchpoint (id, name, position, changed_at) VALUES (?, ?, ?, now())", [row_id, name, row_id])
        values = [row_id + 10, row_id, score, f"{name}!"]
        connection.execute(
            "INSERT INTO target (id, version, touchpoint_id, score, service_level, changed_at) VALUES (?, 3, ?, ?, ?, now())", values
        )
    gone = '{"id":99,"version":1,"touchpoint_id":6,"score":55.0,"service_level":"alt","changed_at":"2026-01-01 00:00:00"}'
    connection.execute(
        """INSERT INTO audit (change_id, changed_at, changed_by, "table", row_id, before) VALUES (7, now(), '', 'target', 99, ?)""", [gone]
    )
    connection.execute("UPDATE setting SET value = '7' WHERE name = 'schema'")
    connection.close()
    return file


def test_targets_of_an_older_file_move_into_the_first_scenario_and_keep_what_they_are(tmp_path: Path):
    file = file_of_before(tmp_path)
    connection = connect(file)
    schema.migrate(connection)
    connection.close()
    store = Store(connect(file), file)
    assert [(one.name, one.chosen) for one in scenarios.every(store)] == [("", True)]
    found = [(one.touchpoint_id, one.id, one.version, one.score, one.service_level, one.valid_from) for one in targets.in_force(store)]
    assert found == [(5, 15, 3, 70, "Hotline!", BEGINNING), (6, 16, 3, 80, "Website!", BEGINNING)]
    assert scores(store, on=date(1999, 1, 1)) == [70, 80]
    store.close()


def test_what_was_removed_before_there_were_scenarios_can_still_come_back(tmp_path: Path):
    file = file_of_before(tmp_path)
    connection = connect(file)
    schema.migrate(connection)
    store = Store(connection, file)
    with store.change() as change:
        targets.put(change, 6, None, seen=3)
    undo(store, 7)
    assert scores(store) == [70, 55]
    store.close()


def test_a_new_workspace_has_one_scenario_that_counts_and_no_name_in_any_language(store: Store):
    assert [(one.name, one.chosen, one.position) for one in scenarios.every(store)] == [("", True, 1)]


def test_the_latest_target_that_holds_on_the_day_counts(store: Store, hotline: int):
    aim(store, hotline, 60)
    aim(store, hotline, 70, valid_from=SINCE)
    aim(store, hotline, 90, valid_from=LATER)
    assert [scores(store, on=day) for day in (BEFORE, SINCE, None, LATER)] == [[60], [70], [70], [90]]
    assert [one.score for one in targets.history(store, hotline, scenarios.chosen(store).id)] == [90, 70, 60]


def test_a_group_has_its_own_target_where_there_is_one_else_that_of_all(store: Store, hotline: int):
    aim(store, hotline, 60)
    aim(store, hotline, 75, attribute=REGULARS[0], value=REGULARS[1])
    assert (scores(store), scores(store, segment=REGULARS), scores(store, segment=("Kundengruppe", "Neukunden"))) == ([60], [75], [60])
    assert targets.every(store, segment=REGULARS)["group"].tolist() == ["Stammkunden"]


def test_a_service_level_alone_is_a_target_without_a_score(store: Store, hotline: int):
    aim(store, hotline, None, service_level=" Antwort < 4 h ")
    assert scores(store) == []
    assert [one.service_level for one in targets.in_force(store)] == ["Antwort < 4 h"]


def test_a_target_that_says_nothing_any_more_goes_and_comes_back(store: Store, hotline: int):
    saved = aim(store, hotline, 60)
    with store.change() as change:
        emptied = targets.save(change, replace(saved, score=None))
    assert (emptied.id, targets.in_force(store)) == (0, [])
    undo(store, change.id)
    assert scores(store) == [60]


def test_two_targets_from_the_same_day_and_impossible_scores_are_refused(store: Store, hotline: int):
    aim(store, hotline, 60)
    later = aim(store, hotline, 70, valid_from=SINCE)
    with pytest.raises(Refused, match="target_twice"), store.change() as change:
        targets.save(change, replace(later, valid_from=BEGINNING))
    with pytest.raises(Refused, match="target_range"):
        aim(store, hotline, 101, valid_from=LATER)
    with pytest.raises(Conflict):
        aim(store, hotline, 65)


def test_the_slower_of_two_editors_of_a_target_is_told(store: Store, hotline: int):
    seen = aim(store, hotline, 60)
    with store.change() as change:
        targets.save(change, replace(seen, score=65))
    with pytest.raises(Conflict), store.change() as change:
        targets.save(change, replace(seen, score=90))
    with pytest.raises(Conflict), store.change() as change:
        targets.remove(change, seen)
    assert scores(store) == [65]


def test_a_removed_version_does_not_come_back_beside_one_written_since(store: Store, hotline: int):
    saved = aim(store, hotline, 60)
    with store.change() as change:
        targets.remove(change, saved)
    aim(store, hotline, 80)
    with pytest.raises(Conflict):
        undo(store, change.id)
    assert scores(store) == [80]


def test_a_copied_scenario_has_all_of_the_other_and_goes_its_own_way(store: Store, hotline: int, plan: Scenario):
    aim(store, hotline, 60, approach="Rückruf", resources="Büro", cost_per_year=900, valid_from=SINCE)
    aim(store, hotline, 75, attribute=REGULARS[0], value=REGULARS[1])
    with store.change() as change:
        decisions.save(change, Decision(touchpoint_id=hotline, scenario_id=plan.id, intent=Intent.OPTIMISE, note="bald"))
    with store.change() as change:
        bold = scenarios.copy(change, Scenario(name="Ehrgeizig", description="Mehr"), plan.id)

    def told(scenario_id: int) -> list[Target]:
        return [replace(one, id=0, version=0, scenario_id=0) for one in targets.history(store, hotline, scenario_id)]

    assert len(told(bold.id)) == 2
    assert told(bold.id) == told(plan.id)
    assert [(one.intent, one.note) for one in decisions.every(store, bold.id)] == [(Intent.OPTIMISE, "bald")]
    with store.change() as later:
        targets.save(later, replace(targets.find(store, hotline, bold.id, on=SINCE), score=90))
    assert (scores(store, scenario_id=bold.id), scores(store)) == ([90], [60])
    with pytest.raises(Conflict):
        undo(store, change.id)
    undo(store, later.id)
    assert len(scenarios.every(store)) == 2


def test_a_copy_is_undone_whole(store: Store, hotline: int, plan: Scenario):
    aim(store, hotline, 60)
    with store.change() as change:
        scenarios.copy(change, Scenario(name="Ehrgeizig"), plan.id)
    undo(store, change.id)
    assert [one.id for one in scenarios.every(store)] == [plan.id]
    assert store.rows("SELECT count(*) FROM target") == [(1,)]


def test_a_scenario_that_was_filled_since_is_not_taken_back(store: Store, hotline: int):
    with store.change() as change:
        bold = scenarios.save(change, Scenario(name="Ehrgeizig"))
    aim(store, hotline, 90, scenario_id=bold.id)
    with pytest.raises(Conflict):
        undo(store, change.id)


def test_the_targets_of_the_chosen_scenario_count_and_choosing_can_be_undone(store: Store, hotline: int):
    aim(store, hotline, 60)
    with store.change() as change:
        bold = scenarios.save(change, Scenario(name="Ehrgeizig"))
    aim(store, hotline, 90, scenario_id=bold.id)
    assert scores(store) == [60]
    with store.change() as change:
        scenarios.choose(change, bold)
    assert (scores(store), sum(one.chosen for one in scenarios.every(store))) == ([90], 1)
    undo(store, change.id)
    assert (scores(store), scenarios.chosen(store).name) == ([60], "")


def test_the_scenario_that_counts_stays_and_another_goes_and_comes_back_with_its_targets(store: Store, hotline: int, plan: Scenario):
    with pytest.raises(Refused, match="scenario_chosen"), store.change() as change:
        scenarios.retire(change, plan)
    with store.change() as change:
        bold = scenarios.save(change, Scenario(name="Ehrgeizig"))
    aim(store, hotline, 90, scenario_id=bold.id)
    with store.change() as change:
        scenarios.retire(change, bold)
    assert len(scenarios.every(store)) == 1
    undo(store, change.id)
    assert scores(store, scenario_id=bold.id) == [90]


def test_scenarios_need_names_of_their_own_but_the_first_may_stay_without(store: Store, plan: Scenario):
    with store.change() as change:
        scenarios.save(change, replace(plan, description="Was wir schaffen"))
        scenarios.save(change, Scenario(name="Minimal"))
    with pytest.raises(Refused, match="scenario_exists"), store.change() as change:
        scenarios.save(change, Scenario(name=" minimal "))
    with pytest.raises(Refused, match="name_missing"), store.change() as change:
        scenarios.save(change, Scenario())
    named = scenarios.every(store)[1]
    with pytest.raises(Refused, match="name_missing"), store.change() as change:
        scenarios.save(change, replace(named, name=""))
    assert [(one.name, one.description) for one in scenarios.every(store)] == [("", "Was wir schaffen"), ("Minimal", "")]


def test_only_what_is_not_there_yet_can_be_new(store: Store, hotline: int, plan: Scenario):
    with store.change() as change:
        coming = touchpoints.save(change, Touchpoint(name="Leihrad", status=Status.PLANNED)).id
    for touchpoint_id, intent, code in ((hotline, Intent.NEW, "decision_exists"), (coming, Intent.KEEP, "decision_coming")):
        with pytest.raises(Refused, match=code), store.change() as change:
            decisions.save(change, Decision(touchpoint_id=touchpoint_id, scenario_id=plan.id, intent=intent))
    with store.change() as change:
        decisions.save(change, Decision(touchpoint_id=coming, scenario_id=plan.id, intent=Intent.NEW))
    assert [one.intent for one in decisions.every(store, plan.id)] == [Intent.NEW]


def test_a_decision_is_made_once_changed_taken_back_and_undone(store: Store, hotline: int, plan: Scenario):
    wanted = Decision(touchpoint_id=hotline, scenario_id=plan.id, intent=Intent.KEEP)
    with store.change() as change:
        saved = decisions.save(change, wanted)
    with pytest.raises(Conflict), store.change() as change:
        decisions.save(change, wanted)
    with store.change() as change:
        changed = decisions.save(change, replace(saved, intent=Intent.DROP))
    with store.change() as removed:
        decisions.remove(removed, changed)
    assert decisions.find(store, hotline, plan.id) is None
    undo(store, removed.id)
    found = decisions.find(store, hotline, plan.id)
    assert found
    assert found.intent is Intent.DROP


def test_of_two_merged_touchpoints_the_kept_one_keeps_its_history_and_takes_other_scenarios_along(store: Store, hotline: int):
    with store.change() as change:
        phone = touchpoints.save(change, Touchpoint(name="Telefon")).id
        bold = scenarios.save(change, Scenario(name="Ehrgeizig"))
    aim(store, hotline, 60)
    aim(store, phone, 99, valid_from=SINCE)
    aim(store, phone, 88, scenario_id=bold.id)
    found = {one.id: one for one in touchpoints.every(store)}
    with store.change() as change:
        merging.merge(change, found[hotline], found[phone])
    assert (scores(store), scores(store, scenario_id=bold.id)) == ([60], [88])
    undo(store, change.id)
    assert sorted(scores(store)) == [60, 99]


def ended(store: Store, target: Target, day: date) -> Target:
    """From this day on there is no target any more."""
    with store.change() as change:
        return targets.save(change, replace(target, id=0, version=0, score=None, valid_from=day))


def test_a_target_ends_on_a_day_and_holds_until_then(store: Store, hotline: int):
    first = aim(store, hotline, 50)
    last = ended(store, first, SINCE)
    assert last.empty
    assert [scores(store, on=day) for day in (BEFORE, SINCE, None)] == [[50], [], []]
    with store.change() as change:
        targets.remove(change, last)
    assert scores(store) == [50]
    undo(store, change.id)
    assert scores(store) == []


def test_a_cleared_version_does_not_let_the_one_before_hold_again(store: Store, hotline: int):
    aim(store, hotline, 50)
    later = aim(store, hotline, 80, valid_from=SINCE, approach="Rückruf")
    with store.change() as change:
        assert targets.put(change, hotline, None, seen=later.version) == 0
    assert [scores(store, on=day) for day in (BEFORE, None)] == [[50], []]
    undo(store, change.id)
    assert scores(store) == [80]
    assert targets.find(store, hotline, scenarios.chosen(store).id).approach == "Rückruf"


def test_a_target_that_ended_is_set_again_from_the_same_day(store: Store, hotline: int):
    ended(store, aim(store, hotline, 50), SINCE)
    with store.change() as change:
        targets.put(change, hotline, 90)
    assert [scores(store, on=day) for day in (BEFORE, SINCE)] == [[50], [90]]
    undo(store, change.id)
    assert [scores(store, on=day) for day in (BEFORE, SINCE)] == [[50], []]


def test_a_group_whose_target_ended_has_that_of_all_again(store: Store, hotline: int):
    aim(store, hotline, 60)
    ended(store, aim(store, hotline, 75, attribute=REGULARS[0], value=REGULARS[1]), SINCE)
    assert [scores(store, segment=REGULARS, on=day) for day in (BEFORE, SINCE)] == [[75], [60]]


def test_what_has_no_target_before_a_day_needs_no_end(store: Store, hotline: int):
    nothing = Target(touchpoint_id=hotline, scenario_id=scenarios.chosen(store).id)
    assert ended(store, nothing, SINCE).id == 0
    ended(store, aim(store, hotline, 50), SINCE)
    assert ended(store, nothing, LATER).id == 0
    assert len(targets.history(store, hotline, nothing.scenario_id)) == 2


def test_a_version_is_not_written_onto_the_day_of_another(store: Store, hotline: int):
    first = aim(store, hotline, 60)
    aim(store, hotline, 70, valid_from=SINCE)
    with pytest.raises(Refused, match="target_twice"):
        aim(store, hotline, first.score, valid_from=SINCE)
    assert scores(store) == [70]


@pytest.fixture
def minimal(store: Store) -> Scenario:
    with store.change() as change:
        return scenarios.save(change, Scenario(name="Minimal"))


def test_nothing_is_written_into_a_scenario_that_is_gone(store: Store, hotline: int, minimal: Scenario):
    with store.change() as change:
        scenarios.retire(change, minimal)
    with pytest.raises(Conflict):
        aim(store, hotline, 50, scenario_id=minimal.id)
    with pytest.raises(Conflict), store.change() as change:
        decisions.save(change, Decision(touchpoint_id=hotline, scenario_id=minimal.id, intent=Intent.DROP))
    for source in (minimal.id, 99999):
        with pytest.raises(Conflict), store.change() as change:
            scenarios.copy(change, Scenario(name="Kopie"), source)
    assert len(scenarios.every(store)) == 1


def test_no_target_is_set_for_a_touchpoint_that_was_merged_away(store: Store, hotline: int):
    with store.change() as change:
        phone = touchpoints.save(change, Touchpoint(name="Telefon")).id
    found = {one.id: one for one in touchpoints.every(store)}
    with store.change() as change:
        merging.merge(change, found[hotline], found[phone])
    with pytest.raises(Conflict):
        aim(store, phone, 50)
    with pytest.raises(Conflict):
        aim(store, phone, 50, scenario_id=99999)


def test_a_deleted_scenario_does_not_come_back_beside_a_new_one_of_its_name(store: Store, minimal: Scenario):
    with store.change() as change:
        scenarios.retire(change, minimal)
    with store.change() as added:
        scenarios.save(added, Scenario(name="minimal"))
    with pytest.raises(Conflict):
        undo(store, change.id)
    assert [one.name for one in scenarios.every(store)] == ["", "minimal"]
    undo(store, added.id)
    undo(store, change.id)
    assert [one.name for one in scenarios.every(store)] == ["", "Minimal"]
