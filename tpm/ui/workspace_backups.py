"""Going back to a backup of a workspace."""

import streamlit as st

from tpm.i18n.language import Language
from tpm.i18n.sentences import say
from tpm.model.errors import TpmError
from tpm.store.backups import Backup
from tpm.ui import workspaces
from tpm.ui.text import plain


def offer_latest(name: str, language: Language) -> None:
    """One button for the latest backup that can be read."""
    backup = workspaces.folder().latest_backup(name)
    if backup is None:
        st.markdown(language.t("There is no backup of this workspace that can be read."))
    elif st.button(
        language.t("Go back to the backup of {moment}", moment=_moment(backup, language)),
        type="primary",
        icon=":material/settings_backup_restore:",
        key="state.go_back",
    ):
        _go_back(name, backup, language)


def ask(name: str, language: Language) -> None:
    """Ask which backup to go back to."""

    @st.dialog(language.t("Backups"))
    def choose() -> None:
        found = workspaces.folder().backups(name)
        if not found:
            st.markdown(language.t("There is no backup yet. One is made every day and before every import."))
            return
        st.markdown(language.t("The workspace becomes what it was then; the state of now is kept in a folder of its own."))
        chosen = st.selectbox(
            language.t("Backup of"), found, format_func=lambda backup: _moment(backup, language), key=f"workspaces.backup.{name}"
        )
        if st.button(language.t("Go back"), type="primary", icon=":material/settings_backup_restore:", key="workspaces.go_back"):
            _go_back(name, chosen, language)

    choose()


def _go_back(name: str, backup: Backup, language: Language) -> None:
    try:
        workspaces.folder().go_back(name, backup)
    except TpmError as error:
        st.error(plain(say(language, error.code, error.values)), icon=":material/error:")
    else:
        st.rerun()


def _moment(backup: Backup, language: Language) -> str:
    return f"{language.date(backup.here.date())}, {backup.here:%H:%M}"
