"""The customer journey: phases and the emotion curve around the zero line, groups beside each other, and its order."""

import streamlit as st

from tpm.figures import findings, journey
from tpm.ui import frame, journey_board, journey_choice, journey_groups, journey_map, journey_tiles, messages
from tpm.ui.text import plain

page = frame.open_page()
t = page.language.t
st.title(t("Customer journey"))
chosen = journey_choice.choose(page)
page = journey_choice.narrowed(page, chosen)
found = journey.journey(page.store, page.filter, chosen)
if not found["n"].any():
    messages.nothing_yet(page, "journey")
    if len(found) or chosen is not None:
        with st.expander(t("Change the order"), key="journey.order", icon=":material/swap_vert:"):
            journey_board.show(page, chosen)
    st.stop()

st.markdown(plain(findings.weakest_link(found, page.language)))
journey_tiles.show(page, journey.summary(found))
names = [t("Map"), t("Compare customer groups"), t("Change the order")]
mapped, compared, ordered = st.tabs(names, key="journey.tabs", on_change="rerun")
if mapped.open:
    with mapped:
        journey_map.show(page, found)
if compared.open:
    with compared:
        journey_groups.show(page, found)
if ordered.open:
    with ordered:
        journey_board.show(page, chosen)
