"""Targets in scenarios: the table, the drawer of a touchpoint, scenarios side by side, more or fewer touchpoints."""

from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from tpm.model.target import Decision, Intent, Scenario, Target
from tpm.store import decisions, scenarios, targets, touchpoints
from tpm.store.database import Store

REGULARS = ("Kundengruppe", "Stammkunden")


def words(app: AppTest) -> str:
    return " ".join(element.value for kind in ("markdown", "caption", "text", "subheader") for element in app.get(kind)).replace("\\", "")


def hotline(store: Store) -> int:
    return next(one.id for one in touchpoints.every(store) if one.name == "Hotline")


def field(app: AppTest, kind: str, label: str):
    return next(one for one in app.get(kind) if one.label == label)


@pytest.fixture
def bold(firm: Store) -> Scenario:
    """The hotline is to reach 60, in another scenario 90."""
    with firm.change() as change:
        targets.put(change, hotline(firm), 60)
        made = scenarios.copy(change, Scenario(name="Ehrgeizig"), scenarios.chosen(change).id)
        targets.save(change, replace(targets.find(change, hotline(firm), made.id), score=90))
    return made


def test_another_scenario_is_looked_at_by_its_address_and_is_said_not_to_count(visit, firm: Store, bold: Scenario):
    assert visit("targets").data_editor[0].value["own"].tolist()[0] == "60"
    app = visit("targets", scenario=str(bold.id))
    assert not app.exception
    assert app.data_editor[0].value["own"].tolist()[0] == "90"
    assert "Überall sonst gelten die Soll-Werte von „Der Plan“." in words(app)
    assert targets.every(firm)["target"].tolist() == [60]


def test_a_scenario_that_is_gone_leads_to_the_one_that_counts(visit, firm: Store, bold: Scenario):
    with firm.change() as change:
        scenarios.retire(change, bold)
    app = visit("targets", scenario=str(bold.id))
    assert not app.exception
    assert app.data_editor[0].value["own"].tolist()[0] == "60"


def test_the_table_of_a_group_holds_the_targets_of_that_group(visit, firm: Store, bold: Scenario):
    del bold
    with firm.change() as change:
        plan = scenarios.chosen(change).id
        targets.save(change, Target(touchpoint_id=hotline(firm), scenario_id=plan, attribute=REGULARS[0], value=REGULARS[1], score=75))
    app = visit("targets", segment="Kundengruppe: Stammkunden")
    assert app.data_editor[0].value.loc[0, ["own", "general"]].tolist() == ["75", "60"]
    said = "Werte für Kundengruppen gibt es bei „Hotline“"
    assert not any(said in one.value for one in app.caption)
    assert any(said in one.value for one in visit("targets").caption)


def test_a_link_opens_the_drawer_of_a_touchpoint_and_what_is_written_there_is_saved_and_undone(visit, firm: Store):
    app = visit("targets", touchpoint=str(hotline(firm)))
    assert not app.exception
    field(app, "text_input", "Soll (0–100)").set_value("82")
    field(app, "text_area", "Weg: Wie kommen wir dahin?").set_value("Rückruf")
    field(app, "text_input", "Mehrkosten (€ pro Jahr)").set_value("1.200,50 €")
    next(one for one in app.get("button_group") if one.label == "Was soll aus diesem Kontaktpunkt werden?").set_value("optimise").run()
    field(app, "text_input", "Warum, oder mit welchem anderen?").set_value("zu langsam")
    next(one for one in app.button if one.label == "Speichern").click().run()
    assert not app.exception
    plan = scenarios.chosen(firm).id
    saved, decided = targets.find(firm, hotline(firm), plan), decisions.find(firm, hotline(firm), plan)
    assert (saved.score, saved.approach, saved.cost_per_year) == (82, "Rückruf", 1200.5)
    assert decided
    assert (decided.intent, decided.note) == (Intent.OPTIMISE, "zu langsam")
    app.button(key="bar.undo").click().run()
    assert (targets.in_force(firm), decisions.every(firm, plan)) == ([], [])


