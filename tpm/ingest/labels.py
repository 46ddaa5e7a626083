"""Answers in words: the strength and direction they say."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from tpm.ingest.wording import fold

# A label is short.
LONGEST = 80


@dataclass(frozen=True, kw_only=True)
class Level:
    """How strong and in which direction an answer is. `family` is what it speaks of; "" fits every family."""

    family: str
    level: float
    mirrored: bool = False


_MIDDLE = re.compile(
    r"^(?:teils?[\s/,-]*teils?|teilweise|weder[\s/-]*noch|weder\b.*\bnoch\b.*|neutral|unentschieden|unentschlossen|"
    r"mittel(?:mässig)?|mässig|okay|ok|es geht|so lala|durchschnittlich|neither\b.*|undecided|mixed|average|fair|"
    r"no preference|egal|indifferent|trifft (?:teils|teilweise)\b.*|stimme (?:teils|teilweise)\b.*|partly|partially)$"
)
# Words that say how strong: on scales with two opposite ends, and on those that start at "not at all".
_BOTH_ENDS: tuple[tuple[str, float], ...] = (
    (
        (
            "voll und ganz|uneingeschränkt|genau|ganz genau|vollkommen|völlig|vollständig|voll|absolut|stark|sehr stark|sehr|"
            "strongly|completely|totally|fully|very|highly|definitely"
        ),
        3,
    ),
    ("äusserst|extrem|extremely|ausserordentlich", 4),
    ("überwiegend|weitgehend|grösstenteils|mostly|largely|ziemlich|quite|fairly", 2.3),
    ("eher|etwas|somewhat|slightly|rather|tend to|a little|ein wenig|leicht|moderately|bedingt", 1),
)
_ONE_END: tuple[tuple[str, float], ...] = (
    ("gar nicht|garnicht|überhaupt nicht|ganz und gar nicht|not at all|keineswegs|in keiner weise", -3),
    ("nicht|not|kein|keine", -2),
    ("sehr wenig|very little|kaum|hardly|barely", -1.5),
    ("eher nicht|rather not|nicht so|not so|not very|not that|weniger|wenig|slightly|a little|ein wenig|ein bisschen|bedingt", -1),
    ("etwas|somewhat|teilweise|partly|einigermassen", -0.5),
    ("mässig|moderately|mittelmässig|mittel|halbwegs", 0),
    ("eher|rather|fairly", 1),
    ("ziemlich|quite|recht|überwiegend|weitgehend|mostly|grösstenteils", 2.3),
    ("sehr|very|stark|highly|voll und ganz|voll|völlig|vollkommen|absolut|strongly", 3),
    ("äusserst|extrem|extremely|ausserordentlich|completely|totally|sehr stark", 4),
)
_OPPOSITES: Mapping[str, tuple[str, str]] = {
    "satisfaction": ("zufrieden|satisfied|happy|pleased", "unzufrieden|dissatisfied|unsatisfied|unhappy|displeased"),
    "quality": ("gut|good|positiv|positive", "schlecht|bad|poor|negativ|negative"),
    "agreement": ("agree|zustimmung|einverstanden", "disagree|ablehnung"),
    "likelihood": ("wahrscheinlich|likely|probable", "unwahrscheinlich|unlikely|improbable"),
    "ease": ("einfach|leicht|easy|simple", "schwierig|schwer|difficult|hard|kompliziert"),
    "importance": ("wichtig|important", "unwichtig|unimportant"),
    "kindness": ("freundlich|friendly", "unfreundlich|unfriendly"),
    "speed": ("schnell|fast|quick", "langsam|slow"),
    "clarity": ("verständlich|clear", "unverständlich|unclear"),
}
# Families in which a set with an even number of points most often lacks its middle only because nobody chose it.
WITH_MIDDLE = frozenset({"satisfaction", "quality", "agreement"})
_EITHER = re.compile(r" or | oder ")
_AGREEMENT = re.compile(r"^(?:(?:ich )?stimmt?e?|trifft)\b(?P<how>.*?)\bzu$|^stimmt?\b(?P<how2>.*)$")
_FREQUENCY: tuple[tuple[str, float], ...] = (
    ("nie|niemals|never", -3),
    ("sehr selten|fast nie|very rarely|almost never|hardly ever", -2.5),
    ("selten|rarely|seldom", -2),
    ("eher selten|rather rarely", -1),
    ("gelegentlich|manchmal|ab und zu|hin und wieder|sometimes|occasionally", 0),
    ("eher häufig|eher oft|regelmässig|regularly", 1),
    ("häufig|oft|often|frequently|öfter", 2),
    ("sehr häufig|sehr oft|meistens|fast immer|very often|very frequently|usually|mostly|almost always", 3),
    ("immer|ständig|always", 4),
)
_FREQUENT = {text: level for texts, level in _FREQUENCY for text in texts.split("|")}


def level(text: str, *, both_ends: bool) -> Level | None:
    """What an answer in words says, None where it says nothing about strength.

    `both_ends` reads "slightly" and the like on a scale with two opposite ends, not on one that starts at "not at all".
    """
    return _level(text, both_ends) if len(text) <= LONGEST else None


def joint(text: str) -> bool:
    """Whether a label takes two different answers together: "neutral or dissatisfied"."""
    parts = [level(part, both_ends=True) for part in _EITHER.split(fold(text).replace(",", ""))]
    return len({part.level for part in parts if part is not None}) > 1


@lru_cache(maxsize=20_000)
def _level(text: str, both_ends: bool) -> Level | None:
    words = fold(text).replace(",", "")
    if _EITHER.search(words):
        return _either(words, both_ends=both_ends)
    if _MIDDLE.match(words):
        return Level(family="", level=0)
    agreed = _AGREEMENT.match(words)
    if agreed:
        return _agreement((agreed["how"] or agreed["how2"] or "").strip())
    for family, (good, bad) in _OPPOSITES.items():
        for side, sign in ((bad, -1), (good, 1)):
            found = re.match(rf"^(?P<how>.*?)\s*\b(?:{side})e?[rsn]?$", words)
            if found:
                return _opposite(family, found["how"].strip(), sign, both_ends=both_ends)
    return _intensity(words)


def _either(words: str, *, both_ends: bool) -> Level | None:
    """Two points taken together: "neutral or dissatisfied" lies between them."""
    parts = [level(part, both_ends=both_ends) for part in _EITHER.split(words)]
    known = [part for part in parts if part is not None]
    if len(known) != len(parts):
        return None
    return Level(family=max(part.family for part in known), level=sum(part.level for part in known) / len(known))


def _strength(words: str, table: Iterable[tuple[str, float]]) -> float | None:
    return next((value for texts, value in table if words in texts.split("|")), None)


def _agreement(how: str) -> Level | None:
    if how in ("", "zu"):
        return Level(family="agreement", level=2, mirrored=True)
    if how in ("nicht", "not"):
        return Level(family="agreement", level=-2, mirrored=True)
    if how in ("eher nicht", "weniger", "kaum", "wenig"):
        return Level(family="agreement", level=-1.5 if how == "kaum" else -1, mirrored=True)
    found = _strength(how, _ONE_END[:1])
    value = -3 if found is not None else _strength(how, _BOTH_ENDS)
    return None if value is None else Level(family="agreement", level=value, mirrored=True)


def _opposite(family: str, how: str, sign: int, *, both_ends: bool) -> Level | None:
    if not how:
        return Level(family=family, level=2 * sign, mirrored=True)
    lower = _strength(how, _ONE_END[:4]) if sign > 0 else None
    if lower is not None and not (both_ends and how in ("slightly", "a little", "ein wenig", "bedingt")):
        return Level(family=family, level=lower)
    value = _strength(how, _BOTH_ENDS if both_ends or sign < 0 else _ONE_END)
    return None if value is None else Level(family=family, level=value * sign, mirrored=both_ends or sign < 0)


def _intensity(words: str) -> Level | None:
    """A word of strength alone or before an unknown word: "gar nicht", "weniger stark", "sehr interessant"."""
    if words in _FREQUENT:
        return Level(family="frequency", level=_FREQUENT[words])
    for texts, value in sorted(_ONE_END, key=lambda entry: -max(map(len, entry[0].split("|")))):
        for text in sorted(texts.split("|"), key=len, reverse=True):
            if words == text:
                return Level(family="", level=value)
            if words.startswith(text + " ") and len(words.split()) <= len(text.split()) + 2:
                return Level(family=words[len(text) + 1 :], level=value)
    return None
