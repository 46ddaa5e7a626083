"""The finding of a page in one sentence, made from its figures."""

import pandas as pd

from tpm.figures.ratings import SMALL_BASE, sound
from tpm.i18n.language import Language


def disappointment(ratings: pd.DataFrame, language: Language) -> str:
    """Which touchpoint disappoints most; one with few answers only where all have few."""
    rated = sound(ratings)
    if rated.empty:
        return language.t("No touchpoint has been rated by customers in this selection.")
    worst = rated.sort_values(["disappointment", "n"], ascending=False).iloc[0]
    told = {"touchpoint": worst["touchpoint"], "share": language.percent(worst["disappointment"]), "n": language.number(worst["n"])}
    if ratings["n"].gt(0).sum() == 1:
        return _careful(language.t("“{touchpoint}” disappoints {share} of the customers (n = {n}).", **told), worst["n"], language)
    if not worst["disappointment"]:
        return language.t("No touchpoint disappoints customers in this selection.")
    if (ratings["disappointment"] > worst["disappointment"]).any():
        least = language.number(SMALL_BASE)
        return language.t(
            "“{touchpoint}” disappoints {share} of the customers (n = {n}), the most of all touchpoints with at least {least} answers.",
            least=least,
            **told,
        )
    said = language.t("“{touchpoint}” disappoints {share} of the customers (n = {n}); no other touchpoint disappoints more.", **told)
    return _careful(said, worst["n"], language)


def weakest_link(journey: pd.DataFrame, language: Language) -> str:
    """The weakest link beside the mean of the journey; one with few answers only where all have few."""
    rated = sound(journey)
    if rated.empty:
        return language.t("No touchpoint has been rated by customers in this selection.")
    weakest = rated.sort_values("score").iloc[0]
    told = {
        "touchpoint": weakest["touchpoint"],
        "score": language.number(weakest["score"]),
        "mean": language.number(journey["score"].mean()),
    }
    if journey["score"].count() == 1:
        said = language.t(
            "Only “{touchpoint}” has been rated so far, with a score of {score}.", touchpoint=told["touchpoint"], score=told["score"]
        )
    elif journey["score"].min() < weakest["score"]:
        least = language.number(SMALL_BASE)
        said = language.t(
            "The weakest link with at least {least} answers is “{touchpoint}” with a score of {score}; the mean of the journey is {mean}.",
            least=least,
            **told,
        )
    else:
        said = language.t("The weakest link is “{touchpoint}” with a score of {score}; the mean of the journey is {mean}.", **told)
    return _careful(said, weakest["n"], language)


def widest_gap(gaps: pd.DataFrame, language: Language) -> str:
    """The widest gap, and how many targets are surely missed."""
    decided = gaps[gaps["gap"].notna()]
    if decided.empty:
        return language.t("Set targets for rated touchpoints, then the gaps appear here.")
    n_open, widest = int((decided["decision"] == "open").sum()), decided.iloc[0]
    if widest["gap"] <= 0:
        return _none_below(decided, language)
    return language.t(
        "“{touchpoint}” is {gap} points below its target, the widest gap; {open} of {all} targets are clearly not reached.",
        touchpoint=widest["touchpoint"],
        gap=language.number(widest["gap"], int(widest["gap_digits"])),
        open=language.number(n_open),
        all=language.number(len(decided)),
    )


def _none_below(decided: pd.DataFrame, language: Language) -> str:
    uncertain = int((decided["decision"] != "reached").sum())
    if not uncertain:
        return language.n("The one target is reached.", "All {n} targets are reached.", len(decided))
    return language.t(
        "No score lies below its target; for {uncertain} of {all} it takes more answers to be certain.",
        uncertain=language.number(uncertain),
        all=language.number(len(decided)),
    )


def targets_set(gaps: pd.DataFrame, language: Language) -> str:
    """How many touchpoints have a target."""
    return language.t(
        "{set} of {all} touchpoints have a target. A target says where the score (0–100) should be, as the customer sees it.",
        set=language.number(int(gaps["target"].notna().sum())),
        all=language.number(len(gaps)),
    )


def referral_rate(total: pd.DataFrame, language: Language) -> str:
    """The share of new customers won by recommendation, with its base."""
    if total.empty or not total.iloc[0]["known"]:
        return language.t("There are no new customers with a known origin in this selection.")
    row = total.iloc[0]
    return language.t(
        "{share} of the new customers came by recommendation ({e} of {known} with a known origin).",
        share=language.percent(row["rate"], 1),
        e=language.number(row["e"]),
        known=language.number(row["known"]),
    )


def willingness(total: pd.DataFrame, language: Language) -> str:
    """The NPS with its base; a small base is said."""
    if total.empty:
        return language.t("Nobody was asked for the willingness to recommend in this selection.")
    row = total.iloc[0]
    said = language.t(
        "The willingness to recommend (NPS) is {nps}: {promoters} promoters, {detractors} critics (n = {n}).",
        nps=language.signed(row["nps"]),
        promoters=language.percent(row["promoters"] / row["n"]),
        detractors=language.percent(row["detractors"] / row["n"]),
        n=language.number(row["n"]),
    )
    return _careful(said, row["n"], language)


def _careful(said: str, n: int, language: Language) -> str:
    """What was said, with a warning where it rests on few answers."""
    return said if n >= SMALL_BASE else said + " " + language.t("With so few answers it is only a first impression.")
