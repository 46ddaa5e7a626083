"""The touchpoints that were taken out of use, in a drawer."""

import streamlit as st

from tpm.model.touchpoint import Touchpoint
from tpm.store import touchpoints
from tpm.ui import touchpoint_edits as edits
from tpm.ui.frame import Page
from tpm.ui.text import plain

_OPEN = "touchpoints.retired.open"


def open_drawer() -> None:
    """Open the drawer at the next drawing."""
    st.session_state[_OPEN] = True


def draw(page: Page) -> None:
    """Draw the drawer if it is open."""
    if st.session_state.get(_OPEN):
        st.dialog(page.language.t("Retired touchpoints"), position="right", on_dismiss=_close)(_list)(page)


def _close() -> None:
    st.session_state[_OPEN] = False


def _list(page: Page) -> None:
    t = page.language.t
    edits.tell(page)
    found = touchpoints.retired(page.store)
    if not found:
        st.caption(t("No touchpoint is retired."))
        return
    st.caption(t("Their answers, targets and measures are kept. What was merged into another touchpoint stays there."))
    for touchpoint, heir in found:
        _row(page, touchpoint, heir)


def _row(page: Page, touchpoint: Touchpoint, heir: str) -> None:
    t = page.language.t
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", border=True):
        merged = f"  \n:small[:gray[{t('merged into “{touchpoint}”', touchpoint=plain(heir))}]]" if heir else ""
        st.markdown(f"**{plain(touchpoint.name)}**{merged}", width="content")
        st.button(
            t("Take back into use"), icon=":material/unarchive:", key=f"touchpoints.retired.{touchpoint.id}.{touchpoint.version}",
            on_click=_restore, args=(page, touchpoint),
        )  # fmt: skip


def _restore(page: Page, touchpoint: Touchpoint) -> None:
    edits.restore(page, touchpoint)
