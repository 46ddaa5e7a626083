"""Numbers in cells, alone or with words: 4, "4,0", "5 = sehr gut", "(1) stimme gar nicht zu", "★★★☆☆"."""

import re
from collections.abc import Collection, Iterable

_PLAIN = re.compile(r"^[+]?(-?\d{1,6})(?:[.,](\d+))?$")
_WORDED = re.compile(r"^\(?(-?\d{1,3})\)?\s*(?:[-–—=:.)]\s*|\s+\(?)(?=[^\d\s])(.+?)\)?$")
# a time such as 09:30 has no words
_WORDED_END = re.compile(r"^(?=.*[^\W\d_])(.+?)\s*[(=:]\s*(-?\d{1,3})\s*\)?$")
_CODE = re.compile(r"^AO?0*(\d{1,2})$")
_STARS = re.compile(r"^([★⭐]+)[☆]*$")


def plain(text: str) -> float | None:
    """The number of a cell that holds nothing but a number; decimal comma or point."""
    found = _PLAIN.match(text.replace("−", "-").strip())
    return float(f"{found[1]}.{found[2] or 0}") if found else None


def with_words(text: str) -> tuple[float, str] | None:
    """Number and words of a cell that says both; ("10 - sehr zufrieden") → (10, "sehr zufrieden")."""
    text = text.strip()
    found = _WORDED.match(text)
    if found:
        return float(found[1]), found[2].strip()
    found = _WORDED_END.match(text)
    if found:
        return float(found[2]), found[1].strip()
    stars = _STARS.match(text)
    return (float(len(stars[1])), "") if stars else None


def are_codes(texts: Iterable[str]) -> bool:
    """Whether all texts are answer codes of LimeSurvey: A1, A2 … or AO01, AO02 …."""
    listed = list(texts)
    return len(listed) > 1 and all(_CODE.match(text) for text in listed)


def of_texts(counts: Collection[str]) -> tuple[dict[str, float], dict[float, str]]:
    """Text → number for the cells that hold one, and number → words where some say both."""
    values: dict[str, float] = {}
    words: dict[float, str] = {}
    if are_codes(counts):
        return {text: float(found[1]) for text in counts if (found := _CODE.match(text))}, {}
    for text in counts:
        number = plain(text)
        if number is not None:
            values[text] = number
        elif (said := with_words(text)) is not None:
            values[text] = said[0]
            if said[1]:
                words[said[0]] = said[1]
    return values, words
