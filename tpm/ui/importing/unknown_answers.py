"""Step 3: answers that stand on no scale are given a point, or stay out."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from tpm.i18n.language import Language
from tpm.ingest import numbers
from tpm.model.survey import Role
from tpm.tasks import answering
from tpm.tasks.doubts import Question
from tpm.ui.frame import Page
from tpm.ui.importing import drafts, worth
from tpm.ui.importing.drafts import Draft
from tpm.ui.text import plain

_TEXTS = 8


def key_of(draft: Draft, question: Question, name: str) -> str:
    """The key of a control that belongs to a question."""
    return draft.key(f"{question.code}.{'.'.join(map(str, question.positions[:1]))}.{question.values.get('text', '')!a}.{name}")


def where(question: Question, language: Language) -> str:
    """The columns a question is about: one by its name, several by their number."""
    if len(question.columns) == 1:
        return language.t("in “{header}”", header=plain(question.columns[0].header))
    return language.t("in {n} questions", n=language.number(len(question.columns)))


def times(n: int, language: Language) -> str:
    """How often something occurs."""
    return language.n("once", "{n} times", n)


def ask(page: Page, draft: Draft, questions: Sequence[Question]) -> None:
    """Answers that stand on no scale: each gets a point, or stays out."""
    st.markdown(page.language.t("These answers were not understood. What do they count as?"))
    _choose(page, draft, questions)


def ask_new(page: Page, draft: Draft, questions: Sequence[Question]) -> None:
    """Answers that earlier waves did not have: no scale is made longer for them."""
    t = page.language.t
    st.markdown(t("These answers are new: earlier waves did not have them. What do they count as?"))
    _choose(page, draft, questions)
    if any(numbers.plain(str(question.values["text"])) is not None for question in questions):
        st.caption(
            t(
                "The scale stays as it was in the earlier waves, so that its course can be compared. "
                "Was this wave asked on a longer scale? Then give it a survey of its own, by another name."
            )
        )


def _choose(page: Page, draft: Draft, questions: Sequence[Question]) -> None:
    t = page.language.t
    for question in questions[:_TEXTS]:
        text, key = str(question.values["text"]), key_of(draft, question, "answer")
        mapping = draft.found(question.positions[0])[1]
        st.session_state[key] = worth.code(answering.chosen(mapping, text))
        st.selectbox(
            t("“{text}” ({times} {where})", text=plain(text), times=times(question.n, page.language), where=where(question, page.language)),
            [worth.code(one) for one in answering.choices(mapping)],
            format_func=partial(_says, page.language, mapping.role),
            key=key,
            on_change=_take_worth,
            args=(question.positions, text, key),
            width=520,
        )
    if len(questions) > _TEXTS:
        st.caption(t("{n} more are found in the table below under “Details”.", n=page.language.number(len(questions) - _TEXTS)))


def _says(language: Language, role: Role, one: object) -> str:
    return worth.says(worth.value(one), language, role)


def _take_worth(positions: Sequence[int], text: str, key: str) -> None:
    draft = drafts.opened()
    drafts.change([answering.worth(draft.found(position)[1], text, worth.value(st.session_state[key])) for position in positions])
