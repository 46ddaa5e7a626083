"""All workspaces with what can be done to each."""

import streamlit as st

from tpm.model.errors import TpmError
from tpm.ui import address, messages, routes, workspace_backups, workspace_forms, workspaces
from tpm.ui.frame import Place
from tpm.ui.text import plain

_RENAME, _DUPLICATE, _BACKUPS, _DELETE = "rename", "duplicate", "backups", "delete"


def show(page: Place) -> None:
    """One line per workspace."""
    for name in workspaces.folder().names():
        with st.container(horizontal=True, border=True, vertical_alignment="center", key=f"workspaces.{name}"):
            here = name == page.workspace
            badge = f" :green-badge[:material/check: {page.language.t('in use')}]" if here else ""
            st.markdown(f"**{plain(name)}**{badge}", width="stretch")
            if not here and st.button(page.language.t("Open workspace"), key=f"workspaces.open.{name}"):
                address.put(w=name, segment="", survey="")
                routes.go("start")
            _menu(page, name)


def _menu(page: Place, name: str) -> None:
    t = page.language.t
    words = {_RENAME: t("Rename"), _DUPLICATE: t("Duplicate"), _BACKUPS: t("Backups"), _DELETE: t("Delete")}
    chosen = st.menu_button(
        t("More"), list(words), format_func=lambda action: words[action], type="tertiary", key=f"workspaces.more.{name}"
    )
    if chosen == _RENAME:
        workspace_forms.ask_name(page, name)
    elif chosen == _DUPLICATE:
        workspace_forms.ask_copy(page, name)
    elif chosen == _BACKUPS:
        workspace_backups.ask(name, page.language)
    elif chosen == _DELETE:
        _delete(page, name)


def _delete(page: Place, name: str) -> None:
    """Into the bin at once; it can be brought back from there."""
    try:
        workspaces.folder().delete(name)
    except TpmError as error:
        messages.refused(page, error)
        return
    messages.done(page, page.language.t("“{name}” is in the bin below and can be restored from there.", name=name))
    st.rerun()
