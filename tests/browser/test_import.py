"""The way from a survey file to its figures, walked in a browser."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from cells import write
from playwright.sync_api import Locator, Page, expect
from resting import at_rest

from tpm.store.workspaces import Folder

PATIENCE = 60_000
WORDS = {
    "de": {
        "recognised": "Tabelle · 20 Befragte · 01.03.2026 – 20.03.2026",
        "question": "0 kommt 5-mal in „Wie zufrieden sind Sie mit der Rechnung?“ vor",
        "scale": "Nein, gehört zur Skala",
        "done": "20 Befragte · 40 Antworten",
        "link": "Wie Ihre Kunden jeden Kontaktpunkt bewerten",
        "ratings": "Bewertungen",
        "empty": "Die Datei ist leer",
    },
    "en": {
        "recognised": "Table · 20 respondents · 1 Mar 2026 – 20 Mar 2026",
        "question": "0 occurs 5 times in “Wie zufrieden sind Sie mit der Rechnung?”",
        "scale": "No, it is a point of the scale",
        "done": "20 respondents · 40 answers",
        "link": "How your customers rate each touchpoint",
        "ratings": "Ratings",
        "empty": "The file is empty",
    },
}


@pytest.fixture
def workspace(data: Path) -> str:
    """A new workspace for one test."""
    folder = Folder(data, "tests")
    name = f"Import {len(folder.names())}"
    folder.create(name)
    folder.close_all()
    return name


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    """Two questions from 1 to 5, one of them with 0 where nobody knew; twenty customers."""
    rows = [f"{n + 1},{1 + n % 5},{0 if n % 4 == 0 else 1 + n % 5},{n + 1:02}.03.2026" for n in range(20)]
    path = tmp_path / "befragung.csv"
    path.write_text(
        "\n".join(["Nr,Wie zufrieden sind Sie mit der Hotline?,Wie zufrieden sind Sie mit der Rechnung?,Datum", *rows]), "utf-8"
    )
    return path


def offer(page: Page, file: Path) -> None:
    page.locator("input[type=file]").set_input_files(file)


def unfold(page: Page, name: str) -> None:
    """Open a list; the page may be drawn once more just then, which closes it."""
    for _ in range(5):
        page.get_by_role("combobox", name=name).click()
        with suppress(AssertionError):
            expect(page.get_by_role("option").first).to_be_visible(timeout=3000)
            return
    pytest.fail(f"The list {name} does not stay open.")


def save_button(page: Page) -> Locator:
    return page.locator(".st-key-import-save button")


def columns(page: Page) -> Locator:
    return page.get_by_test_id("stDataFrame").filter(has=page.locator("canvas")).first


@pytest.mark.parametrize("code", ["de", "en"])
def test_a_survey_is_uploaded_confirmed_and_imported(open_page: Callable[..., Page], workspace: str, survey: Path, code: str):
    words = WORDS[code]
    page = open_page("import", w=workspace, lang=code)
    offer(page, survey)
    expect(page.get_by_text(words["recognised"])).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text(words["question"])).to_be_visible()
    page.get_by_text(words["scale"], exact=True).click()
    expect(page.get_by_text("40", exact=True)).to_be_visible()
    save_button(page).click()
    expect(page.get_by_text(words["done"]).first).to_be_visible(timeout=PATIENCE)
    page.get_by_role("link", name=words["link"]).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(words["ratings"])
    assert f"lang={code}" in page.url
    expect(page.get_by_text("Hotline").first).to_be_visible()


@pytest.mark.parametrize("code", ["de", "en"])
def test_an_empty_file_gets_a_sentence(open_page: Callable[..., Page], workspace: str, tmp_path: Path, code: str):
    empty = tmp_path / "leer.xlsx"
    empty.write_bytes(b"")
    page = open_page("import", w=workspace, lang=code)
    offer(page, empty)
    expect(page.get_by_text(WORDS[code]["empty"])).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_test_id("stFileUploader")).to_have_count(1)


def test_a_cell_of_the_table_can_be_changed_again_and_again_and_the_drawer_shows_it(
    open_page: Callable[..., Page], workspace: str, survey: Path
):
    page = open_page("import", w=workspace)
    offer(page, survey)
    expect(save_button(page)).to_be_visible(timeout=PATIENCE)
    for name in ("Telefon", "Service am Telefon"):
        write(page, columns(page), name, line=2, at=560)
        expect(page.get_by_text(f"neue Kontaktpunkte: {name}, Rechnung")).to_be_visible()
    at_rest(page)
    chooser = page.get_by_role("combobox", name="Einzelheiten einer Spalte")
    chooser.press_sequentially("Hotline")
    expect(page.get_by_role("option")).to_have_text(["Wie zufrieden sind Sie mit der Hotline?"])
    chooser.press("Enter")
    at_rest(page)
    page.get_by_role("button", name="Einzelheiten anzeigen").press("Enter")
    drawer = page.get_by_role("dialog")
    expect(drawer.get_by_text("20 gefüllte Zellen")).to_be_visible()
    expect(drawer.get_by_role("combobox", name="Kontaktpunkt")).to_have_value("Service am Telefon")
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()


def test_texts_of_the_file_stay_texts(open_page: Callable[..., Page], workspace: str, tmp_path: Path):
    evil = "![x](https://example.com/x.png) :red[a] <b>b</b> https://example.com/y www.example.com"
    rows = [f"{n + 1:02}.03.2026,{0 if n % 4 == 0 else 1 + n % 5},Empfehlung {evil if n % 2 else ''},{evil} {n % 3}" for n in range(24)]
    file = tmp_path / f"{evil[:3]} :red[a] *fett* www.example.com a@example.com.csv"
    file.write_text(
        "\n".join([f"Datum,Wie zufrieden sind Sie mit {evil}?,Wie sind Sie auf uns aufmerksam geworden?,Gruppe {evil}", *rows]), "utf-8"
    )
    page = open_page("import", w=workspace)
    offer(page, file)
    expect(save_button(page)).to_be_visible(timeout=PATIENCE)
    unfold(page, "Herkunft unbekannt")
    assert page.locator("[data-testid=stMain] img, [role=option] img, [role=listbox] img").count() == 0
    assert page.locator("a[href*='example.com']").count() == 0
    page.keyboard.press("Escape")
    chooser = page.get_by_role("combobox", name="Einzelheiten einer Spalte")
    chooser.press_sequentially("zufrieden")
    chooser.press("Enter")
    at_rest(page)
    page.get_by_role("button", name="Einzelheiten anzeigen").press("Enter")
    expect(page.get_by_role("dialog").get_by_text("24 gefüllte Zellen")).to_be_visible()
    assert page.locator("img[src*='example.com']").count() == 0
    page.keyboard.press("Escape")
    save_button(page).click()
    expect(page.get_by_text("Importiert", exact=True)).to_be_visible(timeout=PATIENCE)
    assert page.locator("[data-testid=stMain] img").count() == 0


def test_the_page_fits_on_a_phone(open_page: Callable[..., Page], page: Page, workspace: str, survey: Path):
    page.set_viewport_size({"width": 390, "height": 844})
    open_page("import", w=workspace)
    offer(page, survey)
    expect(save_button(page)).to_be_visible(timeout=PATIENCE)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
