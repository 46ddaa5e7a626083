"""A journey: its own order, breaks, impressions and assumptions, and the groups beside each other."""

import pandas as pd
import pytest
from firms import make_muster

from tpm.figures import journey, journey_findings, journey_groups, journey_table
from tpm.i18n import language
from tpm.model.journey import Journey
from tpm.model.period import Filter
from tpm.model.scale import Scale
from tpm.model.survey import Audience, Role
from tpm.model.touchpoint import Touchpoint, World
from tpm.store import journeys, surveys, touchpoints
from tpm.store.database import Store
from tpm.store.workspaces import Folder

GERMAN, ENGLISH = language.get("de"), language.get("en")
EVERYTHING = Filter()


@pytest.fixture
def way(firm: Store) -> Store:
    """Website (online, n 60), Hotline (offline, n 40, worse), Rechnung (not rated), and Blog, which nobody has placed."""
    with firm.change() as change:
        for one in touchpoints.every(change):
            if one.name == "Website":
                touchpoints.save(change, Touchpoint(**vars(one) | {"world": World.ONLINE, "key": True}))
        touchpoints.save(change, Touchpoint(name="Blog"))
    return firm


def number(store: Store, name: str) -> int:
    return next(one.id for one in touchpoints.every(store) if one.name == name)


def test_the_steps_know_their_order_world_and_zones(way: Store) -> None:
    found = journey.journey(way, EVERYTHING)
    assert found["touchpoint"].tolist() == ["Website", "Hotline", "Rechnung", "Blog"]
    assert found["order"].tolist() == [1, 2, 3, 4]
    assert found["world"].tolist() == ["online", "offline", "offline", "offline"]
    assert found[["okay_from", "zero", "delight_from"]].to_numpy().tolist() == [[37.5, 62.5, 87.5]] * 4
    assert found["weakest"].tolist() == [False, True, False, False]


def test_what_nobody_has_placed_makes_no_impression(way: Store) -> None:
    assert journey.journey(way, EVERYTHING)["impression"].tolist() == ["first", "", "last", ""]


def test_the_journey_breaks_where_the_world_changes_for_the_worse_and_where_it_is_marked(way: Store) -> None:
    found = journey.journey(way, EVERYTHING)
    assert journey.breaks(found)[["before", "after", "certain"]].to_numpy().tolist() == [["Website", "Hotline", True]]
    said = journey_findings.broken(found, journey.breaks(found), GERMAN)
    assert said.startswith("Die Reise bricht einmal zwischen online und offline: (1) von „Website“ zu „Hotline“ eindeutig schlechter")
    with way.change() as change:
        turned = Touchpoint(name="Shop", phase_id=touchpoints.every(change)[0].phase_id, world=World.ONLINE)
        journeys.mark(change, None, touchpoints.save(change, turned).id, broken=True)
    found = journey.journey(way, EVERYTHING)
    assert journey.breaks(found)["after"].tolist() == ["Hotline", "Shop"]
    assert "(2) from “Rechnung” to “Shop”, marked by us" in journey_findings.broken(found, journey.breaks(found), ENGLISH)


def test_a_journey_of_its_own_has_its_own_order_and_ends(way: Store) -> None:
    with way.change() as change:
        own = journeys.save(change, Journey(name="Eilig"))
        journeys.choose(change, own.id, [number(way, "Hotline")])
        journeys.choose(change, own.id, [number(way, "Hotline"), number(way, "Website")])
    found = journey.journey(way, EVERYTHING, own.id)
    assert found["touchpoint"].tolist() == ["Hotline", "Website"]
    assert found["impression"].tolist() == ["first", "last"]
    assert journey.breaks(found).empty
    assert journey_findings.broken(found, journey.breaks(found), ENGLISH).startswith("No break between online and offline")


