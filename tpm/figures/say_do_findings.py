"""What can be said of words and deeds, in sentences, and as a table."""

import pandas as pd

from tpm.analysis.say_do import Gap
from tpm.figures.ratings import SMALL_BASE
from tpm.figures.say_do import SayDo, Step
from tpm.i18n.language import Language


def headline(found: SayDo, language: Language) -> str:
    """The gap, and whether it may be chance; why there is none where there is none."""
    gap = found.gap
    if gap is None:
        return refusal(found, language)
    t, said = language.t, _shares(gap, language)
    if gap.low > 0:
        return t("{willing} would recommend us, {done} have done so: a gap of {points} points between words and deeds.", **said)
    if gap.high < 0:
        return t("{done} have recommended us, more than would recommend us ({willing}): deeds are {points} points ahead of words.", **said)
    return t("{willing} would recommend us, {done} have done so; the difference may be chance.", **said)


def refusal(found: SayDo, language: Language) -> str:
    """Why there is no say–do gap."""
    t = language.t
    said = {
        "no_willingness": t("There is no say–do gap, as nobody was asked whether they would recommend you (0 to 10)."),
        "no_deeds": t(
            "There is no say–do gap yet, as nobody was asked: “Have you really recommended us in the last 12 months?” "
            "Add this question to your survey; the templates have it."
        ),
        "apart": t("There is no say–do gap: whether customers would recommend you and whether they have was asked in different surveys."),
        "nobody": t("In this selection one of the two questions has no answers, so there is no say–do gap."),
        "protected": t(
            "Protected: what the same people said to two questions is shown for all customers together only, and only where no few remain."
        ),
    }
    return said[found.refused] if found.refused else ""


def details(found: SayDo, language: Language) -> list[str]:
    """Of the promoters, how many did, and whose answers they are."""
    gap, answers = found.gap, found.answers
    if gap is None or answers is None:
        return []
    said = [_base(found, gap, language)]
    if gap.paired and gap.promoters:
        said.insert(0, _of_promoters(answers.promoters_done, gap, language))
    if min(gap.willing, gap.asked) < SMALL_BASE:
        said.append(language.t("With so few answers it is only a first impression."))
    return said


def bases(steps: pd.DataFrame, language: Language) -> list[str]:
    """That new customers are no part of those who answered, and why they are the last step; that nothing is known of them."""
    t = language.t
    if not steps["step"].eq(Step.CAME).any():
        return [t("How many new customers came by recommendation is not known in this selection, so that step is missing.")]
    if len(steps) == 1:
        return []
    return [
        t(
            "The new customers are other people than those who answered, so one step cannot be divided by the other. "
            "Who is a new customer has bought: the way ends there."
        )
    ]


def interval(gap: Gap, language: Language) -> str:
    """The interval of the gap in points."""
    low, high = (language.number(100 * end) for end in (gap.low, gap.high))
    return language.t("95 % interval of the gap: {low} to {high} points", low=low, high=high)


def label(step: str, language: Language) -> str:
    """What a step is called."""
    t = language.t
    return {
        Step.WILLING: t("Would recommend us (9–10)"),
        Step.DONE: t("Say they have recommended us"),
        Step.CAME: t("Came by recommendation"),
    }[Step(step)]


def people(step: str, found: SayDo, language: Language) -> str:
    """Of whom a step is a part."""
    t = language.t
    if Step(step) is Step.CAME:
        return t("new customers with a known origin")
    return t("customers who answered both") if found.gap and found.gap.paired else t("customers who answered")


def table(steps: pd.DataFrame, found: SayDo, language: Language) -> pd.DataFrame:
    """The steps of `figures.say_do.steps`, each with the people it is a share of."""
    t = language.t
    return pd.DataFrame(
        {
            t("Step"): [label(step, language) for step in steps["step"]],
            t("Number"): steps["count"],
            t("Base"): steps["base"],
            t("of whom"): [people(step, found, language) for step in steps["step"]],
            t("Share (%)"): (100 * steps["share"]).round(1),
            t("Lower limit (%)"): (100 * steps["low"]).round(1),
            t("Upper limit (%)"): (100 * steps["high"]).round(1),
        }
    )


def _shares(gap: Gap, language: Language) -> dict[str, str]:
    return {
        "willing": language.percent(gap.promoters / gap.willing),
        "done": language.percent(gap.done / gap.asked),
        "points": language.number(abs(100 * gap.gap)),
    }


def _of_promoters(done: int, gap: Gap, language: Language) -> str:
    others = gap.willing - gap.promoters
    said = {"n": language.number(gap.promoters), "done": language.number(done), "share": language.percent(done / gap.promoters)}
    if not others:
        return language.t("Of {n} promoters {done} ({share}) have really recommended us.", **said)
    return language.t(
        "Of {n} promoters {done} ({share}) have really recommended us, of the {others} other customers {others_done} ({others_share}).",
        others=language.number(others),
        others_done=language.number(gap.done - done),
        others_share=language.percent((gap.done - done) / others),
        **said,
    )


def _base(found: SayDo, gap: Gap, language: Language) -> str:
    t, number = language.t, language.number
    if not gap.paired:
        return t(
            "Different people answered: {willing} said whether they would, {asked} whether they have.",
            willing=number(gap.willing),
            asked=number(gap.asked),
        )
    answers = found.answers
    only = answers.willing + answers.asked - 2 * answers.both if answers else 0
    said = t("Both shares are of the same {n} customers, who answered both questions.", n=number(gap.willing))
    if not only:
        return said
    return f"{said} {language.n('{n} who answered only one of them is left out.', '{n} who answered only one of them are left out.', only)}"
