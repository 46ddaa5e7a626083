"""Tables for reading: numbers and dates as the language writes them, numbers on the right."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from numbers import Real

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from tpm.i18n.language import NOTHING, Language
from tpm.ui.frame import Page

_DIGITS = 1


def show(page: Page, frame: pd.DataFrame, *, key: str, alt: str = "") -> None:
    """Draw a table; its columns are named for readers already. Sorting goes by the values, not by how they are written."""
    st.dataframe(written(frame, page.language), hide_index=True, key=key, placeholder=NOTHING, alt=alt or None)


def pick(page: Page, frame: pd.DataFrame, *, key: str, alt: str = "") -> int | None:
    """Draw a table of which one row can be chosen; return its position."""
    chosen = st.dataframe(
        written(frame, page.language),
        hide_index=True,
        key=key,
        placeholder=NOTHING,
        alt=alt or None,
        on_select="rerun",
        selection_mode="single-row",
    )
    rows = chosen["selection"]["rows"]
    return int(rows[0]) if rows and rows[0] < len(frame) else None


def written(frame: pd.DataFrame, language: Language) -> Styler:
    """The frame with every value as the language writes it."""
    frame = frame.reset_index(drop=True)
    return frame.style.format({name: _writer(frame[name], language) for name in frame.columns})


def _writer(column: pd.Series, language: Language) -> Callable[[object], str]:
    """How a column is written: with a decimal where any of its numbers has one."""
    numbers = [float(value) for value in column.dropna() if isinstance(value, Real)]
    digits = _DIGITS if any(round(number, _DIGITS) != round(number) for number in numbers) else 0
    return partial(_write, language=language, digits=digits)


def _write(value: object, *, language: Language, digits: int) -> str:
    if value is None or value is pd.NaT or value is pd.NA:
        return NOTHING
    if isinstance(value, bool):
        return language.t("yes") if value else language.t("no")
    if isinstance(value, datetime):
        return language.date(value.date())
    if isinstance(value, date):
        return language.date(value)
    return language.number(float(value), digits) if isinstance(value, Real) else str(value)
