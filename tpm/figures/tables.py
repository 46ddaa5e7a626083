"""Figures as tables for readers: columns named in their language, shares in percent, rounded as far as the bases allow."""

import pandas as pd

from tpm.i18n.language import Language
from tpm.model.period import Period


def gaps(gaps: pd.DataFrame, language: Language) -> pd.DataFrame:
    """All touchpoints of `figures.gaps` with score, target, gap and decision."""
    t = language.t
    return pd.DataFrame(
        {
            t("Touchpoint"): gaps["touchpoint"],
            t("Phase"): gaps["phase"],
            t("Answers"): gaps["n"],
            t("Actual"): gaps["score"].round(1),
            t("Lower limit"): gaps["low"].round(1),
            t("Upper limit"): gaps["high"].round(1),
            t("Target"): gaps["target"],
            t("Gap"): gaps["gap"].round(1),
            t("Gap from"): gaps["gap_low"].round(1),
            t("Gap to"): gaps["gap_high"].round(1),
            **_weights(gaps, language),
            t("Decision"): gaps["decision"].map(language.word, na_action="ignore"),
            t("Service level"): gaps["service_level"],
        }
    )


def _weights(gaps: pd.DataFrame, language: Language) -> dict[str, pd.Series]:
    """The columns that `figures.gaps.weighed` adds; none where they are not there."""
    if "weighted" not in gaps:
        return {}
    t = language.t
    return {
        t("Importance (%)"): _hundred(gaps["importance"]),
        t("Weighted gap"): gaps["weighted"].round(1),
    }


def ratings(ratings: pd.DataFrame, language: Language) -> pd.DataFrame:
    """All touchpoints of `figures.ratings` or `figures.journey` with every figure; the mean stands on the question's own scale."""
    t = language.t
    targets = {t("Target"): ratings["target"]} if "target" in ratings else {}
    return pd.DataFrame(
        {
            t("Touchpoint"): ratings["touchpoint"],
            t("Phase"): ratings["phase"],
            t("Answers"): ratings["n"],
            t("Score"): ratings["score"].round(1),
            t("Lower limit"): ratings["low"].round(1),
            t("Upper limit"): ratings["high"].round(1),
            **targets,
            t("Mean"): ratings["mean"].round(2),
            t("Disappointment (%)"): _hundred(ratings["disappointment"]),
            t("Okay (%)"): _hundred(ratings["okay"]),
            t("Delight (%)"): _hundred(ratings["delight"]),
            t("Net delight"): ratings["net_delight"].round(1),
            t("Net delight from"): ratings["net_low"].round(1),
            t("Net delight to"): ratings["net_high"].round(1),
        }
    )


def course(series: pd.DataFrame, by: Period, language: Language) -> pd.DataFrame:
    """The rating of one touchpoint per period."""
    t = language.t
    return pd.DataFrame(
        {
            t("Period"): [language.period(day, by) for day in series["period"]],
            t("Answers"): series["n"],
            t("Score"): series["score"].round(1),
            t("Lower limit"): series["low"].round(1),
            t("Upper limit"): series["high"].round(1),
            t("Disappointment (%)"): _hundred(series["disappointment"]),
            t("Okay (%)"): _hundred(series["okay"]),
            t("Delight (%)"): _hundred(series["delight"]),
            t("Net delight"): series["net_delight"].round(1),
        }
    )


def distribution(answers: pd.DataFrame, language: Language) -> pd.DataFrame:
    """How often each answer was given to one question."""
    t = language.t
    return pd.DataFrame(
        {
            t("Answer"): answers["value"],
            t("Zone"): answers["zone"].map(language.word, na_action="ignore"),
            t("Answers"): answers["n"],
            t("Share (%)"): _hundred(answers["share"]),
        }
    )


def referrals(series: pd.DataFrame, by: Period, language: Language) -> pd.DataFrame:
    """The referral rate per period with its bases."""
    t = language.t
    table = {
        t("Period"): [language.period(day, by) for day in series["period"]],
        t("By recommendation"): series["e"],
        t("New customers"): series["n"],
        t("Origin unknown"): series["unknown"],
        t("Referral rate (%)"): _hundred(series["rate"]),
        t("Lower limit (%)"): _hundred(series["low"]),
        t("Upper limit (%)"): _hundred(series["high"]),
    }
    if "moving" in series:
        table[t("Moving four quarters (%)")] = _hundred(series["moving"])
    return pd.DataFrame(table)


def nps(figures: pd.DataFrame, language: Language, by: Period | None = None) -> pd.DataFrame:
    """The NPS with its parts, per period where there is one."""
    t = language.t
    periods = {t("Period"): [language.period(day, by) for day in figures["period"]]} if by else {}
    return pd.DataFrame(
        periods
        | {
            t("Answers"): figures["n"],
            t("Promoters"): figures["promoters"],
            t("Passives"): figures["passives"],
            t("Critics"): figures["detractors"],
            "NPS": figures["nps"].round(1),
            t("Lower limit"): figures["low"].round(1),
            t("Upper limit"): figures["high"].round(1),
        }
    )


def _hundred(share: pd.Series) -> pd.Series:
    return (share.astype(float) * 100).round(1)
