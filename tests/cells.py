"""Writing into a cell of an editing table as a reader does: choose it, open it, type, Enter."""

from contextlib import suppress

from playwright.sync_api import Locator, Page, expect
from resting import SETTLED, at_rest

ROW = 35  # pixels
SCROLL = (
    "(one, down) => document.querySelector('[data-testid=stMain]').scrollBy(0, one.getBoundingClientRect().top + down - innerHeight / 2)"
)
TRIES, OPENING = 5, 3000  # a page that was drawn anew just then closes what was being opened; milliseconds


def write(page: Page, table: Locator, text: str, *, line: int, at: float) -> None:
    """Write into the cell of a line, 0 is that of the headings, at a distance from the left edge in pixels."""
    field = open_cell(page, table, line=line, at=at)
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(text, delay=30)
    page.keyboard.press("Enter")
    expect(field).to_have_count(0)
    page.keyboard.press("Escape")  # leaves the cell below, which a click would open otherwise


def open_cell(page: Page, table: Locator, *, line: int, at: float) -> Locator:
    """The field in which the cell is edited."""
    field = page.locator("#portal textarea, #portal input").first
    for _ in range(TRIES):
        choose(page, table, line=line, at=at)
        if not field.count():  # a click into the cell that is chosen already opens it
            page.keyboard.press("Enter")
        with suppress(AssertionError):
            expect(field).to_be_focused(timeout=OPENING)
            break
    expect(field).to_be_focused()
    return field


def choose(page: Page, table: Locator, *, line: int, at: float) -> None:
    """Click on a cell once the table stands still."""
    box = None
    while box is None or box != table.bounding_box():  # what stands above may still grow
        table.evaluate(SCROLL, ROW * line)
        box = table.bounding_box()
        at_rest(page, still=SETTLED)
    page.mouse.click(box["x"] + at, box["y"] + ROW * (line + 0.5))
    at_rest(page, still=SETTLED)
