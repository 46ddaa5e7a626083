"""Places in the catalogue: touchpoints and phases move, and the others make room."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tpm.model.errors import Conflict, Refused
from tpm.model.period import Filter
from tpm.model.survey import Audience, Role
from tpm.model.touchpoint import Channel, Frequency, Kind, Objective, Phase, Status, Touchpoint, World
from tpm.store import answers, audit, phases, schema, surveys, touchpoints
from tpm.store.database import Store, connect


@pytest.fixture
def catalogue(store: Store) -> Store:
    """A and B before the purchase, C at the purchase, nothing after it, D without a phase."""
    with store.change() as change:
        before, purchase, _ = (phases.add(change, name) for name in ("Vorher", "Kauf", "Nachher"))
        for name, phase_id in (("A", before.id), ("B", before.id), ("C", purchase.id), ("D", None)):
            touchpoints.save(change, Touchpoint(name=name, phase_id=phase_id))
    return store


def step(store: Store, name: str, places: int) -> int:
    with store.change() as change:
        touchpoints.step(change, next(t for t in touchpoints.every(change) if t.name == name), places)
        return change.id


def order(store: Store) -> str:
    """AB|C||D: the phases one after the other, then those without a phase."""
    found = touchpoints.every(store)
    stretches = [*(phase.id for phase in phases.every(store)), None]
    return "|".join("".join(t.name for t in found if t.phase_id == phase_id) for phase_id in stretches)


@pytest.mark.parametrize(
    ("name", "places", "after"),
    [
        ("B", -1, "BA|C||D"),
        ("A", 1, "BA|C||D"),
        ("B", 1, "A|BC||D"),
        ("C", -1, "ABC|||D"),
        ("C", 1, "AB||C|D"),
        ("D", -1, "AB|C|D|"),
        ("A", -1, "AB|C||D"),
        ("D", 1, "AB|C||D"),
    ],
)
def test_a_step_goes_on_into_the_neighbouring_phase(catalogue: Store, name: str, places: int, after: str) -> None:
    assert order(catalogue) == "AB|C||D"
    step(catalogue, name, places)
    assert order(catalogue) == after


def test_a_step_is_undone(catalogue: Store) -> None:
    done = step(catalogue, "B", -1)
    with catalogue.change() as change:
        audit.undo(change, done)
    assert order(catalogue) == "AB|C||D"


def test_a_step_of_what_another_has_changed_is_refused(catalogue: Store) -> None:
    seen = touchpoints.every(catalogue)[0]
    step(catalogue, "A", 1)
    with pytest.raises(Conflict), catalogue.change() as change:
        touchpoints.step(change, seen, 1)
    assert order(catalogue) == "BA|C||D"


def test_a_step_of_what_another_has_retired_is_refused(catalogue: Store) -> None:
    seen = touchpoints.every(catalogue)[0]
    with catalogue.change() as change:
        touchpoints.retire(change, seen)
    with pytest.raises(Conflict), catalogue.change() as change:
        touchpoints.step(change, seen, 1)


def test_phases_change_places(catalogue: Store) -> None:
    last = phases.every(catalogue)[2]
    with catalogue.change() as change:
        phases.move(change, last, 1)
    assert [(phase.name, phase.position) for phase in phases.every(catalogue)] == [("Nachher", 1), ("Vorher", 2), ("Kauf", 3)]
    assert order(catalogue) == "|AB|C|D"


def test_touchpoints_of_a_removed_phase_come_last(catalogue: Store) -> None:
    with catalogue.change() as change:
        phases.retire(change, phases.every(change)[0])
    assert touchpoints.every(catalogue)[0].name == "C"
    assert len(touchpoints.every(catalogue)) == 4


def test_a_phase_needs_a_name(catalogue: Store) -> None:
    with pytest.raises(Refused, match="name_missing"), catalogue.change() as change:
        phases.add(change, "  ")
    first = phases.every(catalogue)[0]
    with pytest.raises(Refused, match="name_missing"), catalogue.change() as change:
        phases.save(change, Phase(id=first.id, name="", position=1, version=first.version))


def test_comments_on_one_touchpoint_come_newest_first_and_undated_last(catalogue: Store) -> None:
    with catalogue.change() as change:
        first, second, *_ = touchpoints.every(change)
        survey = surveys.find_or_add(change, "Kunden", Audience.CUSTOMER)
        asked = [surveys.put_question(change, survey, t.name, Role.COMMENT, touchpoint_id=t.id) for t in (first, second)]
        for row, (question, day, text) in enumerate(
            ((asked[0], date(2026, 1, 1), "alt"), (asked[0], None, "ohne"), (asked[0], date(2026, 5, 1), "neu"), (asked[1], None, "anders"))
        ):
            change.rows("INSERT INTO respondent VALUES (?, 1, NULL, ?)", [row, day])
            change.rows("INSERT INTO comment VALUES (?, ?, ?)", [row, question, text])
    assert answers.comments(catalogue, Filter(), touchpoint_id=first.id)["text"].tolist() == ["neu", "alt", "ohne"]
    assert answers.comments(catalogue, Filter(), touchpoint_id=first.id, most=2)["text"].tolist() == ["neu", "alt"]
    assert len(answers.comments(catalogue, Filter())) == 4


def test_a_wording_that_several_wrote_is_told_once_with_its_latest_day(catalogue: Store) -> None:
    with catalogue.change() as change:
        first = touchpoints.every(change)[0]
        survey = surveys.find_or_add(change, "Kunden", Audience.CUSTOMER)
        question = surveys.put_question(change, survey, first.name, Role.COMMENT, touchpoint_id=first.id)
        written = [(date(2026, 1, 1), "gleich"), (date(2026, 3, 1), "anders"), (date(2026, 5, 1), "gleich"), (None, "gleich")]
        for row, (day, text) in enumerate(written):
            change.rows("INSERT INTO respondent VALUES (?, 1, NULL, ?)", [row, day])
            change.rows("INSERT INTO comment VALUES (?, ?, ?)", [row, question, text])
    found = answers.told(catalogue, Filter(), touchpoint_id=first.id, most=5)
    assert [(text, times) for text, times in found[["text", "times"]].itertuples(index=False)] == [("gleich", 3), ("anders", 1)]
    assert [day.date() for day in found["answered_on"]] == [date(2026, 5, 1), date(2026, 3, 1)]
    assert answers.told(catalogue, Filter(), touchpoint_id=first.id, most=1)["text"].tolist() == ["gleich"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Die Rechnung war falsch.", True),
        ("RECHNUNGEN kommen spät", True),
        ("(Rechnung)", True),
        ("Die Abrechnung war falsch.", False),
        ("Alles gut.", False),
    ],
)
def test_a_general_comment_belongs_to_the_touchpoint_it_names(store: Store, text: str, named: bool) -> None:
    with store.change() as change:
        invoice = touchpoints.save(change, Touchpoint(name="Rechnung"))
        odd = touchpoints.save(change, Touchpoint(name="A.B (c*"))
        survey = surveys.find_or_add(change, "Kunden", Audience.CUSTOMER)
        question = surveys.put_question(change, survey, "Sonst noch etwas?", Role.COMMENT)
        change.rows("INSERT INTO respondent VALUES (1, 1, NULL, NULL)")
        change.rows("INSERT INTO comment VALUES (1, ?, ?)", [question, text])
    assert len(answers.comments(store, Filter(), touchpoint_id=invoice.id)) == int(named)
    assert answers.comments(store, Filter(), touchpoint_id=odd.id).empty


def test_touchpoints_of_an_older_file_get_sensible_attributes(tmp_path: Path) -> None:
    for step in sorted(schema.STEPS.glob("000[1-3]*.sql")):
        shutil.copy(step, tmp_path)
    connection = connect(None)
    schema.migrate(connection, tmp_path)
    connection.execute("INSERT INTO touchpoint (name, channel, owner, changed_at) VALUES ('Hotline', 'direct', 'Anna', now())")
    schema.migrate(connection)
    old = Store(connection)
    found = touchpoints.every(old)[0]
    assert (found.name, found.owner) == ("Hotline", "Anna")
    assert (found.kind, found.department, found.frequency, found.cost_per_contact, found.objectives) == (None, "", None, None, ())
    with old.change() as change:
        touchpoints.save(change, replace(found, kind=Kind.PERSON))
    assert touchpoints.every(old)[0].kind is Kind.PERSON
    old.close()


def test_every_attribute_is_kept(store: Store) -> None:
    wanted = Touchpoint(
        name="Hotline", channel=Channel.DIRECT, world=World.BOTH, person=True, status=Status.PLANNED, key=True, moment_of_truth=True,
        owner="Anna", description="Anruf", kind=Kind.PERSON, department="Service", frequency=Frequency.WEEKLY, cost_per_contact=2.5,
        budget_per_year=1200, revenue_potential=5000, objectives=(Objective.REPURCHASE, Objective.WORD_OF_MOUTH),
        effort=4,
    )  # fmt: skip
    with store.change() as change:
        saved = touchpoints.save(change, wanted)
    assert touchpoints.every(store) == [saved]
    assert replace(saved, id=0, version=0, position=0) == wanted


def test_several_get_the_same_values_or_none_does(catalogue: Store) -> None:
    a, b, c, _ = touchpoints.every(catalogue)
    with catalogue.change() as change:
        touchpoints.save_all(change, [b, c], owner="Anna", phase_id=c.phase_id)
    assert order(catalogue) == "A|CB||D"
    assert [t.owner for t in touchpoints.every(catalogue)] == ["", "Anna", "Anna", ""]
    with pytest.raises(Conflict), catalogue.change() as change:
        touchpoints.save_all(change, [a, b], owner="Bernd")
    assert [t.owner for t in touchpoints.every(catalogue)] == ["", "Anna", "Anna", ""]


def test_a_retired_one_comes_back_unless_its_name_is_taken(catalogue: Store) -> None:
    with catalogue.change() as change:
        touchpoints.retire(change, touchpoints.every(change)[0])
    ((gone, heir),) = touchpoints.retired(catalogue)
    assert (gone.name, heir) == ("A", "")
    with catalogue.change() as change:
        twin = touchpoints.save(change, Touchpoint(name="a"))
    with pytest.raises(Refused, match="touchpoint_exists"), catalogue.change() as change:
        touchpoints.restore(change, gone)
    with catalogue.change() as change:
        touchpoints.retire(change, twin)
        touchpoints.restore(change, gone)
    assert order(catalogue) == "AB|C||D"
