"""Which scale a question with numbers has, and which of its numbers are no points of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_FROM_TO = re.compile(r"(?:skala|scale|von|from|between|zwischen)\D{0,20}\(?(\d{1,2})\s*(?:bis|to|and|und|[-–—])\s*(\d{1,3})\b")
_ANCHORS = re.compile(r"\b(\d{1,2})\s*(?:=|:|\()\s*\D{3,60}?[,;/…–—-]+\s*(?:bis\s*)?(\d{1,3})\s*(?:=|:|\()")
_GRADE = re.compile(
    r"schulnote|\bnoten?\b|school grade|"
    r"\b1\s*=\s*(?:sehr gut|sehr zufrieden|very good|very satisfied|excellent|best|trifft voll|stimme voll)"
)
_BAD_AT_END = re.compile(r"\s*=\s*(?:sehr )?(?:schlecht|unzufrieden|poor|bad|very (?:bad|poor|dissatisfied))")
LOW_ENDS, HIGH_ENDS = (0, 1), (3, 4, 5, 6, 7, 9, 10, 100)
# Numbers that files use for "no answer"; they are never averaged in.
CODES = frozenset({77.0, 88.0, 98.0, 99.0, 777.0, 888.0, 998.0, 999.0, 9999.0})
RECOMMEND, GRADES, USUAL, SEVEN, SIX, PERCENT = 10, 6, 5, 7, 6, 100
# Fewer answers do not show where a scale ends; more distinct numbers than this are no points.
SMALL, MANY = 20, 11
GAP = 2
MUCH_LESS, LESS = 8, 1.15


@dataclass(frozen=True, kw_only=True)
class NumberScale:
    """From `minimum` to `maximum`; `outside` are numbers that occur but are none of its points.

    `shift` is what has to be taken from the numbers of the file (a 0–10 scale that arrives as 1–11). `assumed` tells
    that the answers do not show where the scale ends.
    """

    minimum: float
    maximum: float
    outside: tuple[float, ...] = ()
    shift: float = 0
    reversed: bool = False
    assumed: bool = False


@dataclass(frozen=True, kw_only=True)
class _Ends:
    minimum: float
    maximum: float
    shift: float = 0
    assumed: bool = False


def find(counts: Mapping[float, int], words: str, *, recommend: bool = False, coded: bool = False) -> NumberScale | None:
    """The scale of the numbers that occur; `words` is the normalised header, `counts` may be of several questions.

    `recommend` is a question of willingness to recommend, `coded` a file whose tool writes codes from 1 on.
    """
    seen = {number: n for number, n in counts.items() if number >= 0 and number not in CODES}
    if not seen or any(number != round(number) for number in seen):
        return None
    seen = {number: seen[number] for number in without_codes(frozenset(seen))}
    ends = _ends(seen, words, recommend=recommend, coded=coded)
    if ends is None:
        return None
    outside = tuple(sorted(number for number in counts if not ends.minimum <= number - ends.shift <= ends.maximum))
    if sum(n for number, n in counts.items() if number not in outside) * 4 < sum(counts.values()):
        return None
    return NumberScale(
        minimum=ends.minimum,
        maximum=ends.maximum,
        outside=outside,
        shift=ends.shift,
        reversed=_counts_down(words, ends.maximum),
        assumed=ends.assumed,
    )


def without_codes(numbers: frozenset[float]) -> frozenset[float]:
    """The numbers without one that stands apart above the others (1–5 and 9): it is a code, no point of the scale."""
    highest = max(numbers, default=0.0)
    rest = numbers - {highest}
    alone = len(rest) > GAP and highest - max(rest) > GAP and max(rest) <= SEVEN and highest <= MANY
    return rest if alone else numbers


def _ends(seen: Mapping[float, int], words: str, *, recommend: bool, coded: bool) -> _Ends | None:
    said = _said(words)
    if recommend and (said is None or said.maximum - said.minimum == RECOMMEND):
        return _recommend(seen, coded=coded)
    return said or _usual(seen, grade=bool(_GRADE.search(words)))


def _said(words: str) -> _Ends | None:
    """Ends that the header names: "auf einer Skala von 1 bis 10", "1 = sehr schlecht, 5 = sehr gut"."""
    for pattern in (_FROM_TO, _ANCHORS):
        found = pattern.search(words)
        if found:
            low, high = sorted((float(found[1]), float(found[2])))
            if low in LOW_ENDS and high in HIGH_ENDS:
                return _Ends(minimum=low, maximum=high)
    return None


def _counts_down(words: str, maximum: float) -> bool:
    """Whether the lowest number is the best: school grades, or the header says so."""
    if _GRADE.search(words) and maximum <= GRADES:
        return True
    return bool(re.search(rf"\b{maximum:.0f}{_BAD_AT_END.pattern}", words))


def _recommend(seen: Mapping[float, int], *, coded: bool) -> _Ends | None:
    highest, total = max(seen), sum(seen.values())
    shifted = highest == RECOMMEND + 1 and 0 not in seen and (coded or len(seen) > RECOMMEND / 2)
    if shifted:
        return _Ends(minimum=0, maximum=RECOMMEND, shift=1, assumed=True)
    if sum(n for number, n in seen.items() if number > RECOMMEND) * 2 > total:
        return None
    if highest <= USUAL and 0 not in seen and total >= SMALL:
        return _Ends(minimum=1, maximum=USUAL, assumed=True)
    return _Ends(minimum=0, maximum=RECOMMEND, assumed=highest < RECOMMEND - 1 and 0 not in seen)


def _usual(seen: Mapping[float, int], *, grade: bool) -> _Ends | None:
    """The usual scale that fits the numbers best."""
    highest, zero = max(seen), 0 in seen
    if highest > MANY:
        slider = highest <= PERCENT and len(seen) > MANY and highest * 2 >= PERCENT
        return _Ends(minimum=0, maximum=PERCENT, assumed=True) if slider else None
    if highest > RECOMMEND:
        return _Ends(minimum=0, maximum=RECOMMEND, shift=0 if zero else 1, assumed=True)
    if highest > SEVEN:
        return _Ends(minimum=0 if zero else 1, maximum=RECOMMEND, assumed=highest < RECOMMEND or not zero)
    if highest == SEVEN:
        return _Ends(minimum=1, maximum=SEVEN, assumed=zero)
    return _short(seen, grade=grade)


def _short(seen: Mapping[float, int], *, grade: bool) -> _Ends | None:
    """Six points or fewer."""
    highest, zero, total = max(seen), 0 in seen, sum(seen.values())
    if grade:
        return _Ends(minimum=1, maximum=GRADES, assumed=zero or highest < GRADES)
    if highest == SIX:
        return _Ends(minimum=1, maximum=USUAL, assumed=True) if _is_code(seen, SIX) else _Ends(minimum=1, maximum=SIX)
    if highest == USUAL:
        return _Ends(minimum=1, maximum=USUAL, assumed=zero)
    if total >= SMALL and not zero and highest > GAP:
        return _Ends(minimum=1, maximum=highest, assumed=True)
    return _Ends(minimum=1, maximum=USUAL, assumed=True) if highest > GAP or (total < SMALL and highest > 0) else None


def _is_code(seen: Mapping[float, int], top: float) -> bool:
    """Whether the highest number is a code such as "not used": it breaks off from its neighbour, up or down."""
    here, below = seen.get(top, 0), seen.get(top - 1, 0)
    return 0 in seen or here * MUCH_LESS < below or (here > below * LESS and below < seen.get(top - 2, 0))
