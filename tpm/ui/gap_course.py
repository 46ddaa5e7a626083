"""How the gap of one touchpoint has developed."""

import pandas as pd
import streamlit as st

from tpm.charts import gaps_course as charts
from tpm.figures import gaps_course
from tpm.store import answers
from tpm.ui import cards, figure, gap_drawer, messages, notes, routes
from tpm.ui.frame import Page


def show(page: Page, compared: pd.DataFrame) -> None:
    """The choice of a touchpoint, and its gap from wave to wave; `compared` are the touchpoints with a gap, the first one to begin with."""
    t, names = page.language.t, list(compared["touchpoint"])
    if st.session_state.get(gap_drawer.COURSE) not in names:
        st.session_state.pop(gap_drawer.COURSE, None)
    name = st.selectbox(t("Touchpoint"), names, key=gap_drawer.COURSE, bind="query-params", label_visibility="collapsed", width=360)
    chosen = compared.iloc[names.index(name)]
    found = gaps_course.course(page.store, page.filter, int(chosen["touchpoint_id"]))
    if found.frame.empty:
        _say_why(page)
        return
    finding = gaps_course.finding(found, str(name), page.language)
    footnote = notes.join(
        gaps_course.interval(found, page.language), notes.footnote(page, found.frame.assign(n=found.frame["n"].fillna(0)))
    )
    frame = found.frame.assign(name=gaps_course.named(found, page.language))
    chart = charts.gap_course(frame, page.language, dark=page.dark, title=finding, footnote=footnote)
    figure.show(page, chart, gaps_course.table(found, page.language), key="gaps.course.chart", alt=finding)
    cards.show(page, "gap", "gap_change", key="course")


def _say_why(page: Page) -> None:
    """Why there is no course, and what brings one."""
    if answers.span(page.store)[:2] == (None, None):
        messages.no_dates(page)
        return
    t = page.language.t
    st.info(
        t("There is no course yet: the answers come from one wave only. Import the next wave of the survey."), icon=":material/timeline:"
    )
    routes.link("import", t("Import a survey"), icon=":material/arrow_forward:")
