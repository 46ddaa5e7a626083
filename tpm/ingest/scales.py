"""The scale of one question: numbers or words, what each cell text is worth, and what has to be asked."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tpm.ingest import labels, numbers, numberscale, wordscale
from tpm.ingest.column import Content, Doubt
from tpm.ingest.numberscale import NumberScale
from tpm.ingest.wording import NOT_APPLICABLE, fold, is_no_answer
from tpm.model.scale import Scale

MOST_POINTS, MOST_LABELS = 15, 30
MOSTLY = 0.9
SURE, ASSUMED, LEAST, COST = 0.95, 0.8, 0.3, 0.15


@dataclass(frozen=True, kw_only=True)
class FoundScale:
    """A scale with the worth of each cell text. `confidence` 0–1; `numeric` tells numbers from words."""

    scale: Scale
    values: Mapping[str, float]
    no_answer: frozenset[str]
    doubts: tuple[Doubt, ...]
    confidence: float
    numeric: bool


def find(
    content: Content, shared: Mapping[str, int], respondents: int, *, recommend: bool = False, coded: bool = False
) -> FoundScale | None:
    """The scale of a column, None where its cells are no points of one.

    `shared` are the counts of all questions answered on the same scale, this one included.
    """
    silent = frozenset(text for text in content.counts if _is_silent(text))
    answers = {text: n for text, n in content.counts.items() if text not in silent}
    together = {text: n for text, n in shared.items() if not _is_silent(text)}
    total = sum(answers.values())
    if not total:
        return None
    worth, _ = numbers.of_texts(together)
    if sum(n for text, n in answers.items() if text in worth) >= MOSTLY * total:
        return _numeric(answers, together, silent, content.words, recommend=recommend, coded=coded)
    return _worded(answers, together, silent, respondents)


def whole(number: float) -> float:
    """A number as people write it: 5 and not 5.0."""
    return int(number) if number == round(number) else number


def _is_silent(text: str) -> bool:
    """No answer in words, or as the negative number that tools write for it."""
    return is_no_answer(text) or (numbers.plain(text) or 0) < 0


def _numeric(
    answers: Mapping[str, int], together: Mapping[str, int], silent: frozenset[str], header: str, *, recommend: bool, coded: bool
) -> FoundScale | None:
    worth, words = numbers.of_texts(together)
    counts: Counter[float] = Counter()
    for text, value in worth.items():
        counts[value] += together[text]
    found = numberscale.find(counts, header, recommend=recommend, coded=coded)
    if found is None or (len(set(answers) & set(worth)) > MOST_POINTS >= found.maximum):
        return None
    known = {text: worth[text] for text in answers if text in worth}
    outside = {text: answers[text] for text, value in known.items() if value in found.outside}
    scale = Scale(
        minimum=found.minimum,
        maximum=found.maximum,
        reversed=found.reversed or _counts_down(words),
        labels={text: number for number, text in sorted(words.items())} or None,
    )
    doubts = (
        *_outside(outside, found),
        *_unknown({text: n for text, n in answers.items() if text not in worth}),
        *_assumed(found, coded=numbers.are_codes(answers)),
    )
    return FoundScale(
        scale=scale,
        values={text: value - found.shift for text, value in known.items() if text not in outside},
        no_answer=silent | frozenset(outside),
        doubts=doubts,
        confidence=_confidence(doubts, assumed=found.assumed),
        numeric=True,
    )


def _confidence(doubts: Sequence[Doubt], *, assumed: bool) -> float:
    """Each doubt costs; a scale whose ends do not show starts lower."""
    return max(LEAST, (ASSUMED if assumed else SURE) - COST * len(doubts))


def _counts_down(words: Mapping[float, str]) -> bool:
    """Whether the words beside the numbers say that the lowest number is the best."""
    said = sorted(words.items())
    if len(said) < 2:
        return False
    first, last = (labels.level(text, both_ends=True) for _, text in (said[0], said[-1]))
    return first is not None and last is not None and first.level > last.level


def _outside(outside: Mapping[str, int], found: NumberScale) -> tuple[Doubt, ...]:
    return tuple(
        Doubt(code="outside_scale", values={"text": text, "n": n, "minimum": whole(found.minimum), "maximum": whole(found.maximum)})
        for text, n in sorted(outside.items())
    )


def _unknown(unknown: Mapping[str, int]) -> tuple[Doubt, ...]:
    return tuple(Doubt(code="unknown_answer", values={"text": text, "n": n}) for text, n in unknown.items())


def _assumed(found: NumberScale, *, coded: bool) -> tuple[Doubt, ...]:
    """Ask for the ends where the answers do not show them; codes such as A1, A2 never do."""
    ends = {"minimum": whole(found.minimum), "maximum": whole(found.maximum)}
    if found.shift:
        return (Doubt(code="scale_shifted", values=ends | {"shift": whole(found.shift)}),)
    return (Doubt(code="scale_assumed", values=ends),) if coded or (found.assumed and not found.outside) else ()


def _worded(answers: Mapping[str, int], together: Mapping[str, int], silent: frozenset[str], respondents: int) -> FoundScale | None:
    if len(answers) > MOST_LABELS:
        return None
    found = wordscale.find(together, respondents)
    aside = frozenset(text for text in answers if fold(text) in NOT_APPLICABLE)
    if found is None or (aside and not _agrees(together)):
        rest = {text: n for text, n in together.items() if fold(text) not in NOT_APPLICABLE}
        found = wordscale.find(rest, respondents) or _without_strangers(rest, respondents)
        silent |= aside
    if found is None:
        return None
    values = {text: found.values[fold(text)] for text in answers if fold(text) in found.values and text not in silent}
    unknown = {text: n for text, n in answers.items() if text not in values and text not in silent}
    if sum(unknown.values()) > (1 - MOSTLY) * sum(answers.values()) or not values:
        return None
    worth = {text: found.values[fold(text)] for text in together if fold(text) in found.values}
    scale = Scale(minimum=1, maximum=found.points, reversed=found.reversed, labels=dict(sorted(worth.items(), key=lambda item: item[1])))
    assumed = (Doubt(code="scale_assumed", values={"minimum": 1, "maximum": found.points}),) if found.assumed else ()
    doubts = (*_unknown(unknown), *assumed, *_joint(answers, worth))
    return FoundScale(
        scale=scale, values=values, no_answer=silent, doubts=doubts, confidence=_confidence(doubts, assumed=False), numeric=False
    )


def _joint(answers: Mapping[str, int], worth: Mapping[str, float]) -> tuple[Doubt, ...]:
    """Ask where one of only two answers takes two together: what lies between can no longer be told apart."""
    taken = [text for text in worth if labels.joint(text)]
    if len(set(worth.values())) != wordscale.FEWEST or len(taken) != 1:
        return ()
    other = next(text for text, point in worth.items() if point != worth[taken[0]])
    best, least = (other, taken[0]) if worth[other] > worth[taken[0]] else (taken[0], other)
    return (Doubt(code="joint_answer", values={"text": taken[0], "n": answers.get(taken[0], 0), "best": best, "least": least}),)


def _agrees(together: Mapping[str, int]) -> bool:
    """Whether "trifft nicht zu" stands among other degrees of agreement, where it is an answer."""
    others = [text for text in together if fold(text) not in NOT_APPLICABLE]
    spoken = [labels.level(text, both_ends=True) for text in others]
    return any(level is not None and level.family == "agreement" for level in spoken)


def _without_strangers(counts: Mapping[str, int], respondents: int) -> wordscale.WordScale | None:
    """The scale of those labels that say a strength, where nearly all answers do."""
    speaking = {text: n for text, n in counts.items() if labels.level(text, both_ends=False) is not None}
    if len(speaking) < wordscale.FEWEST or sum(speaking.values()) < MOSTLY * sum(counts.values()):
        return None
    return wordscale.find(speaking, respondents)
