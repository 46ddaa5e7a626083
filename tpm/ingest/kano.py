"""Questions of a Kano questionnaire: the five answers in words, and which half of a pair a question is."""

import re
from collections.abc import Iterable, Mapping

from tpm.ingest import numbers, questions
from tpm.ingest.column import Content, Doubt
from tpm.ingest.guess import Guess, Setting
from tpm.ingest.wording import fold, is_no_answer
from tpm.model.mapping import ColumnMapping
from tpm.model.scale import Scale
from tpm.model.survey import Role

LIKE, MUST_BE, NEUTRAL, LIVE_WITH, DISLIKE = range(1, 6)
ENDS = Scale(minimum=LIKE, maximum=DISLIKE)
CODES = "kano_codes"
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


def point(text: str) -> int | None:
    """Which of the five answers a text is, 1 (like) to 5 (dislike); None where it is none of them."""
    words = _BEHIND.sub("", _BEFORE.sub("", fold(text)).replace(",", "")).strip(" -–.")
    return _POINTS.get(words) or _POINTS.get(_OPENING.sub("", words))


def says(words: str) -> bool:
    """Whether a header calls itself half of a Kano pair."""
    return bool(_SAYS.search(words))


def absences(words: str) -> int:
    """How often a header speaks of something that is not there; the dysfunctional half of a pair does so more often."""
    return len(_WITHOUT.findall(words))


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
    """What would be half of a Kano pair in numbers from 1 to 5, or in codes for them; a guess that is asked about."""
    said = [text for text in content.counts if not is_no_answer(text)]
    values = numbers.of_texts(said)[0]
    if not (says(content.words) or _ASKS.search(content.words)) or _JUDGES.search(content.words):
        return None
    if not values or len(values) < len(said) or not set(values.values()) <= set(range(LIKE, DISLIKE + 1)):
        return None
    return half(content, values, frozenset(content.counts.keys() - values.keys()), (Doubt(code=CODES),))


def worth(texts: Iterable[str]) -> dict[str, float]:
    """The texts that are one of the five answers with their points."""
    return {text: float(found) for text in texts if not is_no_answer(text) and (found := point(text))}


def half(content: Content, values: Mapping[str, float], silent: frozenset[str], doubts: tuple[Doubt, ...]) -> Guess:
    """The column as half of a pair, by its header."""
    role = Role.KANO_DYSFUNCTIONAL if absences(content.words) else Role.KANO_FUNCTIONAL
    mapping = ColumnMapping(position=content.position, header=content.header, role=role, scale=ENDS, values=dict(values), no_answer=silent)
    return Guess(mapping=mapping, confidence=0.7 if doubts else 0.9, doubts=doubts)
