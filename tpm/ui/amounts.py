"""Amounts of money as people write them, in whatever language their browser speaks."""

import re

from tpm.i18n.language import Language
from tpm.model.errors import Refused

_THOUSANDS = re.compile(r"[.,'\u2019](?=\d{3}(?:\D|$))")
_NUMBER = re.compile(r"\d{1,12}(?:[.,]\d{1,2})?")
_AROUND = re.compile(r"\s|€|EUR", re.IGNORECASE)


def read(text: str | None) -> float | None:
    """The amount, None for an empty text: 1.234,50 and 1,234.50 and 2,5 mean what they look like. Raises Refused."""
    bare = _AROUND.sub("", text or "")
    if not bare:
        return None
    digits = _THOUSANDS.sub("", bare)
    if not _NUMBER.fullmatch(digits):
        raise Refused("amount_unreadable", text=text or "")
    return float(digits.replace(",", "."))


def write(amount: float | None, language: Language) -> str:
    """The amount as the language writes it, cents only where there are any; empty for None."""
    if amount is None:
        return ""
    return language.number(amount, 0 if round(amount, 2) == round(amount) else 2)
