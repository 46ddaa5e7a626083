"""The whole way: from an empty workspace over a survey, targets and gaps to the referral rate, in both languages."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from cells import choose, open_cell, write
from playwright.sync_api import Page, expect
from resting import at_rest

from tpm.i18n.language import get
from tpm.store.workspaces import Folder
from tpm.tasks.sample import firm
from tpm.tasks.sample.files import CUSTOMERS, FOLDER, NEWCOMERS
from tpm.ui import routes
from tpm.ui.routes import ROUTES

PATIENCE = 90_000
TARGET = 280  # pixels: inside the column of targets
SAVED = re.compile("Was Sie jetzt sehen können|What you can see now")
WORDS = {
    "de": {
        "ratings": "Bewertungen",
        "gaps": "Lücken ansehen",
        "reached": "Eindeutig offen",
        "rate": "Empfehlungsrate",
        "risen": "eindeutig gestiegen",
    },
    "en": {"ratings": "Ratings", "gaps": "See the gaps", "reached": "Clearly open", "rate": "Referral rate", "risen": "clearly risen"},
}
PAGES = [route.name for route in ROUTES]


@pytest.fixture(scope="module")
def sample(data: Path) -> str:
    """The sample company, made once for this module."""
    from tpm.tasks import sample as task  # noqa: PLC0415  takes a second to load

    folder = Folder(data, "tests")
    task.create(folder, "Beispielfirma")
    folder.close_all()
    return "Beispielfirma"


@pytest.fixture
def empty(data: Path) -> str:
    """A workspace without anything in it."""
    folder = Folder(data, "tests")
    name = f"Weg {len(folder.names())}"
    folder.create(name)
    folder.close_all()
    return name


def import_file(page: Page, file: Path) -> None:
    page.locator("input[type=file]").set_input_files(file)
    button = page.locator(".st-key-import-save button")
    expect(button).to_be_visible(timeout=PATIENCE)
    button.click()
    expect(page.get_by_text(SAVED)).to_be_visible(timeout=PATIENCE)


@pytest.mark.parametrize("code", ["de", "en"])
def test_from_upload_to_the_referral_chart(open_page: Callable[..., Page], empty: str, code: str):
    words = WORDS[code]
    page = open_page("", w=empty, lang=code)
    page.locator(".st-key-start-import button, .st-key-start\\.import button").first.click()
    import_file(page, FOLDER / CUSTOMERS)
    page = open_page("ratings", w=empty, lang=code)
    expect(page.get_by_role("heading", level=1)).to_have_text(words["ratings"])
    expect(page.get_by_test_id("stVegaLiteChart").locator("svg, canvas").first).to_be_visible(timeout=PATIENCE)
    page = open_page("targets", w=empty, lang=code)
    page.locator(".st-key-targets-set button").click()
    expect(page.locator(".st-key-targets-set")).to_be_hidden()
    page.get_by_role("link", name=words["gaps"]).click()
    expect(page.get_by_text(words["reached"]).first).to_be_visible()
    expect(page.get_by_test_id("stVegaLiteChart").locator("svg, canvas").first).to_be_visible(timeout=PATIENCE)
    page = open_page("import", w=empty, lang=code)
    import_file(page, FOLDER / NEWCOMERS)
    page = open_page("referrals", w=empty, lang=code)
    expect(page.get_by_role("heading", level=1)).to_have_text(words["rate"])
    expect(page.get_by_test_id("stVegaLiteChart").locator("svg, canvas").first).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_test_id("stVegaLiteChart")).to_contain_text(words["risen"])


def test_a_target_typed_into_the_table_is_saved_at_once(open_page: Callable[..., Page], sample: str):
    page = open_page("targets", w=sample)
    write(page, page.get_by_test_id("stDataFrame").first, "83", line=1, at=TARGET)
    expect(page.get_by_text("Soll von „Mundpropaganda“ gespeichert.")).to_be_visible()
    expect(page.get_by_role("button", name="Rückgängig")).to_be_visible()


def test_a_target_with_a_comma_is_saved_as_it_is_meant(open_page: Callable[..., Page], sample: str):
    page = open_page("targets", w=sample)
    write(page, page.get_by_test_id("stDataFrame").first, "62,5", line=1, at=TARGET)
    expect(page.get_by_text("Soll von „Mundpropaganda“ gespeichert.")).to_be_visible()
    page = open_page("targets", w=sample)
    expect(page.locator("[role=gridcell]").get_by_text("62,5", exact=True)).to_be_attached()


def test_a_target_beyond_the_scale_is_refused_and_the_cell_shows_again_what_is_saved(open_page: Callable[..., Page], sample: str):
    page = open_page("targets", w=sample)
    table = page.get_by_test_id("stDataFrame").first
    write(page, table, "62", line=1, at=TARGET)
    expect(page.get_by_text("Soll von „Mundpropaganda“ gespeichert.")).to_be_visible()
    write(page, table, "150", line=1, at=TARGET)
    expect(page.get_by_text("„150“ ist kein Soll-Wert.")).to_be_visible()
    expect(page.locator("[role=gridcell]").get_by_text("150", exact=True)).to_have_count(0)
    expect(page.locator("[role=gridcell]").get_by_text("62", exact=True)).to_be_attached()


def test_targets_typed_one_below_the_other_are_all_saved(open_page: Callable[..., Page], sample: str):
    page = open_page("targets", w=sample)
    open_cell(page, page.get_by_test_id("stDataFrame").first, line=2, at=TARGET)  # the first opening fetches the editor
    page.keyboard.press("Escape")
    page.wait_for_timeout(300)
    for target in ("31", "32", "33", "34"):
        page.keyboard.type(target, delay=60)
        page.keyboard.press("Enter")
        page.wait_for_timeout(600)
    at_rest(page)
    page = open_page("targets", w=sample)
    for target in ("31", "32", "33", "34"):
        expect(page.locator("[role=gridcell]").get_by_text(target, exact=True)).to_be_attached()


@pytest.mark.parametrize("name", PAGES)
def test_every_address_opens_its_page_in_the_dark_on_a_phone_and_nothing_sticks_out(
    open_page: Callable[..., Page], page: Page, sample: str, name: str
):
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(name if name != "start" else "", w=sample)
    at_rest(page)
    assert urlsplit(page.url).path == f"/{'' if name == 'start' else name}"
    assert page.title() == f"{routes.title(name, get('de'))} · Touchpoint Management"
    expect(page.get_by_test_id("stException")).to_have_count(0)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    assert page.evaluate("getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor") == "rgb(18, 23, 30)"


@pytest.mark.parametrize("name", PAGES)
def test_a_cold_start_on_a_page_address_lands_there_even_in_an_empty_workspace(open_page: Callable[..., Page], empty: str, name: str):
    page = open_page(name if name != "start" else "", w=empty, lang="en")
    at_rest(page)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    assert f"/{'' if name == 'start' else name}" in page.url


def test_a_company_menu_that_was_looked_into_does_not_bring_the_old_company_back(open_page: Callable[..., Page], empty: str):
    page = open_page("", w=empty)
    page.locator(".st-key-bar-workspaces button").first.click()
    expect(page.get_by_role("combobox", name="Mandant")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator(".st-key-start-sample button").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(firm.NAME, timeout=PATIENCE)
    at_rest(page)
    page.get_by_test_id("stTopNavSection").filter(has_text="Ist").click()
    page.get_by_test_id("stTopNavDropdownLink").filter(has_text="Kontaktpunkte").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kontaktpunkte", timeout=PATIENCE)
    at_rest(page)
    expect(page.locator(".st-key-bar-workspaces").first).to_contain_text(firm.NAME)


def test_a_measure_that_was_saved_stays_closed(open_page: Callable[..., Page], sample: str):
    page = open_page("measures", w=sample)
    choose(page, page.get_by_test_id("stDataFrame").first, line=1, at=18)
    drawer = page.get_by_role("dialog")
    expect(drawer).to_be_visible()
    drawer.get_by_role("button", name="Speichern").click()
    expect(drawer).to_be_hidden()
    page.wait_for_timeout(1500)
    at_rest(page)
    expect(drawer).to_be_hidden()
