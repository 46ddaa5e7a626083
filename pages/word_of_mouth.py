"""Who recommends us and what, and where we are advised against."""

import streamlit as st

from tpm.figures import ratings
from tpm.figures import word_of_mouth as figures
from tpm.figures import word_of_mouth_findings as findings
from tpm.store import advice, recommenders
from tpm.ui import frame, messages, word_of_mouth, word_of_mouth_details
from tpm.ui.text import plain

page = frame.open_page()
t = page.language.t
st.title(t("Recommenders and warnings"))
found, warnings = recommenders.every(page.store), advice.every(page.store)
offers, unlisted = figures.offers(page.store, page.filter), figures.unlisted(page.store, page.filter)
rated = ratings.ratings(page.store, page.filter)
places = figures.warned(page.store, rated)
said = findings.headline(found, offers, places, page.language)
st.markdown(plain(said or t("Nobody has been entered who recommends you, and no warning.")))
if found or warnings or len(offers):
    word_of_mouth.show_tiles(page, found, offers, warnings)
word_of_mouth.show_next(page, found, unlisted, warnings)
if found:
    word_of_mouth.show_recommenders(page, found)
else:
    messages.nothing_yet(page, "word-of-mouth")
    word_of_mouth.show_ways(page)
recommended, warned, more = st.tabs([t("Recommended offers"), t("Warnings"), t("Potential")])
with recommended:
    word_of_mouth_details.show_offers(page, offers, unlisted)
with warned:
    word_of_mouth_details.show_warnings(page, warnings, places)
with more:
    word_of_mouth_details.show_potential(page, figures.potential(rated))
st.caption(
    t(
        "Names of recommenders are personal data. They stand only in the file of this workspace on this computer and in its backups; "
        "what is removed stays in the history there, so that it can be brought back."
    )
)
word_of_mouth.draw_drawer(page, unlisted)
