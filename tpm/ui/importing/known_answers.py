"""Step 4: answers that earlier imports have brought already stay out, or come again."""

from dataclasses import replace

import streamlit as st

from tpm.tasks.overlaps import Overlap, Repeated
from tpm.ui.frame import Page
from tpm.ui.importing import drafts
from tpm.ui.importing.drafts import Draft


def ask(page: Page, draft: Draft, found: Overlap) -> None:
    """How many are there already, with the likely choice made; nothing where none is."""
    t, language = page.language.t, page.language
    n = len(found.same) or len(found.undated)
    if not n:
        return
    key = draft.key("repeated")
    st.session_state[key] = draft.repeated or found.proposed
    values = {"n": language.number(n), "of": language.number(found.of)}
    if len(found.same):
        said = t("**{n} of {of}** answers are there already (same number, same date).", **values)
    else:
        said = t("**{n} of {of}** answers bear a number that is there already, but no date shows whether they are the same.", **values)
    ways = {Repeated.LEAVE_OUT: t("Leave them out"), Repeated.BRING: t("Import all")}
    with st.container(border=True, key=draft.key("repeated.card")):
        st.segmented_control(said, list(Repeated), format_func=lambda way: ways[way], required=True, key=key, on_change=_take, args=(key,))


def _take(key: str) -> None:
    drafts.keep(replace(drafts.opened(), repeated=Repeated(st.session_state[key])))
