"""The referral rate: the share of new customers won by recommendation."""

from dataclasses import dataclass

import pandas as pd

from tpm.analysis import referrals as analysis
from tpm.model.period import Filter, Period
from tpm.store import referrals
from tpm.store.database import Store


@dataclass(frozen=True, kw_only=True)
class PerRecommender:
    """New customers by recommendation, `named` with a recommender and `unnamed` without; `recommenders` are different names."""

    named: int
    unnamed: int
    recommenders: int

    @property
    def each(self) -> float | None:
        """New customers per recommender; None where nobody is named."""
        return self.named / self.recommenders if self.recommenders else None


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


def per_recommender(store: Store, chosen: Filter) -> PerRecommender:
    """How many new customers a recommender brings; only those who name one count."""
    won = int(referrals.total(store, chosen)["e"].iloc[0])
    found = referrals.recommenders(store, chosen)
    named = int(found["n"].sum())
    return PerRecommender(named=named, unnamed=won - named, recommenders=len(found))
