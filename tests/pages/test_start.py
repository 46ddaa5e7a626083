"""The start page and what surrounds every page."""

import time
from pathlib import Path

import pytest
from firms import MUSTER

from tpm.store import touchpoints
from tpm.store.workspaces import Folder
from tpm.ui import workspaces
from tpm.ui.routes import ROUTES, exists

PAGES = [route.name for route in ROUTES if exists(route.name)]


def words(app) -> str:
    return " ".join(element.value for kind in ("title", "subheader", "markdown", "caption") for element in app.get(kind))


def test_an_empty_data_folder_gets_a_first_workspace(visit, data: Path):
    app = visit()
    assert not app.exception
    assert [path.stem for path in data.glob("*.duckdb")] == ["Mein Unternehmen"]
    assert app.query_params["w"] == "Mein Unternehmen"


def test_an_empty_workspace_offers_three_ways_to_begin(visit):
    app = visit()
    assert app.title[0].value == "Neue Kunden durch Empfehlung gewinnen"
    assert [button.label for button in app.button if (button.key or "").startswith("start.")] == [
        "Befragung importieren",
        "Beispielfirma ansehen",
        "Mit den Kontaktpunkten beginnen",
    ]


def test_a_workspace_with_data_shows_what_is_there_and_the_next_step(visit, firm):
    del firm
    app = visit()
    assert "2 Kontaktpunkte · 60 Befragte" in words(app).replace("\\", "")
    assert app.button(key="start.next").label == "Soll-Werte festlegen"


def test_everything_is_english_in_english(visit, firm):
    del firm
    app = visit(lang="en")
    assert app.button(key="start.next").label == "Set targets"
    assert app.subheader[0].value == "1  See what is"


def test_the_browser_decides_about_the_first_language(visit, firm):
    del firm
    app = visit()
    app.context = {"locale": "en-GB"}
    app.query_params["lang"] = ""
    app.run()
    assert app.button(key="start.next").label == "Set targets"


def test_a_language_that_is_none_of_ours_becomes_german(visit, firm):
    del firm
    app = visit()
    app.context = {"locale": "fr-FR"}
    app.query_params["lang"] = ""
    app.run()
    assert app.button(key="start.next").label == "Soll-Werte festlegen"


def test_the_language_switch_changes_the_address(visit):
    app = visit()
    app.segmented_control(key="bar.language").set_value("en").run()
    assert app.query_params["lang"] == "en"
    assert app.title[0].value == "Win new customers by recommendation"


def test_another_workspace_is_entered_by_the_switcher(visit, firm):
    del firm
    workspaces.folder().create("Andere")
    app = visit()
    assert app.query_params["w"] == "Andere"
    app.selectbox(key="bar.workspace").set_value(MUSTER).run()
    assert app.query_params["w"] == MUSTER
    assert app.title[0].value == MUSTER


def test_a_workspace_that_is_gone_gives_way_to_the_first(visit, firm):
    del firm
    assert visit(w="Gibt es nicht").query_params["w"] == MUSTER


def test_a_workspace_nobody_is_in_is_closed(visit, firm):
    del firm
    workspaces.folder().create("Andere")
    app = visit(w="Andere")
    app.selectbox(key="bar.workspace").set_value(MUSTER).run()
    until = time.monotonic() + 20  # the backup of the day may still be in it
    while set(workspaces.folder()._open) != {MUSTER} and time.monotonic() < until:
        time.sleep(0.05)
    assert set(workspaces.folder()._open) == {MUSTER}


def test_an_address_brings_back_what_its_sender_saw(visit, firm):
    del firm
    app = visit("ratings", since="2026-07-01", until="2026-09-30", segment="Kundengruppe: Stammkunden", survey="Kundenbefragung")
    assert app.selectbox(key="filter.period").value == "Q3 2026"
    assert app.selectbox(key="filter.segment").value == "Kundengruppe: Stammkunden"
    assert app.selectbox(key="filter.survey").value == "Kundenbefragung"


def test_what_an_address_says_wrong_is_left_out(visit, firm):
    del firm
    app = visit("ratings", since="gestern", segment="Kundengruppe: Niemand", survey="?")
    assert not app.exception
    assert app.selectbox(key="filter.period").value == "Gesamter Zeitraum"
    assert app.selectbox(key="filter.segment").value is None


def test_a_period_is_written_into_the_address(visit, firm):
    del firm
    app = visit("ratings")
    app.selectbox(key="filter.period").set_value("Q1 2026").run()
    assert (app.query_params["since"], app.query_params["until"]) == ("2026-01-01", "2026-03-31")


def test_everything_is_shown_again_by_one_button(visit, firm):
    del firm
    app = visit("ratings", since="2026-07-01", segment="Kundengruppe: Stammkunden")
    app.button(key="filter.reset").click().run()
    assert set(app.query_params) == {"w", "lang"}


def test_the_address_comes_along_to_another_page(visit, firm):
    del firm
    app = visit("ratings", since="2026-07-01")
    app.switch_page(str(Path("pages/gaps.py").resolve())).run()
    assert app.query_params["since"] == "2026-07-01"


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_page_opens_on_an_empty_workspace(visit, name: str, lang: str):
    app = visit(name, lang=lang)
    assert not app.exception
    assert app.title[0].value


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_on_a_workspace_with_answers(visit, firm, name: str):
    del firm
    app = visit(name)
    assert not app.exception
    assert app.title[0].value


def test_a_workspace_another_program_holds_is_told_in_a_sentence(visit, firm, data: Path):
    del firm
    workspaces.folder().close_all()
    other = Folder(data, "Nachtimport")
    other.open(MUSTER)
    app = visit()
    other.close_all()
    assert "Nachtimport" in app.error[0].value
    assert not app.title


def test_what_was_done_can_be_undone_from_the_bar(visit, firm):
    app = visit("touchpoints")
    app.menu_button(key="touchpoints.more").click("starters").run()
    app.button(key="touchpoints.starters.add").click().run()
    assert len(touchpoints.every(firm)) > 2
    app.button(key="bar.undo").click().run()
    assert len(touchpoints.every(firm)) == 2
    assert app.toast[0].value.startswith("Rückgängig gemacht\\: Die Startliste")
    assert "bar.undo" not in {button.key for button in app.button}
