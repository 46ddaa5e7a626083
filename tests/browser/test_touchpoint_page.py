"""The page of one touchpoint as the browser shows it: its address, its tabs, two readers at one entry."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from resting import at_rest

from tpm.i18n import language
from tpm.model.factor import Factor
from tpm.model.scale import Scale, Zone
from tpm.model.survey import Audience, Role
from tpm.model.touchpoint import Touchpoint
from tpm.store import entries, surveys, touchpoints
from tpm.store.workspaces import Folder
from tpm.tasks import workspaces as tasks

SEITE = "Seiten GmbH"
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module", autouse=True)
def portal(data: Path) -> Touchpoint:
    """The first of the starter list, rated by 50 customers, with one factor."""
    folder = Folder(data, "tests")
    german = language.get("de")
    store = tasks.create(folder, SEITE, german)
    tasks.add_starter_list(store, german)
    with store.change() as change:
        first = touchpoints.every(change)[0]
        survey = surveys.find_or_add(change, "Kunden", Audience.CUSTOMER)
        scale = Scale(minimum=1, maximum=5)
        question = surveys.put_question(change, survey, first.name, Role.RATING, touchpoint_id=first.id, scale=scale)
        for row in range(50):
            change.rows("INSERT INTO respondent VALUES (?, 1, NULL, NULL)", [row])
            change.rows("INSERT INTO answer VALUES (?, ?, ?)", [row, question, 1 + row % 5])
        entries.save(change, Factor(touchpoint_id=first.id, kind=Zone.DISAPPOINTMENT, text="Alte Sterne"))
    folder.close_all()
    return first


def test_from_the_ratings_a_link_leads_here_and_the_tab_stays_in_the_address(open_page, portal: Touchpoint):
    page = open_page("ratings", w=SEITE, rated=portal.name)
    page.get_by_text("Alles zu diesem Kontaktpunkt").click()
    page.wait_for_url(re.compile(rf"/touchpoint\?.*touchpoint={portal.id}"))
    page.get_by_role("tab", name="Vorfälle").click()
    page.wait_for_url("**tab=incidents**")
    page.reload()
    expect(page.get_by_role("tab", name="Vorfälle")).to_have_attribute("aria-selected", "true")
    page.get_by_role("button", name="chevron_right").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text(portal.name)
    expect(page.get_by_role("tab", name="Vorfälle")).to_have_attribute("aria-selected", "true")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text(portal.name)


def test_of_two_readers_of_an_entry_the_second_is_told(open_page, browser: Browser, server: str, portal: Touchpoint):
    page = open_page("touchpoint", w=SEITE, touchpoint=str(portal.id), tab="experience")
    context = browser.new_context(locale="de-DE")
    other = context.new_page()
    other.goto(f"{server}/touchpoint?w={SEITE}&touchpoint={portal.id}&tab=experience")
    for reader in (page, other):
        pencil = reader.locator('[class*="st-key-touchpoint-card-factor"][class*="-edit"] button:visible')
        expect(pencil).to_have_count(1)
        pencil.click()
        expect(reader.get_by_role("dialog").get_by_label("Was wir liefern")).to_be_visible()
    for reader, said in ((other, "Neue Sterne"), (page, "Keine Sterne")):
        at_rest(reader)
        reader.get_by_role("dialog").get_by_label("Was wir liefern").fill(said)
        reader.get_by_role("dialog").get_by_role("button", name="Speichern").click()
        if reader is other:
            expect(reader.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("dialog").get_by_text("Jemand hat das inzwischen geändert.")).to_be_visible()
    page.get_by_role("dialog").get_by_role("button", name="Neuen Stand zeigen").click()
    expect(page.get_by_role("dialog").get_by_label("Was wir liefern").first).to_have_value("Neue Sterne")
    context.close()


def test_five_perspectives_are_rated_and_drawn(open_page, portal: Touchpoint):
    page = open_page("touchpoint", w=SEITE, touchpoint=str(portal.id), tab="perspectives")
    page.get_by_role("button", name="Aus fünf Blickwinkeln bewerten").click()
    drawer = page.get_by_role("dialog")
    drawer.get_by_label("Bewertet von").fill("Anna")
    for name, score in (("efficiency", "2"), ("people", "4")):
        drawer.locator(f".st-key-touchpoint-rate-{name}").get_by_role("radio", name=score).click()
        at_rest(page)
    drawer.get_by_role("button", name="Speichern").click()
    expect(drawer).to_have_count(0)
    expect(page.locator("svg.marks text", has_text="Wirksamkeit")).to_be_visible()
    expect(page.get_by_text("Wer wann bewertet hat")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("tab", ["experience", "perspectives", "incidents", "remarks", "plan", "history"])
def test_nothing_sticks_out_on_a_phone(open_page, page: Page, portal: Touchpoint, tab: str, scheme: str):
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme=scheme)
    open_page("touchpoint", w=SEITE, touchpoint=str(portal.id), tab=tab)
    assert page.get_by_test_id("stMain").evaluate("e => e.scrollWidth - e.clientWidth") == 0
