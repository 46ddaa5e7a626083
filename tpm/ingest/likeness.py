"""Headers that differ slightly between two waves of a survey: the same question written otherwise, or another one."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from tpm.ingest import headers

# The number of a question in front of its text: "3.", "Q3:", "Frage 3)", "[Q3]", "G01Q03.", "Q5_1 -"
_CODE = re.compile(
    r"[\[(]?(?:(?:frage|question|item|nr|no)\.?\s*)?(?P<code>[a-z]{0,4}_?\d[\w.]*?)"
    r"(?:[\])][\s.:–—-]*|\s*[.:|]\s+|\s*[–—-]\s+|[.:](?=[^\W\d]))(?=\S)|(?P<bare>[a-z]{1,4}_?\d\w*)\s+(?=\S+\s+\S+\s+\S)"
)
_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
# Words that may change without another thing being asked: no direction, no time, no negation, no question word.
_FILLING = frozenset(
    _WORD.findall("""der die das den dem des ein eine einen einem einer eines unser unsere unserem unseren unserer unseres ihr ihre ihrem
    ihren ihrer ihres sie uns wir ihnen du dir dich dein deine deinen deinem deiner euch euer eure es man mit bei fuer im in
    am an auf ueber und bitte sind ist war waren bist warst seid wart finden findest bewerten bewertest beurteilen beurteilst
    empfinden sehr wirklich eigentlich denn
    the a our your you we us is are was were with of for in at on and please rate very really""")
)
_MOST_FILLING = 2
# Beginnings that turn a word into another one: Anreise and Abreise, zufrieden and unzufrieden
_BEGINNINGS = (
    "",
    *_WORD.findall("ab an auf aus be bei ein ent er hin her im in nach off on out over dis ueber um un unter ver vor zer zu"),
)
_ENDINGS = frozenset({"e", "n", "en", "s", "es", "er", "em"})
_LONG_WORD, _INFLECTED = 6, 4
# A text so short says too little to be found again by itself.
_SHORT_TOPIC, _SHORT_TEXT = 4, 3
_MOST_ALIKE = 100
# Words that more headers than this share tell none of them apart; so alike must the others be for the question to be asked.
_COMMON, _NEAR = 2, 75


@dataclass(frozen=True)
class _Header:
    code: str
    numbers: tuple[str, ...]
    topic: tuple[str, ...]
    filling: Counter[str]


def pair(new: Sequence[str], old: Sequence[str]) -> dict[int, int]:
    """Which header of `new` asks the same as which of `old`, by their places.

    Only where it is the only one that could, on both sides: a wrong pair would join the answers to two questions.
    """
    ours, theirs = [_taken_apart(text) for text in new], [_taken_apart(text) for text in old]
    places: dict[object, list[int]] = {}
    for place, header in enumerate(theirs):
        for clue in _clues(header):
            places.setdefault(clue, []).append(place)
    found = {place: _like(header, theirs, places) for place, header in enumerate(ours)}
    times = Counter(one for others in found.values() for one in others)
    return {place: others[0] for place, others in found.items() if len(others) == 1 and times[others[0]] == 1}


def near(new: Sequence[str], old: Sequence[str], every: Sequence[str]) -> dict[int, int]:
    """Which header of `new` may ask the same as which of `old`, by their places, each at most once: for somebody to decide.

    `every` header of both files shows which words are in all questions and say nothing about one of them.
    """
    common = Counter(word for header in every for word in {*_taken_apart(header).topic})
    ours, theirs = ([_told(text, common) for text in texts] for texts in (new, old))
    scores = {
        (one, other): fuzz.token_sort_ratio(said, heard) + fuzz.token_set_ratio(said, heard)
        for one, said in enumerate(ours)
        for other, heard in enumerate(theirs)
        if said and heard and fuzz.token_set_ratio(said, heard) >= _NEAR
    }
    found: dict[int, int] = {}
    for one, other in sorted(scores, key=lambda pair: (-scores[pair], pair)):
        if one not in found and other not in found.values():
            found[one] = other
    return found


def _told(text: str, common: Counter[str]) -> str:
    """The words that tell a question from the others of its survey; all of them where none does."""
    topic = _taken_apart(text).topic
    return " ".join([word for word in topic if common[word] <= _COMMON] or topic)


def _like(header: _Header, theirs: Sequence[_Header], places: dict[object, list[int]]) -> list[int]:
    near = [places.get(clue, []) for clue in _clues(header)]
    candidates = {place for group in near if len(group) <= _MOST_ALIKE for place in group}
    return [place for place in sorted(candidates) if _same(header, theirs[place])]


def _taken_apart(text: str) -> _Header:
    text = headers.normalise(text)
    begins = _CODE.match(text)
    code = (begins["code"] or begins["bare"]) if begins else ""
    words = _WORD.findall((text[begins.end() :] if begins else text).translate(_UMLAUTS))
    spoken = [word for word in words if not any(sign.isdigit() for sign in word)]
    return _Header(
        code=code,
        numbers=tuple(word for word in words if word not in spoken and not _YEAR.fullmatch(word)),
        topic=tuple(word for word in spoken if word not in _FILLING),
        filling=Counter(word for word in spoken if word in _FILLING),
    )


def _clues(header: _Header) -> list[object]:
    """What two headers that are alike have in common: all of their topic, or all but one word with its first letter."""
    topic = header.topic
    return ["".join(topic), *((at, word[0], topic[:at] + topic[at + 1 :]) for at, word in enumerate(topic))]


def _same(one: _Header, other: _Header) -> bool:
    slips = _slips(one.topic, other.topic)
    if slips is None or len("".join(one.topic)) < _SHORT_TOPIC:
        return False
    filling = max((one.filling - other.filling).total(), (other.filling - one.filling).total())
    word_for_word = slips == 0 and filling == 0
    if one.numbers != other.numbers and not (word_for_word and not (one.numbers and other.numbers)):
        return False
    if one.code and other.code and one.code != other.code:
        return word_for_word and len(one.topic) + one.filling.total() >= _SHORT_TEXT
    return filling <= _MOST_FILLING


def _slips(one: Sequence[str], other: Sequence[str]) -> int | None:
    """How many words differ by a slip of the pen, at most one; None where another thing is asked."""
    if "".join(one) == "".join(other):
        return 0
    if len(one) != len(other):
        return None
    differing = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    return 1 if len(differing) == 1 and _slip(*differing[0]) else None


def _slip(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) >= _INFLECTED and long.startswith(short) and long[len(short) :] in _ENDINGS:
        return True
    return len(short) >= _LONG_WORD and one[0] == other[0] and OSA.distance(one, other) == 1 and not _begin_otherwise(one, other)


def _begin_otherwise(one: str, other: str) -> bool:
    """Whether both are the same word with another beginning."""
    ours = {one.removeprefix(begin) for begin in _BEGINNINGS if one.startswith(begin)}
    return any(other.startswith(begin) and other.removeprefix(begin) in ours for begin in _BEGINNINGS)
