"""What a reader should know about the file of his workspace: why it does not open, or what happened to it."""

import streamlit as st

from tpm.i18n.language import Language
from tpm.i18n.sentences import say
from tpm.model.errors import TpmError
from tpm.store.database import Store
from tpm.ui import workspace_backups
from tpm.ui.text import plain


def tell(store: Store | TpmError, name: str, language: Language) -> None:
    """Say what there is to say; nothing about a workspace in good order."""
    if isinstance(store, TpmError):
        st.error(plain(say(language, store.code, store.values)), icon=":material/error:")
        if store.code == "workspace_damaged":
            workspace_backups.offer_latest(name, language)
        return
    for number, note in enumerate(store.notes):
        with st.container(horizontal=True, vertical_alignment="center", key=f"state.{number}"):
            st.warning(plain(say(language, note.code, note.values)), icon=":material/health_and_safety:", width="stretch")
            st.button(language.t("Understood"), key=f"state.understood.{number}", on_click=_forget, args=(store, note))


def _forget(store: Store, note: TpmError) -> None:
    if note in store.notes:
        store.notes.remove(note)
