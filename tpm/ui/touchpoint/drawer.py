"""Adding, changing and removing an entry in a drawer: saved at once, undone from the bar, never over somebody else's change."""

from typing import NoReturn

import streamlit as st

from tpm.figures import history
from tpm.i18n.columns import thing
from tpm.model.entry import Entry
from tpm.model.errors import Refused
from tpm.model.process import ProcessStep
from tpm.store import entries, processes
from tpm.store.change import Change
from tpm.ui import tables
from tpm.ui import touchpoint_edits as edits
from tpm.ui.frame import Page
from tpm.ui.touchpoint import fields

_OPEN = "touchpoint.entry"
_ROUND = "touchpoint.round"


def show(entry: Entry) -> None:
    """Open the drawer with this entry at the next drawing, with fresh fields."""
    st.session_state[_OPEN] = entry
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def draw(page: Page) -> None:
    """Draw the drawer if it is open."""
    if seen := st.session_state.get(_OPEN):
        title = thing(entries.TABLES[type(seen)], page.language)
        st.dialog(title, position="right", on_dismiss=_close)(_form)(page)


def _close() -> None:
    st.session_state[_OPEN] = None


def _form(page: Page) -> None:
    seen: Entry | None = st.session_state.get(_OPEN)
    if seen is None:
        st.rerun()
    t, key = page.language.t, f"touchpoint.form.{st.session_state[_ROUND]}"
    wanted = _drawn(seen, page, key)
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        if st.button(t("Save"), type="primary", key=f"{key}.save"):
            saved = (bool(seen.id) and wanted == seen) or edits.attempt(page, t("Saved."), lambda change: _save(change, wanted))
            _finish(page, seen, key, done=saved)
        if seen.id and st.button(t("Remove"), type="tertiary", icon=":material/delete:", key=f"{key}.remove"):
            _finish(page, seen, key, done=edits.attempt(page, t("Removed."), lambda change: entries.retire(change, seen)))
    if seen.id:
        _story(page, seen)


def _drawn(seen: Entry, page: Page, key: str) -> Entry | Refused:
    """What the fields hold now, or why it cannot be read."""
    try:
        return fields.draw(seen, page, key)
    except Refused as error:
        return error


def _save(change: Change, entry: Entry | Refused) -> None:
    if isinstance(entry, Refused):
        raise entry
    if isinstance(entry, ProcessStep):
        processes.save(change, entry)
    else:
        entries.save(change, entry)


def _finish(page: Page, seen: Entry, key: str, *, done: bool) -> None:
    """Close the drawer, or say why it was refused and offer what is stored now."""
    if done:
        _close_and_rerun()
    edits.tell(page)
    if seen.id:
        st.button(page.language.t("Show the new state"), on_click=_again, args=(page, seen), key=f"{key}.again")


def _close_and_rerun() -> NoReturn:
    _close()
    st.rerun()


def _again(page: Page, seen: Entry) -> None:
    """The entry as it is stored now; the drawer closes where it is gone."""
    now = next((one for one in entries.every(page.store, type(seen), seen.touchpoint_id) if one.id == seen.id), None)
    if now is None:
        _close()
    else:
        show(now)


def _story(page: Page, seen: Entry) -> None:
    """Folded: who changed this entry when."""
    with st.expander(page.language.t("History of this entry"), icon=":material/history:", type="compact"):
        told = history.of_entry(page.store, entries.TABLES[type(seen)], seen.id, page.language)
        tables.show(page, history.table(told, page.language), key="touchpoint.entry.history")
