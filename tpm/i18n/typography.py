"""How numbers and their units are set: in the singular after one, and never parted at the end of a line."""

import re

_ONE = re.compile(r"(?<![\d.,])(1 )((?:Prozentpunkt|%-Punkt|Punkt)(?=en?\b)|(?:percentage )?point(?=s\b))\w+")
_UNIT = re.compile(
    r"(?<=\d) (?=(?:€|%|(?:Prozentp|(?:%-)?P)unkt|(?:percentage )?points?\b))"  # 28 Punkte, 6.300 €
    r"|(?<=\d percentage) (?=points?\b)"
    r"|(?<=\bn) (?== \d)|(?<=\bn =) (?=\d)"  # n = 166
    r"|(?<=R²) (?==)|(?<=R² =) (?=\d)"
    r"|(?<=\d;) (?=[−+]?[\d,.]+\])"  # [−14,6; −0,5]
)
_NO_BREAK = "\u00a0"


def agree(text: str) -> str:
    """The text with units in the singular where there is one of them: 1 Punkt, −1 Prozentpunkt, 11 Punkte."""
    return _ONE.sub(r"\1\2", text)


def hold(text: str) -> str:
    """The text with spaces that do not break between a number and its unit."""
    return _UNIT.sub(_NO_BREAK, text)
