"""What the answers say about one touchpoint, in sentences."""

from collections.abc import Mapping

import pandas as pd

from tpm.analysis import intervals
from tpm.figures.ratings import SMALL_BASE
from tpm.i18n.language import Language
from tpm.model.period import Period


def zones(rating: Mapping[str, float], language: Language) -> str:
    """Shares of delight and disappointment with their base; `rating` is a row of `figures.ratings`."""
    if rating["hidden"]:
        return language.t("Protected: too few people in this selection, or nobody.")
    if not rating["n"]:
        return language.t("No customer has rated this touchpoint in this selection: what we believe about it is only an assumption.")
    said = language.t(
        "{delight} of the customers are delighted, {disappointment} disappointed (n = {n}).",
        delight=language.percent(rating["delight"]),
        disappointment=language.percent(rating["disappointment"]),
        n=language.number(rating["n"]),
    )
    return said if rating["n"] >= SMALL_BASE else said + " " + language.t("With so few answers it is only a first impression.")


def course(series: pd.DataFrame, by: Period, language: Language) -> str:
    """How the score has gone from the first period to the last, and whether the two can be told apart."""
    known = series[series["score"].notna()]
    if known.empty:
        return ""
    first, last = known.iloc[0], known.iloc[-1]
    ends = {
        "from_": language.number(first["score"]),
        "since": language.period(first["period"], by),
        "to": language.number(last["score"]),
        "until": language.period(last["period"], by),
    }
    if len(known) == 1:
        return language.t("In {until} the score is {to}; there is nothing to compare it with yet.", until=ends["until"], to=ends["to"])
    low, high = intervals.difference(*((end["score"], end["low"], end["high"]) for end in (last, first)))
    if low > 0:
        return language.t("The score has clearly risen from {from_} ({since}) to {to} ({until}).", **ends)
    if high < 0:
        return language.t("The score has clearly fallen from {from_} ({since}) to {to} ({until}).", **ends)
    return language.t("Score {from_} in {since}, {to} in {until}: the difference is within chance.", **ends)
