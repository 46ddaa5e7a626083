"""What lies behind a gap, as the browser shows it: by a click and by the keyboard, in the address, closed again."""

import re
from pathlib import Path

import pytest
from firms import make_muster
from playwright.sync_api import Page, expect
from resting import at_rest

from tpm.store import targets, touchpoints
from tpm.store.workspaces import Folder

FIRM = "Lücken GmbH"


@pytest.fixture(scope="module", autouse=True)
def hotline(data: Path) -> int:
    """The id of the hotline of a firm that has a target for it."""
    folder = Folder(data, "tests")
    store = make_muster(folder, FIRM)
    with store.change() as change:
        found = next(one.id for one in touchpoints.every(change) if one.name == "Hotline")
        targets.put(change, found, 90)
    folder.close_all()
    return found


def click_chart(page: Page, right: float, down: float) -> None:
    chart = page.get_by_test_id("stVegaLiteChart").first
    expect(chart.locator("canvas, svg").first).to_be_visible()
    at_rest(page)
    box = chart.bounding_box()
    assert box
    page.mouse.click(box["x"] + right, box["y"] + down)


def test_a_click_on_a_gap_opens_what_lies_behind_it_twice_in_a_row(open_page, hotline: int):
    page = open_page("gaps", w=FIRM, lang="de")
    for _ in range(2):
        click_chart(page, 300, 130)
        drawer = page.get_by_role("dialog")
        expect(drawer.get_by_text("Eindeutig offen: 40 Punkte unter dem Soll")).to_be_visible()
        page.wait_for_url(re.compile(rf"behind={hotline}"))
        at_rest(page)
        page.keyboard.press("Escape")
        expect(drawer).to_have_count(0)
        page.wait_for_url(lambda address: "behind" not in address)


def test_a_cell_of_the_map_opens_with_its_group_and_a_link_opens_it_again(open_page, hotline: int):
    page = open_page("gaps", w=FIRM, lang="de", tab="groups")
    click_chart(page, 320, 116)
    expect(page.get_by_role("dialog").get_by_text("Hotline · Neukunden")).to_be_visible()
    page.wait_for_url(re.compile(rf"behind={hotline}.*who=Neukunden"))
    page.reload()
    drawer = page.get_by_role("dialog")
    expect(drawer.get_by_text("Hotline · Neukunden")).to_be_visible()
    at_rest(page)
    drawer.get_by_role("button", name="Verlauf der Lücke").click()
    expect(page.get_by_role("tab", name="Im Verlauf")).to_have_attribute("aria-selected", "true")
    expect(drawer).to_have_count(0)


def test_the_keyboard_opens_it_as_well(open_page):
    page = open_page("gaps", w=FIRM, lang="de")
    page.get_by_role("combobox", name="Hinter eine Lücke schauen").focus()
    page.keyboard.press("ArrowDown")
    page.get_by_role("option", name="Hotline").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_text("Eindeutig offen")).to_be_visible()
