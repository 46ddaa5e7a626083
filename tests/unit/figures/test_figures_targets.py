"""What is aimed at, scenarios side by side, and how many touchpoints there will be."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from tpm.figures import gaps, history, scenario_findings, scenario_tables, scenarios, targets
from tpm.i18n.language import get
from tpm.model.period import Filter
from tpm.model.target import Decision, Intent, Scenario, Target
from tpm.model.touchpoint import Status, Touchpoint
from tpm.store import decisions, touchpoints
from tpm.store import scenarios as stored
from tpm.store import targets as kept
from tpm.store.database import Store

DE = get("de")
OLD = ("Gruppe", "alt")


@pytest.fixture
def ids(firm: Store) -> dict[str, int]:
    return {one.name: one.id for one in touchpoints.every(firm)}


@pytest.fixture
def bold(firm: Store, ids: dict[str, int]) -> Scenario:
    """A copy of the plan in which the hotline is to reach 90 and costs 12,000 € a year."""
    plan = stored.chosen(firm)
    with firm.change() as change:
        made = stored.copy(change, Scenario(name="Ehrgeizig"), plan.id)
        held = kept.find(change, ids["Hotline"], made.id)
        kept.save(change, replace(held, score=90, cost_per_year=12000))
    return made


def aim(store: Store, touchpoint_id: int, score: float, **values: object) -> None:
    known: dict[str, object] = {"touchpoint_id": touchpoint_id, "scenario_id": stored.chosen(store).id, "score": score}
    with store.change() as change:
        kept.save(change, Target(**known | values))


def decide(store: Store, scenario_id: int, **intents: Intent) -> None:
    ids = {one.name: one.id for one in touchpoints.every(store)}
    with store.change() as change:
        for name, intent in intents.items():
            decisions.save(change, Decision(touchpoint_id=ids[name], scenario_id=scenario_id, intent=intent))


def test_the_end_of_the_filter_says_which_target_a_gap_is_measured_against(firm: Store, ids: dict[str, int]):
    aim(firm, ids["Hotline"], 80, valid_from=date(2026, 6, 1))

    def target(chosen: Filter) -> float:
        return gaps.gaps(firm, chosen).set_index("touchpoint")["target"]["Hotline"]

    assert [target(Filter(until=day)) for day in (date(2026, 5, 31), date(2026, 6, 1))] == [60, 80]
    assert target(Filter()) == 80


def test_the_gap_of_a_group_is_measured_against_its_own_target(firm: Store, ids: dict[str, int]):
    aim(firm, ids["Hotline"], 75, attribute=OLD[0], value=OLD[1])
    found = {segment: gaps.gaps(firm, Filter(segment=segment)).set_index("touchpoint")["target"] for segment in (None, OLD)}
    assert (found[None]["Hotline"], found[OLD]["Hotline"], found[OLD]["Website"]) == (60, 75, 50)


def test_a_table_of_a_group_shows_its_own_targets_beside_those_of_all(firm: Store, ids: dict[str, int]):
    aim(firm, ids["Hotline"], 75, attribute=OLD[0], value=OLD[1], service_level="sofort", cost_per_year=10.0)
    found = targets.aims(firm, Filter(segment=OLD), stored.chosen(firm).id).set_index("touchpoint")
    assert found.loc["Hotline", ["own", "general", "target", "service_level", "cost"]].tolist() == [75, 60, 75, "sofort", 10]
    assert found.loc["Website", ["general", "target"]].tolist() == [50, 50]
    assert pd.isna(found.loc["Website", "own"])
    everybody = targets.aims(firm, Filter(), stored.chosen(firm).id).set_index("touchpoint")
    assert everybody.loc["Hotline", ["own", "groups", "service_level"]].tolist() == [60, 1, ""]


def test_scenarios_are_compared_by_mean_target_gap_decisions_and_cost(firm: Store, ids: dict[str, int], bold: Scenario):
    del ids
    found = scenarios.compared(firm, Filter(), DE).set_index("scenario")
    assert list(found.index) == ["Der Plan", "Ehrgeizig"]
    # Website: 12 × 25 + 18 × 50 + 30 × 100 of 60 = 70, target 50; hotline: 20 × 0 + 20 × 25 of 40 = 12.5, targets 60 and 90
    assert found["score"].tolist() == [41.25, 41.25]
    assert found["target"].tolist() == [55, 70]
    assert found["gap"].tolist() == [pytest.approx(47.5 / 2), pytest.approx(77.5 / 2)]
    assert found["cost"].tolist() == [0, 12000]
    assert found[["reached", "open", "undecided", "aimed", "compared"]].to_numpy().tolist() == [[1, 1, 0, 2, 2]] * 2
    assert found["chosen"].tolist() == [True, False]
    said = scenario_findings.differing(found.reset_index(), DE)
    aims = "geht das mittlere Soll von 55 auf 70, die Mehrkosten pro Jahr von 0\u00a0€ auf 12.000\u00a0€."
    assert said == f"Von „Der Plan“ zu „Ehrgeizig“ {aims}"
    assert bold.id in found["scenario_id"].tolist()


def test_the_cost_of_a_scenario_holds_its_groups_and_only_what_is_in_force(firm: Store, ids: dict[str, int]):
    aim(firm, ids["Hotline"], 75, attribute=OLD[0], value=OLD[1], cost_per_year=500.0)
    aim(firm, ids["Hotline"], 85, valid_from=date(2026, 6, 1), cost_per_year=3000.0)
    aim(firm, ids["Hotline"], 95, valid_from=date(2099, 1, 1), cost_per_year=9000.0)
    assert scenarios.compared(firm, Filter(), DE)["cost"].tolist() == [3500]
    assert scenarios.compared(firm, Filter(until=date(2026, 5, 31)), DE)["cost"].tolist() == [500]


def test_touchpoints_come_and_go_as_it_is_decided_and_planned_ones_come_without_a_decision(firm: Store, bold: Scenario):
    plan = stored.chosen(firm).id
    with firm.change() as change:
        phase = touchpoints.every(change)[0].phase_id
        touchpoints.save(change, Touchpoint(name="Leihrad", status=Status.PLANNED, phase_id=phase))
        touchpoints.save(change, Touchpoint(name="Blog", status=Status.POTENTIAL))
    decide(firm, plan, Hotline=Intent.MERGE, Rechnung=Intent.DROP, Website=Intent.KEEP)
    decide(firm, bold.id, Leihrad=Intent.DROP, Blog=Intent.NEW)
    counted = scenarios.by_phase(firm, plan)
    assert counted.to_numpy().tolist() == [["Kauf", 3, 1, 1, 1, 1, 2], ["", 0, 0, 0, 0, 1, 0]]
    assert scenarios.by_phase(firm, bold.id)[["phase", "new", "target"]].to_numpy().tolist() == [["Kauf", 0, 3], ["", 1, 1]]
    assert scenario_findings.counted(counted, DE) == (
        "Es werden weniger Kontaktpunkte: heute 3, im Soll 2. Für 2 Kontaktpunkte ist noch nichts entschieden."
    )
    changes = scenario_tables.changes(firm, plan, DE)
    assert changes[["Kontaktpunkt", "Entscheidung"]].to_numpy().tolist() == [["Hotline", "zusammenlegen"], ["Rechnung", "streichen"]]


@pytest.mark.parametrize(
    ("today", "new", "gone", "said"),
    [
        (3, 1, 0, "Es werden mehr Kontaktpunkte: heute 3, im Soll 4."),
        (3, 1, 1, "Es kommen so viele dazu, wie wegfallen: heute wie im Soll 3 Kontaktpunkte."),
        (3, 0, 0, "Es bleibt bei 3 Kontaktpunkten."),
    ],
)
def test_more_or_fewer_is_said_in_words(today: int, new: int, gone: int, said: str):
    row = {"today": today, "new": new, "merged": 0, "dropped": gone, "undecided": 0, "target": today + new - gone}
    assert scenario_findings.counted(pd.DataFrame([row]), DE) == said


def test_targets_stand_side_by_side_the_lowest_scenario_first(firm: Store, bold: Scenario):
    with firm.change() as change:
        stored.choose(change, bold)
    table = scenario_tables.side_by_side(firm, Filter(), DE)
    assert list(table.columns) == ["Kontaktpunkt", "Ist", "Der Plan", "Ehrgeizig"]
    assert table.iloc[1].tolist() == ["Hotline", 12, 60, 90]


def test_the_history_of_a_target_tells_who_moved_it_from_where_to_where(firm: Store, ids: dict[str, int]):
    plan = stored.chosen(firm).id
    with firm.change("Anna") as change:
        kept.save(change, replace(kept.find(change, ids["Hotline"], plan), score=65, cost_per_year=900))
    told = history.of_target(firm, ids["Hotline"], plan, DE)
    assert told[["changed_by", "what", "before", "after"]].to_numpy().tolist()[:2] == [
        ["Anna", "Punkte", "60", "65"],
        ["Anna", "Mehrkosten (€ pro Jahr)", "–", "900"],
    ]


def test_without_targets_nothing_is_compared(store: Store):
    found = scenarios.compared(store, Filter(), DE)
    assert (found["aimed"].tolist(), found["target"].isna().tolist()) == ([0], [True])
    assert scenario_findings.differing(found, DE) == "Noch hat kein Szenario Soll-Werte."
    assert scenarios.by_phase(store, stored.chosen(store).id).empty


def test_scenarios_of_the_same_name_and_of_the_name_of_a_column_keep_columns_of_their_own(firm: Store, bold: Scenario):
    with firm.change() as change:
        stored.save(change, replace(bold, name="Der Plan"))
        stored.save(change, Scenario(name="Ist"))
    table = scenario_tables.side_by_side(firm, Filter(), DE)
    assert list(table.columns) == ["Kontaktpunkt", "Ist", "Der Plan", "Der Plan (2)", "Ist (2)"]
    assert table.iloc[1].tolist()[:4] == ["Hotline", 12, 60, 90]
    found = scenarios.compared(firm, Filter(), DE)
    assert found["scenario"].tolist() == ["Der Plan", "Der Plan (2)", "Ist"]
    told = scenario_tables.compared(found, DE)
    assert list(told.columns[1:]) == ["Der Plan", "Der Plan (2)", "Ist"]
    assert told.iloc[1].tolist()[1:3] == [55, 70]


def test_many_other_changes_of_a_touchpoint_do_not_push_out_the_history_of_its_target(
    firm: Store, ids: dict[str, int], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(history, "MOST", 3)
    plan = stored.chosen(firm).id
    for text in "abcd":
        with firm.change() as change:
            hotline = next(one for one in touchpoints.every(change) if one.id == ids["Hotline"])
            touchpoints.save(change, replace(hotline, description=text))
    assert history.of_target(firm, ids["Hotline"], plan, DE)["what"].tolist() == ["hinzugefügt"]
    assert len(history.of_touchpoint(firm, ids["Hotline"], DE)) == 3


def test_a_target_that_ended_says_nothing_of_ways_and_days(firm: Store, ids: dict[str, int]):
    plan = stored.chosen(firm).id
    with firm.change() as change:
        kept.save(change, replace(kept.find(change, ids["Hotline"], plan), id=0, score=None, valid_from=date(2026, 4, 1)))
    assert targets.said(firm, Filter(), ids["Hotline"], DE) == []
    assert pd.isna(targets.aims(firm, Filter(), plan).set_index("touchpoint").loc["Hotline", "target"])
