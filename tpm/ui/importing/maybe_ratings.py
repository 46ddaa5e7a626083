"""Step 3: which columns of small numbers are ratings."""

import streamlit as st

from tpm.model.survey import Role
from tpm.tasks import answering
from tpm.tasks.doubts import Question
from tpm.ui.frame import Page
from tpm.ui.importing import drafts, telling
from tpm.ui.importing.drafts import Draft
from tpm.ui.importing.unknown_answers import key_of
from tpm.ui.text import plain

_MOST = 40


def ask(page: Page, draft: Draft, question: Question) -> None:
    """Which columns of numbers are ratings: a choice of any number."""
    t, key = page.language.t, key_of(draft, question, "answer")
    columns = [column.position for column in question.columns[:_MOST]]
    said = dict(zip(columns, telling.shortened([column.header for column in question.columns[:_MOST]]), strict=True))
    st.session_state[key] = [position for position in columns if draft.found(position)[1].role is Role.RATING]
    st.pills(
        t("These columns hold small numbers. Are there ratings among them?"),
        columns,
        selection_mode="multi",
        format_func=lambda position: plain(said[position]),
        key=key,
        on_change=lambda: drafts.change(
            [answering.rating(*draft.found(p), draft.inspection, rated=p in st.session_state[key]) for p in columns]
        ),
    )
