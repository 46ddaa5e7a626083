"""The referral rate: the share of new customers won by recommendation."""

import pandas as pd

from tpm.analysis import referrals as analysis
from tpm.model.period import Filter, Period
from tpm.store import referrals
from tpm.store.database import Store


def total(store: Store, chosen: Filter) -> pd.DataFrame:
    """One row over all new customers, or none: e, n, unknown, rate, low, high, coverage, lower_bound, upper_bound."""
    counts = referrals.total(store, chosen)
    return analysis.rates(counts[counts["n"] > 0])


def series(store: Store, chosen: Filter, by: Period) -> pd.DataFrame:
    """Per period (first day) the columns of `total`; by quarter also the moving four quarters (moving, moving_low, moving_high)."""
    counts = referrals.counts(store, chosen, by)
    rates = analysis.rates(counts)
    if by is not Period.QUARTER or rates.empty:
        return rates
    moving = analysis.moving(counts)[["period", "rate", "low", "high"]]
    return rates.merge(moving.rename(columns={"rate": "moving", "low": "moving_low", "high": "moving_high"}), on="period", how="left")
