"""Entering the first amounts: the table stays where it is until the reader wants to compare."""

import streamlit as st

from tpm.figures.budget import Budget, Money
from tpm.ui import budget_grid
from tpm.ui.frame import Page

FEWEST = 2
"""Amounts it takes to compare."""
_ENTERING = "budget.entering"


def is_entering(page: Page, found: Budget) -> bool:
    """Whether amounts are being entered: as long as there are too few, and from then on until the reader wants to compare."""
    if found.money is Money.PLANNED:
        return False
    if found.table.empty or found.every["money"].notna().sum() < FEWEST:
        st.session_state[_ENTERING] = page.workspace
    return st.session_state.get(_ENTERING) == page.workspace


def show(page: Page, found: Budget) -> None:
    """The table of amounts, and the button that leads to the comparison."""
    t = page.language.t
    st.info(t("It is not known yet how much you spend at each touchpoint. Enter it here; estimates are enough."), icon=":material/euro:")
    budget_grid.show(page, found)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            t("Compare"), type="primary", icon=":material/balance:", key="budget.compare", on_click=_compare,
            disabled=len(found.table) < FEWEST,
        )  # fmt: skip
        st.caption(t("From two amounts on, at touchpoints whose importance is known."), width="content")


def _compare() -> None:
    st.session_state.pop(_ENTERING, None)
