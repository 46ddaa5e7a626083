"""The catalogue as a table in which every cell can be edited and is saved at once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

import pandas as pd
import streamlit as st

from tpm.model.errors import Conflict
from tpm.model.touchpoint import Channel, Frequency, Kind, Objective, Phase, Status, Touchpoint, World
from tpm.store import touchpoints
from tpm.ui import amounts, grid, messages
from tpm.ui.frame import Page
from tpm.ui.touchpoint_fields import EFFORTS, LONGEST_NAME, LONGEST_TEXT, STATES
from tpm.ui.touchpoint_filter import Order

_KEY = "touchpoints.table"
_DRAWN = "touchpoints.table.drawn"
_AMOUNTS = ("cost_per_contact", "budget_per_year", "revenue_potential")
_TEXTS = ("name", "owner", "department", "description")
_CODES: dict[str, type[StrEnum]] = {"channel": Channel, "world": World, "kind": Kind, "frequency": Frequency}
_FLAGS = ("person", "key", "moment_of_truth")


def show(page: Page, shown: Sequence[Touchpoint], stretches: Sequence[Phase], order: Order) -> None:
    """One row per touchpoint. Its place stays while it is edited, even where it belongs elsewhere in the order afterwards."""
    if not shown:
        st.caption(page.language.t("No touchpoint fits this filter."))
        return
    st.caption(page.language.t("Every cell you change is saved at once. Amounts in euro, with a comma or a point before the cents."))
    rows = pd.DataFrame([_row(page, each) for each in _still(shown, order)])

    def save(row: grid.Row, new: grid.Row) -> int:
        return _save(page, row, new)

    def written(row: grid.Row) -> grid.Row:
        return row | {name: amounts.write(amounts.read(row[name]), page.language) for name in _AMOUNTS}

    grid.edit(page, rows, save, key=_KEY, columns=_columns(page, stretches), locked=[], written=written)


def _still(shown: Sequence[Touchpoint], order: Order) -> list[Touchpoint]:
    """The touchpoints as they were first drawn in this order."""
    drawn_in, before = st.session_state.get(_DRAWN, (order, []))
    if drawn_in != order or {each.id for each in shown} != set(before):
        before = [each.id for each in shown]
    st.session_state[_DRAWN] = (order, before)
    places = {touchpoint_id: place for place, touchpoint_id in enumerate(before)}
    return sorted(shown, key=lambda each: places[each.id])


def _row(page: Page, each: Touchpoint) -> grid.Row:
    """What the editor holds: codes as texts, amounts as they are written, nothing said as None."""
    codes = {name: str(getattr(each, name)) if getattr(each, name) else None for name in (*_CODES, "status")}
    written = {name: amounts.write(getattr(each, name), page.language) for name in _AMOUNTS}
    said = {name: getattr(each, name) for name in (*_TEXTS, *_FLAGS)}
    phase = str(each.phase_id) if each.phase_id else None
    return {
        "touchpoint_id": each.id, "version": each.version, "phase_id": phase, "objectives": [str(o) for o in each.objectives],
        "effort": str(each.effort) if each.effort else None, **codes, **written, **said,
    }  # fmt: skip


def _columns(page: Page, stretches: Sequence[Phase]) -> dict[str, Any]:
    t, columns = page.language.t, st.column_config
    names = {str(phase.id): phase.name for phase in stretches}
    return {
        "name": columns.TextColumn(t("Touchpoint"), width=210, required=True, max_chars=LONGEST_NAME, pinned=True),
        "phase_id": columns.SelectboxColumn(t("Phase"), width=150, options=list(names), format_func=_from(names)),
        "channel": _choice(page, t("Channel"), Channel, required=True),
        "world": _choice(page, t("World"), World, required=True),
        "status": _choice(page, t("Status"), STATES, required=True),
        "kind": _choice(page, t("Kind"), Kind, width=150),
        "person": columns.CheckboxColumn(t("Person involved"), width=150),
        "key": columns.CheckboxColumn(t("Key touchpoint"), width=150),
        "moment_of_truth": columns.CheckboxColumn(t("Moment of truth"), width=180),
        "owner": columns.TextColumn(t("Responsible"), width=170, max_chars=LONGEST_NAME),
        "department": columns.TextColumn(t("Department"), width=130, max_chars=LONGEST_NAME),
        "frequency": _choice(page, t("How often"), Frequency, width=150),
        "objectives": columns.MultiselectColumn(
            t("Objectives"), width="medium", options=[str(o) for o in Objective], format_func=page.language.word
        ),
        "effort": columns.SelectboxColumn(t("Effort to improve it"), width=150, options=[str(step) for step in EFFORTS]),
        "cost_per_contact": _amount(t("Cost per contact (€)"), 180),
        "budget_per_year": _amount(t("Budget per year (€)"), 170),
        "revenue_potential": _amount(t("Revenue potential per year (€)"), 220),
        "description": columns.TextColumn(t("What happens here?"), width="large", max_chars=LONGEST_TEXT),
    }


def _choice(page: Page, label: str, codes: Sequence[StrEnum] | type[StrEnum], *, required: bool = False, width: int = 110) -> Any:  # noqa: ANN401  a column
    return st.column_config.SelectboxColumn(
        label,
        width=width,
        required=required,
        options=[str(code) for code in codes],
        format_func=_word(page),
    )


def _amount(label: str, width: int) -> Any:  # noqa: ANN401  a column
    return st.column_config.TextColumn(label, width=width, max_chars=amounts.LONGEST, alignment="right")


def _word(page: Page) -> Callable[[object], str]:
    return lambda code: page.language.word(str(code))


def _from(names: Mapping[str, str]) -> Callable[[object], str]:
    return lambda code: names.get(str(code), "")


def _save(page: Page, row: grid.Row, new: grid.Row) -> int:
    seen = next((each for each in touchpoints.every(page.store) if each.id == row["touchpoint_id"]), None)
    if seen is None or seen.version != row["version"]:
        raise Conflict("conflict")
    wanted = replace(seen, **{name: _value(name, value) for name, value in new.items()})
    if wanted.phase_id != seen.phase_id:
        wanted = replace(wanted, position=0)
    with page.store.change() as change:
        saved = touchpoints.save(change, wanted)
    messages.done(page, page.language.t("“{touchpoint}” is saved.", touchpoint=saved.name), change.id)
    return saved.version


def _value(name: str, value: Any) -> Any:  # noqa: ANN401  whatever a cell holds
    """What a field of a touchpoint holds for what stands in the cell. Raises Refused for an amount that cannot be read."""
    if name in _AMOUNTS:
        return amounts.read(value)
    if name in _CODES:
        return _CODES[name](value) if value else None
    if name == "status":
        return Status(value)
    if name in {"phase_id", "effort"}:
        return int(value) if value else None
    if name == "objectives":
        return tuple(o for o in Objective if o in (value or ()))
    return (value or "").strip() if name in _TEXTS else value
