"""What an answer of the guide is made of, and sentences that several answers share."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from textwrap import shorten

from tpm.figures.guide_facts import Facts
from tpm.i18n.language import Language
from tpm.model.entry import Entry

_NAMED = 3
_LONGEST = 140


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the data say to a question, empty where they say nothing; what is `open`; at which touchpoint to read on, if at one."""

    said: str = ""
    open: str = ""
    touchpoint_id: int | None = None


Ask = Callable[[Facts, Language], Answer]


def nothing(facts: Facts, language: Language) -> Answer:
    """No page records it yet."""
    del facts
    return Answer(open=language.t("Nothing in the program records this yet; write it down as a note."))


def named(names: Sequence[str], language: Language) -> str:
    """“Hotline”, “Kasse”, “Abholung” and 4 more; each name once."""
    return _listed([_marked(name, language) for name in dict.fromkeys(names)], language)


def quoted(found: Sequence[tuple[str, str]], language: Language) -> str:
    """The first texts, shortened, each with the name of its touchpoint, and how many more there are."""
    return _listed([f"{_marked(shorten(text, _LONGEST, placeholder=' …'), language)} ({name})" for text, name in found], language)


def _marked(text: str, language: Language) -> str:
    return f"“{text}”" if language.code == "en" else f"„{text}“"


def _listed(each: Sequence[str], language: Language) -> str:
    said, more = ", ".join(each[:_NAMED]), len(each) - _NAMED
    return said if more <= 0 else language.t("{names} and {more} more", names=said, more=language.number(more))


def at_touchpoint(facts: Facts, found: Sequence[Entry]) -> int | None:
    """The touchpoint to read on at: the first that has something, else the one that disappoints most, else the first of all."""
    if found:
        return found[0].touchpoint_id
    rated = facts.ratings[facts.ratings["n"] > 0].sort_values("disappointment", ascending=False)
    if len(rated):
        return int(rated["touchpoint_id"].iloc[0])
    return facts.touchpoints[0].id if facts.touchpoints else None


def without(facts: Facts, found: Sequence[Entry], language: Language) -> str:
    """How many touchpoints have nothing of the kind; empty where all have."""
    missing = len(facts.touchpoints) - facts.at(found)
    return language.n("Nothing yet about {n} touchpoint.", "Nothing yet about {n} touchpoints.", missing) if missing else ""
