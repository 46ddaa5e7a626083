"""Who does what until when, quick wins on top."""

import streamlit as st

from tpm.store import measures
from tpm.ui import frame, measure_form, measure_table, messages
from tpm.ui.text import plain

page = frame.open_page(filtered=False)
t = page.language.t
st.title(t("Measures"))
found = measures.every(page.store)
if not found:
    messages.nothing_yet(page, "measures")
    measure_form.add(page)
    st.stop()

st.markdown(plain(measure_table.finding(page, found)))
measure_table.counts(page, found)
measure_form.add(page)
measure_table.show(page, found)
