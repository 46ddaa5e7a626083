"""Our own picture of the touchpoints against that of the customers: guess first, then reveal."""

import streamlit as st

from tpm.figures import self_image, self_image_findings
from tpm.ui import frame, messages, routes
from tpm.ui import self_image as parts
from tpm.ui.text import plain

page = frame.open_page()
t = page.language.t
st.title(t("Our picture and the customers'"))
found = self_image.self_image(page.store, page.filter)
if self_image.by_us(found).empty:
    if not messages.nothing_chosen(page):
        messages.nothing_yet(page, "self-image")
    st.stop()

sentence = st.empty()
parts.tell_unaffected(page, found)
revealed = parts.reveal(page, found)
if revealed:
    sentence.markdown(plain(self_image_findings.headline(found, page.language)))
    parts.show_tiles(page, found)
else:
    sentence.markdown(plain(self_image_findings.guess(found, page.language)))
parts.show_chart(page, found, revealed=revealed)
parts.tell_protected(page)
if revealed:
    parts.show_details(page, found)
    routes.link("gaps", t("See the gaps"), icon=":material/arrow_forward:")
