"""Referral rate: how many new customers came by a recommendation.

Counts are frames with one row per period: period (first day), e (new customers who came by a recommendation),
n (all new customers), unknown (those of n whose origin nobody knows).
"""

import numpy as np
import pandas as pd

from tpm.analysis import intervals

COUNTS = ("e", "n", "unknown")
FIGURES = ("known", "rate", "low", "high", "coverage", "lower_bound", "upper_bound")

FEW = 5
"""Below this number of expected referrals a control chart is not to be trusted."""


def rates(counts: pd.DataFrame) -> pd.DataFrame:
    """The counts with the referral rate of each row.

    Returns:
        all columns of `counts` · known = n − unknown, the base of the rate · rate = e/known with its Wilson interval
        low, high · coverage = known/n · lower_bound = e/n and upper_bound = (e + unknown)/n: the rate if none, or all, of
        the unknown came by a recommendation. All 0–1; empty where there is nobody to divide by.
    """
    e, n, unknown = (counts[name].astype(float) for name in COUNTS)
    known = n - unknown
    low, high = intervals.wilson(e, known)
    return counts.assign(
        known=counts["n"] - counts["unknown"],
        rate=e / known.where(known > 0),
        low=low,
        high=high,
        coverage=known / n.where(n > 0),
        lower_bound=e / n.where(n > 0),
        upper_bound=(e + unknown) / n.where(n > 0),
    )


def total(counts: pd.DataFrame) -> pd.DataFrame:
    """The rate over all periods, ΣE/Σ(N − U), never the mean of rates: one row as of `rates`, none without counts."""
    sums = counts[list(COUNTS)].sum().to_frame().T
    return rates(sums.astype(np.int64) if len(counts) else sums.iloc[:0])


def moving(counts: pd.DataFrame, window: int = 4) -> pd.DataFrame:
    """The rate over `window` quarters each, ΣE/Σ(N − U); `counts` holds one row per quarter.

    A row only where that many quarters follow one another without a gap: a quarter that is not in `counts` is
    unknown, not zero.

    Returns:
        since (first day of the first quarter), period (of the last), e, n, unknown, and the columns of `rates`.
    """
    ordered = counts.sort_values("period").reset_index(drop=True)
    day = pd.to_datetime(ordered["period"]).dt
    run = (4 * day.year + day.quarter).diff().ne(1).cumsum()
    whole = ordered.groupby(run).cumcount() >= window - 1
    sums = ordered[list(COUNTS)].rolling(window).sum()[whole].astype(np.int64)
    sums.insert(0, "period", ordered["period"][whole])
    sums.insert(0, "since", ordered["period"].shift(window - 1)[whole])
    return rates(sums.reset_index(drop=True))


def control_chart(counts: pd.DataFrame) -> pd.DataFrame:
    """p-chart: which periods differ from the common rate by more than chance.

    Returns:
        the columns of `rates` · centre = ΣE/Σ(N − U) · lower_limit, upper_limit = centre ± 3·√(centre·(1 − centre)/known),
        cut to 0–1 · few: fewer than 5 expected referrals, the limits say little · signal: "above", "below", or empty
        (inside its limits, too few, or no rate).
    """
    periods = rates(counts)
    known = periods["known"].where(periods["known"] > 0).astype(float)
    centre = periods["e"].sum() / known.sum() if known.notna().any() else np.nan
    half = 3 * np.sqrt(centre * (1 - centre) / known)
    lower, upper = (centre - half).clip(lower=0), (centre + half).clip(upper=1)
    few = ~(known * centre >= FEW)
    above, below = (periods["rate"] > upper) & ~few, (periods["rate"] < lower) & ~few
    signal = pd.Series(np.select([above, below], ["above", "below"], ""), index=periods.index).replace("", None)
    return periods.assign(centre=centre, lower_limit=lower, upper_limit=upper, few=few, signal=signal)
