"""Origins in the tables of import and referral page, edited as a reader does; and a blank workbook fetched and brought back."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from cells import write
from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from resting import at_rest

from tpm.store.workspaces import Folder

PATIENCE = 60_000
SPELT = ("Google", "Google", "google", "Google Suche", "Empfehlung", "Empfelung", "Messe Köln", "Kneipe")


@pytest.fixture
def workspace(data: Path) -> str:
    """A new workspace for one test."""
    folder = Folder(data, "tests")
    name = f"Herkunft {len(folder.names())}"
    folder.create(name)
    folder.close_all()
    return name


@pytest.fixture
def newcomers(tmp_path: Path) -> Path:
    """Sixteen new customers by eight spellings of four origins."""
    path = tmp_path / "neue.csv"
    rows = [f"{n + 1:02}.03.2026,{text}" for n, text in enumerate(SPELT * 2)]
    path.write_text("\n".join(["Datum,Wie sind Sie auf uns aufmerksam geworden?", *rows]), "utf-8")
    return path


def unfold(page: Page, name: str) -> None:
    """Open a list; the page may be drawn once more just then, which closes it."""
    for _ in range(5):
        page.get_by_role("combobox", name=name).click()
        with suppress(AssertionError):
            expect(page.get_by_role("option").first).to_be_visible(timeout=3000)
            return
    pytest.fail(f"The list {name} does not stay open.")


def test_origins_become_one_by_their_name_at_the_import_and_on_the_referral_page(
    open_page: Callable[..., Page], workspace: str, newcomers: Path
):
    page = open_page("import", w=workspace)
    page.locator("input[type=file]").set_input_files(newcomers)
    expect(page.get_by_text("7 verschiedene Antworten, 4 Herkünfte.")).to_be_visible(timeout=PATIENCE)
    table = page.get_by_test_id("stDataFrame").filter(has=page.locator("canvas")).first
    write(page, table, "Google", line=1, at=60)  # the pub, which nobody knows, stands first
    expect(page.get_by_text("7 verschiedene Antworten, 3 Herkünfte.")).to_be_visible()
    page.locator(".st-key-import-save button").click()
    expect(page.get_by_text("16 neue Kunden").first).to_be_visible(timeout=PATIENCE)
    page = open_page("referrals", w=workspace)
    origins = page.get_by_role("tabpanel").get_by_test_id("stDataFrame").filter(has=page.locator("canvas")).first
    write(page, origins, "Mundpropaganda", line=2, at=60)
    expect(page.get_by_text("„Empfehlung“ heißt jetzt „Mundpropaganda“.")).to_be_visible()
    page.get_by_role("button", name="Rückgängig").click()
    expect(page.get_by_text("Rückgängig gemacht: „Empfehlung“ heißt jetzt „Mundpropaganda“.")).to_be_visible()
    at_rest(page)
    unfold(page, "Schreibweisen einer Herkunft")
    expect(page.get_by_role("option")).to_have_text(["Google (10)", "Empfehlung (4)", "Messe Köln (2)"])


@pytest.mark.parametrize("code", ["de", "en"])
def test_a_blank_workbook_is_fetched_filled_and_imported(open_page: Callable[..., Page], workspace: str, tmp_path: Path, code: str):
    page = open_page("import", w=workspace, lang=code)
    page.locator(".st-key-import-templates button").first.click()
    with page.expect_download() as fetched:
        page.get_by_role("button", name="Bewertung durch die Führung" if code == "de" else "Rating by the management").click()
    path = tmp_path / fetched.value.suggested_filename
    fetched.value.save_as(path)
    book = load_workbook(path)
    for row in range(2, 5):
        for column in range(3, 12):
            book.worksheets[0].cell(row, column, row)
    book.save(path)
    page = open_page("import", w=workspace, lang=code)
    page.locator("input[type=file]").set_input_files(path)
    expect(page.locator(".st-key-import-save button")).to_be_enabled(timeout=PATIENCE)
    expect(page.get_by_role("radio", name="Führung" if code == "de" else "Management")).to_be_checked()
    page.locator(".st-key-import-save button").click()
    expect(page.get_by_text("3 Befragte · 27 Antworten" if code == "de" else "3 respondents · 27 answers").first).to_be_visible(
        timeout=PATIENCE
    )
