"""Journeys: the catalogue's own order and variants of it, moved by where a reader saw a touchpoint."""

import pytest

from tpm.model.errors import Conflict, Refused
from tpm.model.journey import Journey, Place
from tpm.model.touchpoint import Touchpoint
from tpm.store import audit, journeys, merging, phases, touchpoints
from tpm.store.database import Store


@pytest.fixture
def catalogue(store: Store) -> Store:
    """A and B before the purchase, C at the purchase, nothing after it, D without a phase."""
    with store.change() as change:
        before, purchase, _ = (phases.add(change, name) for name in ("Vorher", "Kauf", "Nachher"))
        for name, phase_id in (("A", before.id), ("B", before.id), ("C", purchase.id), ("D", None)):
            touchpoints.save(change, Touchpoint(name=name, phase_id=phase_id))
    return store


def number(store: Store, name: str) -> int:
    return next(t.id for t in touchpoints.every(store) if t.name == name)


def order(store: Store, journey_id: int | None = None) -> str:
    """AB|C||D: the phases one after the other, then those without a phase."""
    found = journeys.stops(store, journey_id)
    stretches = [*(phase.id for phase in phases.every(store)), None]
    return "|".join("".join(s.touchpoint.name for s in found if s.phase_id == phase_id) for phase_id in stretches)


def move(store: Store, journey_id: int | None, name: str, phase: int | None, after: str = "") -> int:
    """Moves to the place after another touchpoint of a phase (0 the first phase); what was seen is what is there."""
    phase_id = None if phase is None else phases.every(store)[phase].id
    with store.change() as change:
        seen = journeys.place(change, journey_id, number(store, name))
        assert seen
        wanted = Place(phase_id=phase_id, after=number(store, after) if after else None)
        journeys.move(change, journey_id, number(store, name), seen=seen, wanted=wanted)
        return change.id


def variant(store: Store) -> int:
    with store.change() as change:
        return journeys.copy(change, Journey(name="Eilig")).id


@pytest.mark.parametrize("standard", [True, False])
@pytest.mark.parametrize(
    ("name", "phase", "after", "expected"),
    [
        ("B", 0, "", "BA|C||D"),
        ("A", 0, "B", "BA|C||D"),
        ("A", 1, "", "B|AC||D"),
        ("A", 1, "C", "B|CA||D"),
        ("C", 2, "", "AB||C|D"),
        ("D", 0, "A", "ADB|C||"),
        ("C", None, "D", "AB|||DC"),
        ("B", 0, "A", "AB|C||D"),
    ],
)
def test_a_touchpoint_is_moved_to_its_place_and_back(
    catalogue: Store, name: str, phase: int | None, after: str, expected: str, *, standard: bool
) -> None:
    journey_id = None if standard else variant(catalogue)
    done = move(catalogue, journey_id, name, phase, after)
    assert order(catalogue, journey_id) == expected
    with catalogue.change() as change:
        audit.undo(change, done)
    assert order(catalogue, journey_id) == "AB|C||D"


def test_a_variant_leaves_the_catalogue_as_it_is(catalogue: Store) -> None:
    journey_id = variant(catalogue)
    move(catalogue, journey_id, "A", 2)
    assert (order(catalogue), order(catalogue, journey_id)) == ("AB|C||D", "B|C|A|D")


def test_who_saw_an_older_order_is_told(catalogue: Store) -> None:
    journey_id, first = variant(catalogue), phases.every(catalogue)[0].id
    for each in (None, journey_id):
        move(catalogue, each, "B", 2)
        seen, wanted = Place(phase_id=first, after=number(catalogue, "A")), Place(phase_id=first, after=None)
        with pytest.raises(Conflict), catalogue.change() as change:
            journeys.move(change, each, number(catalogue, "B"), seen=seen, wanted=wanted)
        assert order(catalogue, each) == "A|C|B|D"


def test_a_place_behind_what_has_gone_is_refused(catalogue: Store) -> None:
    phase = phases.every(catalogue)[0].id
    seen, wanted = Place(phase_id=phase, after=None), Place(phase_id=phase, after=number(catalogue, "C"))
    with pytest.raises(Conflict), catalogue.change() as change:
        journeys.move(change, None, number(catalogue, "A"), seen=seen, wanted=wanted)


