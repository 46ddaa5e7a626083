"""Willingness to recommend (NPS)."""

import pandas as pd

from tpm.analysis import recommendation as analysis
from tpm.model.period import Filter, Period
from tpm.model.survey import Role
from tpm.store import answers
from tpm.store.database import Store


def nps(store: Store, chosen: Filter) -> pd.DataFrame:
    """One row, or none without answers: n, promoters, passives, detractors, nps, se, low, high."""
    return analysis.nps(answers.histogram(store, chosen, [Role.NPS]))


def series(store: Store, chosen: Filter, by: Period) -> pd.DataFrame:
    """Per period (first day) the columns of `nps`; dated answers only."""
    return analysis.nps(answers.histogram(store, chosen, [Role.NPS], by=by), by=["period"])
