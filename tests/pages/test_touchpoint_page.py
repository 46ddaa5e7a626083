"""The page of one touchpoint: what the address says, everything editable in place, nothing overwritten."""

from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from tpm.model.factor import Factor
from tpm.model.idea import Idea
from tpm.model.incident import Incident
from tpm.model.perspective import PerspectiveRating
from tpm.model.process import ProcessStep
from tpm.model.quality import Grade, QualityCheck
from tpm.model.remark import Remark, RemarkKind
from tpm.model.scale import Zone
from tpm.model.touchpoint import Touchpoint
from tpm.store import entries, touchpoints
from tpm.store.database import Store
from tpm.ui.touchpoint.tabs import Tab


@pytest.fixture
def hotline(firm: Store) -> Touchpoint:
    """The touchpoint that is rated; a key touchpoint."""
    with firm.change() as change:
        return touchpoints.save(change, replace(touchpoints.every(change)[0], key=True))


def words(app: AppTest) -> str:
    kinds = ("title", "markdown", "text", "caption", "error", "subheader")
    return " ".join(element.value for kind in kinds for element in app.get(kind))


def press(app: AppTest, ending: str) -> AppTest:
    """Press the button in the drawer whose key ends so."""
    return next(b for b in app.button if (b.key or "").startswith("touchpoint.form.") and (b.key or "").endswith(ending)).click().run()


def field(app: AppTest, ending: str):
    kinds = ("text_area", "text_input", "button_group", "number_input", "selectbox", "date_input")
    return next(
        w for kind in kinds for w in app.get(kind) if (w.key or "").startswith("touchpoint.form.") and (w.key or "").endswith(ending)
    )


@pytest.mark.parametrize("tab", Tab)
@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_tab_is_drawn_with_and_without_data(visit, firm: Store, hotline: Touchpoint, tab: Tab, lang: str):
    for one in touchpoints.every(firm):
        app = visit("touchpoint", touchpoint=str(one.id), tab=tab, lang=lang)
        assert not app.exception
        assert app.title[0].value == one.name
    del hotline


def test_without_an_address_the_journey_begins(visit, hotline: Touchpoint):
    app = visit("touchpoint")
    assert app.title[0].value == hotline.name
    assert "60\\)" in words(app)


@pytest.mark.parametrize("asked", ["999", "abc", "-1", "9" * 30, "²"])
def test_an_unknown_touchpoint_is_told(visit, hotline: Touchpoint, asked: str):
    del hotline
    app = visit("touchpoint", touchpoint=asked)
    assert not app.exception
    assert "Unter dieser Adresse gibt es keinen Kontaktpunkt." in words(app)


def test_a_retired_and_a_merged_touchpoint_are_told(visit, firm: Store, hotline: Touchpoint):
    invoice = touchpoints.every(firm)[1]
    with firm.change() as change:
        touchpoints.retire(change, hotline)
    assert "„Hotline“ ist stillgelegt" in words(visit("touchpoint", touchpoint=str(hotline.id)))
    with firm.change() as change:
        change.rows("UPDATE touchpoint SET merged_into = ? WHERE id = ?", [invoice.id, hotline.id])
    assert "„Hotline“ wurde mit „Rechnung“ zusammengelegt" in words(visit("touchpoint", touchpoint=str(hotline.id)))


def test_an_empty_workspace_says_what_comes_first(visit):
    app = visit("touchpoint")
    assert not app.exception
    assert app.button(key="touchpoints.first")


def test_the_ways_lead_to_the_neighbours_and_stay_on_the_tab(visit, firm: Store, hotline: Touchpoint):
    invoice = touchpoints.every(firm)[1]
    app = visit("touchpoint", touchpoint=str(hotline.id), tab="incidents")
    assert app.button(key="touchpoint.before").disabled
    app.button(key="touchpoint.after").click().run()
    assert app.title[0].value == "Rechnung"
    assert (app.query_params["touchpoint"], app.query_params["tab"]) == (str(invoice.id), "incidents")
    assert app.button(key="touchpoint.after").disabled
    next(s for s in app.selectbox if (s.key or "").startswith("touchpoint.list")).set_value(hotline.id).run()
    assert app.title[0].value == "Hotline"


