"""The guide and the page of recommenders in a real browser: by keyboard, in a drawer, on a phone in the dark."""

import re

import pytest
from playwright.sync_api import Browser, expect
from resting import at_rest


def test_a_box_opens_its_questions_and_a_note_is_kept_and_undone(open_page):
    page = open_page("guide")
    box = page.get_by_role("button", name="2a  Soll-Zustand festlegen")
    box.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("step=2a"))
    question = page.locator(".st-key-guide-question-2a-scenario")
    question.get_by_role("button", name="Notiz schreiben").click()
    page.get_by_role("textbox", name="Notiz").fill("Erst klein anfangen")
    page.keyboard.press("Tab")
    expect(question.get_by_text("Erst klein anfangen")).to_be_visible()
    page.reload()
    expect(page.locator(".st-key-guide-question-2a-scenario").get_by_text("Erst klein anfangen")).to_be_visible()


def test_a_question_leads_to_the_part_of_the_page_that_answers_it(open_page):
    page = open_page("guide", step="1b")
    page.locator(".st-key-guide-question-1b-obstacles").get_by_role("link", name="Hotline").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hotline")
    expect(page.get_by_role("tab", selected=True)).to_have_text("Stärken und Hindernisse")


def test_a_recommender_entered_in_the_drawer_is_drawn_and_undone(open_page):
    page = open_page("word-of-mouth")
    page.get_by_role("button", name="Empfehler hinzufügen").click()
    drawer = page.get_by_role("dialog")
    drawer.get_by_role("textbox", name="Name oder Rolle").fill("RSC Lindental")
    drawer.get_by_role("textbox", name="Reichweite").fill("420")
    drawer.get_by_role("radio", name="5", exact=True).click()
    drawer.get_by_role("button", name="Speichern").click()
    expect(drawer).to_be_hidden()
    expect(page.locator("[data-testid=stVegaLiteChart] svg").first).to_contain_text("RSC Lindental")
    page.get_by_role("button", name="Rückgängig").click()
    expect(page.locator("[data-testid=stVegaLiteChart]")).to_have_count(0)


@pytest.mark.parametrize("name", ["guide", "word-of-mouth"])
def test_on_a_phone_in_the_dark_nothing_is_wider_than_the_window(browser: Browser, server: str, name: str):
    with browser.new_context(locale="de-DE", color_scheme="dark", viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto(f"{server}/{name}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        at_rest(page)
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
