"""Bringing the answers of a survey into the workspace: choose, check, save, see."""

import streamlit as st

from tpm.ui import frame
from tpm.ui.importing import asking, columns, drafts, log, previewed, reading, recognised, saving, source

page = frame.open_page(filtered=False)
t = page.language.t
st.title(t("Import a survey"))
draft = drafts.current(page)

if draft is None:
    if saving.done(page):
        saving.tell(page)
    if reading.going_on():
        reading.show(page)
    else:
        source.choose(page)
    log.show(page)
    st.stop()

source.show(page, draft, busy=reading.going_on() or saving.going_on())
if reading.going_on():
    reading.show(page)
    st.stop()
saving.settle(page)

found = previewed.made(page, draft)
recognised.show(page, draft, found)
if saving.going_on() or not recognised.refuse(page, draft):
    st.subheader(t("What the columns mean"), anchor=False)
    asking.show(page, draft)
    columns.show(page, draft)
    previewed.show(page, draft, found)
    saving.offer(page, draft, found)
