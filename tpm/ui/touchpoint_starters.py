"""The starter lists and default phases of the method in a drawer: chosen one by one, added together."""

import streamlit as st

from tpm.model.touchpoint import Channel, Touchpoint
from tpm.tasks import workspaces as tasks
from tpm.ui import messages
from tpm.ui import touchpoint_edits as edits
from tpm.ui.frame import Page
from tpm.ui.text import plain

_OPEN = "touchpoints.starters.open"
_KEY = "touchpoints.starters"


def button(page: Page) -> None:
    """The button that opens the drawer, for a workspace without touchpoints."""
    st.button(page.language.t("Choose from starter lists"), icon=":material/playlist_add:", key=_KEY, on_click=open_drawer)


def open_drawer() -> None:
    """Open the drawer at the next drawing."""
    st.session_state[_OPEN] = True


def draw(page: Page) -> None:
    """Draw the drawer if it is open."""
    if st.session_state.get(_OPEN):
        st.dialog(page.language.t("Starter lists"), position="right", on_dismiss=_close)(_lists)(page)


def _close() -> None:
    st.session_state[_OPEN] = False


def _lists(page: Page) -> None:
    t = page.language.t
    edits.tell(page)
    missing = [touchpoint for touchpoint, _ in tasks.missing_starters(page.store, page.language)]
    st.caption(t("Deselect what does not fit your company. What you have already is not offered again."))
    names = _pills(page, t("Direct: you meet the customer yourself"), _of(missing, Channel.DIRECT), "direct")
    names += _pills(page, t("Indirect: others speak about you"), _of(missing, Channel.INDIRECT), "indirect")
    stretches = _pills(page, t("Default phases"), tasks.missing_phases(page.store, page.language), "phases")
    count = len(names) + len(stretches)
    if not missing and not stretches:
        st.info(t("You have everything of the starter lists."), icon=":material/check:")
    elif st.button(page.language.n("Add {n} entry", "Add {n} entries", count), type="primary", disabled=not count, key=f"{_KEY}.add"):
        _add(page, names, stretches)


def _pills(page: Page, label: str, names: list[str], part: str) -> list[str]:
    """The names that are chosen, all of them at first."""
    if not names:
        return []
    chosen = st.pills(label, names, selection_mode="multi", default=names, format_func=plain, key=f"{_KEY}.{part}.{page.language.code}")
    return list(chosen)


def _of(missing: list[Touchpoint], channel: Channel) -> list[str]:
    return [touchpoint.name for touchpoint in missing if touchpoint.channel is channel]


def _add(page: Page, names: list[str], stretches: list[str]) -> None:
    change_id = tasks.add_starter_list(page.store, page.language, names=names, stretches=stretches)
    messages.done(page, page.language.t("The starter list is added."), change_id)
    _close()
    st.rerun()
