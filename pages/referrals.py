"""The referral rate: the share of new customers won by recommendation."""

import streamlit as st

from tpm.charts import referrals as charts
from tpm.figures import courses, findings, referrals, tables
from tpm.ui import cards, figure, frame, messages, referral_form, referral_origins, referral_table, spans
from tpm.ui.text import plain

page = frame.open_page()
t = page.language.t
st.title(t("Referral rate"))
total = referrals.total(page.store, page.filter)
if total.empty:
    if not messages.nothing_chosen(page):
        messages.nothing_yet(page, "referrals")
    referral_form.add(page)
    st.stop()

st.markdown(plain(findings.referral_rate(total, page.language)))
referral_table.rate(page, total)
with st.container(horizontal=True, horizontal_alignment="distribute"):
    by = spans.choose(page, "referrals.by")
    referral_form.add(page)
series = referrals.series(page.store, page.filter, by)
if series.empty:
    st.info(t("The new customers have no date, so there is no course over time."), icon=":material/event_busy:")
else:
    course = courses.referral_rate(series, by, page.language) or t("Referral rate")
    chart = charts.referral_line(series, page.language, by=by, dark=page.dark, title=course, footnote=referral_table.footnote(page, total))
    figure.show(page, chart, tables.referrals(series, by, page.language), key="referrals.chart", alt=course)
cards.show(page, "referral_rate", "coverage", "moving", "course")

origins, recommenders, latest = st.tabs([t("Origins"), t("Recommenders"), t("Latest new customers")])
with origins:
    referral_origins.show(page)
with recommenders:
    referral_table.recommenders(page)
with latest:
    referral_table.latest(page)
