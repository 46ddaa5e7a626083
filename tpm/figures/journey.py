"""The customer journey: touchpoints in their order with score and target."""

import pandas as pd

from tpm.figures.ratings import ratings
from tpm.model.period import Filter
from tpm.store import targets
from tpm.store.database import Store


def journey(store: Store, chosen: Filter) -> pd.DataFrame:
    """Columns of `ratings`, with target and `weakest` (true for the lowest score of all)."""
    found = ratings(store, chosen).merge(targets.every(store)[["touchpoint_id", "target"]], on="touchpoint_id", how="left")
    return found.assign(weakest=found["score"].notna() & (found["score"] == found["score"].min()))
