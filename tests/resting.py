"""Readers act on a page once it has come to rest: while Streamlit draws, old elements stand below the new ones."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Error, Locator, Page

DEEDS = ("check", "click", "drag_to", "fill", "hover", "press", "scroll_into_view_if_needed", "set_input_files")
LEAVING = ("goto", "reload")
STILL = 80  # milliseconds without drawing: a page at rest, as what a click sets off begins sooner
SETTLED = 300  # the same after writing: an editing table gathers what is typed before it sends it
PATIENCE = 30_000  # milliseconds; a page that never rests is acted on all the same
REST = """async ([still, patience]) => {
  const app = () => document.querySelector('[data-testid=stApp]');
  const end = Date.now() + patience;
  for (let since = Date.now(); Date.now() - since < still && Date.now() < end;) {
    await new Promise(done => setTimeout(done, 15));
    if (app() && app().dataset.testScriptState !== 'notRunning') since = Date.now();
  }
}"""


def at_rest(page: Page, *, still: int = STILL, patience: int = PATIENCE) -> None:
    """Wait until nothing has been drawn for a while (milliseconds); a tab that is just leaving the page is not waited for."""
    try:
        page.evaluate(REST, [still, patience])
    except Error as left:
        if "context was destroyed" not in left.message:
            raise


@contextmanager
def readers_wait() -> Generator[None]:
    """Everything done to an element, and leaving a page, waits until the page is at rest. The keyboard and the mouse themselves do not."""
    with pytest.MonkeyPatch.context() as patch:
        for deed in DEEDS:
            patch.setattr(Locator, deed, _waiting(getattr(Locator, deed)))
        for leave in LEAVING:
            patch.setattr(Page, leave, _waiting(getattr(Page, leave), SETTLED))
        yield


def _waiting(act: Any, still: int = STILL) -> Any:
    def wait_and_act(one: Locator | Page, *arguments: Any, **more: Any) -> Any:
        at_rest(one if isinstance(one, Page) else one.page, still=still)
        return act(one, *arguments, **more)

    return wait_and_act
