"""Whether a course is shown by month, quarter or year."""

import streamlit as st

from tpm.model.period import Period
from tpm.ui import address
from tpm.ui.frame import Page

NAME = "by"


def choose(page: Page, key: str) -> Period:
    """Draw the choice; it stands in the address and holds for all courses."""
    asked = address.get(NAME)
    now = Period(asked) if asked in set(Period) else Period.QUARTER
    st.session_state[key] = now
    st.segmented_control(
        page.language.t("Course by"),
        list(Period),
        required=True,
        format_func=page.language.word,
        key=key,
        on_change=_remember,
        args=(key,),
        label_visibility="collapsed",
    )
    return now


def _remember(key: str) -> None:
    address.put(**{NAME: str(st.session_state[key])})
