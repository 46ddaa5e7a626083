"""The four steps with their questions: what the data answer, what is open, and where to go."""

import streamlit as st

from tpm.figures import guide as figures
from tpm.ui import frame, guide
from tpm.ui.text import plain

page = frame.open_page(filtered=False)
t = page.language.t
st.title(t("Guide"))
found = figures.states(page.store, page.language)
st.markdown(plain(figures.finding(found, page.language)))
guide.show_next(page, found)
guide.show_boxes(page, found)
guide.show_questions(page, found)
st.caption(t("A question counts as answered when the data answer it; where no page records it yet, when there is a note."))
