"""Step 3: which half of a Kano pair a question is, and what becomes of one whose other half was not found."""

import streamlit as st

from tpm.model.survey import Role
from tpm.tasks import answering
from tpm.tasks.doubts import Question
from tpm.ui.frame import Page
from tpm.ui.importing import drafts
from tpm.ui.importing.drafts import Draft
from tpm.ui.importing.unknown_answers import key_of
from tpm.ui.text import plain


def ask_direction(page: Page, draft: Draft, question: Question) -> None:
    """Which of the two halves asks about having it."""
    t, key = page.language.t, key_of(draft, question, "answer")
    headers = {turned: plain(str(question.values["without" if turned else "with"])) for turned in (False, True)}
    column, mapping = draft.found(question.positions[0])
    st.session_state[key] = mapping.role is not column.guess.role
    st.radio(
        t(
            "These two questions belong together (“{touchpoint}”). Which one asks how it would be **with** what you offer? The other one "
            "counts as the question how it would be without it.",
            touchpoint=plain(mapping.touchpoint),
        ),
        list(headers),
        format_func=lambda turned: headers[turned],
        key=key,
        on_change=lambda: drafts.change([answering.direction(*draft.found(p), turned=st.session_state[key]) for p in question.positions]),
    )


def ask_alone(page: Page, draft: Draft, question: Question) -> None:
    """Whether it comes along as what it was taken for, and what to do if the other half is in the file."""
    t, column = page.language.t, question.columns[0]
    found = t(
        "“{header}” is answered like half of a Kano question, but the half that belongs to it was not found. If it is in this file: give "
        "both of them the meanings “{with_it}” and “{without_it}” and the same touchpoint in the table below.",
        header=plain(column.header),
        with_it=page.language.word(Role.KANO_FUNCTIONAL),
        without_it=page.language.word(Role.KANO_DYSFUNCTIONAL),
    )
    if column.guess.role is Role.IGNORE:
        st.markdown(f"{found} {t('Otherwise it stays out.')}")
        return
    key = key_of(draft, question, "answer")
    st.session_state[key] = draft.found(column.position)[1].role is not Role.IGNORE
    st.segmented_control(
        f"{found} {t('If not: shall it come along as “{meaning}”?', meaning=page.language.word(column.guess.role))}",
        (True, False),
        format_func=lambda one: t("Yes, take it along") if one else t("No, leave it out"),
        required=True,
        key=key,
        on_change=lambda: drafts.change([answering.kept(*draft.found(column.position), kept=bool(st.session_state[key]))]),
    )
