"""Whether what differs between two periods, customer groups or touchpoints is certain or may be chance."""

import streamlit as st

from tpm.figures import difference_findings as findings
from tpm.figures import differences as figures
from tpm.ui import difference_choice, differences, frame, messages
from tpm.ui.text import plain

page = frame.open_page()
t = page.language.t
st.title(t("Is this difference real?"))
if not figures.possible(page.store):
    messages.nothing_yet(page, "differences")
    st.stop()

sentence = st.empty()
choice = difference_choice.choose(page)
if choice.asked is None:
    if choice.undated:
        messages.no_dates(page)
    else:
        st.info(choice.lacking, icon=":material/info:")
    st.stop()

found = figures.compare(page.store, page.filter, choice.asked)
if found.table.empty:
    differences.refuse(page, found, choice)
    st.stop()
sentence.markdown(plain(findings.headline(found, choice.sides, page.language)))
differences.show(page, found, choice)
