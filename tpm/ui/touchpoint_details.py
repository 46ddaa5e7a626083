"""What customers say about one touchpoint: figures, distribution, course, comments."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from tpm.charts import distributions
from tpm.charts import ratings as charts
from tpm.figures import comments, portraits, protection, ratings, tables
from tpm.model.period import Period
from tpm.model.survey import Audience
from tpm.ui import cards, figure, messages, notes
from tpm.ui.frame import Page
from tpm.ui.text import plain

Rating = Mapping[str, Any]
_SPREAD_WIDTH = 560


def show(page: Page, rating: Rating) -> None:
    """Everything that is known; only the comments where nobody has rated."""
    t, touchpoint_id = page.language.t, int(rating["touchpoint_id"])
    if rating["n"] > 0:
        tiles(page, rating)
        course(page, touchpoint_id)
        st.subheader(t("Distribution of the answers"))
        spread(page, touchpoint_id)
        cards.show(page, "score", "zones", "distribution")
    st.subheader(t("Latest comments"))
    said(page, touchpoint_id)


def tiles(page: Page, rating: Rating) -> None:
    """Score with its interval, net delight, and the two outer zones."""
    t, number, percent = page.language.t, page.language.number, page.language.percent
    shown = (
        (t("Score"), number(rating["score"]), t("{low} to {high}", low=number(rating["low"]), high=number(rating["high"]))),
        (t("Answers"), number(rating["n"]), ""),
        (page.language.word("disappointment"), percent(rating["disappointment"]), ""),
        (page.language.word("delight"), percent(rating["delight"]), ""),
    )
    with st.grid(len(shown), min_column_width=130, gap="small"):
        for label, value, interval in shown:
            st.metric(label, value, border=True, help=t("95 % interval: {interval}", interval=interval) if interval else None)


def spread(page: Page, touchpoint_id: int, *, key: str = "ratings.spread") -> None:
    """How the answers to each question about a touchpoint spread over its scale."""
    columns(page, ratings.distribution(page.store, page.filter, touchpoint_id), key=key)


def columns(page: Page, found: pd.DataFrame, *, key: str = "ratings.spread") -> None:
    """One chart per question of a distribution, side by side where there is room."""
    if found.empty:
        st.caption(page.language.t("Protected: too few people in this selection, or nobody."))
    with st.container(horizontal=True, gap="medium"):
        for question_id in found["question_id"].unique():
            answers = found[found["question_id"] == question_id]
            header, base = str(answers["header"].iloc[0]), f"n = {page.language.number(answers['base'].iloc[0])}"
            footnote = notes.join(base, notes.source(page))
            chart = distributions.value_columns(answers, page.language, dark=page.dark, title=header, footnote=footnote)
            with st.container(width=_SPREAD_WIDTH):
                figure.show(page, chart, tables.distribution(answers, page.language), key=f"{key}.{question_id}", alt=header)


def course(page: Page, touchpoint_id: int) -> None:
    """The score by quarter; where answers have no date, that is said instead."""
    t, by = page.language.t, Period.QUARTER
    series = ratings.series(page.store, page.filter, touchpoint_id, by)
    if series.empty and protection.minimum(page.store, Audience.CUSTOMER):
        st.caption(t("Protected: too few people in this selection, or nobody."))
        return
    if series.empty:
        messages.no_dates(page)
        return
    finding = portraits.course(series, by, page.language)
    chart = charts.trend(series, page.language, dark=page.dark, title=finding, footnote=notes.footnote(page, series), by=by)
    figure.show(page, chart, tables.course(series, by, page.language), key="ratings.course", alt=finding)


def said(page: Page, touchpoint_id: int, most: int = comments.LATEST) -> None:
    """The latest comments, as they were written."""
    t = page.language.t
    found = comments.latest(page.store, page.filter, touchpoint_id, most)
    if found.empty:
        st.caption(t("Nobody has commented on this touchpoint in this selection."))
    else:
        st.caption(t("Comments on this touchpoint, and general ones that name it"))
    for day, text, times in found.itertuples(index=False):
        when = "" if pd.isna(day) else page.language.date(day)
        often = t("written {n} times", n=page.language.number(times)) if times > 1 else ""
        with st.container(border=True, gap=None):
            st.text(text)
            if beside := notes.join(when, often):
                st.caption(plain(beside))
