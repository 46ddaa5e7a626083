"""The referral rate over time: its course, or which periods stand out from chance."""

import pandas as pd
import streamlit as st

from tpm.charts import control_chart as control_charts
from tpm.charts import referrals as charts
from tpm.figures import control_chart, courses, referrals, tables
from tpm.model.period import Period
from tpm.model.survey import Role
from tpm.ui import cards, choice, figure, notes, periods, referral_table
from tpm.ui.frame import Page
from tpm.ui.periods import Stretch
from tpm.ui.text import plain

NAME = "view"
_COURSE, _CHANCE = "course", "chance"


def choose(page: Page) -> str:
    """Draw the choice of the view; it stands in the address."""
    t = page.language.t
    return choice.segmented(NAME, t("View"), {_COURSE: t("Course"), _CHANCE: t("Chance or change?")}, key="referrals.view")


def show(page: Page, total: pd.DataFrame, by: Period, view: str) -> None:
    """Draw what was chosen."""
    series = referrals.series(page.store, page.filter, by)
    if series.empty:
        st.info(page.language.t("The new customers have no date, so there is no course over time."), icon=":material/event_busy:")
    elif view == _CHANCE:
        _chance(page, series, by)
    else:
        _course(page, total, series, by)


def _course(page: Page, total: pd.DataFrame, series: pd.DataFrame, by: Period) -> None:
    language = page.language
    course = courses.referral_rate(series, by, language) or language.t("Referral rate")
    drawn = series.assign(n=series["known"])
    chart = charts.referral_line(drawn, language, by=by, dark=page.dark, title=course, footnote=referral_table.footnote(page, total))
    figure.show(page, chart, tables.referrals(series, by, language), key="referrals.chart", alt=course)
    cards.show(page, "referral_rate", "coverage", "moving", "course", roles={Role.ORIGIN})


def _chance(page: Page, series: pd.DataFrame, by: Period) -> None:
    language, t = page.language, page.language.t
    found = control_chart.control_chart(page.store, page.filter, by)
    title = control_chart.finding(found, by, language)
    if found["signal"].isna().all():  # a rise bit by bit is no chance
        title = f"{title} {courses.referral_rate(series, by, language)}".strip()
    drawn = found.assign(verdict=[control_chart.verdict(row, language) for row in found.to_dict("records")])
    period = periods.say(Stretch(page.filter.since, page.filter.until), language)
    footnote = notes.join(notes.base(page, found["known"]), period, t("limits: mean ± 3 standard errors (p-chart)"))
    chart = control_charts.control_chart(drawn, language, by=by, dark=page.dark, title=title, footnote=footnote)
    figure.show(page, chart, control_chart.table(found, by, language), key="referrals.chance", alt=title)
    st.caption(plain(control_chart.limits(found, language)))
    cards.show(page, "control_chart", "referral_rate", roles={Role.ORIGIN})
