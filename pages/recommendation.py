"""Willingness to recommend (NPS): the auxiliary figure beside the referral rate."""

import streamlit as st

from tpm.charts import recommendation as charts
from tpm.figures import findings, recommendation, referrals
from tpm.ui import figure, footnotes, frame, messages, nps_table, routes, spans

page = frame.open_page()
t = page.language.t
st.title(t("Willingness to recommend"))
total = recommendation.nps(page.store, page.filter)
if total.empty:
    messages.nothing_yet(page, "recommendation")
    st.stop()

by = spans.choose(page, "recommendation.by")
series = recommendation.series(page.store, page.filter, by)
finding = findings.willingness(total, page.language)
st.write(finding)
nps_table.tiles(page, total, referrals.total(page.store, page.filter))
footnote = footnotes.nps(page, total)
if series.empty:
    st.info(t("The answers have no date, so there is no course over time."), icon=":material/event_busy:")
    chart = charts.nps_bar(total, page.language, dark=page.dark, title=finding, footnote=footnote)
    figure.show(page, chart, nps_table.rows(page, total), key="recommendation.bar", alt=finding)
else:
    chart = charts.nps_line(series, page.language, by=by, dark=page.dark, title=finding, footnote=footnote)
    figure.show(page, chart, nps_table.course(page, series, by), key="recommendation.chart", alt=finding)
routes.link("referrals", t("See how many really were recommended"), icon=":material/arrow_forward:")
