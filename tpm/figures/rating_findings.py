"""What can be said about all touchpoints together: how many are rated, delight, disappoint."""

import pandas as pd

from tpm.figures.ratings import sound
from tpm.i18n.language import Language


def captured(ratings: pd.DataFrame, language: Language) -> str:
    """How many touchpoints there are, and how many of them customers have rated."""
    rated, everything = int((ratings["n"] > 0).sum()), len(ratings)
    if not everything:
        return language.t("Collect where your customers meet you: directly, like your hotline, and indirectly, like a review portal.")
    if not rated:
        return language.n(
            "{n} touchpoint, without ratings in this selection.", "{n} touchpoints, all without ratings in this selection.", everything
        )
    if rated == everything:
        return language.n("{n} touchpoint, rated by customers.", "{n} touchpoints, all rated by customers.", everything)
    return language.t(
        "Customers have rated {rated} of {all} touchpoints; what we believe about the others is only an assumption.",
        rated=language.number(rated),
        all=language.number(everything),
    )


def balance(ratings: pd.DataFrame, language: Language) -> str:
    """How many touchpoints delight more customers than they disappoint, and which delights most."""
    rated = sound(ratings)
    if rated.empty:
        return language.t("No touchpoint has been rated by customers in this selection.")
    best = rated.sort_values(["delight", "n"], ascending=False).iloc[0]
    told = {"touchpoint": best["touchpoint"], "share": language.percent(best["delight"])}
    everything = int((ratings["n"] > 0).sum())
    if everything == 1:
        return language.t("“{touchpoint}” delights {share} of the customers; no other touchpoint has been rated yet.", **told)
    return language.t(
        "Of {all} rated touchpoints {good} delight more customers than they disappoint; “{touchpoint}” delights most ({share}).",
        good=language.number(int((ratings["net_delight"] > 0).sum())),
        all=language.number(everything),
        **told,
    )


def mood(journey: pd.DataFrame, language: Language) -> str:
    """How many rated touchpoints surely lie below mere satisfaction, and how many surely above."""
    rated = journey[journey["n"] > 0]
    below, above = int((rated["high"] < rated["zero"]).sum()), int((rated["low"] > rated["zero"]).sum())
    if len(rated) == 1:
        return _one(str(rated["touchpoint"].iloc[0]), below, above, language)
    return language.t(
        "Of {all} rated touchpoints {below} lie clearly below the zero line and {above} clearly above it.",
        below=language.number(below),
        above=language.number(above),
        all=language.number(len(rated)),
    )


def _one(touchpoint: str, below: int, above: int, language: Language) -> str:
    if below:
        return language.t("“{touchpoint}” lies clearly below the zero line.", touchpoint=touchpoint)
    if above:
        return language.t("“{touchpoint}” lies clearly above the zero line.", touchpoint=touchpoint)
    return language.t("“{touchpoint}” cannot be told apart from the zero line.", touchpoint=touchpoint)
