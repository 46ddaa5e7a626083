"""What customers would like, expect or not miss: the Kano questionnaire, where it was asked."""

import pandas as pd

from tpm.analysis import kano as analysis
from tpm.analysis.kano import CATEGORIES
from tpm.figures import catalogue, protection
from tpm.model.period import Filter
from tpm.store import kano as pairs
from tpm.store.database import Store


def asked(store: Store) -> bool:
    """Whether customers answered Kano pairs at all, whatever is chosen."""
    return not pairs.pairs(store, Filter()).empty


def kano(store: Store, chosen: Filter) -> pd.DataFrame:
    """Touchpoints that customers were asked about in pairs, those first that matter most when they are missing.

    Columns of `catalogue.touchpoints` and of `analysis.kano.summarise`. Where few people answered both halves and are protected,
    the row is missing.
    """
    found = analysis.summarise(pairs.pairs(store, chosen))
    shown = protection.kano(store, chosen)
    if shown is not None:
        found = found[found["touchpoint_id"].isin(shown)]
    table = found.merge(catalogue.touchpoints(store), on="touchpoint_id")
    order = table["category"].map({one: place for place, one in enumerate(CATEGORIES)})
    return table.assign(by=order).sort_values(["by", "share", "order"], ascending=[True, False, True], ignore_index=True).drop(columns="by")
