"""Values of a table as files can hold them: cleaned text, plain numbers, dates without a time zone."""

import re
from datetime import date, datetime, time
from math import isfinite

import numpy as np
import pandas as pd

Value = str | int | float | date | datetime | None

# What neither XML nor a table program takes: control characters but tab and line feed, lone surrogates, non-characters
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# How a formula begins, in full width too
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def plain(value: object) -> Value:  # noqa: PLR0911  one line for each kind of value
    """The value as a Python number, date or text; None where there is none. A moment at midnight is a date."""
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, (bool, np.bool_)):
        return int(value)
    if isinstance(value, (int, np.integer)):
        return int(value)
    if isinstance(value, (float, np.floating)):
        return float(value) if isfinite(value) else None
    if isinstance(value, (pd.Timestamp, datetime)):
        moment = pd.Timestamp(value).to_pydatetime(warn=False).replace(tzinfo=None)
        return moment if moment.time() != time.min else moment.date()
    return value if isinstance(value, date) else clean(str(value))


def clean(text: str) -> str:
    """The text without what files cannot hold; line ends are one line feed."""
    return _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def formula_like(text: str) -> bool:
    """Whether a table program could take the text for a formula."""
    return text.startswith(_FORMULA)