def test_a_later_day_makes_a_version_and_the_old_one_stays(visit, firm: Store, bold: Scenario):
    del bold
    app = visit("targets", touchpoint=str(hotline(firm)))
    field(app, "text_input", "Soll (0–100)").set_value("70")
    field(app, "date_input", "Gilt ab").set_value(date(2026, 4, 1))
    next(one for one in app.button if one.label == "Speichern").click().run()
    plan = scenarios.chosen(firm).id
    assert [one.score for one in targets.history(firm, hotline(firm), plan)] == [70, 60]
    again = visit("targets", touchpoint=str(hotline(firm)))
    assert "60 · von Anfang an · Alle Kunden" in words(again)
    assert "70 · ab 01.04.2026 · Alle Kunden" in words(again)


def test_a_target_ends_where_its_field_is_emptied_from_a_later_day(visit, firm: Store, bold: Scenario):
    del bold
    app = visit("targets", touchpoint=str(hotline(firm)))
    field(app, "text_input", "Soll (0–100)").set_value("")
    field(app, "date_input", "Gilt ab").set_value(date(2026, 4, 1))
    next(one for one in app.button if one.label == "Speichern").click().run()
    assert not app.exception
    assert (targets.every(firm)["target"].tolist(), targets.every(firm, on=date(2026, 3, 31))["target"].tolist()) == ([], [60])
    again = visit("targets", touchpoint=str(hotline(firm)))
    assert "kein Soll · ab 01.04.2026 · Alle Kunden" in words(again)
    app.button(key="bar.undo").click().run()
    assert targets.every(firm)["target"].tolist() == [60]


def test_an_old_version_that_is_moved_onto_the_day_of_another_is_refused_by_that_name(visit, firm: Store, bold: Scenario):
    del bold
    with firm.change() as change:
        plan = scenarios.chosen(change).id
        first = targets.find(change, hotline(firm), plan)
        targets.save(change, replace(first, id=0, score=70, valid_from=date(2026, 4, 1)))
    app = visit("targets", touchpoint=str(hotline(firm)))
    app.button(key=f"targets.version.{first.id}.edit").click().run()
    field(app, "date_input", "Gilt ab").set_value(date(2026, 4, 1))
    next(one for one in app.button if one.label == "Speichern").click().run()
    assert "Ab diesem Tag gibt es schon ein Soll" in app.error[0].value
    assert [one.score for one in targets.history(firm, hotline(firm), plan)] == [70, 60]


def test_who_was_slower_in_the_drawer_is_told_and_sees_the_new_state(visit, firm: Store, bold: Scenario):
    del bold
    app = visit("targets", touchpoint=str(hotline(firm)))
    with firm.change() as change:
        targets.put(change, hotline(firm), 66, seen=1)
    field(app, "text_input", "Soll (0–100)").set_value("99")
    next(one for one in app.button if one.label == "Speichern").click().run()
    assert targets.every(firm)["target"].tolist() == [66]
    assert "inzwischen" in app.error[0].value
    next(one for one in app.button if one.label == "Neuen Stand zeigen").click().run()
    assert field(app, "text_input", "Soll (0–100)").value == "66"


def test_an_unreadable_amount_saves_nothing(visit, firm: Store):
    app = visit("targets", touchpoint=str(hotline(firm)))
    field(app, "text_input", "Soll (0–100)").set_value("82")
    field(app, "text_input", "Mehrkosten (€ pro Jahr)").set_value("viel")
    next(one for one in app.button if one.label == "Speichern").click().run()
    assert "viel" in app.error[0].value
    assert targets.in_force(firm) == []


def test_a_target_is_typed_with_a_comma_and_written_with_it(visit, firm: Store):
    app = visit("targets", touchpoint=str(hotline(firm)))
    field(app, "text_input", "Soll (0–100)").set_value("62,5")
    next(one for one in app.button if one.label == "Speichern").click().run()
    assert targets.every(firm)["target"].tolist() == [62.5]
    assert visit("targets").data_editor[0].value["own"].tolist()[0] == "62,5"
    assert visit("targets", lang="en").data_editor[0].value["own"].tolist()[0] == "62.5"


