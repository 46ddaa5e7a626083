"""Answers to the questions of the first step, as far as customers, processes and quality are concerned."""

from collections.abc import Callable

import pandas as pd

from tpm.figures import findings, rating_findings, self_image_findings
from tpm.figures.guide_answers import Answer, Ask, at_touchpoint, named, quoted, without
from tpm.figures.guide_facts import Facts
from tpm.i18n.language import Language
from tpm.model.process import duration
from tpm.model.quality import Grade, QualityQuestion
from tpm.model.remark import RemarkKind
from tpm.model.scale import Zone
from tpm.model.touchpoint import Channel


def who(facts: Facts, language: Language) -> Answer:
    """Which customer groups meet us at which touchpoints."""
    if not facts.touchpoints:
        return Answer(open=language.t("No touchpoint has been captured yet."))
    number = language.number
    indirect = sum(one.channel is Channel.INDIRECT for one in facts.touchpoints)
    said = language.t(
        "{all} touchpoints are captured, {indirect} of them indirect.", all=number(len(facts.touchpoints)), indirect=number(indirect)
    )
    groups = [one.value for one in facts.encounters] + list(facts.segments.sort_values("n", ascending=False)["value"])
    if not groups:
        return Answer(said=said, open=language.t("No customer group is known."))
    return Answer(said=f"{said} " + language.t("Customer groups: {names}.", names=named(groups, language)))


def occasion(facts: Facts, language: Language) -> Answer:
    """On what occasion and how often."""
    told = [one for one in facts.encounters if one.occasion or one.frequency]
    often = sum(one.frequency is not None for one in facts.touchpoints)
    if not told and not often:
        return Answer(open=language.t("Occasion and frequency are not written down for any touchpoint."))
    met, everything = len({one.touchpoint_id for one in told}), language.number(len(facts.touchpoints))
    said = language.t(
        "Occasion or frequency per customer group is known for {met} of {all} touchpoints, the frequency in general for {often}.",
        met=language.number(met),
        all=everything,
        often=language.number(often),
    )
    return Answer(said=said)


def staff(facts: Facts, language: Language) -> Answer:
    """With whom: responsible person, department, role."""
    found = facts.touchpoints
    owned = [one for one in found if one.owner or one.department]
    roles = {one.contact_role for one in facts.encounters if one.contact_role}
    if not owned and not roles:
        return Answer(open=language.t("No touchpoint has a responsible person or department."))
    said = language.t(
        "{owned} of {all} touchpoints have a responsible person or department; at {person} a person is involved.",
        owned=language.number(len(owned)),
        all=language.number(len(found)),
        person=language.number(sum(one.person for one in found)),
    )
    if roles:
        said += " " + language.t("Roles in contact with customers: {names}.", names=named(sorted(roles), language))
    missing = [one.name for one in found if not (one.owner or one.department)]
    return Answer(said=said, open=language.t("Nobody is responsible for {names}.", names=named(missing, language)) if missing else "")


def order(facts: Facts, language: Language) -> Answer:
    """The order of the journey with its weakest link."""
    if not facts.ratings["n"].any():
        return Answer(open=language.t("No touchpoint of the journey has been rated by customers."))
    loose = int((facts.ratings["phase"] == "").sum())
    still = language.n("{n} touchpoint has no place in a phase yet.", "{n} touchpoints have no place in a phase yet.", loose)
    return Answer(said=findings.weakest_link(facts.ratings, language), open=still if loose else "")


def experience(facts: Facts, language: Language) -> Answer:
    """What disappoints and delights, and what has happened."""
    at = at_touchpoint(facts, facts.factors or facts.incidents)
    if not facts.factors and not facts.incidents:
        return Answer(open=language.t("No factor and no incident is written down."), touchpoint_id=at)
    count = {zone: sum(one.kind is zone for one in facts.factors) for zone in Zone}
    bad = sum(not one.positive for one in facts.incidents)
    said = language.t(
        "{all} factors: {below} disappoint, {above} delight. Incidents: {good} good, {bad} bad.",
        all=language.number(len(facts.factors)),
        below=language.number(count[Zone.DISAPPOINTMENT]),
        above=language.number(count[Zone.DELIGHT]),
        good=language.number(len(facts.incidents) - bad),
        bad=language.number(bad),
    )
    return Answer(said=said, open=without(facts, facts.factors, language), touchpoint_id=at)


def rating(facts: Facts, language: Language) -> Answer:
    """How customers judge: what disappoints most, and how many touchpoints are rated."""
    if not facts.ratings["n"].any():
        return Answer(open=language.t("No customer has rated a touchpoint yet."))
    missing = int((~(facts.ratings["n"] > 0)).sum())
    still = language.n("{n} touchpoint is an assumption only.", "{n} touchpoints are assumptions only.", missing) if missing else ""
    return Answer(said=findings.disappointment(facts.ratings, language), open=still)


