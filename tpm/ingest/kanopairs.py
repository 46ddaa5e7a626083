"""Which two questions of a Kano questionnaire are a pair: both speak of one thing, one of them of its absence."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tpm.ingest import headers, kano, names
from tpm.ingest.column import Content, Doubt
from tpm.ingest.guess import Guess
from tpm.model.mapping import ColumnMapping
from tpm.model.survey import KANO, Role

# So much of their words two halves share, and more where neither of them speaks of an absence.
ALIKE, VERY_ALIKE = 0.5, 0.6
UNSURE = 0.6
# So many of the five answers occur where a half without its partner is asked about.
MANY = 4
_WORD = re.compile(r"[^\W_]+")
# Before the thing itself, behind it, and what may stand in one half only.
_ASKING = re.compile(
    r"^.*?\b(?:wenn|falls|if|when)\b[\s,:…]*(?:(?:es|wir|sie|man|we|you|they|there (?:is|are|were|was))\b\s*)?|"
    r"^(?:wie (?:finden|fänden) sie|how (?:do|would) you feel about)\s+",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r",? (?:how (?:do|would) you feel|wie (?:finden|fänden|würden) sie\b).*$|"
    r"\s+(?:ist|sind|wäre|wären|wird|werden|würde|würden|gibt|gäbe|geben würde|hat|haben|hätte|hätten|kann|können|könnte|könnten|"
    r"vorhanden|angeboten|entsteht|entstehen|anfällt|anfallen)$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"^(?:eine?[nmrs]?|kein(?:e[nmrs]?)?|a|an|no|the|der|die|das|den|dem|unsere?[nmrs]?|ihre?[nmrs]?|our|your)\s+", re.IGNORECASE
)
_LABEL = re.compile(
    r"[\s_]*[-–:(\[]?\s*\b(?:kano|(?:dys)?fun[ck]tional|positiv|negativ|positive|negative)\b\s*[)\]]?[\s:–-]*|_[fd]$", re.IGNORECASE
)
_FILLING = frozenset(
    _WORD.findall("""wie finden fänden würden wäre sie du es wenn falls ist sind wird werden würde gibt gäbe eine ein einen einer einem
    der die das den dem nicht kein keine keinen keiner keinem ohne fehlt fehlen fehlte fehlend entfallen
    entfällt vorhanden angeboten nur kano funktional dysfunktional positiv negativ how do would you feel if when the a an is are
    was were there not no without missing functional dysfunctional f d pos neg""")
)


@dataclass(frozen=True, kw_only=True)
class _Pair:
    """Two halves; `sure` where neither is as much like another one, `said` where the words say which is which."""

    functional: Content
    dysfunctional: Content
    sure: bool
    said: bool


def paired(contents: Sequence[Content], guesses: dict[int, Guess], halves: Mapping[int, Guess]) -> dict[int, Guess]:
    """The guesses with both halves of every pair named alike, one functional and one dysfunctional.

    `halves` (by position) are the columns that would be half of a pair; one without a partner keeps its guess and is asked about.
    """
    worded = [one for one in contents if one.position in halves and not _in_numbers(halves[one.position])]
    coded = [one for one in contents if one.position in halves and _in_numbers(halves[one.position])]
    points = {point for one in worded for point in halves[one.position].mapping.values.values()}
    pairs = [*(_pairs(worded) if kano.MUST_BE in points else ()), *_pairs(coded, in_numbers=True)]
    partners = [one for pair in pairs for one in (pair.functional, pair.dysfunctional)]
    in_numbers = {one.position: one for one in partners if _in_numbers(halves[one.position])}
    halves = {**halves, **kano.counted(in_numbers, {position: halves[position] for position in in_numbers})}
    name = names.tell_apart([pair.functional for pair in pairs], named)
    for pair in pairs:
        doubts = _direction(pair, *(halves[one.position] for one in (pair.functional, pair.dysfunctional)))
        for content, role in ((pair.functional, Role.KANO_FUNCTIONAL), (pair.dysfunctional, Role.KANO_DYSFUNCTIONAL)):
            guess = halves[content.position]
            mapping = replace(guess.mapping, role=role, touchpoint=name[pair.functional.position])
            sure, before = guess.confidence if pair.sure and not doubts else UNSURE, guesses[content.position].mapping
            guesses[content.position] = replace(guess, mapping=mapping, confidence=sure, otherwise=before, doubts=(*guess.doubts, *doubts))
    asked = [*(worded if kano.MUST_BE in points and len(points) >= MANY else ()), *(one for one in coded if kano.says(one.words))]
    return _told_alone(guesses, [one for one in asked if one not in partners])


def _told_alone(guesses: dict[int, Guess], alone: Sequence[Content]) -> dict[int, Guess]:
    """What is answered like half of a pair but has no partner stays what it was, and is asked about."""
    for content in alone:
        guess = guesses[content.position]
        guesses[content.position] = replace(guess, doubts=(*guess.doubts, Doubt(code="kano_alone")))
    return guesses


def _direction(pair: _Pair, functional: Guess, dysfunctional: Guess) -> tuple[Doubt, ...]:
    """Ask which half is which where the words do not say it for certain, or the answers say the contrary."""
    with_it, without_it = _mean(pair.functional, functional), _mean(pair.dysfunctional, dysfunctional)
    in_words = not _in_numbers(functional)
    relieved = kano.reliefs(pair.functional.words) != kano.reliefs(pair.dysfunctional.words)
    turned = in_words and without_it < kano.NEUTRAL < with_it
    if pair.said and not turned and not (relieved and not (in_words and with_it < without_it)):
        return ()
    return (Doubt(code="kano_direction", values={"with": pair.functional.header, "without": pair.dysfunctional.header}),)


def _mean(content: Content, guess: Guess) -> float:
    """Between what pleases (1) and what bothers (5) most."""
    values = guess.mapping.values
    return sum(value * content.counts[text] for text, value in values.items()) / sum(content.counts[text] for text in values)


def named(content: Content, longest: int = names.LONGEST) -> str:
    """The short name of what a half of a pair is about."""
    text = headers.clean(_thing(content))
    for what in (_LABEL, _ASKING, _ARTICLE):
        shorter = what.sub("", text).strip(" ?!.:;,*")
        if kano.reliefs(text.casefold()) > kano.reliefs(shorter.casefold()):
            continue  # "No waiting" is the name, without its "no" it would say the contrary
        text = shorter if len(shorter) >= names.SHORTEST else text
    while (shorter := _BEHIND.sub("", text)) != text and len(shorter) >= names.SHORTEST:
        text = shorter
    return names.cut(text[:1].upper() + text[1:], longest)


def lonely(columns: Sequence[ColumnMapping], known: Mapping[str, int] | None = None) -> list[ColumnMapping]:
    """The halves of Kano pairs about touchpoints that are not asked about in exactly one pair: nobody can tell which two belong together.

    `known`: the touchpoints that names in small letters stand for, as several may lead to one.
    """
    about = [(column, column.touchpoint.strip().casefold()) for column in columns if column.role in KANO]
    halves = [(column, (known or {}).get(name, name)) for column, name in about]
    count = Counter((place, column.role) for column, place in halves)
    return [column for column, place in halves if any(count[place, role] != 1 for role in KANO)]


def _pairs(halves: Sequence[Content], *, in_numbers: bool = False) -> list[_Pair]:
    """The most alike first; without any word of absence the half that comes first is the functional one.

    Numbers say nothing themselves: without a word of absence their headers must speak of Kano.
    """
    without = {one.position: kano.absences(one.words) for one in halves}
    words = {one.position: _words(_thing(one)) for one in halves}
    ordered = not any(without.values()) and (not in_numbers or all(kano.says(one.words) for one in halves))
    likely = [
        (_alike(words[a.position], words[b.position]), a, b)
        for place, a in enumerate(halves)
        for b in halves[place + 1 :]
        if (ordered or without[a.position] != without[b.position]) and _asked_of(a) == _asked_of(b)
    ]
    likely = [one for one in likely if one[0] >= (VERY_ALIKE if ordered else ALIKE)]
    rivals = Counter((each.position, alike) for alike, a, b in likely for each in (a, b))
    taken: set[int] = set()
    pairs: list[_Pair] = []
    for alike, a, b in sorted(likely, key=lambda one: (-one[0], abs(one[1].position - one[2].position), one[1].position)):
        if not taken & {a.position, b.position}:
            taken |= {a.position, b.position}
            first, second = (b, a) if without[a.position] > without[b.position] else (a, b)
            alone = rivals[a.position, alike] == rivals[b.position, alike] == 1
            pairs.append(_Pair(functional=first, dysfunctional=second, sure=alone and not ordered, said=not ordered))
    return sorted(pairs, key=lambda pair: min(pair.functional.position, pair.dysfunctional.position))


def _in_numbers(guess: Guess) -> bool:
    return any(doubt.code == kano.CODES for doubt in guess.doubts)


def _thing(content: Content) -> str:
    """What a half speaks of: the row of a matrix, or its question where the rows are the halves."""
    return _asked_of(content) or content.item or content.label or content.header


def _asked_of(content: Content) -> str:
    """The question of a matrix whose rows say no more than "there" and "not there"; empty for any other column."""
    return "" if _words(content.item) - _FILLING else content.group


def _words(text: str) -> frozenset[str]:
    """The words of a text that tell one thing from another, all of them where there are no such."""
    said = frozenset(_WORD.findall(headers.normalise(text).replace("_", " ")))
    return said - _FILLING or said


def _alike(first: frozenset[str], second: frozenset[str]) -> float:
    return len(first & second) / max(1, len(first | second))
