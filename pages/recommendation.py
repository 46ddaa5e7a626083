"""Willingness to recommend (NPS): the auxiliary figure beside the referral rate."""

import streamlit as st

from tpm.charts import recommendation as charts
from tpm.figures import courses, findings, recommendation, referrals, tables
from tpm.ui import cards, figure, frame, messages, nps_tiles, routes, spans
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

finding = findings.willingness(total, page.language)
st.markdown(plain(finding))
nps_tiles.show(page, total, referrals.total(page.store, page.filter))
by = spans.choose(page, "recommendation.by")
series = recommendation.series(page.store, page.filter, by)
footnote = nps_tiles.footnote(page, total)
if series.empty:
    st.info(t("The answers have no date, so there is no course over time."), icon=":material/event_busy:")
    chart = charts.nps_bar(total, page.language, dark=page.dark, title=finding, footnote=footnote)
    figure.show(page, chart, tables.nps(total, page.language), key="recommendation.bar", alt=finding)
else:
    course = courses.nps(series, by, page.language) or finding
    chart = charts.nps_line(series, page.language, by=by, dark=page.dark, title=course, footnote=footnote)
    figure.show(page, chart, tables.nps(series, page.language, by), key="recommendation.chart", alt=course)
cards.show(page, "nps", "course", "referral_rate")
routes.link("referrals", t("See how many really were recommended"), icon=":material/arrow_forward:")
