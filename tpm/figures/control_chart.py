"""Whether single periods of the referral rate stand out from chance: a p-chart, in figures and words."""

import pandas as pd

from tpm.analysis import referrals as analysis
from tpm.i18n.language import Language
from tpm.model.period import Filter, Period
from tpm.store import referrals
from tpm.store.database import Store

NAMED = 3
"""So many periods that stand out are named one by one."""


def control_chart(store: Store, chosen: Filter, by: Period) -> pd.DataFrame:
    """Per period (first day) with a known origin the columns of `analysis.referrals.control_chart`; dated new customers only."""
    found = analysis.control_chart(referrals.counts(store, chosen, by))
    return found[found["rate"].notna()].reset_index(drop=True)


def finding(chart: pd.DataFrame, by: Period, language: Language) -> str:
    """Which periods differ from the mean by more than chance; that none does, or that there is too little to tell."""
    judged = chart[~chart["few"].astype(bool)]
    if len(chart) < 2 or judged.empty:  # noqa: PLR2004  one alone differs from nothing
        return _too_little(chart, by, language)
    out = judged[judged["signal"].notna()]
    if out.empty:
        return language.t("No single period stands out from chance.")
    return _single(out.iloc[0], by, language) if len(out) == 1 else _several(out, by, language)


def limits(chart: pd.DataFrame, language: Language) -> str:
    """What the chart cannot tell: a change bit by bit, and periods of too few."""
    said = language.t("This shows single periods that stand out. Whether the rate rises or falls bit by bit is shown under “Course”.")
    few = int(chart["few"].sum())
    more = language.n("{n} period has too few new customers to be judged.", "{n} periods have too few new customers to be judged.", few)
    return f"{said} {more}" if few else said


def table(chart: pd.DataFrame, by: Period, language: Language) -> pd.DataFrame:
    """The referral rate per period with the mean and the limits of chance."""
    t = language.t
    percent = {name: (100 * chart[name].astype(float)).round(1) for name in ("rate", "centre", "lower_limit", "upper_limit")}
    return pd.DataFrame(
        {
            t("Period"): [language.period(day, by) for day in chart["period"]],
            t("By recommendation"): chart["e"],
            t("Origin known"): chart["known"],
            t("Referral rate (%)"): percent["rate"],
            t("Mean (%)"): percent["centre"],
            t("Chance from (%)"): percent["lower_limit"],
            t("Chance to (%)"): percent["upper_limit"],
            t("Result"): [verdict(row, language) for row in chart.to_dict("records")],
        }
    )


def verdict(row: dict[str, object], language: Language) -> str:
    """What a period says."""
    t = language.t
    if row["few"]:
        return t("too few")
    return {"above": t("above chance"), "below": t("below chance")}.get(str(row["signal"]), t("may be chance"))


def _too_little(chart: pd.DataFrame, by: Period, language: Language) -> str:
    t = language.t
    if len(chart) < 2:  # noqa: PLR2004  as above
        return t("One period alone tells nothing about a change.")
    if by is Period.YEAR:
        return t("There are too few new customers per period to tell a change from chance.")
    return t("There are too few new customers per period to tell a change from chance. Choose longer periods.")


def _several(out: pd.DataFrame, by: Period, language: Language) -> str:
    t = language.t
    above, below = (_names(out[out["signal"] == side], by, language) for side in ("above", "below"))
    if above and below:
        return t("More than chance explains: {above}. Less than chance explains: {below}.", above=above, below=below)
    if above:
        return t("{periods} lie above what chance explains.", periods=above)
    return t("{periods} lie below what chance explains.", periods=below)


def _single(row: pd.Series, by: Period, language: Language) -> str:
    t = language.t
    gaps = {
        "period": language.period(row["period"], by),
        "rate": language.percent(row["rate"]),
        "e": language.number(row["e"]),
        "known": language.number(row["known"]),
        "mean": language.percent(row["centre"]),
    }
    if row["signal"] == "above":
        return t("{period} lies above what chance explains: {rate} ({e} of {known}), {mean} on average.", **gaps)
    return t("{period} lies below what chance explains: {rate} ({e} of {known}), {mean} on average.", **gaps)


def _names(rows: pd.DataFrame, by: Period, language: Language) -> str:
    names = [language.period(day, by) for day in rows["period"]]
    more = len(names) - NAMED
    listed = ", ".join(names[:NAMED])
    return language.n("{names} and {n} more period", "{names} and {n} more periods", more, names=listed) if more > 0 else listed
