"""Edits of touchpoints and phases: saved at once with a way back, or a sentence why not."""

from collections.abc import Callable

import streamlit as st

from tpm.model.errors import TpmError
from tpm.model.touchpoint import Touchpoint
from tpm.store import touchpoints
from tpm.store.change import Change
from tpm.tasks import workspaces as tasks
from tpm.ui import messages
from tpm.ui.frame import Page

_REFUSED = "touchpoints.refused"


def attempt(page: Page, said: str, work: Callable[[Change], object]) -> bool:
    """Do the work as one change and say that it is done; where it is refused, keep the reason for `tell`."""
    try:
        with page.store.change() as change:
            work(change)
    except TpmError as error:
        st.session_state[_REFUSED] = error
        return False
    messages.done(page, said, change.id)
    return True


def tell(page: Page) -> None:
    """Say why the last edit was refused, once."""
    error: TpmError | None = st.session_state.pop(_REFUSED, None)
    if error:
        messages.refused(page, error)


def retire(page: Page, touchpoint: Touchpoint) -> bool:
    """Take a touchpoint out of use; it can be brought back."""
    said = page.language.t("“{touchpoint}” is retired. Its answers stay.", touchpoint=touchpoint.name)
    return attempt(page, said, lambda change: touchpoints.retire(change, touchpoint))


def step(page: Page, touchpoint: Touchpoint, places: int) -> bool:
    """Move a touchpoint up (−1) or down (+1)."""
    said = page.language.t("“{touchpoint}” is moved.", touchpoint=touchpoint.name)
    return attempt(page, said, lambda change: touchpoints.step(change, touchpoint, places))


def starter_button(page: Page) -> None:
    """The button that adds what is missing of the starter list; not drawn where nothing is."""
    if missing := tasks.missing_starters(page.store, page.language):
        said = page.language.n("Add {n} touchpoint of the starter list", "Add {n} touchpoints of the starter list", missing)
        st.button(said, icon=":material/playlist_add:", key="touchpoints.starters", on_click=_add_starters, args=(page,))


def _add_starters(page: Page) -> None:
    try:
        change_id = tasks.add_starter_list(page.store, page.language)
    except TpmError as error:
        st.session_state[_REFUSED] = error
        return
    messages.done(page, page.language.t("The starter list is added."), change_id)
