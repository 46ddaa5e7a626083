"""The phases of the journey in a drawer: rename, reorder, add, remove."""

from collections import Counter
from dataclasses import replace

import streamlit as st

from tpm.model.touchpoint import Phase
from tpm.store import phases, touchpoints
from tpm.ui import touchpoint_edits as edits
from tpm.ui.frame import Page

_OPEN = "touchpoints.phases"
_NEW = "touchpoints.phases.new"
LONGEST_NAME = 80


def open_drawer() -> None:
    """Open the drawer at the next drawing."""
    _set(is_open=True)


def draw(page: Page) -> None:
    """Draw the drawer if it is open."""
    if st.session_state.get(_OPEN):
        st.dialog(page.language.t("Phases of the journey"), position="right", on_dismiss=_set)(_list)(page)


def _set(is_open: bool = False) -> None:
    st.session_state[_OPEN] = is_open


def _list(page: Page) -> None:
    t = page.language.t
    edits.tell(page)
    st.caption(t("From the first impression to the recommendation. Every change is saved at once."))
    found = phases.every(page.store)
    used = Counter(touchpoint.phase_id for touchpoint in touchpoints.every(page.store))
    for place, phase in enumerate(found, 1):
        _row(page, phase, place, len(found), used[phase.id])
    with st.form("touchpoints.phases.add", border=False), st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.text_input(t("New phase"), max_chars=LONGEST_NAME, key=_NEW)
        st.form_submit_button(t("Add"), icon=":material/add:", on_click=_add, args=(page,), key="touchpoints.phases.new.add")


def _row(page: Page, phase: Phase, place: int, last: int, used: int) -> None:
    t, key = page.language.t, f"touchpoints.phases.{phase.id}.{phase.version}"
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", wrap=False):
        st.text_input(
            t("Name"),
            phase.name,
            max_chars=LONGEST_NAME,
            key=f"{key}.name",
            label_visibility="collapsed",
            on_change=_rename,
            args=(page, phase, key),
        )
        for icon, places, hint, edge in (("arrow_upward", -1, t("Move up"), 1), ("arrow_downward", 1, t("Move down"), last)):
            st.button(
                f":material/{icon}:", help=hint, type="tertiary", disabled=place == edge, key=f"{key}.{icon}",
                on_click=_move, args=(page, phase, place + places),
            )  # fmt: skip
        st.button(
            ":material/delete:", type="tertiary", disabled=used > 0, key=f"{key}.delete", on_click=_remove, args=(page, phase),
            help=page.language.n("In use by {n} touchpoint", "In use by {n} touchpoints", used) if used else t("Remove"),
        )  # fmt: skip


def _rename(page: Page, phase: Phase, key: str) -> None:
    renamed = replace(phase, name=st.session_state[f"{key}.name"])
    edits.attempt(page, page.language.t("Phase renamed."), lambda change: phases.save(change, renamed))


def _move(page: Page, phase: Phase, place: int) -> None:
    edits.attempt(page, page.language.t("Phase moved."), lambda change: phases.move(change, phase, place))


def _remove(page: Page, phase: Phase) -> None:
    edits.attempt(page, page.language.t("Phase removed."), lambda change: phases.retire(change, phase))


def _add(page: Page) -> None:
    name = str(st.session_state[_NEW])
    if edits.attempt(page, page.language.t("Phase added."), lambda change: phases.add(change, name)):
        st.session_state[_NEW] = ""
