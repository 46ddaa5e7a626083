"""The drawer of a target, as the browser shows it: a target that is emptied there stays empty."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from firms import make_muster
from playwright.sync_api import expect

from tpm.store import scenarios, targets, touchpoints
from tpm.store.workspaces import Folder

FIRM = "Soll GmbH"


@pytest.fixture(scope="module", autouse=True)
def hotline(data: Path) -> int:
    """The id of the hotline of a firm that wants 60 there, and 80 since April 2026."""
    folder = Folder(data, "tests")
    store = make_muster(folder, FIRM)
    with store.change() as change:
        found = next(one.id for one in touchpoints.every(change) if one.name == "Hotline")
        targets.put(change, found, 60)
        first = targets.find(change, found, scenarios.chosen(change).id)
        targets.save(change, replace(first, id=0, score=80, valid_from=date(2026, 4, 1)))
    folder.close_all()
    return found


def test_an_emptied_target_is_saved_and_the_one_before_does_not_hold_again(open_page, hotline: int):
    page = open_page("targets", w=FIRM, lang="de", touchpoint=str(hotline))
    drawer = page.get_by_role("dialog")
    field = drawer.get_by_label("Soll (0–100)")
    expect(field).to_have_value("80")
    field.fill("")
    field.press("Tab")
    drawer.get_by_role("button", name="Speichern").click()
    expect(drawer).to_have_count(0)
    page.goto(f"{page.url.split('?')[0]}?w={FIRM}&lang=de&touchpoint={hotline}")
    expect(page.get_by_role("dialog").get_by_text("kein Soll · ab 01.04.2026 · Alle Kunden")).to_be_visible()
    expect(page.get_by_role("dialog").get_by_label("Soll (0–100)")).to_have_value("")
