"""A table that saves each edit at once.

Streamlit's editor keeps the edits beside the rows it was given; rows that change under it lose edits. So the rows
stay as they were first drawn, and only what is new since the last run is handed on. Where the store holds something else
than what was drawn and edited here (an undo, another reader, another filter), or the editor has forgotten its edits (the
reader was on another page, or changed the language), the table starts anew. A number stays as it was typed until then.
"""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from tpm.i18n.language import NOTHING
from tpm.model.errors import TpmError
from tpm.ui import messages
from tpm.ui.frame import Page

Row = dict[str, Any]
Save = Callable[[Row, Row], int]
Written = Callable[[Row], Row]


def edit(
    page: Page, rows: pd.DataFrame, save: Save, *, key: str, columns: Mapping[str, Any], locked: list[str], written: Written = dict
) -> None:
    """Draw the table; `save(row, new values)` is called for each edited row and returns the row's new version.

    `rows` has a column `version`: what the reader has seen. `row` holds the row as first drawn with the edits
    saved since. Where `save` raises a TpmError, its sentence is shown and the table starts anew from what is stored.
    `written` makes of a row with what was typed and saved the row as `rows` holds it: 62.5 is 62,5 there.
    """
    if f"{key}.rows" not in st.session_state or not _as_drawn(key, written).equals(rows) or _is_forgotten(key, _name(page, key)):
        _start_anew(key, rows)
    if refused := st.session_state.pop(f"{key}.refused", None):
        messages.refused(page, refused)
    name = _name(page, key)
    st.data_editor(
        st.session_state[f"{key}.rows"],
        key=name,
        column_config=dict(columns),
        column_order=list(columns),
        disabled=locked,
        hide_index=True,
        height="content",
        placeholder=NOTHING,
        on_change=_save_new,
        args=(name, key, save),
    )


def _name(page: Page, key: str) -> str:
    return f"{key}.{st.session_state[f'{key}.round']}.{page.language.code}"


def _is_forgotten(key: str, name: str) -> bool:
    """Whether edits were saved that the editor would no longer show."""
    return bool(st.session_state[f"{key}.saved"]) and name not in st.session_state


def _as_drawn(key: str, written: Written) -> pd.DataFrame:
    """The rows as first drawn, with the edits that were saved since."""
    drawn: pd.DataFrame = st.session_state[f"{key}.rows"]
    saved: dict[int, Row] = st.session_state[f"{key}.saved"]
    if not saved:
        return drawn
    records = drawn.to_dict("records")
    return pd.DataFrame([written(saved[number]) if number in saved else row for number, row in enumerate(records)]).astype(drawn.dtypes)


def _start_anew(key: str, rows: pd.DataFrame) -> None:
    st.session_state[f"{key}.round"] = st.session_state.get(f"{key}.round", 0) + 1
    st.session_state[f"{key}.rows"], st.session_state[f"{key}.saved"] = rows, {}


def _save_new(name: str, key: str, save: Save) -> None:
    drawn: list[Row] = st.session_state[f"{key}.rows"].to_dict("records")
    saved: dict[int, Row] = st.session_state[f"{key}.saved"]
    edited: dict[int, Row] = st.session_state[name]["edited_rows"]
    for number in sorted(edited.keys() | saved.keys()):
        now = saved.get(number, drawn[number])
        # A cell that holds again what was first drawn is no edit any more
        shown = drawn[number] | edited.get(number, {}) | {"version": now["version"]}
        new = {column: value for column, value in shown.items() if not _same(now[column], value)}
        if not new:
            continue
        try:
            version = save(now, new)
        except TpmError as error:
            st.session_state[f"{key}.refused"] = error
            del st.session_state[f"{key}.rows"]
            return
        saved[number] = now | new | {"version": version}


def _same(old: object, new: object) -> bool:
    return old == new or (_is_empty(old) and _is_empty(new))


def _is_empty(value: object) -> bool:
    return not isinstance(value, list) and bool(pd.isna(value))
