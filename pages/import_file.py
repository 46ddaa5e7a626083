"""Bringing the answers of a survey into the workspace: choose, check, save, see."""

import streamlit as st

from tpm.ui import frame
from tpm.ui.importing import (
    again,
    asking,
    columns,
    drafts,
    log,
    previewed,
    reading,
    recognised,
    saving,
    sequence,
    source,
    templates,
    told,
)

page = frame.open_page(filtered=False)
t = page.language.t
st.title(t("Import a survey"))
draft = drafts.current(page)

if draft is None:
    if reading.going_on():
        source.name(page)
        sequence.read(page)
    else:
        told.show(page)
        source.choose(page)
        templates.offer(page)
    log.show(page)
    st.stop()

source.show(page, draft, busy=reading.going_on() or saving.going_on())
reading.tell_refusal(page)
if reading.going_on():
    sequence.read(page)
    st.stop()
sequence.settle(page)
if saving.unattended():
    saving.follow(page)
    st.stop()

found = previewed.made(page, draft)
recognised.show(page, draft, found)
if saving.going_on() or not again.refuse(page, draft):
    st.subheader(t("What the columns mean"), anchor=False)
    asking.show(page, draft)
    columns.show(page, draft)
    previewed.show(page, draft, found)
    saving.offer(page, draft, found)
