"""The way back from what a reader has done, step by step."""

from dataclasses import dataclass

import streamlit as st

from tpm.i18n.language import Language
from tpm.i18n.sentences import say
from tpm.model.errors import TpmError
from tpm.store import audit
from tpm.ui import workspaces
from tpm.ui.text import plain

_DONE = "undo.done"
_SAID = "undo.said"
MOST = 50


@dataclass(frozen=True, kw_only=True)
class _Done:
    """A change of this reader that can be undone."""

    workspace: str
    change_id: int
    said: str


def _done() -> list[_Done]:
    """What this reader has done, the latest last."""
    return st.session_state.setdefault(_DONE, [])


def offer(workspace: str, said: str, change_id: int) -> None:
    """Say at the next drawing what was done, and keep the change for the button in the bar."""
    st.session_state[_SAID] = (said, ":material/check:")
    _done().append(_Done(workspace=workspace, change_id=change_id, said=said))
    del _done()[:-MOST]


def say_next(said: str) -> None:
    """Say at the next drawing what was done, where there is no way back or it lies elsewhere."""
    st.session_state[_SAID] = (said, ":material/check:")


def draw(workspace: str, language: Language) -> None:
    """Say what was done, once, and draw the button as long as there is something of this workspace to undo."""
    if said := st.session_state.pop(_SAID, None):
        st.toast(plain(said[0]), icon=said[1])
    last = next((one for one in reversed(_done()) if one.workspace == workspace), None)
    if last:
        st.button(
            language.t("Undo"),
            help=plain(last.said),
            icon=":material/undo:",
            type="tertiary",
            key="bar.undo",
            on_click=_take_back,
            args=(last, language),
            wrap=False,
        )


def _take_back(done: _Done, language: Language) -> None:
    _done().remove(done)
    try:
        with workspaces.folder().open(done.workspace).change() as change:
            audit.undo(change, done.change_id)
    except TpmError as error:
        st.session_state[_SAID] = (say(language, error.code, error.values), ":material/error:")
        return
    st.session_state[_SAID] = (language.t("Undone: {said}", said=done.said), ":material/undo:")
