"""Create, switch, rename, duplicate and delete workspaces."""

import streamlit as st

from tpm.ui import frame, protection, sample, workspace_aside, workspace_bin, workspace_forms, workspace_list

page = frame.open_place()
t = page.language.t
st.title(t("Workspaces"))
st.markdown(t("Each workspace is a firm, a branch or a project of its own; nothing in one is seen in another."))
with st.container(horizontal=True):
    workspace_forms.create_button(page)
    sample.button(page.language, key="workspaces.sample")
workspace_list.show(page)
protection.set_up(page)
workspace_bin.show(page)
workspace_aside.show(page)
