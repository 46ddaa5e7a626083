"""The way back from what a reader has just done."""

from dataclasses import dataclass

import streamlit as st

from tpm.i18n.language import Language
from tpm.i18n.sentences import say
from tpm.model.errors import TpmError
from tpm.store import audit
from tpm.ui import workspaces
from tpm.ui.text import plain

_LAST = "undo.last"
_SAID = "undo.said"


@dataclass(frozen=True, kw_only=True)
class _Done:
    """A change of this reader that can be undone."""

    workspace: str
    change_id: int


def offer(workspace: str, said: str, change_id: int) -> None:
    """Say at the next drawing what was done, and keep the change for the button in the bar."""
    st.session_state[_SAID] = (said, ":material/check:")
    st.session_state[_LAST] = _Done(workspace=workspace, change_id=change_id)


def say_next(said: str) -> None:
    """Say at the next drawing what was done, where there is no way back or it lies elsewhere."""
    st.session_state[_SAID] = (said, ":material/check:")


def draw(workspace: str, language: Language) -> None:
    """Say what was done, once, and draw the button as long as there is something of this workspace to undo."""
    if said := st.session_state.pop(_SAID, None):
        st.toast(plain(said[0]), icon=said[1])
    last: _Done | None = st.session_state.get(_LAST)
    if last and last.workspace == workspace:
        st.button(
            language.t("Undo"),
            icon=":material/undo:",
            type="tertiary",
            key="bar.undo",
            on_click=_take_back,
            args=(last, language),
            wrap=False,
        )


def _take_back(done: _Done, language: Language) -> None:
    del st.session_state[_LAST]
    try:
        with workspaces.folder().open(done.workspace).change() as change:
            audit.undo(change, done.change_id)
    except TpmError as error:
        st.session_state[_SAID] = (say(language, error.code, error.values), ":material/error:")
        return
    st.session_state[_SAID] = (language.t("Undone."), ":material/undo:")
