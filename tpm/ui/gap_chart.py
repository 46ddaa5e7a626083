"""All touchpoints with actual and target, in the order a reader chooses."""

import pandas as pd
import streamlit as st

from tpm.charts import gaps as charts
from tpm.figures import findings, gaps, gaps_findings, importance, importance_findings, tables
from tpm.figures.gaps import Order
from tpm.ui import cards, choice, figure, gap_drawer, notes
from tpm.ui.frame import Page
from tpm.ui.text import plain

# The name in the address
NAME = "order"


def show(page: Page, found: pd.DataFrame) -> None:
    """The two controls, the dumbbells, and why gaps are not weighed where they are not; `found` as from `figures.gaps`."""
    weights = importance.importance(page.store, page.filter)
    weighed = gaps.weighed(found, weights)
    compared = gaps.compared(weighed)
    with st.container(horizontal=True, vertical_alignment="center", key="gaps.controls"):
        order = _choose(page, weighable=bool((compared["weighted"] > 0).any()))
        gap_drawer.choose(page, compared, "list")
    weighted = order is Order.WEIGHTED
    finding = gaps_findings.heaviest(compared, page.language) if weighted else findings.widest_gap(weighed, page.language)
    footnote = notes.footnote(page, compared)
    drawn = gaps.ordered(compared, order)
    chart = charts.gap_dumbbells(drawn, page.language, dark=page.dark, title=finding, footnote=footnote, weighted=weighted)
    key, ids = gap_drawer.key("chart"), dict(zip(drawn["touchpoint"], drawn["touchpoint_id"].astype(int), strict=True))
    table = tables.gaps(gaps.ordered(weighed, order), page.language)
    figure.show(page, chart, table, key=key, alt=finding, on_select=gap_drawer.take(key, ids))
    if weights.refused:
        said = page.language.t("Gaps are not weighted by importance here.")
        st.caption(plain(f"{said} {importance_findings.refusal(weights, page.language)}"))
    cards.show(page, "gap", "weighted_gap", "importance")


def _choose(page: Page, *, weighable: bool) -> Order:
    """In which order the gaps stand; by weight only where there is one."""
    t = page.language.t
    names = {Order.GAP: t("by gap"), Order.WEIGHTED: t("weighted"), Order.JOURNEY: t("by journey")}
    given = {str(order): said for order, said in names.items() if weighable or order is not Order.WEIGHTED}
    return Order(choice.segmented(NAME, t("Order"), given, key="gaps.order"))
