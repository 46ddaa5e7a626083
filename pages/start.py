"""Start."""
import streamlit as st

from tpm.ui import frame, routes

page = frame.open_page()
st.title("Start")
if st.button("GO"):
    routes.go("gaps")
