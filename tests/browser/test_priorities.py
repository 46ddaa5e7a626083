"""Key touchpoints are chosen in the priority list, saved at once and taken back."""

from pathlib import Path

import pytest
from cells import choose
from firms import make_muster
from playwright.sync_api import Locator, Page, expect
from resting import at_rest

from tpm.store import targets, touchpoints
from tpm.store.workspaces import Folder

FIRM = "Vorrang GmbH"
LEFT = 140 + 15  # pixels: inside the column of key touchpoints, beside the box


@pytest.fixture(scope="module", autouse=True)
def ranked(data: Path) -> None:
    """A workspace with a touchpoint that has ratings and a target."""
    folder = Folder(data, "tests")
    store = make_muster(folder, FIRM)
    with store.change() as change:
        targets.put(change, next(each.id for each in touchpoints.every(change) if each.name == "Hotline"), 90)
    folder.close_all()


def chosen(page: Page) -> Locator:
    """The tile that counts key touchpoints."""
    return page.get_by_test_id("stMetric").filter(has_text="Als Schlüssel gewählt").get_by_test_id("stMetricValue")


def test_a_key_touchpoint_is_chosen_by_a_click_kept_and_undone(open_page):
    page = open_page("priorities", w=FIRM)
    grid = page.get_by_test_id("stDataFrame").last
    expect(grid).to_be_visible()
    at_rest(page)
    expect(chosen(page)).to_have_text("0")
    choose(page, grid, line=1, at=LEFT)
    page.keyboard.press("Space")
    expect(chosen(page)).to_have_text("1")
    page.get_by_role("button", name="Rückgängig").click()
    expect(chosen(page)).to_have_text("0")
