"""Edits of touchpoints and phases: saved at once with a way back, or a sentence why not."""

from collections.abc import Callable

import streamlit as st

from tpm.model.errors import Conflict, TpmError
from tpm.model.touchpoint import Touchpoint
from tpm.store import touchpoints
from tpm.store.change import Change
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


def tell(page: Page) -> bool:
    """Say why the last edit was refused, once; true where somebody else was faster."""
    error: TpmError | None = st.session_state.pop(_REFUSED, None)
    if error:
        messages.refused(page, error)
    return isinstance(error, Conflict)


def retire(page: Page, touchpoint: Touchpoint) -> bool:
    """Take a touchpoint out of use; it can be brought back."""
    said = page.language.t("“{touchpoint}” is retired. Its answers stay.", touchpoint=touchpoint.name)
    return attempt(page, said, lambda change: touchpoints.retire(change, touchpoint))


def restore(page: Page, touchpoint: Touchpoint) -> bool:
    """Take a retired touchpoint back into use."""
    said = page.language.t("“{touchpoint}” is in use again.", touchpoint=touchpoint.name)
    return attempt(page, said, lambda change: touchpoints.restore(change, touchpoint))


def step(page: Page, touchpoint: Touchpoint, places: int) -> bool:
    """Move a touchpoint up (−1) or down (+1)."""
    said = page.language.t("“{touchpoint}” is moved.", touchpoint=touchpoint.name)
    return attempt(page, said, lambda change: touchpoints.step(change, touchpoint, places))
