"""Files of workspaces that were set aside, and what can be done with them."""

import streamlit as st

from tpm.model.errors import TpmError
from tpm.store.aside import Aside
from tpm.ui import address, messages, workspaces
from tpm.ui.frame import Place
from tpm.ui.text import plain

_MEGABYTE = 1_000_000


def show(page: Place) -> None:
    """One line per file; nothing where none was set aside."""
    t, found = page.language.t, workspaces.folder().set_aside()
    if not found:
        return
    with st.expander(t("Earlier states ({n})", n=len(found)), icon=":material/history:", type="compact", key="workspaces.aside"):
        st.caption(t("They were kept when you went back to a backup, or when a workspace had to be recovered. They take up room."))
        for one in found:
            _row(page, one, f"workspaces.aside.{one.name}.{one.file.parent.name}")


def _row(page: Place, one: Aside, key: str) -> None:
    t, language = page.language.t, page.language
    with st.container(horizontal=True, vertical_alignment="center", key=key):
        st.markdown(plain(one.name), width="stretch")
        said = t("kept on {day}, {time}", day=language.date(one.here.date()), time=f"{one.here:%H:%M}")
        st.caption(f"{said} · {language.number(max(one.size / _MEGABYTE, 1))} MB", width="content")
        if st.button(t("Open as a workspace"), icon=":material/restore_page:", key=f"{key}.open"):
            _take_up(page, one)
        with st.popover(t("Delete"), icon=":material/delete_forever:", key=f"{key}.ask"):
            st.markdown(t("Delete this state for good? The workspace itself stays as it is."))
            st.button(t("Delete for good"), type="primary", key=f"{key}.delete", on_click=workspaces.folder().forget, args=(one,))


def _take_up(page: Place, one: Aside) -> None:
    try:
        name = workspaces.folder().take_up(one)
    except TpmError as error:
        messages.refused(page, error)
        return
    address.put(w=name, segment="", survey="")
    messages.done(page, page.language.t("The earlier state is now the workspace “{name}”.", name=name))
    st.rerun()
