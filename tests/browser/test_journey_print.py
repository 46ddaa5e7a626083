"""The map of a journey on paper: whole, and without what belongs to the screen."""

import pytest
from playwright.sync_api import Page, expect

PAPER = 1047  # pixels between the margins of A4 in landscape


@pytest.fixture
def printed(open_page) -> Page:
    page = open_page("journey")
    expect(page.get_by_test_id("stVegaLiteChart")).to_be_visible()
    expect(page.get_by_role("button", name="Drucken")).to_be_visible()
    page.emulate_media(media="print")
    return page


def test_bars_buttons_and_folds_stay_on_the_screen(printed: Page):
    for part in ("stHeader", "stExpander", "stMetric", "stSelectbox"):
        expect(printed.get_by_test_id(part).first).to_be_hidden()
    expect(printed.get_by_role("button", name="Drucken")).to_be_hidden()
    expect(printed.get_by_role("tab")).to_have_count(0)
    expect(printed.get_by_role("heading", name="Kundenreise")).to_be_visible()


def test_the_map_fits_on_the_paper(printed: Page):
    printed.set_viewport_size({"width": PAPER, "height": 718})
    drawing = printed.get_by_test_id("stVegaLiteChart").locator("canvas, svg").first
    expect(drawing).to_be_visible()
    box = drawing.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PAPER
    assert box["height"] <= 530
