"""Which two questions of a Kano questionnaire are a pair: both speak of one thing, one of them of its absence."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from tpm.ingest import headers, kano, names
from tpm.ingest.column import Content
from tpm.ingest.guess import Guess
from tpm.model.mapping import ColumnMapping
from tpm.model.survey import KANO, Role

# So much of their words two halves share, and more where neither of them speaks of an absence.
ALIKE, VERY_ALIKE = 0.5, 0.6
UNSURE = 0.6
_WORD = re.compile(r"[^\W_]+")
# Before the thing itself, behind it, and what may stand in one half only.
_ASKING = re.compile(
    r"^.*?\b(?:wenn|falls|if|when|how do you feel about)\b[\s,:…]*(?:(?:es|there (?:is|are|were|was))\b\s*)?", re.IGNORECASE
)
_BEHIND = re.compile(
    r",? (?:how (?:do|would) you feel|wie (?:finden|fänden|würden) sie\b).*$|"
    r"\s+(?:ist|sind|wäre|wären|wird|werden|würde|würden|gibt|gäbe|geben würde|hat|haben|hätte|hätten|kann|können|könnte|könnten|"
    r"vorhanden|angeboten)$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"^(?:eine?[nmrs]?|kein(?:e[nmrs]?)?|a|an|no|the|der|die|das|den|dem|unsere?[nmrs]?|ihre?[nmrs]?|our|your)\s+", re.IGNORECASE
)
_LABEL = re.compile(
    r"[\s_]*[-–:(\[]?\s*\b(?:kano|(?:dys)?fun[ck]tional|positiv|negativ|positive|negative)\b\s*[)\]]?[\s:–-]*", re.IGNORECASE
)
_FILLING = frozenset(
    _WORD.findall("""wie finden fänden würden wäre sie du es wenn falls ist sind wird werden würde gibt gäbe eine ein einen einer einem
    der die das den dem nicht kein keine keinen keiner keinem ohne fehlt fehlen fehlte vorhanden angeboten nur kano funktional
    dysfunktional positiv negativ how do would you feel if when the a an is are was were there not no without missing functional
    dysfunctional f d pos neg""")
)


def paired(contents: Sequence[Content], guesses: dict[int, Guess]) -> dict[int, Guess]:
    """The guesses with both halves of every pair named alike, one functional and one dysfunctional.

    Questions that are answered in numbers join where they have a partner; a half in words without one stays what its header says.
    """
    found = {one.position: guesses[one.position] for one in contents if guesses[one.position].mapping.role in KANO}
    coded = {one.position: half for one in contents if one.position not in found and (half := kano.by_number(one))}
    halves = [one for one in contents if one.position in found or one.position in coded]
    pairs = _pairs(halves)
    name = names.tell_apart([first for first, _ in pairs], named)
    for first, second in pairs:
        sure = kano.absences(first.words) != kano.absences(second.words)
        for content, role in ((first, Role.KANO_FUNCTIONAL), (second, Role.KANO_DYSFUNCTIONAL)):
            guess = found.get(content.position) or coded[content.position]
            mapping = replace(guess.mapping, role=role, touchpoint=name[first.position])
            guesses[content.position] = replace(guess, mapping=mapping, confidence=guess.confidence if sure else UNSURE)
    alone = found.keys() - {one.position for pair in pairs for one in pair}
    for content in (one for one in contents if one.position in alone):
        guess = found[content.position]
        guesses[content.position] = replace(guess, mapping=replace(guess.mapping, touchpoint=named(content)), confidence=UNSURE)
    return guesses


def named(content: Content, longest: int = names.LONGEST) -> str:
    """The short name of what a half of a pair is about."""
    text = headers.clean(content.item or content.label or content.header)
    for what in (_LABEL, _ASKING, _ARTICLE):
        shorter = what.sub("", text).strip(" ?!.:;,*")
        text = shorter if len(shorter) > names.SHORTEST else text
    while (shorter := _BEHIND.sub("", text)) != text and len(shorter) > names.SHORTEST:
        text = shorter
    return names.cut(text[:1].upper() + text[1:], longest)


def lonely(columns: Sequence[ColumnMapping]) -> list[ColumnMapping]:
    """The halves of Kano pairs about touchpoints with fewer of the other half, so that nobody can tell which two are a pair."""
    halves = [column for column in columns if column.role in KANO]
    count = Counter((column.touchpoint.strip().casefold(), column.role) for column in halves)
    return [c for c in halves if len({count[c.touchpoint.strip().casefold(), role] for role in KANO}) > 1]


def _pairs(halves: Sequence[Content]) -> list[tuple[Content, Content]]:
    """The most alike first; without any word of absence in the file the half that comes first is the functional one."""
    without = {one.position: kano.absences(one.words) for one in halves}
    words = {one.position: _words(one) for one in halves}
    least = ALIKE if any(without.values()) else VERY_ALIKE
    likely = [
        (-_alike(words[a.position], words[b.position]), abs(a.position - b.position), a.position, a, b)
        for place, a in enumerate(halves)
        for b in halves[place + 1 :]
        if without[a.position] != without[b.position] or not any(without.values())
    ]
    taken: set[int] = set()
    pairs: list[tuple[Content, Content]] = []
    for alike, _, _, a, b in sorted(likely, key=lambda one: one[:3]):
        if -alike >= least and not taken & {a.position, b.position}:
            taken |= {a.position, b.position}
            pairs.append((b, a) if without[a.position] > without[b.position] else (a, b))
    return sorted(pairs, key=lambda pair: min(pair[0].position, pair[1].position))


def _words(content: Content) -> frozenset[str]:
    """What a half speaks of; where it is a row of a matrix, that row alone."""
    said = frozenset(_WORD.findall(headers.normalise(content.item or content.label or content.header).replace("_", " ")))
    return said - _FILLING or said


def _alike(first: frozenset[str], second: frozenset[str]) -> float:
    return len(first & second) / max(1, len(first | second))
