"""Key touchpoints and effort, edited in the priority list; every edit is saved at once."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from tpm.analysis.priorities import Part
from tpm.figures import priority_findings
from tpm.model.errors import Conflict
from tpm.store import touchpoints
from tpm.ui import grid, messages
from tpm.ui.frame import Page
from tpm.ui.touchpoint_fields import EFFORTS

_KEY = "priorities.grid"
_DRAWN = "priorities.drawn"
_SHOWN = (Part.IMPORTANCE, Part.GAP, Part.REACH, Part.POTENTIAL)


def show(page: Page, ranked: pd.DataFrame, weights: Sequence[float]) -> None:
    """A row per touchpoint in the order of the list; a row keeps its place while efforts are edited, until a weight is moved."""
    t, columns = page.language.t, st.column_config
    names = priority_findings.part_names(page.language)
    placed = ranked.set_index("touchpoint_id").loc[_still(ranked["touchpoint_id"].tolist(), tuple(weights))].reset_index()
    rows = placed[["touchpoint_id", "version", "touchpoint", "key"]].assign(
        effort=[str(int(effort)) if pd.notna(effort) else None for effort in placed["effort"]],
        **{part: [priority_findings.raw(row, part, page.language) for _, row in placed.iterrows()] for part in _SHOWN},
    )
    shown: dict[str, Any] = {
        "touchpoint": columns.TextColumn(t("Touchpoint"), width=140, pinned=True),
        "key": columns.CheckboxColumn(t("Key"), width=95),
        "effort": columns.SelectboxColumn(
            t("Effort (1–5)"), width=120, options=[str(step) for step in EFFORTS], help=t("From 1, very easy, to 5, very hard.")
        ),
        **{part: columns.TextColumn(names[part], width=150) for part in _SHOWN},
    }

    def save(row: grid.Row, new: grid.Row) -> int:
        return _save(page, row, new)

    grid.edit(page, rows, save, key=_KEY, columns=shown, locked=["touchpoint", *_SHOWN])


def _still(now: list[int], weights: tuple[float, ...]) -> list[int]:
    """The order in which the touchpoints were first drawn with these weights."""
    drawn_with, before = st.session_state.get(_DRAWN, (weights, []))
    if drawn_with != weights or set(before) != set(now):
        before = now
    st.session_state[_DRAWN] = (weights, before)
    return before


def _save(page: Page, row: grid.Row, new: grid.Row) -> int:
    seen = next((each for each in touchpoints.every(page.store) if each.id == row["touchpoint_id"]), None)
    if seen is None or seen.version != row["version"]:
        raise Conflict("conflict")
    wanted = row | new
    effort = int(wanted["effort"]) if wanted["effort"] else None
    with page.store.change() as change:
        saved = touchpoints.save(change, replace(seen, key=bool(wanted["key"]), effort=effort))
    messages.done(page, page.language.t("“{touchpoint}” is saved.", touchpoint=saved.name), change.id)
    return saved.version
