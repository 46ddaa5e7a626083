"""A table that saves each edit at once.

Streamlit's editor keeps the edits beside the rows it was given; rows that change under it lose edits. So
the rows stay as they were at the first drawing, and only what is new since the last run is handed on.
"""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from tpm.i18n.language import Language
from tpm.i18n.sentences import say
from tpm.model.errors import TpmError

Row = dict[str, Any]
Save = Callable[[Row, Row], int]


def edit(rows: pd.DataFrame, save: Save, language: Language, *, key: str, columns: Mapping[str, object], locked: list[str]) -> None:
    """Draw the table; `save(row, new values)` is called for each edited row and returns the row's new version.

    `rows` has a column `version`: what the reader has seen. `row` holds the row as first drawn with the edits
    saved since. Where `save` raises a TpmError, its sentence is shown and the table starts anew from what is stored.
    """
    name = f"{key}.{st.session_state.get(f'{key}.round', 0)}"
    if name not in st.session_state:
        st.session_state[f"{key}.rows"], st.session_state[f"{key}.saved"] = rows, {}
    if refused := st.session_state.pop(f"{key}.refused", None):
        st.error(say(language, refused.code, refused.values), icon=":material/warning:")
    st.data_editor(
        st.session_state[f"{key}.rows"],
        key=name,
        column_config=dict(columns),
        column_order=list(columns),
        disabled=locked,
        hide_index=True,
        on_change=_save_new,
        args=(name, key, save),
    )


def start_anew(key: str) -> None:
    """Let the table show what is stored now, e.g. after an undo."""
    st.session_state[f"{key}.round"] = st.session_state.get(f"{key}.round", 0) + 1


def _save_new(name: str, key: str, save: Save) -> None:
    rows: pd.DataFrame = st.session_state[f"{key}.rows"]
    saved: dict[int, dict[str, object]] = st.session_state[f"{key}.saved"]
    for number, values in st.session_state[name]["edited_rows"].items():
        now = saved.setdefault(number, dict(rows.iloc[number]))
        new = {column: value for column, value in values.items() if now[column] is not value and now[column] != value}
        if not new:
            continue
        try:
            now["version"] = save(now, new)
        except TpmError as error:
            st.session_state[f"{key}.refused"] = error
            start_anew(key)
            return
        now |= new
