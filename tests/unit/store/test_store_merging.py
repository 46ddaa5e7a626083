"""Two touchpoints that mean the same become one, with everything that belongs to them, and can be parted again."""

from dataclasses import replace
from datetime import date

import pytest

from tpm.model.errors import Conflict
from tpm.model.journey import Journey
from tpm.model.measure import Measure
from tpm.model.period import Filter
from tpm.model.scale import Scale
from tpm.model.survey import Audience, Role
from tpm.model.target import BEGINNING, Scenario, Target
from tpm.model.touchpoint import Encounter, Touchpoint
from tpm.store import answers, audit, encounters, journeys, measures, merging, scenarios, surveys, targets, touchpoints
from tpm.store.database import Store

FIVE = Scale(minimum=1, maximum=5)
SINCE = date(2026, 4, 1)
# What else a row needs besides its touchpoint.
ROWS: dict[str, dict[str, object]] = {
    "question": {"survey_id": 1, "header": "?", "role": "rating"},
    "measure": {"title": "M"},
    "factor": {"kind": "delight", "text": "x"},
    "perspective_rating": {"perspective": "data", "source": "employee", "score": 3, "rated_on": date(2026, 1, 1)},
    "incident": {"happened_on": date(2026, 1, 1), "positive": True, "severity": 1, "text": "x"},
    "remark": {"kind": "good", "text": "x"},
    "process_step": {"position": 1, "name": "x"},
    "idea": {"text": "x"},
    "recommender": {"name": "x"},
    "warning": {"text": "x"},
    "target": {"scenario_id": 1, "score": 50},
    "decision": {"scenario_id": 1, "decision": "keep"},
    "encounter": {"value": "Neukunden"},
    "quality_check": {"question": "x", "answer": "yes"},
    "journey_step": {"journey_id": 1},
}


@pytest.fixture
def phone(store: Store) -> Touchpoint:
    with store.change() as change:
        return touchpoints.save(change, Touchpoint(name="Telefon"))


@pytest.fixture
def hotline(store: Store, phone: Touchpoint) -> Touchpoint:
    del phone
    with store.change() as change:
        return touchpoints.save(change, Touchpoint(name="Hotline"))


def merge(store: Store, keep: Touchpoint, other: Touchpoint, target: merging.Goal | None = None) -> int:
    with store.change() as change:
        merging.merge(change, keep, other, target=target)
        return change.id


def undo(store: Store, change_id: int) -> None:
    with store.change() as change:
        audit.undo(change, change_id)


