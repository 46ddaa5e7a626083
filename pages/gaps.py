"""Where the actual score falls short of the target."""

import streamlit as st

from tpm.charts import gaps as charts
from tpm.figures import findings, gaps
from tpm.ui import figure, footnotes, frame, gap_table, messages, routes

page = frame.open_page()
t = page.language.t
st.title(t("Gaps"))
found = gaps.gaps(page.store, page.filter)
compared = gaps.compared(found)
if compared.empty:
    messages.nothing_yet(page, "gaps")
    st.stop()

finding = findings.widest_gap(found, page.language)
st.write(finding)
gap_table.tiles(page, gaps.decisions(found))
chart = charts.gap_dumbbells(compared, page.language, dark=page.dark, title=finding, footnote=footnotes.ratings(page, compared))
figure.show(page, chart, gap_table.rows(page, found), key="gaps.chart", alt=finding)
routes.link("measures", t("Plan a measure"), icon=":material/arrow_forward:")
