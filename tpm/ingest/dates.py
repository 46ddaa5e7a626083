"""Dates as text: the order of day and month is decided from the whole column, then every distinct text is read."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from tpm.model.mapping import DateOrder

Days = npt.NDArray[np.datetime64]
FIRST_YEAR, LAST_YEAR = 1970, 2100
SAMPLE = 300
MONTHS, DAYS = 12, 31
# Two-digit years below the pivot lie in this century.
CENTURY, PIVOT = 100, 70
# 1970-01-01 and 2100-01-01 as spreadsheets count days.
FIRST_SERIAL, LAST_SERIAL = 25569, 73050
MOST, SHORTEST = 0.8, 5
_YEAR_FIRST = r"^(?P<a>\d{4})[-/.](?P<b>\d{1,2})[-/.](?P<c>\d{1,2})(?:[T ,].*)?$"
_YEAR_LAST = r"^(?:[A-Za-zÄÖÜäöü]{2,10}\.?,? +)?(?P<a>\d{1,2})(?:[-/.]|\. ?)(?P<b>\d{1,2})(?:[-/.]|\. ?)(?P<c>\d{4}|\d{2})(?:[T ,].*)?$"
_NAMED = r"^(?:[A-Za-z]{2,10}\.?,? +)?(?P<a>\d{1,2})[-. ]+(?P<b>[A-Za-zäÄ]{3,10})\.?[-, ]+(?P<c>\d{4}|\d{2})(?:[T ,].*)?$"
_NAMED_FIRST = r"^(?:[A-Za-z]{2,10}\.?,? +)?(?P<b>[A-Za-zäÄ]{3,10})\.? +(?P<a>\d{1,2})(?:st|nd|rd|th)?,? +(?P<c>\d{4})(?:[T ,].*)?$"
_COMPACT = r"^(?P<a>(?:19|20)\d{2})(?P<b>[01]\d)(?P<c>[0-3]\d)$"
_SERIAL = r"^\d{5}(?:\.\d+)?$"
_MONTHS = {
    **dict(zip(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], range(1, 13), strict=True)),
    "mär": 3,
    "mrz": 3,
    "mae": 3,
    "mai": 5,
    "okt": 10,
    "dez": 12,
}
EPOCH = np.datetime64("1899-12-30")
# So much later begins the count of workbooks that count from 1904; a table says by this mark that its numbers do.
_LATER, _MARK = 1462, b"days since 1904"
# LimeSurvey writes this where it kept no date.
NO_DATE = np.datetime64("1980-01-01")
NOT_A_DATE = np.datetime64("NaT", "D")


@dataclass(frozen=True, kw_only=True)
class Reading:
    """How the dates of a column are written; `share` of its distinct texts that are dates, `tie` if day and month may be swapped."""

    order: DateOrder
    share: float
    tie: bool


def judge(texts: pa.Array, *, named: bool) -> Reading | None:
    """How the distinct texts of a column are dates, or None; `named` where the header says that it holds dates."""
    sample = texts.slice(0, SAMPLE)
    if not len(sample) or _long_enough(sample) < MOST or _readable(sample, named=named) < MOST:
        return None
    order, tie = _order(texts)
    share = float(np.mean(~np.isnat(read(texts, order, named=named))))
    return Reading(order=order, share=share, tie=tie) if share >= MOST else None


def _long_enough(sample: pa.Array) -> float:
    """The share of texts that are long enough for a date: most columns of a wide table need no closer look."""
    return float(np.mean(np.asarray(pc.utf8_length(sample)) >= SHORTEST))


def _readable(sample: pa.Array, *, named: bool) -> float:
    days = [read(sample, order, named=named) for order in DateOrder]
    return float(np.mean(~np.isnat(days[0]) | ~np.isnat(days[1]) | ~np.isnat(days[2])))


def _order(texts: pa.Array) -> tuple[DateOrder, bool]:
    found = _parts(texts, _YEAR_LAST)
    known = ~np.isnan(found[0])
    if not known.any():
        return DateOrder.YEAR_FIRST, False
    first, second = found[0][known], found[1][known]
    day_first, month_first = int((first > MONTHS).sum()), int((second > MONTHS).sum())
    if day_first or month_first:
        both = day_first > 0 and month_first > 0
        return (DateOrder.DAY_FIRST if day_first >= month_first else DateOrder.MONTH_FIRST), both
    dotted = pc.any(pc.match_substring_regex(texts, r"^\D*\d{1,2}\. ?\d")).as_py()
    american = pc.any(pc.match_substring_regex(texts, r"(?i)\d\s*[ap]\.?m\b")).as_py()
    same = bool((first == second).all())
    return (DateOrder.MONTH_FIRST if american and not dotted else DateOrder.DAY_FIRST), not dotted and not same


def _parts(texts: pa.Array, pattern: str) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """The three numbers of each text, NaN where the pattern does not fit; month names become numbers."""
    found = pc.extract_regex(texts, pattern)
    return (_number(found, "a"), _number(found, "b"), _number(found, "c"))


def _number(found: pa.StructArray, part: str) -> npt.NDArray[np.float64]:
    column = pc.struct_field(found, part)
    column = pc.if_else(found.is_valid(), column, pa.scalar(None, pa.string()))
    if pc.any(pc.match_substring_regex(column, "[A-Za-z]")).as_py():
        names = column.to_pylist()
        return np.array([_MONTHS.get(name[:3].lower(), np.nan) if name else np.nan for name in names], float)
    return np.asarray(column.cast(pa.float64()).to_numpy(zero_copy_only=False), float)


def counted(table: pa.Table, *, since_1904: bool) -> pa.Table:
    """The table with a mark where its numbers of days are counted from 1904."""
    return table.replace_schema_metadata({_MARK: b"yes"}) if since_1904 else table


def are_since_1904(table: pa.Table) -> bool:
    """Whether the numbers of days in a table are counted from 1904."""
    return _MARK in (table.schema.metadata or {})


def read(texts: pa.Array, order: DateOrder, *, named: bool = True, since_1904: bool = False) -> Days:
    """The day each text says, NaT where it says none; `named` also reads 20260430 and the numbers spreadsheets keep."""
    days = np.full(len(texts), NOT_A_DATE)
    _put(days, _parts(texts, _YEAR_FIRST), "ymd")
    _put(days, _parts(texts, _YEAR_LAST), "mdy" if order is DateOrder.MONTH_FIRST else "dmy")
    if np.isnat(days).any():
        _put(days, _parts(texts, _NAMED), "dmy")
        _put(days, _parts(texts, _NAMED_FIRST), "dmy")
        if named:
            _put(days, _parts(texts, _COMPACT), "ymd")
            _put_serials(days, texts, _LATER if since_1904 else 0)
    days[days == NO_DATE] = NOT_A_DATE
    return days


def _put(days: Days, parts: tuple[npt.NDArray[np.float64], ...], order: str) -> None:
    """Write the valid dates among the parts into the places still empty."""
    year, month, day = (parts[order.index(letter)] for letter in "ymd")
    year = np.where(year < CENTURY, year + np.where(year < PIVOT, 2000, 1900), year)
    good = np.isnat(days) & (year >= FIRST_YEAR) & (year <= LAST_YEAR) & (month >= 1) & (month <= MONTHS) & (day >= 1) & (day <= DAYS)
    if not good.any():
        return
    months = (year[good].astype("int64") - 1970).astype("datetime64[Y]").astype("datetime64[M]") + (month[good].astype("int64") - 1)
    found = months.astype("datetime64[D]") + (day[good].astype("int64") - 1)
    found[found.astype("datetime64[M]") != months] = NOT_A_DATE
    days[good] = found


def _put_serials(days: Days, texts: pa.Array, later: int) -> None:
    """Dates that a spreadsheet kept as the number of days since 1899-12-30, or since so many days `later`."""
    serial = np.asarray(pc.match_substring_regex(texts, _SERIAL)) & np.isnat(days)
    if serial.any():
        numbers = np.array([float(text) for text in texts.filter(pa.array(serial)).to_pylist()]) + later
        found = EPOCH + numbers.astype("int64")
        found[(numbers < FIRST_SERIAL) | (numbers > LAST_SERIAL)] = NOT_A_DATE
        days[serial] = found