def test_without_customers_a_touchpoint_shows_what_we_believe_or_lies_between_its_neighbours(way: Store) -> None:
    found = journey.journey(way, EVERYTHING)
    assert found["assumed_by"].tolist() == ["", "", "customer", "customer"]
    assert "zwischen ihren Nachbarn" in journey_findings.assumed(found, GERMAN)
    with way.change() as change:
        survey = surveys.find_or_add(change, "Team", Audience.EMPLOYEE)
        asked = surveys.put_question(
            change, survey, "R?", Role.RATING, touchpoint_id=number(way, "Rechnung"), scale=Scale(minimum=1, maximum=5)
        )
        for row in range(5):
            change.rows("INSERT INTO respondent VALUES (?, 1, NULL, NULL)", [90000 + row])
            change.rows("INSERT INTO answer VALUES (?, ?, 5)", [90000 + row, asked])
    found = journey.journey(way, EVERYTHING)
    assert found["assumed_by"].tolist() == ["", "", "employee", "customer"]
    assert found["assumption"].tolist()[2] == 100
    assert found["score"].isna().tolist() == [False, False, True, True]
    assert "deren Wert" in journey_findings.assumed(found, GERMAN)
    of_a_group = journey.journey(way, Filter(segment=("Gruppe", "neu")))
    assert of_a_group.set_index("touchpoint").loc["Rechnung", "assumed_by"] == "employee"


def test_first_and_last_impression_are_told_with_their_scores(way: Store) -> None:
    said = journey_findings.impressions(journey.journey(way, EVERYTHING), GERMAN)
    assert said == "Den ersten Eindruck macht „Website“ (Wert 70), den letzten „Rechnung“ (keine Kundendaten)."
    assert journey_findings.impressions(journey.journey(way, EVERYTHING).head(1), GERMAN) == ""


def test_the_table_says_what_the_signs_say(way: Store) -> None:
    found = journey.journey(way, EVERYTHING)
    table = journey_table.table(found, journey.breaks(found), ENGLISH)
    assert table["World"].tolist() == ["online", "offline", "offline", "offline"]
    assert table["Key touchpoint"].tolist() == ["yes", "", "", ""]
    assert table["Break before it"].tolist() == ["", "yes", "", ""]
    assert table["Impression"].tolist() == ["first impression", "", "last impression", ""]


def test_groups_of_fewer_than_five_answers_are_hidden_and_told(way: Store) -> None:
    with way.change() as change:
        asked = change.rows("SELECT id FROM question WHERE header = 'Hotline?'")[0][0]
        for row in range(4):
            change.rows("INSERT INTO respondent VALUES (?, 1, NULL, NULL)", [80000 + row])
            change.rows("INSERT INTO respondent_segment VALUES (?, 'Gruppe', 'neu')", [80000 + row])
            change.rows("INSERT INTO answer VALUES (?, ?, 5)", [80000 + row, asked])
    chosen = Filter(segment=("Gruppe", "neu"))
    found = journey_groups.groups(way, chosen, journey.journey(way, EVERYTHING), "Gruppe", ["neu", "alt"])
    new, old = (found[found["group"] == group] for group in ("neu", "alt"))
    assert new["n"].fillna(-1).tolist() == [60, -1, -1, -1]
    assert new["score"].isna().tolist() == [False, True, True, True]
    assert old["n"].fillna(-1).tolist() == [-1, 40, -1, -1]
    assert found["zero"].tolist() == [62.5] * 8
    assert journey_groups.hidden(found, GERMAN) == "6 Punkte fehlen: weniger als 5 Antworten aus ihrer Gruppe."
    assert journey_groups.finding(found, GERMAN) == "Kein Kontaktpunkt hat genügend Antworten aus zwei dieser Gruppen."


def test_the_finding_names_the_clearest_difference_first() -> None:
    rows = [
        ("A", "Blog", 10, 20.0, 0.0, 60.0),
        ("B", "Blog", 10, 60.0, 20.0, 90.0),
        ("A", "Shop", 100, 50.0, 47.0, 53.0),
        ("B", "Shop", 100, 70.0, 67.0, 73.0),
    ]
    found = pd.DataFrame(rows, columns=["group", "touchpoint", "n", "score", "low", "high"])
    found = found.assign(touchpoint_id=[1, 1, 2, 2])
    assert journey_groups.finding(found, ENGLISH) == "“Shop” parts the groups most: B 70, A 50. The difference is clear."
    assert journey_groups.finding(found.head(2), ENGLISH).endswith("That may be chance.")


def test_only_attributes_with_two_groups_can_be_compared(tmp_path) -> None:
    muster = make_muster(Folder(tmp_path, "tests"))
    assert journey_groups.attributes(muster) == {"Kundengruppe": ["Neukunden", "Stammkunden"]}
    with muster.change() as change:
        change.rows("DELETE FROM respondent_segment WHERE value = 'Neukunden'")
    assert journey_groups.attributes(muster) == {}
