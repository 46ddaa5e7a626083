"""The customer journey: phases and the emotion curve around the zero line."""

import streamlit as st

from tpm.charts import journey as charts
from tpm.figures import findings, journey, rating_findings, tables
from tpm.ui import figure, frame, journey_tiles, messages, notes, routes, touchpoint_drawer

page = frame.open_page()
t = page.language.t
st.title(t("Customer journey"))
found = journey.journey(page.store, page.filter)
if not found["n"].any():
    messages.nothing_yet(page, "journey")
    st.stop()

st.write(findings.weakest_link(found, page.language))
journey_tiles.show(page, journey.summary(found))
finding = rating_findings.mood(found, page.language)
chart = charts.emotion_curve(found, page.language, dark=page.dark, title=finding, footnote=notes.footnote(page, found))
figure.show(page, chart, tables.ratings(found, page.language), key=touchpoint_drawer.chart_key(), alt=finding, on_select="rerun")
with st.container(horizontal=True, vertical_alignment="center"):
    touchpoint_drawer.choose(page, list(found["touchpoint"]))
    routes.link("ratings", t("See all ratings"), icon=":material/arrow_forward:")
touchpoint_drawer.draw(page, found.to_dict("records"))
