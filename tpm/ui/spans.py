"""Whether a course is shown by month, quarter or year."""

import streamlit as st

from tpm.model.period import Period
from tpm.ui.frame import Page


def choose(page: Page, key: str) -> Period:
    """Draw the choice, kept in the address."""
    chosen = st.segmented_control(
        page.language.t("Course by"),
        list(Period),
        default=Period.QUARTER,
        required=True,
        format_func=page.language.word,
        key=key,
        bind="query-params",
        label_visibility="collapsed",
    )
    return Period(chosen)
