"""Which scale a question with numbers has, and which of its numbers are no points of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_FROM_TO = re.compile(
    r"(?:skala|scale|von|from|between|zwischen)\D{0,20}\(?(\d{1,2})\s*(?:bis|to|and|und|[-–—])\s*(\d{1,3})\b|\b(\d{1,2})\s*(?:=|:|\()\s*[^\d]{3,60}?[,;/…–—-]+\s*(?:bis\s*)?(\d{1,3})\s*(?:=|:|\()"
)
_GRADE = re.compile(
    r"schulnote|\bnoten?\b|school grade|1\s*=\s*(?:sehr gut|sehr zufrieden|very good|very satisfied|excellent|best|trifft voll|stimme voll)"
)
# Answers that scales use for "no answer": never averaged in.
CODES = frozenset({88.0, 98.0, 99.0, 77.0, 888.0, 998.0, 999.0, 9999.0})
SMALL = 20
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


def find(counts: Mapping[float, int], words: str, *, recommend: bool = False, coded: bool = False) -> NumberScale | None:
    """The scale of the numbers that occur; `words` is the normalised header, `counts` may be of several questions.

    `recommend` is a question of willingness to recommend, `coded` a file whose tool writes codes from 1 on.
    """
    seen = {number: n for number, n in counts.items() if number >= 0 and number not in CODES}
    if not seen or any(number != round(number) for number in seen):
        return None
    seen = {number: seen[number] for number in without_codes(frozenset(seen))} if len(seen) > GAP else seen
    bounds = _said(words)
    if recommend:
        bounds = _recommend(seen, coded=coded) if bounds is None or bounds[1] - bounds[0] == 10 else (*bounds, 0, False)  # noqa: PLR2004
    elif bounds is not None:
        bounds = (*bounds, 0, False)
    else:
        bounds = _usual(seen, grade=bool(_GRADE.search(words)))
    if bounds is None:
        return None
    minimum, maximum, shift, assumed = bounds
    outside = tuple(sorted(number for number in counts if not minimum <= number - shift <= maximum))
    inside = sum(n for number, n in counts.items() if number not in outside)
    if inside * 4 < sum(counts.values()):
        return None
    return NumberScale(
        minimum=minimum, maximum=maximum, outside=outside, shift=shift, reversed=_is_reversed(words, maximum), assumed=assumed
    )


def without_codes(numbers: frozenset[float]) -> frozenset[float]:
    """The numbers without one that stands apart above the others (1–5 and 9): it is a code, no point of the scale."""
    highest = max(numbers, default=0.0)
    rest = numbers - {highest}
    return rest if len(rest) > GAP and highest - max(rest) > GAP and max(rest) <= 7 and highest <= 11 else numbers  # noqa: PLR2004


def _said(words: str) -> tuple[float, float] | None:
    """Ends that the header names: "auf einer Skala von 1 bis 10", "1 = sehr schlecht, 5 = sehr gut"."""
    found = _FROM_TO.search(words)
    if not found:
        return None
    low, high = (float(found[1]), float(found[2])) if found[1] else (float(found[3]), float(found[4]))
    low, high = min(low, high), max(low, high)
    return (low, high) if low in (0, 1) and high in (3, 4, 5, 6, 7, 9, 10, 100) else None


def _is_reversed(words: str, maximum: float) -> bool:
    return (
        bool(_GRADE.search(words))
        and maximum <= 6
        or bool(re.search(rf"\b{maximum:.0f}\s*=\s*(?:sehr )?(?:schlecht|unzufrieden|poor|bad|very)", words))
        and "very good" not in words
    )  # noqa: PLR2004


def _recommend(seen: Mapping[float, int], *, coded: bool) -> tuple[float, float, float, bool] | None:
    highest = max(seen)
    if highest == 11 and 0 not in seen and (coded or len(seen) >= 6):  # noqa: PLR2004  # 0–10 written as codes 1–11
        return 0, 10, 1, True
    if highest > 10 and sum(n for number, n in seen.items() if number > 10) * 2 > sum(seen.values()):  # noqa: PLR2004
        return None
    if highest <= 5 and 0 not in seen and sum(seen.values()) >= SMALL:  # noqa: PLR2004  # asked on another scale
        return 1, 5, 0, True
    return 0, 10, 0, highest < 9 and 0 not in seen  # noqa: PLR2004


def _usual(seen: Mapping[float, int], *, grade: bool) -> tuple[float, float, float, bool] | None:
    highest, zero, total = max(seen), 0 in seen, sum(seen.values())
    if highest > 11:  # noqa: PLR2004
        return (0, 100, 0, True) if highest <= 100 and len(seen) > 11 and highest >= 50 else None  # noqa: PLR2004
    if highest == 11:  # noqa: PLR2004
        return (0, 10, 0, True) if zero else (0, 10, 1, True)
    if highest >= 8:  # noqa: PLR2004
        return (0 if zero else 1, 10, 0, highest < 10 or not zero)  # noqa: PLR2004
    if highest == 7:  # noqa: PLR2004
        return 1, 7, 0, zero
    if highest == 6:  # noqa: PLR2004
        return (1, 6, 0, zero) if grade or not _is_code(seen, 6) else (1, 5, 0, True)
    if grade:
        return 1, 6, 0, True
    if highest == 5:  # noqa: PLR2004
        return 1, 5, 0, zero
    if highest in (3, 4):
        return (1, highest, 0, True) if total >= SMALL and not zero else (1, 5, 0, True)
    return (1, 5, 0, True) if total < SMALL and highest > 0 else None


def _is_code(seen: Mapping[float, int], top: float) -> bool:
    """Whether the highest number is a code such as "not used": it breaks off from its neighbour, up or down."""
    here, below = seen.get(top, 0), seen.get(top - 1, 0)
    return 0 in seen or here * MUCH_LESS < below or (here > below * LESS and below < seen.get(top - 2, 0))
