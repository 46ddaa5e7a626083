"""The map of a journey: the emotion curve with everything that stands beside it."""

import pandas as pd
import streamlit as st

from tpm.charts import journey as charts
from tpm.figures import journey, journey_findings, journey_table, rating_findings
from tpm.ui import cards, figure, notes, printing, routes, touchpoint_drawer
from tpm.ui.frame import Page
from tpm.ui.text import plain


def show(page: Page, found: pd.DataFrame) -> None:
    """The curve with its table, what its order tells in words, and the way to a single touchpoint."""
    language, t = page.language, page.language.t
    breaks = journey.breaks(found)
    with st.container(horizontal=True, horizontal_alignment="right", key="journey.tools"):
        counted = st.toggle(t("Show the number of answers"), key="journey.counted", bind="query-params")
        printing.button(page.language)
    finding = rating_findings.mood(found, language)
    chart = charts.emotion_curve(
        found, breaks, language, dark=page.dark, title=finding, footnote=notes.footnote(page, found), details=bool(counted)
    )
    table = journey_table.table(found, breaks, language)
    figure.show(page, chart, table, key=touchpoint_drawer.chart_key(), alt=finding, on_select="rerun")
    cards.show(page, "score", "journey_mean", "weakest_link", "below_zero")
    if said := journey_findings.details(found, breaks, language):
        st.markdown("\n".join(f"- {plain(one)}" for one in said))
    with st.container(horizontal=True, vertical_alignment="center", key="journey.next"):
        touchpoint_drawer.choose(page, list(found["touchpoint"]))
        routes.link("ratings", t("See all ratings"), icon=":material/arrow_forward:")
    touchpoint_drawer.draw(page, found.to_dict("records"))
