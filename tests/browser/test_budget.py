"""Amounts are typed in one after another: the table stays in sight, open and in its place."""

from pathlib import Path

import pytest
from cells import write
from playwright.sync_api import Locator, Page, expect
from resting import at_rest

from tpm.model.scale import Scale
from tpm.model.survey import Audience, Role
from tpm.store import surveys, touchpoints
from tpm.store.workspaces import Folder

NAMES = ("Website", "Hotline", "Rechnung")
AMOUNT = 0.35  # the share of the width at which the second column stands, that of amounts


@pytest.fixture
def firm(data: Path, request: pytest.FixtureRequest) -> str:
    """The name of a workspace whose three touchpoints customers rated and called important; no amount is known."""
    name, five = f"Geld {request.node.name[:12]}", Scale(minimum=1, maximum=5)
    folder = Folder(data, "tests")
    with folder.create(name).change() as change:
        survey = surveys.find_or_add(change, "Kunden", Audience.CUSTOMER)
        places = touchpoints.find_or_add(change, list(NAMES))
        change.rows("INSERT INTO respondent SELECT range, 1, NULL, NULL FROM range(40)")
        for number, each in enumerate(NAMES):
            for role, header in ((Role.IMPORTANCE, f"{each}!"), (Role.RATING, f"{each}?")):
                question = surveys.put_question(change, survey, header, role, touchpoint_id=places[each.casefold()], scale=five)
                change.rows("INSERT INTO answer SELECT range, ?, ? FROM range(40)", [question, 3 + number % 3])
    folder.close_all()
    return name


def enter(page: Page, row: int, amount: str) -> None:
    """Type an amount into a row of the table."""
    box = grid(page).bounding_box()
    assert box
    write(page, grid(page), amount, line=row, at=box["width"] * AMOUNT)


def grid(page: Page) -> Locator:
    return page.get_by_test_id("stDataFrame").last


def test_the_table_stays_on_top_until_the_reader_compares_and_open_while_amounts_are_typed(open_page, firm: str):
    page = open_page("budget", w=firm, lang="de")
    compare = page.get_by_role("button", name="Vergleichen")
    expect(compare).to_be_disabled()
    before = grid(page).bounding_box()
    enter(page, 1, "1000")
    enter(page, 2, "3000")
    expect(compare).to_be_enabled()
    assert grid(page).bounding_box() == before
    compare.click()
    expect(page.get_by_text("des Geldes bei").first).to_be_visible()
    page.get_by_text("Beträge eintragen und ändern").click()
    enter(page, 3, "2000")
    expect(grid(page)).to_be_visible()
    expect(page.get_by_text("6.000 €")).to_be_visible()


def test_german_amounts_are_read_and_written_with_points_and_comma(open_page, firm: str):
    page = open_page("budget", w=firm, lang="de")
    enter(page, 1, "5000,50")
    enter(page, 2, "10.000")
    at_rest(page)
    page = open_page("budget", w=firm, lang="de")
    page.get_by_text("Beträge eintragen und ändern").click()
    expect(grid(page).get_by_text("5.000,50", exact=True)).to_have_count(1)
    expect(grid(page).get_by_text("10.000", exact=True)).to_have_count(1)


def test_amounts_are_still_in_the_table_after_a_visit_to_another_page(open_page, firm: str):
    page = open_page("budget", w=firm, lang="de")
    enter(page, 1, "1000")
    enter(page, 2, "3000")
    for title in ("Prioritäten", "Budget und Nutzen"):
        page.get_by_test_id("stTopNavSection").filter(has_text="Soll").click()
        page.get_by_test_id("stTopNavDropdownLink").filter(has_text=title).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
    at_rest(page)
    if grid(page).is_hidden():
        page.get_by_text("Beträge eintragen und ändern").click()
    expect(grid(page).get_by_text("1.000")).to_have_count(1)
    expect(grid(page).get_by_text("3.000")).to_have_count(1)
