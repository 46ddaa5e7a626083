"""How customers rate the touchpoints: all beside each other, or one by itself (`?rated=` in the address)."""

import streamlit as st

from tpm.figures import portraits, rating_findings, ratings
from tpm.ui import (
    asked_otherwise,
    expectations,
    frame,
    messages,
    overall,
    rating_charts,
    rating_factors,
    routes,
    touchpoint_choice,
    touchpoint_details,
)

page = frame.open_page()
t = page.language.t
st.title(t("Ratings"))
everything = ratings.ratings(page.store, page.filter)
found = asked_otherwise.without(page, everything)
if not found["n"].any():
    messages.nothing_yet(page, "ratings")
    asked_otherwise.show(page, everything)
    if rating_factors.there(page):
        rating_factors.show(page, st.empty())
    st.stop()

sentence = st.empty()
controls = st.container(horizontal=True, vertical_alignment="center")
with controls:
    one = touchpoint_choice.choose(page, found)
if one:
    sentence.write(portraits.zones(one, page.language))
    with controls:
        touchpoint_choice.back(page)
    touchpoint_details.show(page, one)
    routes.link("touchpoint", t("Everything about this touchpoint"), icon=":material/arrow_forward:", touchpoint=str(one["touchpoint_id"]))
    routes.link("differences", t("Is this difference real?"), icon=":material/compare_arrows:", item=str(one["touchpoint_id"]))
else:
    sentence.write(rating_findings.balance(found, page.language))
    with controls:
        view = rating_charts.choose(page)
    if view is rating_charts.View.FACTORS:
        rating_factors.show(page, sentence)
    else:
        rating_charts.show(page, found, view)
        asked_otherwise.show(page, everything)
    overall.show(page)
    expectations.show(page)
    routes.link("differences", t("Is this difference real?"), icon=":material/compare_arrows:")
    routes.link("self-image", t("See how we rate ourselves"), icon=":material/arrow_forward:")
