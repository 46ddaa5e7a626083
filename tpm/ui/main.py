"""The script every page runs in: settings of the browser window, navigation, the bar, then the page."""

from pathlib import Path

import streamlit as st

from tpm.ui import address, frame, languages, routes, translation
from tpm.ui.document import TITLE

ICON = Path(__file__).parent / "icon.svg"
# Lines of text longer than this are hard to read, and charts need no more.
WIDTH = 1280

# Before the navigation, whose icons would otherwise be fetched from elsewhere for the window.
st.set_page_config(page_title=TITLE, page_icon=str(ICON), layout="wide")
address.settle()
language = languages.current()
st.logo(str(ICON), size="medium")
page = st.navigation(routes.sections(language), position="top")
st.set_page_config(page_title=f"{page.title} · {TITLE}")
with st.container(horizontal_alignment="center"), st.container(width=WIDTH, gap=None):
    translation.mount(language)
    with st.container():
        frame.draw(language)
        page.run()
