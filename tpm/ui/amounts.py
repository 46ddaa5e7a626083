"""Numbers as people write them, in whatever language their browser speaks: 62,5 and 62.5, 10.000 and 10,000.

Fields of the browser for numbers swallow the comma and take 62,5 for 625: so numbers are typed as text and read here.
"""

import re
from math import inf

from tpm.i18n.language import Language
from tpm.model.errors import Refused
from tpm.model.target import HIGHEST

LONGEST = 20
"""Characters of a number as it is typed."""
_MINUTES = 99 * 1440
_EURO = re.compile(r"^(?:€|EUR)\s*|\s*(?:€|EUR)$", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?P<whole>\d{1,12}|[1-9]\d{0,2}(?P<mark>[.,'\u2019\s])\d{3}(?:(?P=mark)\d{3}){0,2})(?:(?!(?P=mark))[.,](?P<part>\d{1,2}))?"
)


def read(text: str | None) -> float | None:
    """The amount, None for an empty text: 1.234,50 and 1,234.50 and 2,5 mean what they look like. Raises Refused."""
    bare = (text or "").strip()
    if not bare:
        return None
    found = _NUMBER.fullmatch(_EURO.sub("", bare))
    if not found:
        raise Refused("amount_unreadable", text=bare)
    whole = re.sub(r"\D", "", found["whole"])
    return float(f"{whole}.{found['part'] or 0}")


def read_target(text: str | None) -> float | None:
    """The target from 0 to 100, None for an empty text. Raises Refused."""
    if not _is_number(text, HIGHEST):
        raise Refused("target_unreadable", text=text)
    return read(text)


def read_minutes(text: str | None) -> float | None:
    """The minutes, at most 99 days; None for an empty text. Raises Refused."""
    if not _is_number(text, _MINUTES):
        raise Refused("minutes_unreadable", text=text)
    return read(text)


def read_count(text: str | None) -> int | None:
    """The whole number, None for an empty text. Raises Refused."""
    if not _is_number(text) or not (read(text) or 0.0).is_integer():
        raise Refused("count_unreadable", text=text)
    count = read(text)
    return None if count is None else int(count)


def write(amount: float | None, language: Language) -> str:
    """The amount as the language writes it, cents only where there are any; empty for None."""
    if amount is None:
        return ""
    return language.number(amount, 0 if round(amount, 2) == round(amount) else 2)


def write_number(value: float | None, language: Language) -> str:
    """The number with as many of two decimals as it has: 75, 62,5; empty for None."""
    if value is None:
        return ""
    return language.number(value, next((digits for digits in (0, 1) if round(value, 2) == round(value, digits)), 2))


def _is_number(text: str | None, most: float = inf) -> bool:
    """Whether it can be read and is not too high."""
    try:
        return (read(text) or 0) <= most
    except Refused:
        return False
