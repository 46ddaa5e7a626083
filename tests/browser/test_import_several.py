"""Several files and several sheets, brought in a browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from playwright.sync_api import Page, expect

from tpm.store.workspaces import Folder

PATIENCE = 60_000
HEAD = ["Nr", "Wie zufrieden sind Sie mit der Hotline?", "Wie zufrieden sind Sie mit der Rechnung?", "Datum"]


@pytest.fixture
def workspace(data: Path, request: pytest.FixtureRequest) -> str:
    """A new workspace for one test."""
    folder, name = Folder(data, "tests"), f"Mehrere {abs(hash(request.node.name)) % 10**8}"
    folder.create(name)
    folder.close_all()
    return name


def rows(month: int) -> list[list[object]]:
    answers = [[100 * month + k, 1 + k % 5, 1 + (k + month) % 5, f"{k % 28 + 1:02}.{month:02}.2026"] for k in range(20)]
    return [HEAD, *answers]


def write_text(path: Path, month: int) -> Path:
    path.write_text("\n".join(",".join(map(str, row)) for row in rows(month)), "utf-8")
    return path


def save(page: Page) -> None:
    button = page.locator(".st-key-import-save button")
    expect(button).to_be_visible(timeout=PATIENCE)
    button.click()


def test_two_waves_and_a_picture_are_taken_with_one_decision(open_page: Callable[..., Page], workspace: str, tmp_path: Path):
    picture = tmp_path / "bild.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    page = open_page("import", w=workspace)
    expect(page.get_by_test_id("stFileUploaderDropzone")).to_contain_text("höchstens 500\u00a0MB je Datei")
    page.locator("input[type=file]").set_input_files(
        [picture, write_text(tmp_path / "welle 1.csv", 1), write_text(tmp_path / "welle 2.csv", 2)]
    )
    expect(page.get_by_text("2 von 3")).to_be_visible(timeout=PATIENCE)
    save(page)
    expect(page.get_by_text("2 Importe: 40 Befragte")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text("bild.png: Das ist keine Tabelle")).to_be_visible()
    expect(page.get_by_role("button", name="Zurücknehmen")).to_have_count(2)


def test_a_picture_alone_gets_a_visible_reason(open_page: Callable[..., Page], workspace: str, tmp_path: Path):
    picture = tmp_path / "bild.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    page = open_page("import", w=workspace)
    page.locator("input[type=file]").set_input_files(picture)
    expect(page.get_by_text("eine Datei anderer Art (PNG)")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_test_id("stFileUploader")).to_have_count(1)


def test_three_wave_sheets_of_a_workbook_come_together(open_page: Callable[..., Page], workspace: str, tmp_path: Path):
    book = Workbook()
    book.remove(book.active)
    for month, name in enumerate(("Januar", "Februar", "März"), 1):
        sheet = book.create_sheet(name)
        for row in rows(month):
            sheet.append(row)
    book.save(tmp_path / "wellen.xlsx")
    page = open_page("import", w=workspace)
    page.locator("input[type=file]").set_input_files(tmp_path / "wellen.xlsx")
    expect(page.get_by_text("Alle 3 Blätter als Wellen importieren")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("button", name="3 Blätter importieren")).to_be_visible()
    save(page)
    expect(page.get_by_text("3 Importe: 60 Befragte")).to_be_visible(timeout=PATIENCE)
    for sheet in ("Januar", "Februar", "März"):
        expect(page.get_by_text(f"wellen.xlsx · {sheet}: 20 Befragte")).to_be_visible()
