"""Adding a touchpoint in one line, and changing one in a drawer."""

import streamlit as st

from tpm.model.touchpoint import Phase, Touchpoint
from tpm.store import touchpoints
from tpm.ui import touchpoint_edits as edits
from tpm.ui import touchpoint_fields
from tpm.ui.frame import Page
from tpm.ui.text import plain
from tpm.ui.touchpoint_fields import LONGEST_NAME

_OPEN = "touchpoints.open"
_NAME, _PHASE = "touchpoints.new.name", "touchpoints.new.phase"


def add(page: Page, stretches: list[Phase]) -> None:
    """A line for the name and the phase of a new touchpoint; Enter adds it."""
    t, names = page.language.t, {phase.id: phase.name for phase in stretches}
    with st.form("touchpoints.add", border=False), st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.text_input(t("New touchpoint"), max_chars=LONGEST_NAME, placeholder=t("e.g. first phone call"), key=_NAME)
        st.selectbox(t("Phase"), list(names), format_func=lambda i: names[i], key=_PHASE, width=224)
        st.form_submit_button(t("Add"), icon=":material/add:", on_click=_add, args=(page,), key="touchpoints.new.add")


def _add(page: Page) -> None:
    new = Touchpoint(name=st.session_state[_NAME], phase_id=st.session_state[_PHASE])
    said = page.language.t("“{touchpoint}” is added.", touchpoint=new.name.strip())
    if edits.attempt(page, said, lambda change: touchpoints.save(change, new)):
        st.session_state[_NAME] = ""


def open_drawer(page: Page, touchpoint_id: int) -> None:
    """Open the drawer at the next drawing, with the touchpoint as it is stored now."""
    st.session_state[_OPEN] = next((t for t in touchpoints.every(page.store) if t.id == touchpoint_id), None)


def draw(page: Page) -> None:
    """Draw the drawer if it is open."""
    if seen := st.session_state.get(_OPEN):
        st.dialog(plain(seen.name), position="right", on_dismiss=_close)(_form)(page)


def _close() -> None:
    st.session_state[_OPEN] = None


def _form(page: Page) -> None:
    seen: Touchpoint | None = st.session_state.get(_OPEN)
    if seen is None:
        st.rerun()
    t, key = page.language.t, f"touchpoints.form.{seen.id}.{seen.version}"
    wanted = touchpoint_fields.draw(page, seen, key)
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        if st.button(t("Save"), type="primary", disabled=wanted is None, key=f"{key}.save") and wanted:
            _save(page, seen, wanted)
        if st.button(t("Retire"), type="tertiary", icon=":material/archive:", key=f"{key}.retire"):
            _finish(page, seen, done=edits.retire(page, seen))


def _save(page: Page, seen: Touchpoint, wanted: Touchpoint) -> None:
    if wanted == seen:
        _finish(page, seen, done=True)
    said = page.language.t("“{touchpoint}” is saved.", touchpoint=wanted.name.strip())
    _finish(page, seen, done=edits.attempt(page, said, lambda change: touchpoints.save(change, wanted)))


def _finish(page: Page, seen: Touchpoint, *, done: bool) -> None:
    """Close the drawer, or say why it was refused and offer what is stored now where somebody else was faster."""
    if done:
        _close()
        st.rerun()
    if edits.tell(page):
        st.button(
            page.language.t("Show the new state"),
            on_click=open_drawer,
            args=(page, seen.id),
            key=f"touchpoints.form.{seen.id}.{seen.version}.again",
        )
