"""Willingness to recommend (NPS)."""

import pandas as pd

from tpm.analysis import recommendation as analysis
from tpm.model.period import Filter, Period
from tpm.model.survey import Role
from tpm.store import answers, surveys
from tpm.store.database import Store


def nps(store: Store, chosen: Filter) -> pd.DataFrame:
    """One row, or none without answers: n, promoters, passives, detractors, nps, se, low, high."""
    return _asked(analysis.nps(answers.histogram(store, chosen, [Role.NPS]), surveys.questions(store)))


def series(store: Store, chosen: Filter, by: Period) -> pd.DataFrame:
    """Per period (first day) the columns of `nps`; dated answers only."""
    return _asked(analysis.nps(answers.histogram(store, chosen, [Role.NPS], by=by), surveys.questions(store), by=["period"]))


def _asked(nps: pd.DataFrame) -> pd.DataFrame:
    return nps[nps["n"] > 0].reset_index(drop=True)
