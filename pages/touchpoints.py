"""The catalogue of touchpoints in the order of the journey: as a list, as a table, and by customer group."""

import streamlit as st

from tpm.figures import rating_findings, ratings
from tpm.store import phases, touchpoints
from tpm.ui import frame, messages, touchpoint_catalogue, touchpoint_edits, touchpoint_form, touchpoint_groups
from tpm.ui.touchpoint_catalogue import View

page = frame.open_page()
t = page.language.t
st.title(t("Touchpoints"))
found, stretches = touchpoints.every(page.store), phases.every(page.store)
rated = ratings.ratings(page.store, page.filter)
# Always something in these two places, so that the field below keeps the focus while one touchpoint after the other is added
with st.container():
    view = touchpoint_catalogue.choose_view(page) if found else View.LIST
if view is View.GROUPS:
    touchpoint_groups.show(page, found)
else:
    st.write(rating_findings.captured(rated, page.language))
    touchpoint_edits.tell(page)
    touchpoint_form.add(page, stretches)
    if found:
        touchpoint_catalogue.show(page, found, stretches, rated, view)
    else:
        touchpoint_catalogue.begin(page)
        messages.nothing_yet(page, "touchpoints")
touchpoint_catalogue.draw_drawers(page, stretches)
