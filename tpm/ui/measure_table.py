"""Measures in tiles and as a list."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from tpm.figures import measures as figures
from tpm.model.measure import Measure
from tpm.store import touchpoints
from tpm.ui import measure_form, tables, tiles
from tpm.ui.frame import Page
from tpm.ui.tiles import Tile

_OPENED = "measures.opened"


def finding(page: Page, found: Sequence[Measure]) -> str:
    """What is due, in one sentence."""
    count = figures.count(found, figures.today())
    if count.overdue:
        return page.language.n("{n} measure is overdue.", "{n} measures are overdue.", count.overdue)
    if count.open:
        return page.language.n("{n} measure is open, and it is on time.", "{n} measures are open, all of them on time.", count.open)
    return page.language.t("All measures are done.")


def counts(page: Page, found: Sequence[Measure]) -> None:
    """How many are open, overdue, done, and open quick wins."""
    t, count = page.language.t, figures.count(found, figures.today())
    shown = ((t("Open"), count.open), (t("Overdue"), count.overdue), (t("Open quick wins"), count.quick_wins), (t("Done"), count.done))
    tiles.show([Tile(label=label, value=page.language.number(value)) for label, value in shown])


def show(page: Page, found: Sequence[Measure]) -> None:
    """The list; a chosen measure opens in a drawer."""
    t = page.language.t
    names = {each.id: each.name for each in touchpoints.every(page.store)}
    rows = pd.DataFrame(
        {
            t("Measure"): [f"{m.title} ⚡" if m.quick_win else m.title for m in found],
            t("Touchpoint"): [names.get(m.touchpoint_id or 0, "") for m in found],
            t("Responsible"): [m.owner for m in found],
            t("Due on"): [m.due_on for m in found],
            t("Progress"): [page.language.word(m.progress) for m in found],
            t("Budget (€)"): [m.budget for m in found],
        }
    )
    chosen = tables.pick(page, rows, key="measures.list")
    st.caption(t("⚡ marks a quick win. Choose a line to change it."))
    if chosen != st.session_state.get(_OPENED):  # a row stays chosen after its drawer was closed
        st.session_state[_OPENED] = chosen
        if chosen is not None:
            measure_form.edit(page, found[chosen])