@pytest.mark.parametrize("typed", ["150", "62,5,5", "viel", "-5"])
def test_what_is_no_target_is_refused_and_saves_nothing(visit, firm: Store, typed: str):
    app = visit("targets", touchpoint=str(hotline(firm)))
    field(app, "text_input", "Soll (0–100)").set_value(typed)
    next(one for one in app.button if one.label == "Speichern").click().run()
    assert "ist kein Soll-Wert" in app.error[0].value
    assert targets.in_force(firm) == []


def test_additional_cost_is_written_in_the_table_as_the_language_writes_it(visit, firm: Store, bold: Scenario):
    del bold
    with firm.change() as change:
        held = targets.find(change, hotline(firm), scenarios.chosen(change).id)
        targets.save(change, replace(held, cost_per_year=5000.5))
    assert visit("targets").data_editor[0].value["cost"].tolist()[0] == "5.000,50"
    assert visit("targets", lang="en").data_editor[0].value["cost"].tolist()[0] == "5,000.50"


def test_a_new_scenario_begins_as_a_copy_and_is_shown(visit, firm: Store):
    with firm.change() as change:
        targets.put(change, hotline(firm), 60)
    app = visit("targets")
    app.button(key="targets.scenario.add").click().run()
    field(app, "text_input", "Name").set_value("Minimal")
    next(one for one in app.button if one.label == "Speichern").click().run()
    assert not app.exception
    plan, made = scenarios.every(firm)
    assert (plan.chosen, made.name, made.chosen) == (True, "Minimal", False)
    assert str(made.id) in app.query_params["scenario"]
    assert targets.every(firm, made.id)["target"].tolist() == [60]
    app.button(key="bar.undo").click().run()
    assert not app.exception
    assert scenarios.every(firm) == [plan]


def test_scenarios_stand_side_by_side_under_an_address_of_their_own(visit, firm: Store, bold: Scenario):
    del firm, bold
    app = visit("targets", view="scenarios")
    assert not app.exception
    assert len(app.get("vega_lite_chart")) == 1
    tables = [frame.value for frame in app.dataframe]
    assert list(tables[-1].columns) == ["Kontaktpunkt", "Ist", "Der Plan", "Ehrgeizig"]
    assert app.button(key="targets.scenario.add").label == "Szenario anlegen"
    assert not app.data_editor


def test_more_or_fewer_touchpoints_are_counted_under_an_address_of_their_own(visit, firm: Store):
    with firm.change() as change:
        wanted = Decision(touchpoint_id=hotline(firm), scenario_id=scenarios.chosen(change).id, intent=Intent.DROP, note="zu teuer")
        decisions.save(change, wanted)
    app = visit("targets", view="count")
    assert not app.exception
    assert app.dataframe[-1].value.iloc[0].tolist() == ["Hotline", "streichen", "zu teuer", "Kauf"]


def test_the_page_of_a_touchpoint_says_what_is_aimed_at_there(visit, firm: Store):
    with firm.change() as change:
        plan = scenarios.chosen(change).id
        wanted = Target(
            touchpoint_id=hotline(firm), scenario_id=plan, score=70, service_level="Abnahme in 30 Sekunden", approach="Zweite Leitung"
        )
        targets.save(change, replace(wanted, valid_from=date(2026, 4, 1)))
        decisions.save(change, Decision(touchpoint_id=hotline(firm), scenario_id=plan, intent=Intent.OPTIMISE, note="bald"))
    app = visit("touchpoint", touchpoint=str(hotline(firm)), tab="plan")
    assert not app.exception
    for said in ("Abnahme in 30 Sekunden", "Gilt: ab 01.04.2026", "Weg: Zweite Leitung", "Entscheidung: verbessern – bald"):
        assert said in words(app)
