"""The script every page runs in: settings of the browser window, navigation, the bar, then the page."""

from pathlib import Path

import streamlit as st

from tpm.ui import address, contrast, frame, languages, routes, translation
from tpm.ui.document import TITLE

ICON = Path(__file__).parent / "icon.svg"
# Wide enough for charts to be read at the back of a room: they grow from 1500 pixels on.
WIDTH = 1560

# Before the navigation, whose icons would otherwise be fetched from elsewhere for the window.
st.set_page_config(page_title=TITLE, page_icon=str(ICON), layout="wide")
address.settle()
language = languages.current()
st.logo(str(ICON), size="medium")
page = st.navigation(routes.sections(language), position="top")
st.set_page_config(page_title=f"{page.title} · {TITLE}")
with st.container(horizontal_alignment="center"), st.container(width=WIDTH, gap=None):
    translation.mount(language)
    contrast.mount()
    with st.container():
        frame.draw(language)
        page.run()
