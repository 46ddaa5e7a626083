"""Willingness to recommend (NPS): the auxiliary figure beside the referral rate, and the deeds that follow it (`?tab=` in the address)."""

import streamlit as st

from tpm.figures import findings, recommendation, referrals
from tpm.ui import frame, messages, nps_course, nps_tiles, routes, say_do, tabs
from tpm.ui.text import plain

page = frame.open_page()
t = page.language.t
st.title(t("Willingness to recommend"))
total = recommendation.nps(page.store, page.filter)
if total.empty:
    if recommendation.protected(page.store, page.filter):
        st.info(t("Protected: too few people in this selection, or nobody."), icon=":material/shield:")
    elif not messages.nothing_chosen(page):
        messages.nothing_yet(page, "recommendation")
    st.stop()

st.markdown(plain(findings.willingness(total, page.language)))
nps_tiles.show(page, total, referrals.total(page.store, page.filter))
tabs.show(
    "recommendation.tabs",
    {
        "course": (t("Over time"), lambda: nps_course.show(page, total)),
        "deeds": (t("Words and deeds"), lambda: say_do.show(page)),
    },
)
routes.link("referrals", t("See how many really were recommended"), icon=":material/arrow_forward:")
