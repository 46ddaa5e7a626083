"""The referral rate: the share of new customers won by recommendation."""

import streamlit as st

from tpm.figures import findings, referrals
from tpm.ui import frame, messages, referral_course, referral_form, referral_origins, referral_table, spans
from tpm.ui.text import plain

page = frame.open_page()
t = page.language.t
st.title(t("Referral rate"))
total = referrals.total(page.store, page.filter)
if total.empty:
    if not messages.nothing_chosen(page):
        messages.nothing_yet(page, "referrals")
    referral_form.add(page)
    st.stop()

st.markdown(plain(findings.referral_rate(total, page.language)))
referral_table.rate(page, total)
with st.container(horizontal=True, horizontal_alignment="distribute"):
    with st.container(horizontal=True, width="content"):
        by = spans.choose(page, "referrals.by")
        view = referral_course.choose(page)
    referral_form.add(page)
referral_course.show(page, total, by, view)

origins, recommenders, latest = st.tabs([t("Origins"), t("Recommenders"), t("Latest new customers")])
with origins:
    referral_origins.show(page)
with recommenders:
    referral_table.recommenders(page)
with latest:
    referral_table.latest(page)
