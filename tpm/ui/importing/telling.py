"""Long questions of one battery in a narrow place: shown with the part in which they differ."""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

_START = 14
_WORDS = re.compile(r"\W+")


def shortened(headers: Sequence[str], room: int = 36) -> list[str]:
    """Each header that begins like another one for longer than there is room (in letters): its first words, then what is its own."""
    shared = _shared(headers)
    return [_cut(header, n) if n > room else header for header, n in zip(headers, shared, strict=True)]


def _shared(headers: Sequence[str]) -> list[int]:
    """How many letters each header has in common with the one most like it from the beginning, up to the last whole word."""
    order = sorted(range(len(headers)), key=lambda place: headers[place])
    found = [0] * len(headers)
    for one, other in pairwise(order):
        if headers[one] == headers[other]:
            continue
        same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(headers[one], headers[other], strict=False)))
        whole = min(_whole(headers[one], same), _whole(headers[other], same))
        found[one], found[other] = max(found[one], whole), max(found[other], whole)
    return found


def _whole(header: str, same: int) -> int:
    """Back to where a word begins, so that something is left."""
    begins = [match.end() for match in _WORDS.finditer(header[:same]) if match.end() < len(header)]
    return begins[-1] if begins else 0


def _cut(header: str, shared: int) -> str:
    start = header[:_START].rsplit(" ", 1)[0].rstrip(" ,;:–-")
    return f"{start} … {header[shared:].strip(' []')}"