def test_a_factor_is_added_changed_removed_and_brought_back(visit, firm: Store, hotline: Touchpoint):
    app = visit("touchpoint", touchpoint=str(hotline.id), tab="experience")
    app.button(key="touchpoint.add.factor.disappointment").click().run()
    field(app, ".text").set_value("Warteschleife")
    field(app, ".expectation").set_value("Drei Klingelzeichen")
    press(app, ".save")
    saved = entries.every(firm, Factor, hotline.id)
    assert [(f.kind, f.text, f.expectation) for f in saved] == [(Zone.DISAPPOINTMENT, "Warteschleife", "Drei Klingelzeichen")]
    assert "Warteschleife" in words(app)
    assert "40\u00a0% der Antworten" in words(app)
    app.button(key=f"touchpoint.card.factor.{saved[0].id}.edit").click().run()
    field(app, ".text").set_value("Neun Minuten Warteschleife")
    press(app, ".save")
    assert entries.every(firm, Factor)[0].text == "Neun Minuten Warteschleife"
    app.button(key="bar.undo").click().run()
    assert entries.every(firm, Factor)[0].text == "Warteschleife"
    app.button(key=f"touchpoint.card.factor.{saved[0].id}.edit").click().run()
    press(app, ".remove")
    assert entries.every(firm, Factor) == []
    app.button(key="bar.undo").click().run()
    assert len(entries.every(firm, Factor)) == 1


def test_an_empty_entry_is_refused_in_the_drawer(visit, firm: Store, hotline: Touchpoint):
    app = visit("touchpoint", touchpoint=str(hotline.id), tab="plan")
    app.button(key="touchpoint.add.idea").click().run()
    press(app, ".save")
    assert app.error[0].value.startswith("Bitte schreiben Sie auf")
    assert entries.every(firm, Idea) == []


def test_who_comes_second_is_told_and_sees_the_new_state(visit, firm: Store, hotline: Touchpoint):
    with firm.change() as change:
        seen = entries.save(change, Remark(touchpoint_id=hotline.id, kind=RemarkKind.MUST_GO, text="Menü"))
    app = visit("touchpoint", touchpoint=str(hotline.id), tab="remarks")
    app.button(key=f"touchpoint.card.remark.{seen.id}.edit").click().run()
    with firm.change("Bernd") as change:
        entries.save(change, replace(seen, text="Sprachmenü"))
    field(app, ".text").set_value("Das Menü")
    press(app, ".save")
    assert app.error[0].value.startswith("Jemand hat das inzwischen geändert.")
    assert entries.every(firm, Remark)[0].text == "Sprachmenü"
    press(app, ".again")
    assert field(app, ".text").value == "Sprachmenü"


def test_a_quality_question_is_answered(visit, firm: Store, hotline: Touchpoint):
    app = visit("touchpoint", touchpoint=str(hotline.id), tab="experience")
    app.button(key="touchpoint.card.quality_check.brand_fit.edit").click().run()
    field(app, ".answer").set_value(Grade.NO)
    press(app, ".save")
    assert [check.answer for check in entries.every(firm, QualityCheck, hotline.id)] == [Grade.NO]


def test_a_severe_incident_becomes_a_red_flag_on_top(visit, firm: Store, hotline: Touchpoint):
    app = visit("touchpoint", touchpoint=str(hotline.id), tab="incidents")
    app.button(key="touchpoint.add.incident.False").click().run()
    field(app, ".text").set_value("Kundin *gestürzt*")
    field(app, ".severity").set_value(3)
    press(app, ".save")
    assert entries.every(firm, Incident)[0].severity == 3
    assert app.error[0].value.startswith("Warnzeichen\\: schwerer Vorfall am")
    assert "\\*gestürzt\\*" in app.error[0].value
    assert app.button(key="touchpoint.next").label == "Maßnahme planen"


