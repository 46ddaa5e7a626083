"""Guessing before the customers have their say, by keyboard, and on a phone in the dark."""

from pathlib import Path

import pytest
from firms import make_muster, rate_inside
from playwright.sync_api import Browser, Page, expect

from tpm.model.survey import Audience
from tpm.store.workspaces import Folder

INSIDE = "Zuletzt mit Selbstbild"


@pytest.fixture(scope="module")
def inside(data: Path, server: str) -> str:
    """A workspace whose employees have rated as well."""
    del server
    folder = Folder(data, "tests")
    rate_inside(make_muster(folder, INSIDE), Audience.EMPLOYEE, "Hotline", [4, 5] * 5)
    folder.close_all()
    return INSIDE


def chart(page: Page) -> str:
    """All words of the chart that is drawn."""
    return page.locator("[data-testid=stVegaLiteChart] svg").first.text_content() or ""


def test_the_customers_are_revealed_by_keyboard_and_come_along_in_the_table(open_page, inside: str):
    page = open_page("self-image", w=inside)
    expect(page.locator("[data-testid=stVegaLiteChart] svg").first).to_contain_text("Mitarbeitende")
    assert "Kunden: " not in chart(page)
    button = page.get_by_role("button", name="Kundenbild zeigen")
    page.get_by_role("heading", level=1).get_by_role("link").focus()
    page.keyboard.press("Tab")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Kundenbild verbergen")).to_be_visible()
    expect(page.locator("[data-testid=stVegaLiteChart] svg").first).to_contain_text("eindeutig überschätzt")
    page.get_by_text("Tabelle und Export").click()
    with page.expect_download() as expected:
        page.locator("[class*='st-key-self-image-both-csv'] button").first.click()
    assert expected.value.suggested_filename == "selbstbild-und-kundenbild-zuletzt-mit-selbstbild.csv"
    assert "Kunden: Wert" in Path(expected.value.path()).read_text("utf-8-sig")


def test_on_a_phone_in_the_dark_nothing_is_wider_than_the_window(browser: Browser, server: str, inside: str):
    with browser.new_context(locale="de-DE", color_scheme="dark", viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto(f"{server}/self-image?w={inside}")
        page.get_by_role("button", name="Kundenbild zeigen").click()
        expect(page.locator("[data-testid=stVegaLiteChart] svg").first).to_contain_text("eindeutig überschätzt")
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
