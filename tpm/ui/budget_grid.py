"""The money of the year, entered touchpoint by touchpoint; every cell is saved at once."""

from dataclasses import replace

import streamlit as st

from tpm.figures.budget import Budget
from tpm.model.errors import Conflict
from tpm.store import touchpoints
from tpm.ui import amounts, grid, messages
from tpm.ui.frame import Page


def show(page: Page, found: Budget) -> None:
    """A row per touchpoint in the order of the journey, with its importance where it is known."""
    t, columns = page.language.t, st.column_config
    share = found.importance.table.set_index("touchpoint_id")["share"]
    rows = found.every[["touchpoint_id", "version", "touchpoint", "phase"]].assign(
        importance=[page.language.percent(share.get(i)) for i in found.every["touchpoint_id"]],
        budget=[amounts.write(None if money != money else money, page.language) for money in found.every["money"]],  # noqa: PLR0124  a missing one is unlike itself
    )
    shown = {
        "touchpoint": columns.TextColumn(t("Touchpoint"), width=210),
        "phase": columns.TextColumn(t("Phase"), width=180),
        "importance": columns.TextColumn(t("Importance"), width=110),
        "budget": columns.TextColumn(t("Budget per year (€)"), width=170, max_chars=20),
    }

    def save(row: grid.Row, new: grid.Row) -> int:
        return _save(page, row, new)

    st.caption(t("Every cell you change is saved at once and can be undone."))
    grid.edit(page, rows, save, key="budget.grid", columns=shown, locked=["touchpoint", "phase", "importance"])


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
