"""Set a target score for each touchpoint."""

import streamlit as st

from tpm.figures import findings, gaps
from tpm.ui import frame, messages, routes, target_form, target_table
from tpm.ui.text import plain

page = frame.open_page()
t = page.language.t
st.title(t("Targets"))
found = gaps.gaps(page.store, page.filter).sort_values("order", ignore_index=True)
if found.empty:
    messages.nothing_yet(page, "targets")
    st.stop()

st.markdown(plain(findings.targets_set(found, page.language)))
with st.container(horizontal=True, vertical_alignment="bottom"):
    target_form.set_missing(page, found)
    routes.link("gaps", t("See the gaps"), icon=":material/arrow_forward:")
target_table.show(page, found)
st.caption(t("Target and service level can be edited in the table; every change is saved at once."))