def test_all_five_perspectives_are_rated_at_once(visit, firm: Store, hotline: Touchpoint):
    app = visit("touchpoint", touchpoint=str(hotline.id), tab="perspectives")
    app.button(key="touchpoint.add.ratings").click().run()
    app.text_input(key="touchpoint.rate.by").set_value("Anna")
    app.get_by_key("touchpoint.rate.efficiency").set_value(2)
    app.get_by_key("touchpoint.rate.people").set_value(5)
    app.run()
    app.button(key="touchpoint.rate.save").click().run()
    assert {(one.perspective.value, one.score, one.rated_by) for one in entries.every(firm, PerspectiveRating)} == {
        ("efficiency", 2, "Anna"),
        ("people", 5, "Anna"),
    }
    assert "Wer wann bewertet hat" in words(app)
    app.button(key="bar.undo").click().run()
    assert entries.every(firm, PerspectiveRating) == []


def test_the_history_tells_the_changes_in_words(visit, hotline: Touchpoint):
    table = visit("touchpoint", touchpoint=str(hotline.id), tab="history").dataframe[-1].value
    assert table[["Wo", "Was", "Vorher", "Nachher"]].iloc[0].tolist() == ["Kontaktpunkt: Hotline", "Schlüsselkontakt", "nein", "ja"]


def test_factors_of_all_touchpoints_stand_on_the_ratings_page(visit, firm: Store, hotline: Touchpoint):
    with firm.change() as change:
        for kind in Zone:
            entries.save(change, Factor(touchpoint_id=hotline.id, kind=kind, text=f"Faktor {kind}"))
    app = visit("ratings")
    app.segmented_control(key="ratings.view").set_value("factors").run()
    table = app.dataframe[0].value
    assert table["Worum geht es?"].tolist() == ["Faktor disappointment", "Faktor okay", "Faktor delight"]
    app.get_by_key("ratings.zones").set_value([Zone.DELIGHT]).run()
    assert app.dataframe[0].value["Zone"].tolist() == ["Begeisterung"]


def test_an_incident_of_tomorrow_cannot_be_entered(visit, hotline: Touchpoint):
    app = visit("touchpoint", touchpoint=str(hotline.id), tab="incidents")
    app.button(key="touchpoint.add.incident.True").click().run()
    assert field(app, ".on").max <= date.today()  # noqa: DTZ011  the day where the program runs


def test_the_attributes_are_changed_from_the_page_itself(visit, firm: Store, hotline: Touchpoint):
    app = visit("touchpoint", touchpoint=str(hotline.id))
    app.button(key="touchpoint.change").click().run()
    assert not app.exception
    name = next(one for one in app.text_input if one.value == "Hotline")
    name.set_value("Telefon").run()
    next(
        button for button in app.button if str(button.key).startswith("touchpoints.form.") and str(button.key).endswith(".save")
    ).click().run()
    assert "Telefon" in [one.name for one in touchpoints.every(firm)]
    assert app.title[0].value == "Telefon"


def test_the_minutes_of_a_step_are_typed_with_a_comma(visit, firm: Store, hotline: Touchpoint):
    app = visit("touchpoint", touchpoint=str(hotline.id), tab=Tab.EXPERIENCE)
    app.button(key="touchpoint.add.step").click().run()
    field(app, ".name").set_value("Warten")
    field(app, ".waiting").set_value("1.200")
    field(app, ".minutes").set_value("2,5")
    press(app, ".save")
    assert not app.exception
    (step,) = entries.every(firm, ProcessStep, hotline.id)
    assert (step.waiting_minutes, step.minutes) == (1200, 2.5)


def test_minutes_that_cannot_be_read_are_refused_and_what_was_typed_stays(visit, firm: Store, hotline: Touchpoint):
    app = visit("touchpoint", touchpoint=str(hotline.id), tab=Tab.EXPERIENCE)
    app.button(key="touchpoint.add.step").click().run()
    field(app, ".name").set_value("Warten")
    field(app, ".minutes").set_value("2,5,5")
    press(app, ".save")
    assert "„2,5,5“ ist keine Zahl von Minuten" in words(app)
    assert field(app, ".name").value == "Warten"
    assert not entries.every(firm, ProcessStep, hotline.id)
