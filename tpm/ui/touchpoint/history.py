"""Who changed what when."""

import streamlit as st

from tpm.figures import history as figures
from tpm.ui import tables
from tpm.ui.frame import Page


def show(page: Page, touchpoint_id: int) -> None:
    """The latest changes as a table."""
    t = page.language.t
    told = figures.of_touchpoint(page.store, touchpoint_id, page.language)
    if told.empty:
        st.caption(t("Nothing has been changed here yet."))
        return
    st.caption(
        t("Every change of this touchpoint and of what belongs to it, the latest first. The last one of yours is undone in the bar above.")
    )
    tables.show(page, figures.table(told, page.language), key="touchpoint.history")
