"""Answers to the questions about word of mouth, of the first step and of the second."""

from tpm.figures import word_of_mouth_findings as findings
from tpm.figures.guide_answers import Answer, named
from tpm.figures.guide_facts import Facts
from tpm.i18n.language import Language
from tpm.model.touchpoint import Objective

_SPREAD = (Objective.WORD_OF_MOUTH, Objective.RECOMMENDATION)


def potential(facts: Facts, language: Language) -> Answer:
    """Where customers have something to tell."""
    meant = [one.name for one in facts.touchpoints if any(objective in one.objectives for objective in _SPREAD)]
    said = [findings.potential(facts.potential, language)]
    if meant:
        said.append(language.t("Word of mouth or recommendation is the objective of {names}.", names=named(meant, language)))
    told = " ".join(one for one in said if one)
    return Answer(said=told) if told else Answer(open=language.t("No customer has rated a touchpoint yet."))


def recommenders(facts: Facts, language: Language) -> Answer:
    """Who has most reach and influence."""
    count = len(facts.unlisted)
    still = language.n(
        "{n} name that new customers told is not in the list yet.", "{n} names that new customers told are not in the list yet.", count
    )
    said = findings.who(facts.recommenders, language)
    if said:
        return Answer(said=said, open=still if count else "")
    return Answer(open=still if count else language.t("Nobody has been entered who recommends you."))


def offers(facts: Facts, language: Language) -> Answer:
    """Which offers are really recommended."""
    said = findings.what(facts.offers, language)
    if not said:
        return Answer(open=language.t("No new customer has named a recommended offer."))
    return Answer(said=said)


def warned(facts: Facts, language: Language) -> Answer:
    """Where we are advised against."""
    said = findings.against(facts.warned, language)
    return Answer(said=said) if said else Answer(open=language.t("No warning has been entered."))


def developed(facts: Facts, language: Language) -> Answer:
    """Where word of mouth can be developed, and with whose help."""
    where, whom = findings.potential(facts.potential, language), findings.who(facts.recommenders, language)
    if where and whom:
        return Answer(said=f"{where} {whom}")
    if where:
        return Answer(said=where, open=language.t("Nobody has been entered who recommends you."))
    return Answer(said=whom, open="" if whom else language.t("Neither ratings nor recommenders are known."))
