"""Where the actual score falls short of the target."""

import streamlit as st

from tpm.charts import gaps as charts
from tpm.figures import findings, gaps, tables
from tpm.ui import figure, frame, gap_tiles, messages, notes, routes
from tpm.ui.text import plain

page = frame.open_page()
t = page.language.t
st.title(t("Gaps"))
found = gaps.gaps(page.store, page.filter)
compared = gaps.compared(found)
if compared.empty:
    if not messages.nothing_chosen(page):
        messages.nothing_yet(page, "gaps")
    st.stop()

finding = findings.widest_gap(found, page.language)
st.markdown(plain(finding))
gap_tiles.show(page, gaps.decisions(found))
chart = charts.gap_dumbbells(compared, page.language, dark=page.dark, title=finding, footnote=notes.footnote(page, compared))
figure.show(page, chart, tables.gaps(found, page.language), key="gaps.chart", alt=finding)
routes.link("measures", t("Plan a measure"), icon=":material/arrow_forward:")
