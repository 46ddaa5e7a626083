"""Whether the money goes where it matters to customers."""

import streamlit as st

from tpm.figures import budget, budget_findings
from tpm.figures.budget import Money
from tpm.ui import budget as parts
from tpm.ui import budget_entry, budget_grid, budget_shift, frame, messages, routes
from tpm.ui.text import plain

page = frame.open_page()
t = page.language.t
st.title(t("Budget and relevance"))
money = parts.choose_money(page)
found = budget.budget(page.store, page.filter, money)
if not found.importance.basis:
    if not messages.nothing_chosen(page):
        messages.nothing_yet(page, "budget")
    st.stop()
if budget_entry.is_entering(page, found):
    budget_entry.show(page, found)
    st.stop()
if found.table.empty:
    st.info(t("No open measure at a touchpoint has a budget yet."), icon=":material/euro:")
    routes.link("measures", t("Plan a measure"), icon=":material/arrow_forward:")
    st.stop()

st.markdown(plain(budget_findings.headline(found, page.language)))
if left_out := budget_findings.left_out(found, page.language):
    st.caption(left_out)
parts.show_tiles(page, found)
then = budget_shift.try_out(page, found) if money is Money.YEAR else None
parts.show_dumbbells(page, found, then)
if money is Money.YEAR:
    with st.expander(t("Enter and change amounts"), icon=":material/edit:", key="budget.amounts", on_change="rerun"):
        budget_grid.show(page, found)
parts.explain(page, found)
routes.link("priorities", t("See the priorities"), icon=":material/arrow_forward:")
