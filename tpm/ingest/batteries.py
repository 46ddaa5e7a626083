"""Questions that are answered on the same scale: rows of a matrix, columns of one code, columns with the same labels."""

import re
from collections.abc import Mapping, Sequence

from tpm.ingest import labels, numbers, numberscale
from tpm.ingest.column import Content
from tpm.ingest.headers import normalise
from tpm.ingest.wording import is_no_answer, yes_or_no

STEM = re.compile(r"^(?P<stem>[A-Za-z]{0,4}_?\d+)(?=[A-Za-z_\[(.])")
BARE_CODE = re.compile(r"^[A-Za-z]{0,6}_?\d+[A-Za-z0-9_]*$|^[A-Z0-9_]{2,20}$|^[A-Za-z]{1,4}\d+\w*[_\[(]\w+[\])]?$")
MOST_LABELS = 12
USUAL_TOP = 5
FEW_LABELS = 3
LONG_RUN = 10


def is_bare(content: Content) -> bool:
    """Whether the header is a code that says nothing to a reader: Q7ART, v_12, UX01_01."""
    return not content.label and bool(BARE_CODE.match(content.header))


def stem(content: Content) -> str:
    """The part of a code that the columns of one question share: Q7ART → q7."""
    if content.group:
        return normalise(content.group)
    found = STEM.match(content.code or content.header)
    return found["stem"].casefold() if found else ""


def shared(contents: Sequence[Content]) -> dict[int, Mapping[str, int]]:
    """Position → counts of all columns that share its scale, for every column with counts."""
    united = _Sets(len(contents))
    _join_labels(contents, united)
    _join_numbers(contents, united)
    totals: dict[int, dict[str, int]] = {}
    for n, content in enumerate(contents):
        total = totals.setdefault(united.root(n), {})
        for text, count in content.counts.items():
            total[text] = total.get(text, 0) + count
    return {content.position: totals[united.root(n)] for n, content in enumerate(contents)}


def sizes(contents: Sequence[Content]) -> dict[int, int]:
    """Position → number of columns beside each other, or of one code, that hold the same whole numbers."""
    values = [_numbers(content) for content in contents]
    stems: dict[str, list[frozenset[float]]] = {}
    for content, own in zip(contents, values, strict=True):
        if own and stem(content):
            stems.setdefault(stem(content), []).append(own)
    return {
        content.position: max(sum(_alike(other, own) for other in stems.get(stem(content), ())), _run(values, n))
        for n, (content, own) in enumerate(zip(contents, values, strict=True))
        if own
    }


def _alike(first: frozenset[float], second: frozenset[float]) -> bool:
    return bool(first) and bool(second) and abs(max(first) - max(second)) <= 1 and len(first ^ second) <= 2


def _run(values: Sequence[frozenset[float]], n: int) -> int:
    """Columns side by side that hold the same numbers, as far as it matters."""
    length = 1
    for step in (-1, 1):
        at = n + step
        while 0 <= at < len(values) and length < LONG_RUN and _alike(values[at], values[n]):
            length, at = length + 1, at + step
    return length


def _numbers(content: Content) -> frozenset[float]:
    """The whole numbers 0–11 of a column that holds hardly anything else, empty for any other column."""
    answers = [text for text in content.counts if not is_no_answer(text)]
    worth = numbers.of_texts(answers)[0] if len(answers) <= MOST_LABELS or numbers.plain(answers[0]) is not None else {}
    values = list(worth.values())
    others = [text for text in answers if text not in worth]
    if not values or others or any(value != round(value) or value > 11 for value in values):
        return frozenset()
    return numberscale.without_codes(frozenset(value for value in values if value >= 0))


class _Sets:
    """Disjoint sets of columns."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, n: int) -> int:
        while self._parent[n] != n:
            n = self._parent[n]
        return n

    def join(self, first: int, second: int) -> None:
        self._parent[self.root(second)] = self.root(first)


def _labels(content: Content) -> frozenset[str]:
    texts = frozenset(text.casefold() for text in content.counts if not is_no_answer(text) and numbers.plain(text) is None)
    if not 0 < len(texts) <= MOST_LABELS or all(yes_or_no(text) is not None for text in texts):
        return frozenset()
    return texts


def _family(texts: frozenset[str]) -> str:
    """What a few labels speak of, in which words: enough to see that "trifft zu" and "trifft eher zu" are one scale."""
    levels = [labels.level(text, both_ends=True) for text in texts]
    families = {level.family for level in levels if level is not None and level.family}
    if len(texts) >= FEW_LABELS or None in levels or len(families) != 1:
        return ""
    family = families.pop()
    return f"{family} {min(texts).partition(' ')[0]}" if family == "agreement" else family


def _join_labels(contents: Sequence[Content], united: _Sets) -> None:
    """Columns share their scale where one's labels are among the other's, or at least two are the same."""
    kinds: dict[frozenset[str], int] = {}
    spoken: dict[str, int] = {}
    for n, content in enumerate(contents):
        own = _labels(content)
        if not own:
            continue
        said = _family(own)
        if said:
            united.join(spoken.setdefault(said, n), n)
        for other, first in kinds.items():
            common = own & other
            if len(common) >= 2 or (common and (own <= other or other <= own)):
                united.join(first, n)
        kinds.setdefault(own, n)


def _join_numbers(contents: Sequence[Content], united: _Sets) -> None:
    """Numbers share their scale in a matrix, under one code, or side by side as long as none passes five."""
    found = [_numbers(content) for content in contents]
    stems: dict[str, int] = {}
    for n, content in enumerate(contents):
        key = stem(content)
        if not found[n]:
            continue
        if key and key in stems and abs(max(found[stems[key]]) - max(found[n])) <= 2:
            united.join(stems[key], n)
        elif key:
            stems[key] = n
        if n and found[n - 1] and max(found[n]) <= USUAL_TOP and max(found[n - 1]) <= USUAL_TOP and min(found[n]) == min(found[n - 1]):
            united.join(n - 1, n)
