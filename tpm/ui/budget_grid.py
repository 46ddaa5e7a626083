"""The money of the year, entered touchpoint by touchpoint; every cell is saved at once."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from tpm.figures.budget import Budget
from tpm.model.errors import Conflict
from tpm.store import touchpoints
from tpm.ui import amounts, grid, messages
from tpm.ui.frame import Page


def show(page: Page, found: Budget) -> None:
    """A row per touchpoint in the order of the journey, with its importance among all where it is known; on a phone name and amount.

    The share among those compared has no place here: it changes in every row with every amount, and the table would start anew.
    """
    t, columns = page.language.t, st.column_config
    share = found.importance.table.set_index("touchpoint_id")["share"]
    ids = found.every["touchpoint_id"]
    rows = found.every[["touchpoint_id", "version", "touchpoint", "phase"]].assign(
        importance=[page.language.percent(share.get(i)) for i in ids],
        budget=[amounts.write(None if pd.isna(money) else money, page.language) for money in found.every["money"]],
    )
    shown = {
        "touchpoint": columns.TextColumn(t("Touchpoint"), width=170),
        "budget": columns.TextColumn(t("Budget per year (€)"), width=170, max_chars=amounts.LONGEST, alignment="right"),
        "importance": columns.TextColumn(t("Importance among all"), width=170, alignment="right"),
        "phase": columns.TextColumn(t("Phase"), width=180),
    }

    def save(row: grid.Row, new: grid.Row) -> int:
        return _save(page, row, new)

    def written(row: grid.Row) -> grid.Row:
        return row | {"budget": amounts.write(amounts.read(row["budget"]), page.language)}

    locked = ["touchpoint", "phase", "importance"]
    grid.edit(page, rows, save, key="budget.grid", columns=shown, locked=locked, written=written)
    st.caption(t("Every cell you change is saved at once and can be undone."))


def _save(page: Page, row: grid.Row, new: grid.Row) -> int:
    """Raises Refused for an amount that cannot be read, Conflict."""
    seen = next((each for each in touchpoints.every(page.store) if each.id == row["touchpoint_id"]), None)
    if seen is None or seen.version != row["version"]:
        raise Conflict("conflict")
    wanted = replace(seen, budget_per_year=amounts.read((row | new)["budget"]))
    with page.store.change() as change:
        saved = touchpoints.save(change, wanted)
    messages.done(page, page.language.t("“{touchpoint}” is saved.", touchpoint=saved.name), change.id)
    return saved.version
