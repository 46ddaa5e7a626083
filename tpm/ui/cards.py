"""The formula card under a figure: how it is worked out, from what, and how certain it is."""

from collections.abc import Collection, Sequence

import streamlit as st

from tpm.figures import cards
from tpm.model.survey import Role
from tpm.ui import notes
from tpm.ui.frame import Page
from tpm.ui.text import plain


def show(page: Page, *codes: str, said: Sequence[str] = (), key: str = "", roles: Collection[Role] = notes.RATINGS) -> None:
    """A folded card with the definitions of these figures, the scales behind them, period and source.

    `said` are sentences about how it was done this time. `key` tells apart two cards of one page with the same figures. `roles`
    are those of the questions whose period is named.
    """
    t = page.language.t
    with st.expander(t("How this is worked out"), key=f"cards.{key or '.'.join(codes)}", icon=":material/functions:", type="compact"):
        for code in codes:
            _draw(page, code)
        for sentence in said:
            st.markdown(plain(sentence))
        for sentence in cards.scales(page.store, page.filter, codes, page.language):
            st.caption(plain(sentence))
        st.caption(plain(t("Period and source: {source}", source=notes.source(page, roles))))


def _draw(page: Page, code: str) -> None:
    name, meaning = (plain(tell(code, page.language)) for tell in (cards.name, cards.meaning))
    st.markdown(f"**{name}** · {meaning}")
    st.caption("  \n".join(f"{plain(label)}: {plain(text)}" for label, text in cards.parts(code, page.language)))
