"""Months, quarters, years, and what part of the data a reader looks at."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Period(StrEnum):
    """Length of a period on a time axis."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


def label(start: date, by: Period) -> str:
    """The period that begins on `start`: 2026-03, 2026-Q1 or 2026."""
    if by is Period.MONTH:
        return f"{start:%Y-%m}"
    return f"{start.year}-Q{(start.month + 2) // 3}" if by is Period.QUARTER else str(start.year)


@dataclass(frozen=True, kw_only=True)
class Filter:
    """The part of the data a reader looks at; everything where a field is None.

    `since` and `until` are both inside. `segment` is (attribute, value), e.g. ("Kundengruppe", "Neukunden").
    """

    since: date | None = None
    until: date | None = None
    segment: tuple[str, str] | None = None
    survey: int | None = None