def state(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Everything a merger may touch, without versions and times."""
    rows = {table: store.rows(f'SELECT id, touchpoint_id FROM "{table}" ORDER BY id') for table in merging.TABLES}
    return rows | {"touchpoint": store.rows("SELECT id, name, merged_into, retired_at IS NULL FROM touchpoint ORDER BY id")}


def test_every_table_that_names_a_touchpoint_is_thought_of(store: Store) -> None:
    found = store.rows("SELECT table_name FROM duckdb_columns() WHERE column_name = 'touchpoint_id'")
    assert {name for (name,) in found} == set(merging.TABLES) == set(ROWS)


@pytest.mark.parametrize("table", merging.TABLES)
def test_a_touchpoint_is_not_taken_away_from_under_what_belongs_to_it(store: Store, table: str) -> None:
    with store.change() as added:
        one = touchpoints.save(added, Touchpoint(name="Telefon"))
    with store.change() as change:
        change.insert(table, touchpoint_id=one.id, **ROWS[table])
    with pytest.raises(Conflict):
        undo(store, added.id)


@pytest.mark.parametrize("table", merging.TABLES)
def test_a_row_moves_along_and_comes_back(store: Store, phone: Touchpoint, hotline: Touchpoint, table: str) -> None:
    with store.change() as change:
        row = change.insert(table, touchpoint_id=hotline.id, **ROWS[table])
    before = state(store)
    done = merge(store, phone, hotline)
    assert store.rows(f'SELECT touchpoint_id FROM "{table}" WHERE id = ?', [row]) == [(phone.id,)]
    assert [t.name for t in touchpoints.every(store)] == ["Telefon"]
    undo(store, done)
    assert state(store) == before


@pytest.mark.parametrize("table", merging.ONCE)
def test_what_both_have_once_stays_behind_with_the_other_and_is_told(
    store: Store, phone: Touchpoint, hotline: Touchpoint, table: str
) -> None:
    with store.change() as change:
        for each in (phone, hotline):
            change.insert(table, touchpoint_id=each.id, **ROWS[table])
    before = state(store)
    told = merging.preview(store, phone.id, hotline.id)
    assert (told.left[table], told.moved[table]) == (1, 0)
    done = merge(store, phone, hotline)
    assert state(store)[table] == before[table]
    undo(store, done)
    assert state(store) == before


@pytest.mark.parametrize("marks", [(True, False), (False, True), (True, True), (False, False)])
@pytest.mark.parametrize("standard", [True, False])
def test_a_break_on_the_way_to_either_is_one_on_the_way_to_what_they_become(
    store: Store, phone: Touchpoint, hotline: Touchpoint, marks: tuple[bool, bool], standard: bool
) -> None:
    with store.change() as change:
        journey_id = None if standard else journeys.copy(change, Journey(name="Großkunden")).id
        for each, broken in zip((phone, hotline), marks, strict=True):
            journeys.mark(change, journey_id, each.id, broken=broken)
    before = [stop.broken for stop in journeys.stops(store, journey_id)]
    done = merge(store, phone, hotline)
    assert [(stop.touchpoint.id, stop.broken) for stop in journeys.stops(store, journey_id)] == [(phone.id, any(marks))]
    undo(store, done)
    assert [stop.broken for stop in journeys.stops(store, journey_id)] == before


def test_answers_of_both_count_for_the_one_that_is_kept(store: Store, phone: Touchpoint, hotline: Touchpoint) -> None:
    with store.change() as change:
        survey = surveys.find_or_add(change, "Kunden", Audience.CUSTOMER)
        for number, (each, value) in enumerate(((phone, 5), (hotline, 1), (hotline, 2))):
            question = surveys.put_question(change, survey, f"{each.name}?", Role.RATING, touchpoint_id=each.id, scale=FIVE)
            change.rows("INSERT INTO respondent VALUES (?, 1, NULL, NULL)", [number])
            change.rows("INSERT INTO answer VALUES (?, ?, ?)", [number, question, value])
    told = merging.preview(store, phone.id, hotline.id)
    assert (told.answers, told.moved["question"], told.asked_both) == (2, 1, ("Kunden",))
    merge(store, phone, hotline)
    found = answers.histogram(store, Filter(), [Role.RATING])
    assert found.groupby("touchpoint_id")["n"].sum().to_dict() == {phone.id: 3}


def test_of_two_targets_the_chosen_one_holds_and_both_come_back(store: Store, phone: Touchpoint, hotline: Touchpoint) -> None:
    with store.change() as change:
        targets.put(change, phone.id, 70)
        targets.put(change, hotline.id, 90, service_level="Antwort in 2 Stunden")
    told = merging.preview(store, phone.id, hotline.id)
    done = merge(store, phone, hotline, told.other_target)
    assert targets.every(store)[["touchpoint_id", "target", "service_level"]].values.tolist() == [[phone.id, 90, "Antwort in 2 Stunden"]]
    undo(store, done)
    assert targets.every(store)["target"].tolist() == [70, 90]


def test_a_target_that_changed_while_it_was_chosen_is_not_taken(store: Store, phone: Touchpoint, hotline: Touchpoint) -> None:
    with store.change() as change:
        targets.put(change, phone.id, 70)
        targets.put(change, hotline.id, 90)
    told = merging.preview(store, phone.id, hotline.id)
    with store.change() as change:
        targets.put(change, hotline.id, 95, seen=1)
    with pytest.raises(Conflict):
        merge(store, phone, hotline, told.other_target)
    assert targets.every(store)["target"].tolist() == [70, 95]


@pytest.mark.parametrize("faster", ["keep", "other"])
def test_who_merges_what_another_has_changed_is_told_and_nothing_moves(
    store: Store, phone: Touchpoint, hotline: Touchpoint, faster: str
) -> None:
    with store.change() as change:
        measures.save(change, Measure(title="Schulung", touchpoint_id=hotline.id))
        touchpoints.save_all(change, [phone if faster == "keep" else hotline], owner="Anna")
    before = state(store)
    with pytest.raises(Conflict):
        merge(store, phone, hotline)
    assert state(store) == before


def test_a_name_that_was_merged_leads_to_the_one_in_use(store: Store, phone: Touchpoint, hotline: Touchpoint) -> None:
    with store.change() as change:
        service = touchpoints.save(change, Touchpoint(name="Kundendienst"))
    merge(store, phone, hotline)
    merge(store, service, next(t for t in touchpoints.every(store) if t.id == phone.id))
    assert touchpoints.ids(store) == {"kundendienst": service.id, "telefon": service.id, "hotline": service.id}


def test_one_that_is_taken_back_into_use_is_empty_but_there(store: Store, phone: Touchpoint, hotline: Touchpoint) -> None:
    with store.change() as change:
        measures.save(change, Measure(title="Schulung", touchpoint_id=hotline.id))
    merge(store, phone, hotline)
    ((gone, heir),) = touchpoints.retired(store)
    assert (gone.name, heir) == ("Hotline", "Telefon")
    with store.change() as change:
        touchpoints.restore(change, gone)
    assert touchpoints.ids(store) == {"telefon": phone.id, "hotline": hotline.id}
    assert measures.every(store)[0].touchpoint_id == phone.id


def test_steps_of_both_follow_each_other(store: Store, phone: Touchpoint, hotline: Touchpoint) -> None:
    with store.change() as change:
        for each, names in ((phone, "AB"), (hotline, "CD")):
            for position, name in enumerate(names, 1):
                change.insert("process_step", touchpoint_id=each.id, position=position, name=name)
    merge(store, phone, hotline)
    assert store.rows("SELECT name FROM process_step ORDER BY position, id") == [("A",), ("B",), ("C",), ("D",)]


def test_groups_that_meet_only_one_of_them_come_along(store: Store, phone: Touchpoint, hotline: Touchpoint) -> None:
    with store.change() as change:
        encounters.put(change, Encounter(touchpoint_id=phone.id, value="Neukunden", occasion="Anfrage"))
        encounters.put(change, Encounter(touchpoint_id=hotline.id, value="Neukunden", occasion="Störung"))
        encounters.put(change, Encounter(touchpoint_id=hotline.id, value="Händler", occasion="Bestellung"))
    merge(store, phone, hotline)
    assert [(e.value, e.occasion) for e in encounters.every(store)] == [("Händler", "Bestellung"), ("Neukunden", "Anfrage")]


def test_a_return_cannot_be_undone_beneath_a_later_merger_the_other_way(store: Store, phone: Touchpoint, hotline: Touchpoint) -> None:
    merge(store, phone, hotline)
    with store.change() as back:
        touchpoints.restore(back, touchpoints.retired(store)[0][0])
    now = {t.name: t for t in touchpoints.every(store)}
    merge(store, now["Hotline"], now["Telefon"])
    with pytest.raises(Conflict), store.change() as change:
        audit.undo(change, back.id)
    assert [t.name for t in touchpoints.every(store)] == ["Hotline"]
    assert touchpoints.ids(store)["telefon"] == hotline.id


def aim(store: Store, touchpoint: Touchpoint, **values: object) -> Target:
    known: dict[str, object] = {"touchpoint_id": touchpoint.id, "scenario_id": scenarios.chosen(store).id}
    with store.change() as change:
        return targets.save(change, Target(**known | values))


def holds(store: Store, touchpoint: Touchpoint, day: date | None = None) -> Target:
    return targets.find(store, touchpoint.id, scenarios.chosen(store).id, on=day)


def every_target(store: Store) -> list[tuple[object, ...]]:
    return store.rows("SELECT id, touchpoint_id, valid_from, score, service_level, approach FROM target ORDER BY id")


def test_a_chosen_target_comes_with_its_ways_means_and_cost(store: Store, phone: Touchpoint, hotline: Touchpoint) -> None:
    aim(store, phone, score=70, approach="alt", cost_per_year=1.0)
    aim(store, hotline, score=90, approach="Rückruf", resources="Büro", cost_per_year=900.0, service_level="sofort")
    merge(store, phone, hotline, merging.preview(store, phone.id, hotline.id).other_target)
    found = holds(store, phone)
    said = (found.score, found.approach, found.resources, found.cost_per_year, found.service_level)
    assert said == (90, "Rückruf", "Büro", 900, "sofort")


@pytest.mark.parametrize("day", [None, SINCE])
def test_a_promise_without_a_score_takes_over_the_score_of_the_other(
    store: Store, phone: Touchpoint, hotline: Touchpoint, day: date | None
) -> None:
    aim(store, phone, service_level="unter 4 Stunden", valid_from=day or BEGINNING)
    aim(store, hotline, score=70, approach="Rückruf", service_level="irgendwann")
    before = every_target(store)
    told = merging.preview(store, phone.id, hotline.id)
    assert (told.target, told.moved["target"], told.left["target"]) == (None, 1, 0)
    done = merge(store, phone, hotline)
    found = holds(store, phone)
    assert (found.score, found.service_level, found.approach, found.valid_from) == (70, "unter 4 Stunden", "Rückruf", day or BEGINNING)
    undo(store, done)
    assert every_target(store) == before


def test_a_target_that_is_younger_than_the_promise_it_joins_keeps_its_day(store: Store, phone: Touchpoint, hotline: Touchpoint) -> None:
    aim(store, phone, service_level="unter 4 Stunden")
    aim(store, hotline, score=70, valid_from=SINCE)
    done = merge(store, phone, hotline)
    found = holds(store, phone)
    assert (found.score, found.service_level, found.valid_from) == (70, "unter 4 Stunden", SINCE)
    assert holds(store, phone, date(2025, 1, 1)).score is None
    undo(store, done)
    assert targets.every(store)["touchpoint_id"].tolist() == [hotline.id]


def test_until_a_target_of_later_holds_that_of_the_other_does(store: Store, phone: Touchpoint, hotline: Touchpoint) -> None:
    aim(store, phone, score=90, valid_from=date(2098, 1, 1))
    aim(store, hotline, score=60)
    aim(store, hotline, score=70, valid_from=SINCE)
    aim(store, hotline, score=95, valid_from=date(2099, 1, 1))
    told = merging.preview(store, phone.id, hotline.id)
    assert (told.moved["target"], told.left["target"]) == (2, 1)
    done = merge(store, phone, hotline)
    days = (date(2025, 1, 1), None, date(2099, 6, 1))
    assert [holds(store, phone, day).score for day in days] == [60, 70, 90]
    undo(store, done)
    assert holds(store, hotline).score == 70


def test_what_is_taken_over_counts_for_groups_and_in_other_scenarios_too(store: Store, phone: Touchpoint, hotline: Touchpoint) -> None:
    with store.change() as change:
        bold = scenarios.save(change, Scenario(name="Ehrgeizig")).id
    for more in ({"attribute": "Gruppe", "value": "neu"}, {"scenario_id": bold}):
        aim(store, phone, service_level="sofort", **more)
        aim(store, hotline, score=70, **more)
    merge(store, phone, hotline)
    assert targets.every(store, segment=("Gruppe", "neu"))["target"].tolist() == [70]
    assert targets.every(store, bold)["target"].tolist() == [70]


@pytest.mark.parametrize(
    ("money", "both"), [((5000.5, 8000.0), 13000.5), ((None, 8000.0), 8000.0), ((10.0, None), 10.0), ((None, None), None)]
)
def test_the_money_of_both_is_told_and_added(
    store: Store, phone: Touchpoint, hotline: Touchpoint, money: tuple[float | None, float | None], both: float | None
) -> None:
    with store.change() as change:
        keep, other = (
            touchpoints.save(change, replace(each, budget_per_year=amount)) for each, amount in zip((phone, hotline), money, strict=True)
        )
    assert merging.preview(store, keep.id, other.id).budget == both
    with store.change() as change:
        merging.merge(change, keep, other)
    assert {each.id: each.budget_per_year for each in touchpoints.every(store)} == {keep.id: both}
