"""The catalogue of touchpoints in the order of the journey."""

import streamlit as st

from tpm.figures import rating_findings, ratings
from tpm.store import phases, touchpoints
from tpm.ui import frame, messages, touchpoint_edits, touchpoint_form, touchpoint_list, touchpoint_phases

page = frame.open_page()
t = page.language.t
st.title(t("Touchpoints"))
found, stretches = touchpoints.every(page.store), phases.every(page.store)
rated = ratings.ratings(page.store, page.filter)
# Always something in this place, so that the field below keeps the focus while one touchpoint after the other is added
st.write(rating_findings.captured(rated, page.language))
touchpoint_edits.tell(page)
touchpoint_form.add(page, stretches)
with st.container(horizontal=True, vertical_alignment="center", gap="small"):
    wanted = touchpoint_list.search(page) if found else ""
    touchpoint_phases.button(page)
    touchpoint_edits.starter_button(page)
if found:
    touchpoint_list.show(page, found, stretches, rated, wanted)
else:
    messages.nothing_yet(page, "touchpoints")
touchpoint_form.draw(page)
touchpoint_phases.draw(page)
