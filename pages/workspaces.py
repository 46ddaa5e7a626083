"""Workspaces."""
import streamlit as st

from tpm.ui import frame

page = frame.open_page()
st.title("Workspaces")