def test_a_journey_of_its_own_begins_empty_and_takes_touchpoints_at_their_phases(catalogue: Store) -> None:
    with catalogue.change() as change:
        made = journeys.save(change, Journey(name=" Notfall "))
        assert journeys.stops(change, made.id) == []
        journeys.choose(change, made.id, [number(catalogue, "C"), number(catalogue, "A")])
    assert order(catalogue, made.id) == "A|C||"
    with catalogue.change() as change:
        journeys.choose(change, made.id, [number(catalogue, "B"), number(catalogue, "A")])
    assert order(catalogue, made.id) == "AB|||"


def test_names_of_journeys_are_unique_until_one_is_retired(catalogue: Store) -> None:
    variant(catalogue)
    with pytest.raises(Refused, match="journey_exists"), catalogue.change() as change:
        journeys.save(change, Journey(name="eilig"))
    with pytest.raises(Refused, match="name_missing"), catalogue.change() as change:
        journeys.save(change, Journey(name=" "))
    with catalogue.change() as change:
        journeys.retire(change, journeys.every(change)[0])
        journeys.save(change, Journey(name="Eilig"))
    assert [journey.name for journey in journeys.every(catalogue)] == ["Eilig"]


def test_of_two_who_rename_a_journey_the_second_is_told(catalogue: Store) -> None:
    variant(catalogue)
    seen = journeys.every(catalogue)[0]
    with catalogue.change() as change:
        journeys.save(change, Journey(id=seen.id, version=seen.version, name="Anders", position=seen.position))
    with pytest.raises(Conflict), catalogue.change() as change:
        journeys.save(change, Journey(id=seen.id, version=seen.version, name="Noch anders", position=seen.position))


def test_a_break_is_marked_in_each_journey_by_itself(catalogue: Store) -> None:
    journey_id, b = variant(catalogue), number(catalogue, "B")
    with catalogue.change() as change:
        journeys.mark(change, None, b, broken=True)
    assert [s.broken for s in journeys.stops(catalogue)] == [False, True, False, False]
    assert not any(s.broken for s in journeys.stops(catalogue, journey_id))
    with catalogue.change() as change:
        journeys.mark(change, None, b, broken=False)
        journeys.mark(change, journey_id, b, broken=True)
    assert not any(s.broken for s in journeys.stops(catalogue))
    assert any(s.broken for s in journeys.stops(catalogue, journey_id))
    with pytest.raises(Conflict), catalogue.change() as change:
        journeys.mark(change, journey_id, 12345, broken=True)


def test_a_retired_touchpoint_leaves_every_journey(catalogue: Store) -> None:
    journey_id = variant(catalogue)
    with catalogue.change() as change:
        touchpoints.retire(change, touchpoints.every(change)[0])
    assert (order(catalogue), order(catalogue, journey_id)) == ("B|C||D", "B|C||D")
    move(catalogue, journey_id, "C", 0, "B")
    assert order(catalogue, journey_id) == "BC|||D"


def test_touchpoints_of_a_retired_phase_come_last_and_can_be_moved(catalogue: Store) -> None:
    journey_id = variant(catalogue)
    with catalogue.change() as change:
        phases.retire(change, phases.every(change)[0])
    for each in (None, journey_id):
        assert order(catalogue, each).startswith("C||")
        move(catalogue, each, "A", 0, "C")
        assert order(catalogue, each).startswith("CA||")


def test_a_touchpoint_that_was_added_again_before_its_removal_was_undone_is_there_once(catalogue: Store) -> None:
    journey_id, everything = variant(catalogue), [t.id for t in touchpoints.every(catalogue)]
    with catalogue.change() as removed:
        journeys.choose(removed, journey_id, everything[1:])
    with catalogue.change() as change:
        journeys.choose(change, journey_id, everything)
    with catalogue.change() as change:
        audit.undo(change, removed.id)
    assert order(catalogue, journey_id) == "AB|C||D"


@pytest.mark.parametrize(("left_out", "expected"), [(None, "B|C||D"), ("B", "B|C||D")])
def test_merged_touchpoints_are_one_stop_of_a_journey(catalogue: Store, left_out: str | None, expected: str) -> None:
    journey_id = variant(catalogue)
    with catalogue.change() as change:
        kept = [t.id for t in touchpoints.every(change) if t.name != left_out]
        journeys.choose(change, journey_id, kept)
    with catalogue.change() as change:
        one, other = (next(t for t in touchpoints.every(change) if t.name == name) for name in ("B", "A"))
        merging.merge(change, one, other)
    assert order(catalogue, journey_id) == expected
