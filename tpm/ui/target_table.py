"""Targets of all touchpoints in a table."""

import pandas as pd
import streamlit as st

from tpm.store import targets
from tpm.ui import grid, messages
from tpm.ui.frame import Page


def show(page: Page, gaps: pd.DataFrame) -> None:
    """One row per touchpoint of `figures.gaps`; target and service level can be edited and are saved at once."""
    t = page.language.t
    rows = gaps[["touchpoint_id", "version", "touchpoint", "phase", "n", "score", "target", "service_level"]].reset_index(drop=True)
    rows = rows.assign(score=rows["score"].round())
    columns = {
        "touchpoint": st.column_config.TextColumn(t("Touchpoint"), width="medium"),
        "phase": st.column_config.TextColumn(t("Phase")),
        "n": st.column_config.NumberColumn(t("Answers"), format="localized", width="small"),
        "score": st.column_config.NumberColumn(t("Actual"), format="%d", help=t("Score from 0 to 100 as the customers see it")),
        "target": st.column_config.NumberColumn(
            t("Target"), min_value=0, max_value=targets.HIGHEST, step=1, format="%d", help=t("A whole number from 0 to 100")
        ),
        "service_level": st.column_config.TextColumn(
            t("Service level"), help=t("What you promise, e.g. “answer within 4 hours”"), width="large", max_chars=200
        ),
    }

    def save(row: grid.Row, new: grid.Row) -> int:
        return _save(page, row | new)

    grid.edit(page, rows, save, key="targets.table", columns=columns, locked=["touchpoint", "phase", "n", "score"])


def _save(page: Page, wanted: grid.Row) -> int:
    score = None if pd.isna(wanted["target"]) else float(wanted["target"])
    with page.store.change() as change:
        version = targets.put(change, wanted["touchpoint_id"], score, service_level=wanted["service_level"] or "", seen=wanted["version"])
    messages.done(page, page.language.t("Target of “{touchpoint}” saved.", touchpoint=wanted["touchpoint"]), change.id)
    return version
