"""What to improve first, with weights the reader can move."""

import streamlit as st

from tpm.figures import priorities, priority_findings
from tpm.ui import frame, messages, priority_grid, priority_weights, routes
from tpm.ui import priorities as parts
from tpm.ui.text import plain

page = frame.open_page()
t = page.language.t
st.title(t("Priorities"))
found = priorities.parts(page.store, page.filter)
if found.table.empty:
    if not messages.nothing_chosen(page):
        messages.nothing_yet(page, "priorities")
    st.stop()

sentence, tiles = st.empty(), st.container()
weights = priority_weights.choose(page, found)
table = priorities.ranked(found, weights)
if not any(weights.values()):
    parts.nothing_counts(page)
    st.stop()

sentence.markdown(plain(priority_findings.headline(table, page.language)))
with tiles:
    parts.show_tiles(page, table)
parts.show_bars(page, table, priority_findings.first_place(table, page.language))
st.subheader(t("Choose key touchpoints, estimate the effort"), anchor=False)
priority_grid.show(page, table, list(weights.values()))
st.caption(t("Every cell you change is saved at once and can be undone."))
parts.explain(page, found)
with st.container(horizontal=True):
    routes.link("measures", t("Plan a measure"), icon=":material/arrow_forward:")
    routes.link("budget", t("Compare with the budget"), icon=":material/arrow_forward:")
