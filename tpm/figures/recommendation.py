"""Willingness to recommend (NPS)."""

import pandas as pd

from tpm.analysis import recommendation as analysis
from tpm.figures import protection
from tpm.figures.histograms import histogram
from tpm.model.period import Filter, Period
from tpm.model.survey import Role
from tpm.store import answers, people, surveys
from tpm.store.database import Store


def nps(store: Store, chosen: Filter) -> pd.DataFrame:
    """One row, or none without answers or where they are protected: n, promoters, passives, detractors, nps, se, low, high."""
    found = _asked(analysis.nps(histogram(store, chosen, [Role.NPS]), surveys.questions(store)))
    return found if protection.shows(store, chosen, people.NPS) else found.iloc[:0]


def protected(store: Store, chosen: Filter) -> bool:
    """Whether customers said if they would recommend us, but it may not be shown for a filter; nobody there and a few look the same."""
    return not protection.shows(store, chosen, people.NPS) and not histogram(store, Filter(), [Role.NPS]).empty


def series(store: Store, chosen: Filter, by: Period) -> pd.DataFrame:
    """Per period (first day) the columns of `nps`; dated answers only, and no period that is protected."""
    found = _asked(analysis.nps(answers.histogram(store, chosen, [Role.NPS], by=by), surveys.questions(store), by=["period"]))
    return protection.shown_periods(store, chosen, people.NPS, found, by)


def _asked(nps: pd.DataFrame) -> pd.DataFrame:
    return nps[nps["n"] > 0].reset_index(drop=True)
