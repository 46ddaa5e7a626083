"""Header texts: how they are shown and how they are compared."""

import html
import re
import unicodedata
from collections.abc import Sequence

_TAG = re.compile(r"<(?:/?[a-zA-Z][a-zA-Z0-9]*\b[^<>]*|!--.*?--)>", re.DOTALL)
_SPACE = re.compile(r"\s+")
_BRACKETS = re.compile(r"\[\s*\]\s*$")
# Control, bidirectional and zero-width characters: they make two headers look the same that are not.
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\ufff9-\ufffb]")


def clean(text: str) -> str:
    """The header as it is shown: no mark-up, no invisible characters, white space collapsed."""
    text = _INVISIBLE.sub("", html.unescape(_TAG.sub(" ", text)))
    return _SPACE.sub(" ", text).strip()


def normalise(text: str) -> str:
    """The header as it is compared: cleaned, NFKC, trailing "[]" gone, case folded (ß → ss)."""
    return _BRACKETS.sub("", unicodedata.normalize("NFKC", clean(text))).strip().casefold()


def join(group: str, item: str) -> str:
    """A group title over several columns and the text of one of them, as `Group [Item]`."""
    if not group or group == item:
        return item
    return f"{group} [{item}]" if item else group


def fill_right(cells: Sequence[str], items: Sequence[str]) -> list[str]:
    """Titles merged over several columns, repeated over each column that has an item below."""
    filled: list[str] = []
    current = ""
    for title, item in zip(cells, items, strict=True):
        current = title or (current if item else "")
        filled.append(current)
    return filled
