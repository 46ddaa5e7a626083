"""Breaking text into lines, so that nothing is ever cut.

A chart does not know how wide it will be drawn. Text that depends on it is broken beforehand for several widths,
and an expression picks one in the browser.
"""

import json
import re
from collections.abc import Callable

# Parts that end a German first word: Empfehlungs|programm, Reklamations|abteilung
_JOINT = re.compile(r"(?:ungs|heits|keits|schafts|ions|täts)(?=\w{3})", re.IGNORECASE)
_VOWELS = "aeiouyäöü"
_TOGETHER = ("sch", "ch", "ck", "ph", "th", "qu")

# Widths in pixels for which text is broken; below the first its lines are used all the same.
BREAKPOINTS = (260, 320, 400, 500, 640, 800, 1000, 1300)


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` characters; words that are longer are parted with a hyphen."""
    lines = [""]
    for word in _words(text, width):
        glue = "" if not lines[-1] or lines[-1].endswith("\u00ad") else " "
        if len(lines[-1].rstrip("\u00ad")) + len(glue) + len(word.rstrip("\u00ad")) <= width and not lines[-1].endswith("\u00ad"):
            lines[-1] += glue + word
        else:
            lines.append(word)
    return [line.replace("\u00ad", "") for line in lines if line] or [""]


def _words(text: str, width: int) -> list[str]:
    """Words, long ones in parts; a part that ends its line carries a soft hyphen as a sign."""
    found: list[str] = []
    for word in text.split():
        rest = word
        while len(rest) > width:
            at = _parting(rest, width)
            head = rest[:at] if rest[at - 1] in "-/" else rest[:at] + "-"
            found.append(head + "\u00ad")
            rest = rest[at:]
        found.append(rest)
    return found


def _parting(word: str, width: int) -> int:
    """Where to part a word: after a hyphen, at a German joint, between syllables, else at the edge."""
    room = width - 1
    for candidates in (_after_hyphens(word), _joints(word), _syllables(word)):
        fitting = [at for at in candidates if 3 <= at <= room and len(word) - at >= 3]
        if fitting:
            return max(fitting)
    return max(room, 1)


def _after_hyphens(word: str) -> list[int]:
    return [m.end() for m in re.finditer(r"[-/]", word)]


def _joints(word: str) -> list[int]:
    return [m.end() for m in _JOINT.finditer(word)]


def _syllables(word: str) -> list[int]:
    """Before the last consonant between two vowels; ch, sch, ck and the like stay together."""
    lower = word.lower()
    vowels = [i for i, letter in enumerate(lower) if letter in _VOWELS]
    found: list[int] = []
    for left, right in zip(vowels, vowels[1:], strict=False):
        if right - left < 2:  # noqa: PLR2004 – two vowels in a row are one syllable
            continue
        at = right - 1
        for group in _TOGETHER:
            if lower[:right].endswith(group):
                at = right - len(group)
                break
        found.append(max(at, left + 1))
    return found


def by_width(text: str, *, character: float, reserve: int = 0) -> tuple[str, str]:
    """(expression for the lines, expression for their number) of a text that runs over the whole chart.

    `character` is the mean width of a character in pixels, `reserve` what the line leaves free.
    """
    return _choose(text, character, reserve, json.dumps), _choose(text, character, reserve, lambda lines: str(len(lines)))


def _choose(text: str, character: float, reserve: int, write: Callable[[list[str]], str]) -> str:
    steps = [(width, write(wrap(text, int((width - reserve) / character)))) for width in BREAKPOINTS]
    expression = steps[-1][1]
    for (limit, _), (_, written) in zip(reversed(steps), reversed(steps[:-1]), strict=False):
        if written != expression.split(" : ")[0] or "?" in expression:
            expression = f"width < {limit} * zoom ? {written} : {expression}" if written != expression else expression
    return expression
