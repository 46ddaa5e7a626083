"""What surrounds the pages, as the browser shows it."""

import re
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from resting import at_rest

ENGLISH = re.compile(r"\b(Upload|Browse|per file|Choose an option|Drag and drop|No results|Press Enter|Search|Settings)\b")
CHOSEN = {"w": "Muster GmbH", "since": "2026-07-01", "until": "2026-09-30", "segment": "Kundengruppe: Stammkunden"}


def title(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def fold_out(page: Page) -> None:
    """Open what is said about the filter."""
    page.locator(".st-key-filter-open button").first.click()


def open_menu(page: Page, row: Locator) -> None:
    """Open the menu of a workspace; while the page is drawn anew, its old row stands below the new one."""
    at_rest(page)
    button = row.get_by_role("button", name="Mehr")
    expect(button).to_have_count(1)
    button.click()


def test_an_address_brings_back_what_its_sender_saw(open_page):
    page = open_page("ratings", **CHOSEN)
    expect(page.get_by_text("Q3 2026 · Stammkunden · alle Befragungen", exact=True)).to_be_visible()


def test_the_filter_comes_along_through_the_navigation_and_back(open_page):
    page = open_page("ratings", **CHOSEN)
    page.get_by_test_id("stTopNavSection").filter(has_text="Soll").click()
    page.get_by_test_id("stTopNavDropdownLink").filter(has_text="Lücken").click()
    page.wait_for_url("**/gaps?*")
    expect(page.get_by_text("Q3 2026 · Stammkunden · alle Befragungen", exact=True)).to_be_visible()
    for part in ("since=2026-07-01", "until=2026-09-30", "segment=", "w=Muster"):
        assert part in page.url
    page.go_back()
    page.wait_for_url("**/ratings?*")
    expect(page.get_by_text("Q3 2026 · Stammkunden · alle Befragungen", exact=True)).to_be_visible()


def test_a_choice_is_written_into_the_address_and_taken_back_by_the_browser(open_page):
    page = open_page("ratings")
    fold_out(page)
    page.get_by_role("combobox", name="Zeitraum").click()
    page.get_by_role("option", name="Q1 2026").click()
    expect(page).to_have_url(re.compile("since=2026-01-01&until=2026-03-31"))
    expect(page.get_by_role("button", name="Q1 2026 · alle Kunden")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("button", name="Gesamter Zeitraum · alle Kunden")).to_be_visible()


def test_the_page_speaks_the_language_of_the_browser(browser: Browser, server: str):
    for locale, code, heading in (("de-AT", "de", "Mandanten"), ("en-GB", "en", "Workspaces"), ("fr-FR", "de", "Mandanten")):
        with browser.new_context(locale=locale) as context:
            page = context.new_page()
            page.goto(f"{server}/workspaces")
            expect(page.get_by_role("heading", level=1)).to_have_text(heading)
            expect(page.locator("html")).to_have_attribute("lang", code)


def test_the_language_switch_turns_everything_and_stays(open_page):
    page = open_page("workspaces")
    page.locator(".st-key-bar-language").get_by_text("EN", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Workspaces")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Workspaces")


def test_streamlits_own_words_are_german(open_page):
    page = open_page("ratings")
    fold_out(page)
    page.get_by_role("combobox", name="Kundengruppe").fill("xyz")
    expect(page.get_by_text("Nichts gefunden")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_test_id("stMainMenu").click()
    expect(page.get_by_test_id("stMainMenuPopover")).to_contain_text("Drucken")
    assert not ENGLISH.search(page.locator("body").inner_text())


def test_what_people_wrote_is_left_alone(open_page):
    page = open_page("workspaces")
    page.get_by_role("button", name="Neuer Mandant").click()
    page.get_by_role("dialog").get_by_label("Name").fill("Search")
    page.get_by_role("dialog").get_by_role("button", name="Anlegen").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator(".st-key-workspaces-Search")).to_contain_text("Search")


def test_a_workspace_is_renamed_copied_deleted_and_restored(open_page):
    page = open_page("workspaces")
    page.get_by_role("button", name="Neuer Mandant").click()
    page.get_by_role("dialog").get_by_label("Name").fill("Erste Filiale")
    page.get_by_role("dialog").get_by_role("button", name="Anlegen").click()
    row = page.locator(".st-key-workspaces-Erste-Filiale")
    expect(row).to_contain_text("geöffnet")

    open_menu(page, row)
    page.get_by_role("menuitem", name="Umbenennen").click()
    page.get_by_role("dialog").get_by_label("Name").fill("Zweite Filiale")
    page.get_by_role("dialog").get_by_role("button", name="Umbenennen").click()
    row = page.locator(".st-key-workspaces-Zweite-Filiale")
    expect(row).to_contain_text("geöffnet")

    open_menu(page, row)
    page.get_by_role("menuitem", name="Kopieren").click()
    page.get_by_role("dialog").get_by_role("button", name="Kopieren").click()
    expect(page.get_by_text("Zweite Filiale (Kopie)", exact=True)).to_be_visible()

    open_menu(page, row)
    page.get_by_role("menuitem", name="Löschen").click()
    expect(row).to_be_hidden()
    page.get_by_text("Papierkorb (1)").click()
    page.get_by_role("button", name="Wiederherstellen").click()
    expect(row).to_contain_text("geöffnet")


def test_a_name_that_is_taken_is_refused_with_a_sentence(open_page):
    page = open_page("workspaces")
    page.get_by_role("button", name="Neuer Mandant").click()
    page.get_by_role("dialog").get_by_label("Name").fill("muster gmbh")
    page.get_by_role("dialog").get_by_role("button", name="Anlegen").click()
    expect(page.get_by_role("dialog").get_by_role("alert")).to_contain_text("Bitte wählen Sie einen anderen Namen")


@pytest.mark.parametrize("ending", ["csv", "xlsx", "png", "svg"])
def test_a_chart_and_the_table_behind_it_can_be_taken_along(open_page, ending: str):
    page = open_page("ratings")
    page.get_by_text("Tabelle und Export").click()
    with page.expect_download() as expected:
        page.locator(f"[class*='st-key-ratings'][class*='-{ending}'] button").first.click()
    assert expected.value.suggested_filename == f"bewertungen-muster-gmbh.{ending}"
    assert Path(expected.value.path()).stat().st_size > 100


@pytest.mark.parametrize("width", [390, 1366, 1920])
def test_nothing_is_wider_than_the_window(open_page, width: int):
    page = open_page("")
    page.set_viewport_size({"width": width, "height": 900})
    page.wait_for_timeout(300)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width


def test_dark_colours_follow_the_computer(browser: Browser, server: str):
    with browser.new_context(locale="de-DE", color_scheme="dark") as context:
        page = context.new_page()
        page.goto(server)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        colour = page.evaluate("getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor")
        assert max(map(int, re.findall(r"\d+", colour)[:3])) < 80


def test_what_is_opened_keeps_a_label_that_can_be_read_in_the_dark(open_page, page: Page):
    page.emulate_media(color_scheme="dark")
    label = open_page("import").locator(".st-key-import-templates button")
    before = label.evaluate("one => getComputedStyle(one).color")
    label.click()
    expect(label).to_have_attribute("aria-expanded", "true")
    page.mouse.move(0, 0)
    expect(label).to_have_css("color", before)


def test_the_server_says_what_the_browser_may_load(server: str):
    connection = HTTPConnection(urlsplit(server).netloc, timeout=10)
    connection.request("GET", "/ratings", headers={"Accept": "text/html", "Accept-Encoding": "gzip", "Accept-Language": "en"})
    answer = connection.getresponse()
    html = answer.read().decode("utf-8")
    assert '<html lang="en">' in html
    policy = answer.headers["content-security-policy"]
    assert "unsafe-eval" not in policy
    assert "default-src 'self'" in policy
    assert answer.headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize("path", ["/", "/_stcore/stream", "/_stcore/upload_file/a/b"])
def test_a_foreign_name_of_the_server_is_refused(server: str, path: str):
    connection = HTTPConnection(urlsplit(server).netloc, timeout=10)
    connection.request("GET", path, headers={"Host": "evil.example"})
    assert connection.getresponse().status == 400


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/agent/mcp"])
def test_the_server_tells_nobody_about_itself(server: str, path: str):
    connection = HTTPConnection(urlsplit(server).netloc, timeout=10)
    connection.request("GET", path)
    assert connection.getresponse().status == 404


def test_charts_follow_when_the_reader_changes_the_colours(open_page):
    page = open_page("ratings")
    chart = page.locator("[data-testid=stVegaLiteChart] svg").first
    expect(chart).to_have_css("background-color", "rgb(255, 255, 255)")
    page.get_by_test_id("stMainMenu").click()
    page.get_by_role("menuitemradio", name="Dunkel").click()
    expect(chart).not_to_have_css("background-color", "rgb(255, 255, 255)")
