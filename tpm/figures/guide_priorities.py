"""Answers to the questions about priority and key touchpoints."""

from tpm.figures.guide_answers import Answer, named
from tpm.figures.guide_facts import Facts
from tpm.figures.measures import OPEN
from tpm.i18n.language import Language


def key_touchpoints(facts: Facts, language: Language) -> Answer:
    """What is done at the key touchpoints, and where delight brings most recommendations."""
    keys = [one for one in facts.touchpoints if one.key]
    if not keys:
        return Answer(open=language.t("No touchpoint is marked as a key touchpoint."))
    busy = {one.touchpoint_id for one in facts.measures if one.progress in OPEN}
    idle = [one.name for one in keys if one.id not in busy]
    said = language.t(
        "{busy} of {all} key touchpoints have an open measure.",
        busy=language.number(len(keys) - len(idle)),
        all=language.number(len(keys)),
    )
    still = language.t("Without an open measure: {names}.", names=named(idle, language)) if idle else ""
    return Answer(said=f"{said} {_promising(facts, language)}".strip(), open=still)


def _promising(facts: Facts, language: Language) -> str:
    """The key touchpoint where delight goes most with recommending; empty where no such difference is certain."""
    found = facts.priorities[facts.priorities["key"] & (facts.priorities["potential_low"] > 0)]
    if found.empty:
        return ""
    most = found.sort_values("potential", ascending=False).iloc[0]
    return language.t(
        "Delight goes with recommending most at “{touchpoint}”: {points} points more promoters than among the others.",
        touchpoint=most["touchpoint"],
        points=language.number(100 * most["potential"]),
    )


def first(facts: Facts, language: Language) -> str:
    """What comes first with equal weights; empty where nothing can be ranked."""
    names = [str(name) for name in facts.priorities["touchpoint"].head(3)]
    return language.t("With equal weights these come first: {names}.", names=named(names, language)) if names else ""
