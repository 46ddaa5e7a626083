"""Step 3: questions that may be those of an earlier wave in other words. Nothing is taken for the same without an answer."""

from dataclasses import replace

import streamlit as st

from tpm.ui.frame import Page
from tpm.ui.importing import drafts
from tpm.ui.importing.drafts import Draft
from tpm.ui.text import plain

_MOST = 12


def ask(page: Page, draft: Draft) -> None:
    """Draw a card with both texts of each; nothing where there is none."""
    near = draft.match.near if draft.match else {}
    if not near:
        return
    t = page.language.t
    with st.container(border=True, key=draft.key("near")):
        st.markdown(t("Earlier waves did not have these questions in these words. Is one of them an earlier question?"))
        for position, before in list(near.items())[:_MOST]:
            key = draft.key(f"near.{position}")
            st.session_state[key] = position in draft.same
            st.segmented_control(
                t("Before: “{before}” – now: “{now}”", before=plain(before.header), now=plain(draft.found(position)[0].header)),
                (False, True),
                format_func=lambda same: t("The same question") if same else t("A new question"),
                required=True,
                key=key,
                on_change=_take,
                args=(page, position, key),
            )
        st.caption(t("Only the same question goes on with its course over time."))


def _take(page: Page, position: int, key: str) -> None:
    draft = drafts.opened()
    same = draft.same | {position} if st.session_state[key] else draft.same - {position}
    draft = replace(draft, same=same, touched=draft.touched - {position})
    drafts.keep(replace(drafts.again(page.store, draft), audience=draft.audience))
