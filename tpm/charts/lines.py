"""Breaking text into lines, so that nothing is ever cut.

A chart does not know how wide it will be drawn. Text that depends on it is broken beforehand for several widths,
and an expression picks one in the browser.
"""

import json
import re
from collections.abc import Iterable
from itertools import pairwise

from tpm.i18n import typography

# Where German compounds join: Empfehlungs|programm, Reklamations|abteilung, and first words that touchpoints often have
_JOINT = re.compile(
    r"(?:ungs|heits|keits|schafts|ions|täts)(?=\w{3})"
    r"|^(?:angebots|auftrags|büro|kauf|kunden|liefer|messe|mund|online|presse|produkt|rück|service|test|verkäufer|vertrags|weiter)(?=\w{4})",
    re.IGNORECASE,
)
_VOWEL = re.compile(r"[aeiouyäöü]+", re.IGNORECASE)
_TOGETHER = ("schl", "schm", "schn", "schr", "schw", "sch", "ch", "ck", "ph", "th", "qu")
_SHORTEST = 3

# Widths in pixels for which text is broken; below the second the lines of the first are used.
BREAKPOINTS = (260, 320, 400, 500, 640, 800, 1000, 1300)


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` characters; longer words are parted with a hyphen.

    No-break spaces hold together, and so do a number and its unit.
    """
    lines: list[str] = []
    line = ""
    for word in re.split(r"[ \t\r\n]+", typography.hold(text.strip())):
        if len(line) + len(word) < width or (not line and len(word) <= width):
            line = f"{line} {word}".strip(" ")
            continue
        if line:
            lines.append(line)
        *whole, line = _parts(word, width)
        lines += whole
    return [*lines, line]


def _parts(word: str, width: int) -> list[str]:
    parts: list[str] = []
    while len(word) > width:
        at = _parting(word, width - 1)
        parts.append(word[:at] if word[at - 1] in "-/" else f"{word[:at]}-")
        word = word[at:]
    return [*parts, word]


def _parting(word: str, room: int) -> int:
    """Where to part a word: after a hyphen, at a German joint, between syllables, else at the edge."""
    for candidates in (_ends(r"[-/]", word), _ends(_JOINT, word), _syllables(word)):
        fitting = [at for at in candidates if _SHORTEST <= at <= room and len(word) - at >= _SHORTEST]
        if fitting:
            return max(fitting)
    return max(room, 1)


def _ends(pattern: str | re.Pattern[str], word: str) -> list[int]:
    return [match.end() for match in re.finditer(pattern, word)]


def _syllables(word: str) -> Iterable[int]:
    """Before the last consonant between two vowels; ch, sch, ck and the like stay together."""
    vowels = list(_VOWEL.finditer(word))
    for left, right in pairwise(vowels):
        between = word[left.end() : right.start()].lower()
        yield right.start() - next((len(group) for group in _TOGETHER if between.endswith(group)), 1)


def by_width(text: str, character: float, *, count: bool = False) -> str:
    """Vega expression for the lines (or their number) of a text that runs over the whole width.

    `character` is the mean width of a character in pixels at zoom 1.
    """
    broken = [wrap(text, int(width / character)) for width in BREAKPOINTS]
    written = [str(len(lines)) if count else json.dumps(lines) for lines in broken]
    expression = written[-1]
    for i in reversed(range(len(written) - 1)):
        if written[i] != written[i + 1]:
            expression = f"width < {BREAKPOINTS[i + 1]} * zoom ? {written[i]} : {expression}"
    return expression
