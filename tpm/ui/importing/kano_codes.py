"""Step 3: what the numbers mean with which a Kano questionnaire is answered."""

import streamlit as st

from tpm.model.mapping import ColumnMapping
from tpm.model.survey import Role
from tpm.tasks import answering
from tpm.tasks.doubts import Question
from tpm.ui.frame import Page
from tpm.ui.importing import drafts
from tpm.ui.importing.drafts import Draft
from tpm.ui.importing.unknown_answers import key_of, where

_AS_THEY_ARE, _TURNED, _RATINGS, _OUT = "as_they_are", "turned", "ratings", "out"
_TURNS = {_AS_THEY_ARE: False, _TURNED: True, _OUT: None}


def ask(page: Page, draft: Draft, question: Question) -> None:
    """Whether 1 pleases or 5, or whether these are ratings, or nothing at all."""
    t, key = page.language.t, key_of(draft, question, "answer")
    first, last = (page.language.number(float(str(question.values[end]))) for end in ("minimum", "maximum"))
    says = {
        _AS_THEY_ARE: t("{first} pleases, {last} bothers", first=first, last=last),
        _TURNED: t("{first} bothers, {last} pleases", first=first, last=last),
        _RATINGS: t("These are ratings"),
        _OUT: t("Leave these questions out"),
    }
    st.session_state[key] = _chosen(draft, question)
    st.segmented_control(
        t(
            "You ask how customers find it with and without something ({where}), and the answers are numbers. Between the ends stand "
            "“taken for granted”, “does not matter” and “can live with it”. What do the ends mean?",
            where=where(question, page.language),
        ),
        list(says),
        format_func=lambda one: says[one],
        required=True,
        key=key,
        on_change=lambda: drafts.change([_meaning(draft, p, st.session_state[key]) for p in question.positions]),
    )


def _meaning(draft: Draft, position: int, choice: str) -> ColumnMapping:
    column, mapping = draft.found(position)
    if choice == _RATINGS:
        return answering.no_half(column, mapping, draft.inspection)
    return answering.codes(column, mapping, turned=_TURNS[choice])


def _chosen(draft: Draft, question: Question) -> str:
    column, mapping = draft.found(question.positions[0])
    if mapping.role is Role.IGNORE:
        return _OUT
    if mapping.role in (Role.RATING, Role.OVERALL):
        return _RATINGS
    as_they_are = all(mapping.values.get(text) == value for text, value in column.guess.values.items())
    return _AS_THEY_ARE if as_they_are else _TURNED
