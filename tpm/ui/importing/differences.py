"""Step 2: what is as it was in the last wave, and what is not."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import streamlit as st

from tpm.i18n.language import Language
from tpm.tasks import answering, differences
from tpm.tasks.differences import Differences, NewAnswers
from tpm.ui.frame import Page
from tpm.ui.importing import drafts, worth
from tpm.ui.importing.drafts import Draft
from tpm.ui.text import plain

_LISTED = 12
_TEXTS = 6


def show(page: Page, draft: Draft) -> None:
    """One line, with the differences behind a click; nothing where the file is the first of its survey."""
    if draft.match is None:
        return
    language = page.language
    found = differences.find(draft.inspection.columns, draft.match)
    st.markdown(f":material/history: {_said(draft, found, language)}", width="content")
    if found.n or draft.apart:
        label = language.n("{n} difference", "{n} differences", found.n)
        with st.popover(label, type="tertiary", icon=":material/difference:", key=draft.key("differences"), width="content"):
            _list(page, draft, found)


def _said(draft: Draft, found: Differences, language: Language) -> str:
    t = language.t
    known = language.n("{n} column", "{n} columns", len(draft.match.before) if draft.match else 0)
    if draft.profile:
        return t("Set by the profile “{survey}” ({columns})", survey=plain(draft.profile.survey), columns=known)
    if found.n:
        return t("As last time ({columns})", columns=known)
    return t("As last time ({columns}), no differences", columns=known)


def _list(page: Page, draft: Draft, found: Differences) -> None:
    t, language = page.language.t, page.language
    texts = {column.position: plain(column.header) for column in draft.inspection.columns}
    if found.renamed or draft.apart:
        st.markdown(f"**{t('Written otherwise')}**")
        st.caption(t("They are taken for the same question, so that its course over time goes on."))
    for one in found.renamed[:_LISTED]:
        with st.container(gap=None):
            st.markdown(f"{plain(one.before)} → **{plain(one.now)}**")
            _way(page, draft, one.position, t("Not the same question"), draft.apart | {one.position})
    for position in sorted(draft.apart):
        with st.container(gap=None):
            st.markdown(f"**{texts[position]}**")
            _way(page, draft, position, t("The same question after all"), draft.apart - {position})
    _more(len(found.renamed), language)
    _headers(t("New in this file"), found.new, language)
    _headers(t("No longer in this file"), found.missing, language)
    if found.answers:
        st.markdown(f"**{t('New answers')}**")
        _bullets((_answers(draft, one, language) for one in found.answers), len(found.answers), language)


def _way(page: Page, draft: Draft, position: int, said: str, apart: frozenset[int]) -> None:
    key = draft.key(f"apart.{position}")
    st.button(said, type="tertiary", icon=":material/call_split:", key=key, on_click=_take, args=(page, apart))


def _take(page: Page, apart: frozenset[int]) -> None:
    """Tell questions apart, or take them for the same, and decide about the columns anew."""
    draft = replace(drafts.opened(), apart=apart)
    drafts.keep(replace(drafts.again(page.store, draft), audience=draft.audience))


def _headers(title: str, found: Sequence[str], language: Language) -> None:
    if found:
        st.markdown(f"**{title}**")
        _bullets((plain(header) for header in found), len(found), language)


def _bullets(lines: Iterable[str], n: int, language: Language) -> None:
    st.markdown("\n".join(f"- {line}" for line, _ in zip(lines, range(_LISTED), strict=False)))
    _more(n, language)


def _more(n: int, language: Language) -> None:
    if n > _LISTED:
        st.caption(language.t("and {n} more", n=language.number(n - _LISTED)))


def _answers(draft: Draft, found: NewAnswers, language: Language) -> str:
    """Where which answers are new, and what each counts as."""
    mapping = draft.found(found.position)[1]
    shown = [(plain(text), plain(worth.says(answering.chosen(mapping, text), language))) for text in found.texts[:_TEXTS]]
    listed = [f"{language.t('“{text}”', text=text)} ({counts})" for text, counts in shown]
    rest = len(found.texts) - _TEXTS
    more = " " + language.t("and {n} more", n=language.number(rest)) if rest > 0 else ""
    return f"{plain(found.header)}: {', '.join(listed)}{more}"
