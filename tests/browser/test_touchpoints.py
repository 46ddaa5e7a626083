"""Touchpoints, journey and ratings as the browser shows them: what only a pointer, the keyboard or a second reader can do."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from resting import at_rest

from tpm.i18n import language
from tpm.model.scale import Scale
from tpm.model.survey import Audience, Role
from tpm.store import surveys, touchpoints
from tpm.store.workspaces import Folder
from tpm.tasks import workspaces as tasks

REISE = "Reise GmbH"
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module", autouse=True)
def journey(data: Path) -> None:
    """A workspace with the starter list, of which the first three are rated by 50 customers each."""
    folder = Folder(data, "tests")
    german = language.get("de")
    store = tasks.create(folder, REISE, german)
    tasks.add_starter_list(store, german)
    with store.change() as change:
        survey = surveys.find_or_add(change, "Kunden", Audience.CUSTOMER)
        for number, rated in enumerate(touchpoints.every(change)[:3]):
            scale = Scale(minimum=1, maximum=5)
            question = surveys.put_question(change, survey, rated.name, Role.RATING, touchpoint_id=rated.id, scale=scale)
            for row in range(50):
                respondent = number * 100 + row
                change.rows("INSERT INTO respondent VALUES (?, 1, NULL, NULL)", [respondent])
                change.rows("INSERT INTO answer VALUES (?, ?, ?)", [respondent, question, min(5, 1 + row % 5 + number)])
    folder.close_all()


def rows(page: Page) -> Locator:
    """The names in the list."""
    return page.locator('[class*="st-key-touchpoints-row"][class*="-name"] a')


def drawer(page: Page) -> Locator:
    return page.get_by_role("dialog")


def act(page: Page, name: str, wanted: str) -> None:
    """Choose from the menu at the end of the row of a touchpoint."""
    row = page.locator('[class*="st-key-touchpoints-row"][class*="-name"]', has=page.get_by_role("link", name=name, exact=True))
    key = re.search(r"st-key-(touchpoints-row-\d+)-name", row.get_attribute("class") or "")
    assert key
    page.locator(f".st-key-{key[1]}-menu button").first.click()
    page.get_by_role("menuitem", name=wanted).click()


def point(page: Page, chart: Locator, x: float, y: float) -> None:
    """Click on a place of the chart once it stands still."""
    at_rest(page)
    chart.click(position={"x": x, "y": y})


def test_one_touchpoint_after_the_other_is_added_by_the_keyboard(open_page):
    page = open_page("touchpoints", w=REISE)
    field = page.get_by_label("Neuer Kontaktpunkt")
    field.click()
    for name in ("Erstes Telefonat", "Zweites Telefonat"):
        page.keyboard.type(name)
        page.keyboard.press("Enter")
        expect(page.get_by_role("link", name=name, exact=True)).to_be_visible()
        expect(field).to_have_value("")
        expect(field).to_be_focused()
    act(page, "Zweites Telefonat", "Stilllegen")
    expect(page.get_by_role("link", name="Zweites Telefonat", exact=True)).to_have_count(0)
    page.get_by_role("button", name="Rückgängig").click()
    expect(page.get_by_role("link", name="Zweites Telefonat", exact=True)).to_be_visible()


def test_a_touchpoint_is_moved_by_its_menu(open_page):
    page = open_page("touchpoints", w=REISE)
    first, second = "Meinungsportal", "User-Forum"
    expect(rows(page).nth(0)).to_have_text(first)
    expect(rows(page).nth(1)).to_have_text(second)
    act(page, second, "Nach oben")
    expect(rows(page).nth(0)).to_have_text(second)
    page.get_by_role("button", name="Rückgängig").click()
    expect(rows(page).nth(0)).to_have_text(first)


def test_of_two_readers_the_second_is_told_and_sees_the_new_state(open_page, browser: Browser, server: str):
    page = open_page("touchpoints", w=REISE)
    context = browser.new_context(locale="de-DE")
    other = context.new_page()
    other.goto(f"{server}/touchpoints?w={REISE}")
    for reader in (page, other):
        act(reader, "Rechnung", "Ändern")
        expect(drawer(reader)).to_be_visible()
    drawer(other).get_by_label("Verantwortlich").fill("Buchhaltung")
    drawer(other).get_by_role("button", name="Speichern").click()
    expect(drawer(other)).to_have_count(0)
    drawer(page).get_by_label("Verantwortlich").fill("Vertrieb")
    drawer(page).get_by_role("button", name="Speichern").click()
    expect(drawer(page).get_by_text("Jemand hat das inzwischen geändert.")).to_be_visible()
    drawer(page).get_by_role("button", name="Neuen Stand zeigen").click()
    # While the form is drawn anew it stands one place above the old one, which goes at the end of the run.
    expect(drawer(page).get_by_label("Verantwortlich").first).to_have_value("Buchhaltung")
    expect(drawer(page).get_by_label("Verantwortlich")).to_have_count(1)
    context.close()


def test_a_click_on_a_point_of_the_journey_opens_what_is_known_again_and_again(open_page):
    page = open_page("journey", w=REISE)
    for times in range(2):
        point(page, page.locator(f".st-key-journey-chart-{times} svg.marks"), 80, 300)
        expect(drawer(page).get_by_text("Neueste Kommentare")).to_be_visible()
        page.keyboard.press("Escape")
        expect(drawer(page)).to_have_count(0)


def test_the_drawer_leads_to_everything_about_the_touchpoint_and_stays_closed_on_return(open_page):
    page = open_page("journey", w=REISE)
    point(page, page.get_by_test_id("stVegaLiteChart").locator("svg.marks").first, 80, 300)
    drawer(page).get_by_text("Alles zu diesem Kontaktpunkt").click()
    page.wait_for_url("**/touchpoint?*touchpoint=*")
    expect(page.get_by_role("tab", name="Kundenstimmen")).to_be_visible()
    page.get_by_test_id("stTopNavSection").filter(has_text="Ist").click()
    page.get_by_test_id("stTopNavDropdownLink").filter(has_text="Kundenreise").click()
    page.wait_for_url("**/journey?*")
    expect(page.get_by_text("Mittel der Reise")).to_be_visible()
    expect(drawer(page)).to_have_count(0)


def test_a_click_on_a_row_opens_that_touchpoint_and_its_address_can_be_passed_on(open_page):
    page = open_page("ratings", w=REISE)
    point(page, page.get_by_test_id("stVegaLiteChart").locator("svg.marks").first, 40, 100)
    page.wait_for_url("**/ratings?*rated=*")
    address = page.url
    expect(page.get_by_role("heading", name="Verteilung der Antworten")).to_be_visible()
    page.get_by_role("button", name="Alle Kontaktpunkte").click()
    expect(page).not_to_have_url(re.compile("rated="))
    page.goto(address)
    expect(page.get_by_role("heading", name="Verteilung der Antworten")).to_be_visible()


@pytest.mark.parametrize("name", ["touchpoints", "journey", "ratings"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_sticks_out_on_a_phone(open_page, page: Page, name: str, scheme: str):
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme=scheme)
    open_page(name, w=REISE)
    main = page.get_by_test_id("stMain")
    assert main.evaluate("e => e.scrollWidth - e.clientWidth") == 0
