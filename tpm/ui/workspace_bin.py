"""Deleted workspaces and their way back."""

import streamlit as st

from tpm.model.errors import TpmError
from tpm.store.binned import Binned
from tpm.ui import address, messages, workspaces
from tpm.ui.frame import Place
from tpm.ui.text import plain


def show(page: Place) -> None:
    """One line per deleted workspace; nothing where the bin is empty."""
    t, found = page.language.t, workspaces.folder().binned()
    if not found:
        return
    with st.expander(t("Bin ({n})", n=len(found)), icon=":material/delete:", type="compact", key="workspaces.bin"):
        for binned in found:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(plain(binned.name), width="stretch")
                st.caption(t("deleted on {day}", day=page.language.date(binned.deleted_at.date())), width="content")
                if st.button(t("Restore"), icon=":material/restore_from_trash:", key=f"workspaces.restore.{binned.file}"):
                    _restore(page, binned)


def _restore(page: Place, binned: Binned) -> None:
    try:
        name = workspaces.folder().restore(binned)
    except TpmError as error:
        messages.refused(page, error)
        return
    address.put(w=name, segment="", survey="")
    messages.done(page, page.language.t("“{name}” is back.", name=name))
    st.rerun()
