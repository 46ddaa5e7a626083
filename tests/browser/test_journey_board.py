"""The board of a journey: moved by mouse, finger and keyboard, saved at once, taken back, told where somebody was faster."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, CDPSession, Locator, Page, expect
from resting import at_rest

from tpm.model.journey import Journey
from tpm.model.touchpoint import Touchpoint, World
from tpm.store import journeys, phases, touchpoints
from tpm.store.workspaces import Folder

PHONE = {"width": 390, "height": 844}
START = "AB|CD|"
VARIANT = "Erstkäufer"


@pytest.fixture
def place(data: Path, request: pytest.FixtureRequest) -> str:
    """A workspace of its own with three phases, A and B, C and D, none; and a journey that leaves out D."""
    name = re.sub(r"\W", "", request.node.name)[:50]
    folder = Folder(data, "tests")
    store = folder.create(name)
    with store.change() as change:
        before, purchase, _ = (phases.add(change, phase) for phase in ("Vorher", "Kauf", "Nachher"))
        for letter, phase in zip("ABCD", (before, before, purchase, purchase), strict=True):
            world = World.ONLINE if letter == "B" else World.OFFLINE
            touchpoints.save(change, Touchpoint(name=f"Kontakt {letter}", phase_id=phase.id, world=world))
        made = journeys.copy(change, Journey(name=VARIANT))
        journeys.choose(change, made.id, [stop.touchpoint.id for stop in journeys.stops(change) if stop.touchpoint.name != "Kontakt D"])
    folder.close_all()
    return name


@pytest.fixture
def phone(browser: Browser, server: str, place: str) -> Iterator[Page]:
    """The board on a phone."""
    context = browser.new_context(locale="de-DE", viewport=PHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{server}/journey?w={place}")
    show(page).locator(".phase").last.scroll_into_view_if_needed()
    yield page
    context.close()


def show(page: Page) -> Page:
    """Unfold the board."""
    at_rest(page)
    page.get_by_text("Reihenfolge ändern").click()
    expect(page.locator(".card").first).to_be_visible()
    return page


def card(page: Page, letter: str) -> Locator:
    return page.locator(".card:not(.ghost)").filter(has_text=f"Kontakt {letter}")


def grip(page: Page, letter: str) -> Locator:
    return card(page, letter).locator(".grip")


def phase(page: Page, name: str) -> Locator:
    return page.locator(".phase").filter(has=page.locator("h4", has_text=name))


def order(page: Page) -> str:
    """AB|CD|: the letters of the touchpoints, phase by phase."""
    return page.locator(".board ol").evaluate_all(
        "lists => lists.map(l => [...l.querySelectorAll('.name')].map(a => a.textContent.at(-1)).join('')).join('|')"
    )


def expect_order(page: Page, wanted: str) -> None:
    names = [[f"Kontakt {letter}" for letter in letters] for letters in wanted.split("|")]
    for number, expected in enumerate(names):
        expect(page.locator(".board ol").nth(number).locator(".name")).to_have_text(expected)


def expect_stored(page: Page, wanted: str) -> None:
    """What a reader sees who comes anew."""
    expect(page.locator(".board[data-unsaved]")).to_have_count(0)
    page.reload()
    show(page)
    assert order(page) == wanted


def undo(page: Page) -> None:
    at_rest(page)
    page.get_by_role("button", name="Rückgängig").click()
    expect(page.get_by_role("button", name="Rückgängig")).to_have_count(0)


def middle(place: Locator) -> tuple[float, float]:
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def pull(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=8)


def touch(line: CDPSession, kind: str, *points: tuple[float, float]) -> None:
    line.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})


def swipe(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    line = page.context.new_cdp_session(page)
    touch(line, "touchStart", start)
    for step in range(1, 11):
        touch(line, "touchMove", tuple(a + (b - a) * step / 10 for a, b in zip(start, end, strict=True)))
        page.wait_for_timeout(30)
    touch(line, "touchEnd")


def test_the_mouse_moves_a_touchpoint_to_another_phase_and_it_can_be_taken_back(open_page, place: str):
    page = show(open_page("journey", w=place))
    pull(page, middle(card(page, "A").locator(".text")), middle(phase(page, "Nachher").locator("ol")))
    page.mouse.up()
    expect_order(page, "B|CD|A")
    undo(page)
    expect_order(page, START)
    pull(page, middle(grip(page, "D")), middle(phase(page, "Vorher").locator("h4")))
    page.mouse.up()
    expect_order(page, "DAB|C|")
    expect_stored(page, "DAB|C|")


def test_escape_takes_a_drag_back(open_page, place: str):
    page = show(open_page("journey", w=place))
    pull(page, middle(grip(page, "A")), middle(phase(page, "Kauf").locator("h4")))
    expect_order(page, "B|ACD|")
    page.keyboard.press("Escape")
    page.mouse.up()
    expect_order(page, START)
    expect_stored(page, START)


def test_a_finger_moves_by_the_grip_and_it_can_be_taken_back(phone: Page):
    swipe(phone, middle(grip(phone, "A")), middle(card(phone, "B")))
    expect_order(phone, "BA|CD|")
    undo(phone)
    expect_order(phone, START)
    start = middle(grip(phone, "B"))
    swipe(phone, start, middle(card(phone, "D").locator(".name")))
    expect_order(phone, "A|CBD|")
    expect_stored(phone, "A|CBD|")


def test_a_finger_beside_the_grip_scrolls_the_page(phone: Page):
    view = phone.get_by_test_id("stMain")
    x, y = middle(card(phone, "A").locator(".name"))
    before = view.evaluate("e => e.scrollTop")
    swipe(phone, (x, y), (x, y + 200))
    phone.wait_for_timeout(300)
    assert view.evaluate("e => e.scrollTop") < before
    assert order(phone) == START


def test_the_keyboard_moves_within_and_between_phases_and_tells_where(open_page, place: str):
    page = show(open_page("journey", w=place))
    told = page.locator(".board [aria-live]")
    grip(page, "A").focus()
    page.keyboard.press("Space")
    expect(told).to_have_text("„Kontakt A“ aufgenommen: Vorher, Platz 1 von 2.")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    expect(told).to_have_text("Kauf, Platz 2 von 3.")
    page.keyboard.press("Enter")
    expect(told).to_have_text("„Kontakt A“ abgelegt: Kauf, Platz 2 von 3.")
    expect_order(page, "B|CAD|")
    expect(grip(page, "A")).to_be_focused()
    undo(page)
    expect_order(page, START)
    grip(page, "C").focus()
    for key in ("Space", "ArrowUp", "ArrowUp", "Space"):
        page.keyboard.press(key)
    expect_order(page, "ACB|D|")
    expect_stored(page, "ACB|D|")


def test_escape_puts_back_and_arrows_alone_only_walk(open_page, place: str):
    page = show(open_page("journey", w=place, lang="de"))
    grip(page, "A").focus()
    for key in ("Enter", "ArrowRight", "ArrowRight", "Escape"):
        page.keyboard.press(key)
    expect(page.locator(".board [aria-live]")).to_have_text("„Kontakt A“ ist zurück an seinem Platz: Vorher, Platz 1 von 2.")
    page.keyboard.press("ArrowDown")
    expect(grip(page, "B")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(grip(page, "D")).to_be_focused()
    expect_stored(page, START)


def test_moves_in_quick_succession_are_all_saved(open_page, place: str):
    page = show(open_page("journey", w=place))
    grip(page, "A").focus()
    for _ in range(2):
        for key in ("Space", "ArrowRight", "Space"):
            page.keyboard.press(key)
    page.keyboard.press("ArrowLeft")
    for key in ("Space", "ArrowLeft", "Space"):
        page.keyboard.press(key)
    expect_order(page, "CB|D|A")
    expect_stored(page, "CB|D|A")


def test_who_moves_what_somebody_else_has_moved_is_told_and_sees_the_new_order(open_page, browser: Browser, server: str, place: str):
    page = show(open_page("journey", w=place))
    context = browser.new_context(locale="de-DE")
    other = context.new_page()
    other.goto(f"{server}/journey?w={place}")
    show(other)
    for reader, key in ((other, "ArrowRight"), (page, "ArrowDown")):
        grip(reader, "A").focus()
        for pressed in ("Space", key, "Space"):
            reader.keyboard.press(pressed)
        at_rest(reader)
    expect(page.get_by_text("Jemand hat das inzwischen geändert.")).to_be_visible()
    expect_order(page, "B|ACD|")
    context.close()


def test_a_break_is_marked_and_the_name_leads_to_the_touchpoint(open_page, place: str):
    page = show(open_page("journey", w=place))
    card(page, "B").hover()
    crack = card(page, "B").get_by_role("button", name="Bruch hier")
    crack.click()
    expect(crack).to_have_attribute("aria-pressed", "true")
    at_rest(page)
    page.reload()
    show(page)
    expect(crack).to_have_attribute("aria-pressed", "true")
    grip(page, "B").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/touchpoint\?.*touchpoint=\d+"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Kontakt B")


def test_another_journey_is_made_shortened_and_completed(open_page, place: str):
    page = open_page("journey", w=place)
    page.get_by_role("combobox", name="Kundenreise").click()
    page.get_by_role("option", name=VARIANT).click()
    page.wait_for_url("**journey=*")
    show(page)
    expect_order(page, "AB|C|")
    card(page, "A").hover()
    card(page, "A").locator(".away").click()
    expect_order(page, "B|C|")
    at_rest(page)
    page.get_by_role("combobox", name="Kontaktpunkt aufnehmen").click()
    page.get_by_role("option", name="Kontakt D").click()
    expect_order(page, "B|CD|")
    expect_stored(page, "B|CD|")
