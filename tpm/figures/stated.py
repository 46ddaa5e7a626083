"""How important customers say that touchpoints are to them."""

from enum import StrEnum

import pandas as pd

from tpm.analysis import matrix
from tpm.analysis import ratings as analysis
from tpm.analysis.matrix import Quadrant
from tpm.figures import catalogue, protection
from tpm.figures.histograms import histogram
from tpm.figures.importance import Importance
from tpm.model.period import Filter
from tpm.model.survey import Role
from tpm.store import surveys
from tpm.store.database import Store


class Agreement(StrEnum):
    """Whether what customers say goes with what is derived from their judgement."""

    BOTH = "both"
    SAID_ONLY = "said_only"
    DERIVED_ONLY = "derived_only"
    NEITHER = "neither"


_AGREEMENTS = {
    Quadrant.KEEP: Agreement.BOTH,
    Quadrant.ACT: Agreement.SAID_ONLY,
    Quadrant.OVERSUPPLIED: Agreement.DERIVED_ONLY,
    Quadrant.LOW: Agreement.NEITHER,
}
_COLUMNS = {"n": "stated_n", "score": "stated", "low": "stated_low", "high": "stated_high"}


def stated(store: Store, chosen: Filter) -> pd.DataFrame:
    """Touchpoints customers were asked about: touchpoint_id, stated (mean, 0–100) with stated_low and stated_high, stated_n answers.

    Where few people answered and are protected, the row is missing.
    """
    given = histogram(store, chosen, [Role.IMPORTANCE])
    given = given[given["touchpoint_id"].notna()]
    found = analysis.summarise(given, surveys.questions(store), by=["touchpoint_id"])
    shown = protection.stated(store, chosen)
    found = found[(found["n"] > 0) & (shown is None or found["touchpoint_id"].isin(shown))]
    return found[["touchpoint_id", *_COLUMNS]].rename(columns=_COLUMNS).astype({"touchpoint_id": "int64"}).reset_index(drop=True)


def beside(store: Store, said: pd.DataFrame, derived: Importance | None) -> pd.DataFrame:
    """Stated importance beside the derived one, the highest stated first.

    Columns of `stated`, touchpoint, phase, share (0–1; empty where nothing is derived) and agreement (code of `Agreement`: stated at or
    above the mean of what was stated, derived at or above an even share; empty where one of the two is missing).
    """
    named = said.merge(catalogue.touchpoints(store), on="touchpoint_id")
    known = derived.table if derived and not derived.refused else pd.DataFrame({"touchpoint_id": [], "share": []})
    table = named.merge(
        known[["touchpoint_id", "share"]].astype({"touchpoint_id": "int64", "share": float}), on="touchpoint_id", how="left"
    )
    even = 1 / max(1, len(known))
    agreement = matrix.quadrants(table["stated"], table["share"], (float(table["stated"].mean()), even)).map(
        _AGREEMENTS, na_action="ignore"
    )
    return table.assign(agreement=agreement).sort_values(["stated", "order"], ascending=[False, True], ignore_index=True)