def self_image(facts: Facts, language: Language) -> Answer:
    """Where our own picture differs."""
    if not facts.self_image["difference"].notna().any():
        return Answer(open=language.t("Neither employees nor management have rated the same touchpoints as the customers."))
    return Answer(said=self_image_findings.headline(facts.self_image, language))


def process(facts: Facts, language: Language) -> Answer:
    """Steps, duration, waiting."""
    at = at_touchpoint(facts, facts.steps)
    if not facts.steps:
        return Answer(open=language.t("No process has been written down."), touchpoint_id=at)
    spent = {one.touchpoint_id: duration([step for step in facts.steps if step.touchpoint_id == one.touchpoint_id]) for one in facts.steps}
    longest = max(facts.steps, key=lambda step: spent[step.touchpoint_id].total)
    said = language.n("The process of {n} touchpoint is written down.", "The processes of {n} touchpoints are written down.", len(spent))
    said += " " + language.t(
        "Longest: “{touchpoint}” with {minutes} minutes, {waiting} of them waiting.",
        touchpoint=facts.name(longest),
        minutes=language.number(spent[longest.touchpoint_id].total),
        waiting=language.number(spent[longest.touchpoint_id].waiting),
    )
    return Answer(said=said, open=without(facts, facts.steps, language), touchpoint_id=longest.touchpoint_id)


def quality(asked: QualityQuestion) -> Ask:
    """The answers to one question about quality, over all touchpoints."""

    def answer(facts: Facts, language: Language) -> Answer:
        found = [one for one in facts.checks if one.question is asked]
        bad = [one for one in found if one.answer is Grade.NO]
        at = at_touchpoint(facts, bad or found)
        if not found:
            return Answer(open=language.t("Answered for no touchpoint yet."), touchpoint_id=at)
        grades = pd.Series([str(one.answer) for one in found]).value_counts()
        counted = {grade: language.number(int(grades.get(grade, 0))) for grade in ("yes", "partly", "no")}
        said = language.t("Yes at {yes}, partly at {partly}, no at {no} touchpoints.", **counted)
        if bad:
            said += " " + language.t("No: {names}.", names=named([facts.name(one) for one in bad], language))
        return Answer(said=said, open=without(facts, found, language), touchpoint_id=at)

    return answer


def remarks(kind: RemarkKind, more: Callable[[Facts, Language], str] | None = None) -> Ask:
    """The remarks of a kind, over all touchpoints, and what else can be said."""

    def answer(facts: Facts, language: Language) -> Answer:
        found = facts.remarked(kind)
        at = at_touchpoint(facts, found)
        if not found:
            return Answer(open=language.t("Nothing is written down."), touchpoint_id=at)
        said = quoted([(one.text, facts.name(one)) for one in found], language)
        return Answer(said=". ".join(one for one in (said, more(facts, language) if more else "") if one), touchpoint_id=at)

    return answer


def obstacles(facts: Facts, language: Language) -> str:
    """Which obstacle is named most."""
    found = [one.category for one in facts.remarked(RemarkKind.OBSTACLE) if one.category]
    if not found:
        return ""
    most = max(dict.fromkeys(found), key=found.count)
    return language.t("Named most: {category} ({n}).", category=language.word(str(most)), n=language.number(found.count(most)))


def noticed(facts: Facts, language: Language) -> Answer:
    """Whether dangers of churn have a sign by which they are noticed, and an early warning."""
    found = facts.remarked(RemarkKind.CHURN)
    at = at_touchpoint(facts, found)
    known, warned = (sum(bool(text) for text in texts) for texts in ([c.notice for c in found], [c.early_warning for c in found]))
    if not known and not warned:
        return Answer(open=language.t("No sign and no early warning is written down."), touchpoint_id=at)
    said = language.t(
        "Of {all} dangers of churn {known} have a sign by which we notice them, {warned} an early warning.",
        all=language.number(len(found)),
        known=language.number(known),
        warned=language.number(warned),
    )
    return Answer(said=said, touchpoint_id=at)


def preferred(facts: Facts, language: Language) -> Answer:
    """Which touchpoints customers like best."""
    if not facts.ratings["n"].any():
        return Answer(open=language.t("No customer has rated a touchpoint yet."))
    most = facts.ratings.sort_values("n", ascending=False).iloc[0]
    used = language.t("Rated most often: “{touchpoint}” (n = {n}).", touchpoint=most["touchpoint"], n=language.number(most["n"]))
    return Answer(said=f"{rating_findings.balance(facts.ratings, language)} {used}")
