"""The catalogue of touchpoints in a browser: cells of the table, two readers, merging, the way to a single touchpoint."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from cells import choose, write
from playwright.sync_api import Browser, Locator, Page, expect
from resting import at_rest

from tpm.model.measure import Measure
from tpm.model.touchpoint import Touchpoint
from tpm.store import measures, phases, targets, touchpoints
from tpm.store.workspaces import Folder

KATALOG = "Katalog GmbH"
OWNER = 9  # a column of the table
LEFT = 210 + 150 + 3 * 110 + 150 + 150 + 150 + 180 + 60  # the widths of the columns before that of those responsible


@pytest.fixture(scope="module", autouse=True)
def catalogue(data: Path) -> None:
    """A workspace with four touchpoints, two of which have a target."""
    folder = Folder(data, "tests")
    store = folder.create(KATALOG)
    with store.change() as change:
        phase = phases.add(change, "Kauf")
        found = [touchpoints.save(change, Touchpoint(name=name, phase_id=phase.id)) for name in ("Telefon", "Hotline", "Kasse", "Rechnung")]
        targets.put(change, found[0].id, 70)
        targets.put(change, found[1].id, 90)
        measures.save(change, Measure(title="Schulung", touchpoint_id=found[1].id))
    folder.close_all()


@pytest.fixture
def other(browser: Browser, server: str) -> Iterator[Page]:
    """A second reader, looking at the table."""
    context = browser.new_context(locale="de-DE", viewport={"width": 2400, "height": 900})
    reader = context.new_page()
    reader.goto(f"{server}/touchpoints?w={KATALOG}&view=table")
    at_rest(reader)
    yield reader
    context.close()


def shown(page: Page) -> None:
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()
    at_rest(page)


def cell(page: Page, row: int, column: int) -> Locator:
    """A cell of the table as it tells assistive technology; row 0 is the first touchpoint."""
    return page.get_by_test_id(f"glide-cell-{column}-{row}")


def type_into(page: Page, row: int, text: str, left: int = LEFT) -> None:
    """Write into the column of those responsible, or into the one at another place of the last table."""
    write(page, page.get_by_test_id("stDataFrame").last, text, line=row + 1, at=left)


@pytest.fixture
def table(page: Page, open_page) -> Page:
    page.set_viewport_size({"width": 2400, "height": 900})
    open_page("touchpoints", w=KATALOG, view="table")
    at_rest(page)
    return page


def test_cells_are_saved_one_after_the_other_and_undone(table: Page):
    for row, name in enumerate(("Anna", "Bernd", "Clara")):
        type_into(table, row, name)
        expect(cell(table, row, OWNER)).to_have_text(name)
        expect(table.get_by_text(re.compile("ist gespeichert")).first).to_be_visible()
        at_rest(table)
    table.reload()
    shown(table)
    assert [cell(table, row, OWNER).text_content() for row in range(3)] == ["Anna", "Bernd", "Clara"]
    type_into(table, 1, "Dora")
    expect(table.get_by_text(re.compile("ist gespeichert")).first).to_be_visible()
    table.get_by_role("button", name="Rückgängig").click()
    expect(cell(table, 1, OWNER)).to_have_text("Bernd")


def test_of_two_who_write_into_the_same_row_the_second_is_told(table: Page, other: Page):
    type_into(other, 3, "Emil")
    expect(other.get_by_text(re.compile("ist gespeichert")).first).to_be_visible()
    type_into(table, 3, "Frida")
    expect(table.get_by_text("Jemand hat das inzwischen geändert.")).to_be_visible()
    expect(cell(table, 3, OWNER)).to_have_text("Emil")
    type_into(table, 3, "Frida")
    expect(table.get_by_text(re.compile("ist gespeichert")).first).to_be_visible()
    table.reload()
    at_rest(table)
    expect(cell(table, 3, OWNER)).to_have_text("Frida")


def test_two_touchpoints_are_merged_and_parted_again(open_page):
    page = open_page("touchpoints", w=KATALOG)
    page.get_by_role("button", name="Mehrere ändern").click()
    for name in ("Telefon", "Hotline"):
        page.get_by_role("checkbox", name=name, exact=True).locator("xpath=ancestor::label").click()
    expect(page.get_by_text("2 gewählt")).to_be_visible()
    page.locator(".st-key-touchpoints-bulk-merge").get_by_role("button", name="Zusammenlegen").last.click()
    drawer = page.get_by_role("dialog")
    expect(drawer.get_by_text("Zu „Telefon“ wandern: 1 Maßnahme.")).to_be_visible()
    drawer.get_by_text("90 (Hotline)").click()
    drawer.get_by_role("button", name="Zusammenlegen").click()
    expect(drawer).to_have_count(0)
    expect(page.get_by_role("link", name="Hotline", exact=True)).to_have_count(0)
    page.get_by_role("button", name="Rückgängig").click()
    expect(page.get_by_role("link", name="Hotline", exact=True)).to_be_visible()


def test_a_customer_group_is_written_down_touchpoint_by_touchpoint(page: Page, open_page):
    page.set_viewport_size({"width": 1366, "height": 1400})
    open_page("touchpoints", w=KATALOG, view="groups")
    page.get_by_label("Kundengruppe", exact=True).click()
    page.get_by_role("option", name="Andere Gruppe …").click()
    page.get_by_label("Name der Gruppe").fill("Händler")
    page.get_by_label("Name der Gruppe").press("Enter")
    expect(cell(page, 0, 0)).to_have_text("Telefon")
    for row, occasion in enumerate(("Bestellung", "Störung")):
        type_into(page, row, occasion, left=300)
        expect(page.get_by_text(f"„Händler“ trifft Sie an {row + 1} von 4 Kontaktpunkten.")).to_be_visible()
        at_rest(page)
    choose(page, page.get_by_test_id("stDataFrame").last, line=1, at=300)
    expect(cell(page, 0, 1).last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Delete")
    expect(cell(page, 0, 1).last).to_have_text("")
    expect(page.get_by_text("„Händler“ trifft Sie an 1 von 4 Kontaktpunkten.")).to_be_visible()
    page.get_by_role("button", name="Rückgängig").click()
    expect(page.get_by_text("„Händler“ trifft Sie an 2 von 4 Kontaktpunkten.")).to_be_visible()


def test_a_name_leads_to_everything_about_the_touchpoint(open_page):
    page = open_page("touchpoints", w=KATALOG)
    page.get_by_role("link", name="Kasse", exact=True).click()
    page.wait_for_url("**/touchpoint?*touchpoint=*")
    expect(page.get_by_role("heading", name="Kasse", level=1)).to_be_visible()


@pytest.mark.parametrize("view", ["list", "table", "groups"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_view_sticks_out_on_a_phone(open_page, page: Page, view: str, scheme: str):
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme=scheme)
    open_page("touchpoints", w=KATALOG, view=view)
    assert page.get_by_test_id("stMain").evaluate("e => e.scrollWidth - e.clientWidth") == 0
