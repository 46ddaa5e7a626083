"""Where the actual score falls short of the target."""

import pandas as pd

from tpm.analysis import gaps as analysis
from tpm.figures.ratings import ratings
from tpm.model.period import Filter
from tpm.store import targets
from tpm.store.database import Store


def gaps(store: Store, chosen: Filter) -> pd.DataFrame:
    """Touchpoints with their rating, target, gap and decision (reached / open / undecided), the widest gap first.

    Columns of `ratings` and of `analysis.gaps.rank`; service_level and version of the target ("" and 0 without one).
    """
    kept = targets.every(store)[["touchpoint_id", "target", "service_level", "version"]]
    ranked = analysis.rank(ratings(store, chosen), kept)
    return ranked.assign(service_level=ranked["service_level"].fillna(""), version=ranked["version"].fillna(0).astype("int64"))


def compared(gaps: pd.DataFrame) -> pd.DataFrame:
    """Those touchpoints that have both a score and a target."""
    return gaps[gaps["gap"].notna()].reset_index(drop=True)


def decisions(gaps: pd.DataFrame) -> dict[str, int]:
    """How many targets are reached, open and undecided."""
    return {str(decision): int(count) for decision, count in gaps["decision"].dropna().value_counts().items()}
