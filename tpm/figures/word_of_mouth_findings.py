"""What can be said about recommenders, recommended offers, warnings and potential, in sentences."""

from collections.abc import Sequence
from enum import StrEnum

import pandas as pd

from tpm.figures import word_of_mouth as figures
from tpm.i18n.language import Language
from tpm.model.word_of_mouth import SEVERE, AdviceAgainst, Recommender

_NAMED = 3


class Step(StrEnum):
    """What to do next about word of mouth."""

    ADOPT = "adopt"
    PLAN = "plan"
    THANK = "thank"
    ENTER = "enter"


def headline(found: Sequence[Recommender], offers: pd.DataFrame, warned: pd.DataFrame, language: Language) -> str:
    """Who weighs most, what is recommended most, where we are advised against most severely: what is known of it."""
    return " ".join(said for said in (who(found, language), what(offers, language), against(warned, language)) if said)


def who(found: Sequence[Recommender], language: Language) -> str:
    """Who has most reach and influence; empty without recommenders."""
    best = figures.strongest(found)
    if best is None:
        return (
            language.n(
                "{n} recommender is known, without reach and influence so far.",
                "{n} recommenders are known, without reach and influence so far.",
                len(found),
            )
            if found
            else ""
        )
    told = {"name": best.name, "influence": language.number(best.influence), "reach": language.number(best.reach)}
    if len(found) == 1:
        return language.t("One recommender is known: “{name}” (influence {influence} of 5, reaches about {reach}).", **told)
    return language.t(
        "Of {all} recommenders “{name}” weighs most (influence {influence} of 5, reaches about {reach}).",
        all=language.number(len(found)),
        **told,
    )


def extremes(found: Sequence[Recommender], language: Language) -> str:
    """Who has most influence, and who reaches most people."""
    known = figures.judged(found)
    influence = max(known, key=lambda one: (one.influence or 0, one.reach or 0))
    reach = max(known, key=lambda one: (one.reach or 0, one.influence or 0))
    if influence == reach:
        return language.t("“{name}” has most influence and reaches most people.", name=reach.name)
    return language.t("“{influence}” has most influence, “{reach}” reaches most people.", influence=influence.name, reach=reach.name)


def what(offers: pd.DataFrame, language: Language) -> str:
    """Which offer is recommended most; empty where nobody knows."""
    if offers.empty:
        return ""
    best = offers.iloc[0]
    return language.t(
        "“{offer}” is recommended most: {share} of the recommended new customers ({n} of {base}).",
        offer=best["offer"],
        share=language.percent(best["share"]),
        n=language.number(best["n"]),
        base=language.number(best["base"]),
    )


def against(warned: pd.DataFrame, language: Language) -> str:
    """How often we are advised against, and where most severely; empty without warnings."""
    if warned.empty:
        return ""
    all_of_them, worst = int(warned["warnings"].sum()), warned.iloc[0]
    said = language.n("{n} warning against us is known", "{n} warnings against us are known", all_of_them)
    where = place(worst["touchpoint"], worst["offer"], language)
    if worst["severity"] < SEVERE:
        return language.t("{said}, none of them severe; most weighs: {where}.", said=said, where=where)
    return language.t("{said}; most severe: {where}.", said=said, where=where)


def place(touchpoint: str, offer: str, language: Language) -> str:
    """Where a warning belongs: touchpoint, offer, both or the firm as a whole."""
    return " · ".join(one for one in (touchpoint, offer) if one) or language.t("the firm as a whole")


def potential(found: pd.DataFrame, language: Language) -> str:
    """Where most customers are delighted, so that they have something to tell; empty where nobody is."""
    if found.empty:
        return ""
    named = [
        language.t(
            "“{touchpoint}” ({share} of {n})",
            touchpoint=row["touchpoint"],
            share=language.percent(row["delight"]),
            n=language.number(row["n"]),
        )
        for _, row in found.head(_NAMED).iterrows()
    ]
    return language.t("Most is there to tell at {names}: there most customers are delighted.", names=", ".join(named))


def severity(level: int, language: Language) -> str:
    """1–3 in words."""
    return {1: language.t("mild"), 2: language.t("clear"), 3: language.t("severe")}[level]


def next_step(
    found: Sequence[Recommender], unlisted: pd.DataFrame, warnings: Sequence[AdviceAgainst], language: Language
) -> tuple[Step, str]:
    """What to do next, and why in one sentence."""
    t = language.t
    if not found and len(unlisted):
        return Step.ADOPT, t("Take the names that your new customers have told you into the list.")
    if any(one.severity >= SEVERE for one in warnings):
        return Step.PLAN, t("A severe warning travels faster than praise: plan what takes away its reason.")
    if unthanked := unthanked_first(found):
        return Step.THANK, t("“{name}” recommends you and has not been thanked yet.", name=unthanked.name)
    if found:
        return Step.ENTER, t("All are thanked. Who else recommends you?")
    return Step.ENTER, t("Enter the first person who recommends you.")


def unthanked_first(found: Sequence[Recommender]) -> Recommender | None:
    """The most influential recommender nobody has thanked; None where all are thanked."""
    return next((one for one in found if one.thanked_on is None), None)
