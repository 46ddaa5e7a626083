"""Answers to the questions about targets, scenarios and the number of touchpoints."""

from tpm.figures import guide_priorities
from tpm.figures.guide_answers import Answer, named
from tpm.figures.guide_facts import Facts
from tpm.figures.scenarios import CHANGING
from tpm.i18n.language import Language


def quality(facts: Facts, language: Language) -> Answer:
    """Which targets are set."""
    aimed = facts.gaps[facts.gaps["target"].notna()]
    if aimed.empty:
        return Answer(open=language.t("No touchpoint has a target."))
    promised = int((aimed["service_level"] != "").sum())
    said = language.t(
        "{set} of {all} touchpoints have a target, {promised} of them a service level.",
        set=language.number(len(aimed)),
        all=language.number(len(facts.gaps)),
        promised=language.number(promised),
    )
    groups = {one.value for one in facts.aims if one.value and one.score is not None}
    if groups:
        own = sum(1 for one in facts.aims if one.value and one.score is not None)
        said += " " + language.n(
            "{n} target of its own for a customer group: {names}.",
            "{n} targets of their own for customer groups: {names}.",
            own,
            names=named(sorted(groups), language),
        )
    missing = len(facts.gaps) - len(aimed)
    still = language.n("{n} touchpoint has no target.", "{n} touchpoints have no target.", missing) if missing else ""
    return Answer(said=said, open=still)


def resources(facts: Facts, language: Language) -> Answer:
    """How targets are to be reached, with what, and at what cost."""
    told = [one for one in facts.aims if one.approach or one.resources or one.cost_per_year is not None]
    if not told:
        return Answer(open=language.t("No target says yet how and with which resources it is to be reached."))
    said = language.t(
        "An approach is written down for {ways} targets, resources for {means}; all targets together cost {cost} more a year.",
        ways=language.number(sum(bool(one.approach) for one in told)),
        means=language.number(sum(bool(one.resources) for one in told)),
        cost=language.money(sum(one.cost_per_year or 0 for one in told)),
    )
    return Answer(said=f"{said} {guide_priorities.first(facts, language)}".strip())


def scenario(facts: Facts, language: Language) -> Answer:
    """Which scenarios there are and which one counts."""
    found = facts.scenarios(language)
    aimed = found[found["aimed"] > 0]
    if len(aimed) < 2:  # noqa: PLR2004  one plan alone is no choice
        return Answer(open=language.t("There is only one plan; a second scenario would show what more or less costs."))
    counts = ", ".join(
        language.t(
            "“{scenario}” {target} ({cost})",
            scenario=row["scenario"],
            target=language.number(row["target"]),
            cost=language.money(row["cost"]),
        )
        for row in aimed.to_dict("records")
    )
    chosen = found.loc[found["chosen"], "scenario"].iloc[0]
    said = language.t("Mean target and additional cost a year: {scenarios}. “{chosen}” counts.", scenarios=counts, chosen=chosen)
    return Answer(said=said)


def number(facts: Facts, language: Language) -> Answer:
    """More touchpoints or fewer, and which."""
    t, outlook = language.t, facts.outlook
    if not facts.decided:
        return Answer(open=t("It is not decided for any touchpoint whether it is new, stays, is merged or dropped."))
    names = {one.id: one.name for one in facts.touchpoints}
    parts = [
        t(
            "{all} touchpoints today, {target} in the target state.",
            all=language.number(outlook.today),
            target=language.number(outlook.target),
        )
    ]
    found = {intent: [names[one.touchpoint_id] for one in facts.decided if one.intent is intent] for intent in CHANGING}
    parts += [f"{language.word(intent).capitalize()}: {named(each, language)}." for intent, each in found.items() if each]
    missing = language.n("For {n} touchpoint nothing is decided yet.", "For {n} touchpoints nothing is decided yet.", outlook.undecided)
    return Answer(said=" ".join(parts), open=missing if outlook.undecided else "")
