"""Where the actual score falls short of the target."""

from enum import StrEnum

import pandas as pd

from tpm.analysis import gaps as analysis
from tpm.figures.importance import Importance
from tpm.figures.ratings import ratings
from tpm.model.period import Filter
from tpm.store import targets
from tpm.store.database import Store


class Order(StrEnum):
    """What decides which gap stands first."""

    GAP = "gap"
    WEIGHTED = "weighted"
    JOURNEY = "journey"


def gaps(store: Store, chosen: Filter, scenario_id: int | None = None) -> pd.DataFrame:
    """Touchpoints with their rating, target, gap and decision (reached / open / undecided), the widest gap first.

    The targets are those in force at the end of the filter, in a scenario (None: the chosen one); for a customer group its own
    target, where it has one.
    Columns of `ratings` and of `analysis.gaps.rank`; gap_low and gap_high, the interval of the gap, and gap_digits; service_level and
    version of the target ("" and 0 without one).
    """
    held = targets.every(store, scenario_id, on=chosen.until, segment=chosen.segment)
    kept = held[["touchpoint_id", "target", "service_level", "version"]]
    ranked = analysis.bounds(analysis.rank(ratings(store, chosen), kept))
    return ranked.assign(service_level=ranked["service_level"].fillna(""), version=ranked["version"].fillna(0).astype("int64"))


def compared(gaps: pd.DataFrame) -> pd.DataFrame:
    """Those touchpoints that have both a score and a target."""
    return gaps[gaps["gap"].notna()].reset_index(drop=True)


def weighed(gaps: pd.DataFrame, found: Importance) -> pd.DataFrame:
    """The gaps with importance (share 0–1) and weighted = importance · max(gap, 0).

    Both are empty where importance is refused, or a touchpoint has too few answers for it.
    """
    return analysis.weigh(gaps, found.table)


def ordered(gaps: pd.DataFrame, order: Order) -> pd.DataFrame:
    """The gaps of `weighed` in another order; those without a weighted gap after the others, the widest gap first."""
    by = {Order.GAP: ["gap"], Order.WEIGHTED: ["weighted", "gap"], Order.JOURNEY: ["order"]}[order]
    return gaps.sort_values(by, ascending=order is Order.JOURNEY, kind="stable", ignore_index=True)


def decisions(gaps: pd.DataFrame) -> dict[str, int]:
    """How many targets are reached, open and undecided."""
    return {str(decision): int(count) for decision, count in gaps["decision"].dropna().value_counts().items()}
