"""Questions of a Kano questionnaire: the five answers in words, and which half of a pair a question is."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from tpm.ingest import numbers, numberscale, questions
from tpm.ingest.column import Content, Doubt
from tpm.ingest.guess import Guess, Setting
from tpm.ingest.wording import fold, is_no_answer
from tpm.model.mapping import ColumnMapping
from tpm.model.scale import Scale
from tpm.model.survey import Role

LIKE, MUST_BE, NEUTRAL, LIVE_WITH, DISLIKE = range(1, 6)
ENDS = Scale(minimum=LIKE, maximum=DISLIKE)
CODES = "kano_codes"
# From here on codes are counted: 1–5, or 0–4.
ZERO, ONE = 0, 1
# So many of the answers must be known for a column to be half of a pair, and so many points must occur where they are chosen from.
MOSTLY, FEWEST = 0.8, 3
# What stands before or behind and says nothing: "1 - ", "Das ", "I would ".
_BEFORE = re.compile(r"^\(?\d\)?\s*[-–—.:=)]*\s*(?=\D)")
_OPENING = re.compile(r"^(?:(?:das|dies|es|ich|it|that|this) (?:would |is |am |'d )?|i'm |i'd |i (?:would |am )?|would )")
_BEHIND = re.compile(r"\s*\(.*$")
# The point of each answer by its words without what opens it.
_SAID: Mapping[int, str] = {
    LIKE: (
        "würde mich sehr freuen|würde mich freuen|würde mich darüber freuen|freut mich sehr|freut mich|würde mir sehr gefallen|"
        "würde mir sehr gut gefallen|würde mir gefallen|gefällt mir sehr gut|gefällt mir sehr|gefällt mir|würde ich sehr begrüssen|"
        "würde ich begrüssen|fände ich sehr gut|fände ich gut|fände ich toll|finde ich sehr gut|finde ich toll|würde mich begeistern|"
        "begeistert mich|mag ich|mag das|mag es|like it|like it that way|like that|like this|like it very much|like it a lot|"
        "like to have it that way|like|enjoy it|enjoy it that way|love it|delighted|be delighted|be very pleased|be very happy"
    ),
    MUST_BE: (
        "setze ich voraus|setze das voraus|setze es voraus|wird vorausgesetzt|muss so sein|muss sein|ist selbstverständlich|"
        "ist für mich selbstverständlich|selbstverständlich|erwarte ich|erwarte das|erwarte es|expect it|expect it to be that way|"
        "expect it to be this way|expect that|expect this|expect it must be|must be that way|must be this way|must be|must-be|must have|"
        "must have it|has to be that way|take it for granted|take that for granted|a must"
    ),
    NEUTRAL: (
        "ist mir egal|mir egal|egal|ist mir gleichgültig|gleichgültig|ist mir gleich|bin neutral|neutral|weder noch|don't care|"
        "do not care|doesn't matter to me|doesn't matter|does not matter|indifferent|feel neutral|makes no difference"
    ),
    LIVE_WITH: (
        "könnte ich in kauf nehmen|kann ich in kauf nehmen|nehme ich in kauf|würde ich in kauf nehmen|nehme das in kauf|"
        "kann damit leben|könnte damit leben|damit kann ich leben|damit könnte ich leben|kann ich tolerieren|könnte ich tolerieren|"
        "toleriere ich|kann ich hinnehmen|könnte ich hinnehmen|würde ich hinnehmen|würde ich gerade noch hinnehmen|"
        "nehme ich gerade noch hin|nehme ich hin|kann ich akzeptieren|can live with it|can live with it that way|can live with that|"
        "could live with it|could live with that|live with it|live with|live-with|can tolerate it|could tolerate it|can tolerate|"
        "tolerate it|can accept it|can put up with it"
    ),
    DISLIKE: (
        "würde mich sehr stören|würde mich stören|stört mich sehr|stört mich|würde mir nicht gefallen|würde mir gar nicht gefallen|"
        "gefällt mir nicht|gefällt mir gar nicht|würde mir sehr missfallen|würde mir missfallen|missfällt mir sehr|missfällt mir|"
        "mag ich nicht|mag das nicht|mag es nicht|fände ich schlecht|fände ich nicht gut|würde mich sehr ärgern|würde mich ärgern|"
        "ärgert mich|kann ich nicht akzeptieren|dislike it|dislike it that way|dislike it very much|dislike that|dislike this|dislike|"
        "don't like it|do not like it|hate it|annoys me|annoy me|be annoyed|be very annoyed|cannot accept it|can't accept it|"
        "cannot tolerate it|can't tolerate it|can't stand it"
    ),
}
_POINTS = {fold(text): point for point, texts in _SAID.items() for text in texts.split("|")}
# How it would be if; what stands between names no thing that could be rated.
_ASKS = re.compile(
    r"\b(?:wie|was) (?:fänden|finden|fändest|findest|würden|würdest|wäre|fühlen|hielten|halten|sagen) (?:sie|du|es)"
    r"(?: (?:es|das|sich|dich|ihnen|dir|davon|dazu|fühlen|finden|reagieren|sagen|denken|halten))*,? (?:wenn|falls)\b|"
    r"\bhow (?:do|would) you (?:feel|like it|react),? (?:if|when)\b|\bif\b.*\bhow (?:do|would) you feel\b\W*$"
)
_SAYS = re.compile(r"\bkano\b|\bdysfun[ck]tional\b|\bfun[ck]tional\b\W*$|^fun[ck]tional\s*:|[(\[]fun[ck]tional[)\]]")
_JUDGES = re.compile(r"zufrieden|satisf|bewert|beurteil|\brat(?:e|ing)\b")
_WITHOUT = re.compile(
    r"\b(?:nicht|nichts|kein(?:e[mnrs]?)?|ohne|fehl(?:t|en|te|ten|end)?|niemand|nie|unmöglich|entf(?:allen|ällt|ielen?)|"
    r"not|no|without|missing|lacks?|lacking|absent|never|cannot|dysfun[ck]tional|negativ|negative)\b|n't\b|(?:[\s_-](?:dys|neg)|_d)\)?$"
)
# What nobody wants: where it is missing, something is there.
_RELIEF = re.compile(
    r"\b(?:kein(?:e[mnrs]?)?|ohne|nicht|nie|no|not|without|never)\s+(?:(?!ohne\b|kein|without\b|no\b)\w+\s+)?(?:"
    r"\w*wartezeit(?:en)?|\w*warteschlangen?|\w*warteschleifen?|warten|\w*gebühr(?:en)?|\w*kosten|aufpreis\w*|\w*zuschl(?:ag|äge)|"
    r"fehlern?|mängeln?|werbung|mindest\w+|\w*vertragsbindung|kündigungsfrist(?:en)?|verspätung(?:en)?|verzögerung(?:en)?|"
    r"wait(?:ing)?|queues?|queuing|fees?|costs?|charges?|surcharges?|errors?|ads?|adverts?|advertis\w+|delays?|minimum)\b"
)


def point(text: str) -> int | None:
    """Which of the five answers a text is, 1 (like) to 5 (dislike); None where it is none of them."""
    words = _BEHIND.sub("", _BEFORE.sub("", fold(text)).replace(",", "")).strip(" -–.")
    return _POINTS.get(words) or _POINTS.get(_OPENING.sub("", words))


def says(words: str) -> bool:
    """Whether a header calls itself half of a Kano pair."""
    return bool(_SAYS.search(words))


def absences(words: str) -> int:
    """How often a header speaks of something that is not there; the dysfunctional half of a pair does so more often.

    What nobody wants counts the other way round: "no waiting" is something that is there, and less than 0.
    """
    return len(_WITHOUT.findall(words)) - 2 * reliefs(words)


def reliefs(words: str) -> int:
    """How often a header speaks of something bad that is not there: "no waiting"."""
    return len(_RELIEF.findall(words))


def guess(content: Content, setting: Setting) -> Guess | None:
    """What would be half of a Kano pair by its answers in words; points that nobody chose here may occur in other questions."""
    values, total = worth(content.counts), sum(n for text, n in content.counts.items() if not is_no_answer(text))
    known = sum(content.counts[text] for text in values)
    seen = set(worth(setting.shared[content.position]).values()) | set(values.values())
    kinds = seen & {LIKE, DISLIKE}, seen & {MUST_BE, LIVE_WITH}
    if not known or known < MOSTLY * total or len(seen) < FEWEST or not all(kinds) or questions.speaks_of_importance(content.words):
        return None
    silent = frozenset(text for text in content.counts if is_no_answer(text))
    strange = [text for text in content.counts if text not in values and text not in silent]
    doubts = tuple(Doubt(code="unknown_answer", values={"text": text, "n": content.counts[text]}) for text in strange)
    return half(content, values, silent, doubts)


def by_number(content: Content) -> Guess | None:
    """What would be half of a Kano pair in numbers from 1 to 5 or 0 to 4, or in codes for them; a guess that is asked about.

    The numbers stand as they are in the file until `counted` has seen all halves.
    """
    if not (says(content.words) or _ASKS.search(content.words)) or _JUDGES.search(content.words):
        return None
    worth = numbers.of_texts([text for text in content.counts if not is_no_answer(text)])[0]
    silent = {text for text in content.counts if is_no_answer(text) or worth.get(text, 0) < 0 or worth.get(text) in numberscale.CODES}
    values = {text: value for text, value in worth.items() if value in range(ZERO, DISLIKE + 1)}
    strange = content.counts.keys() - silent - values.keys()
    known, unknown = (sum(content.counts[text] for text in texts) for texts in (values, strange))
    if not known or known < MOSTLY * (known + unknown) or any(value != round(value) for value in worth.values()):
        return None
    doubts = tuple(Doubt(code="unknown_answer", values={"text": text, "n": content.counts[text]}) for text in sorted(strange))
    return half(content, values, frozenset(silent), (Doubt(code=CODES), *doubts))


def counted(contents: Mapping[int, Content], halves: Mapping[int, Guess]) -> dict[int, Guess]:
    """The halves in numbers (by position) with the point of each number, as all of them together tell where counting begins.

    A 0 beside a 5 is no point and asked about.
    """
    seen = {value for guess in halves.values() for value in guess.mapping.values.values()}
    first = ZERO if ZERO in seen and DISLIKE not in seen else ONE
    return {position: _counted(contents[position], guess, first) for position, guess in halves.items()}


def _counted(content: Content, guess: Guess, first: int) -> Guess:
    values = {text: value + ONE - first for text, value in guess.mapping.values.items() if value >= first}
    below = [text for text in guess.mapping.values if text not in values]
    ends = Doubt(code=CODES, values={"minimum": first, "maximum": first + DISLIKE - LIKE})
    doubts = (*guess.doubts[1:], *(Doubt(code="unknown_answer", values={"text": text, "n": content.counts[text]}) for text in below))
    return replace(guess, mapping=replace(guess.mapping, values=values), doubts=(ends, *doubts))


def worth(texts: Iterable[str]) -> dict[str, float]:
    """The texts that are one of the five answers with their points."""
    return {text: float(found) for text in texts if not is_no_answer(text) and (found := point(text))}


def half(content: Content, values: Mapping[str, float], silent: frozenset[str], doubts: tuple[Doubt, ...]) -> Guess:
    """The column as half of a pair, by its header."""
    role = Role.KANO_DYSFUNCTIONAL if absences(content.words) > 0 else Role.KANO_FUNCTIONAL
    mapping = ColumnMapping(position=content.position, header=content.header, role=role, scale=ENDS, values=dict(values), no_answer=silent)
    return Guess(mapping=mapping, confidence=0.7 if doubts else 0.9, doubts=doubts)
