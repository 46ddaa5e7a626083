"""How a figure has gone over time, in one sentence that says whether it is certain."""

import pandas as pd

from tpm.analysis import intervals, recommendation, trends
from tpm.i18n.language import Language
from tpm.model.period import Period

CERTAIN = 0.05
LEAST = 10


def referral_rate(series: pd.DataFrame, by: Period, language: Language) -> str:
    """The course of the referral rate: its trend over all periods, else its last period against the first."""
    known = _grounded(series[series["rate"].notna()], "known")
    ends = known.iloc[[0, -1]] if len(known) > 1 else known.iloc[:0]
    if ends.empty:
        return ""
    first, last = ends.iloc[0], ends.iloc[1]
    test = intervals.newcombe([last["e"]], [last["known"]], [first["e"]], [first["known"]]).iloc[0]
    gaps = {"from_": language.percent(first["rate"]), "to": language.percent(last["rate"])} | _periods(ends, by, language)
    return _say(known["rate"], float(test["low"]), float(test["high"]), gaps, language)


def nps(series: pd.DataFrame, by: Period, language: Language) -> str:
    """The course of the NPS, as that of the referral rate."""
    series = _grounded(series, "n")
    ends = series.iloc[[0, -1]] if len(series) > 1 else series.iloc[:0]
    if ends.empty:
        return ""
    test = recommendation.difference(ends.iloc[[0]].reset_index(drop=True), ends.iloc[[1]].reset_index(drop=True)).iloc[0]
    gaps = {"from_": language.signed(ends.iloc[0]["nps"]), "to": language.signed(ends.iloc[1]["nps"])} | _periods(ends, by, language)
    return _say(series["nps"], float(test["low"]), float(test["high"]), gaps, language)


def _grounded(series: pd.DataFrame, base: str) -> pd.DataFrame:
    """The periods whose base is large enough to begin or end a course; all where there are no two of them."""
    enough = series[series[base] >= LEAST]
    return enough if len(enough) > 1 else series


def _say(values: pd.Series, low: float, high: float, gaps: dict[str, str], language: Language) -> str:
    """`low` and `high`: the interval of the last period minus the first. A trend is told only where these ends show it, too."""
    trend = trends.trend(list(values))
    steady, shift = trend.p < CERTAIN, float(values.iloc[-1] - values.iloc[0])
    if (steady and trend.slope > 0 and shift > 0) or low > 0:
        return language.t("It has clearly risen: from {from_} ({since}) to {to} ({until}).", **gaps)
    if (steady and trend.slope < 0 and shift < 0) or high < 0:
        return language.t("It has clearly fallen: from {from_} ({since}) to {to} ({until}).", **gaps)
    return language.t("From {since} ({from_}) to {until} ({to}) the difference may be chance.", **gaps)


def _periods(ends: pd.DataFrame, by: Period, language: Language) -> dict[str, str]:
    return dict(zip(("since", "until"), (language.period(day, by) for day in ends["period"]), strict=True))
