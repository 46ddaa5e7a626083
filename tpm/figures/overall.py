"""Overall satisfaction: what customers say of us as a whole."""

import pandas as pd

from tpm.analysis import ratings as analysis
from tpm.figures import protection, ratings
from tpm.figures.histograms import histogram
from tpm.figures.ratings import SMALL_BASE
from tpm.i18n.language import Language
from tpm.model.period import Filter
from tpm.model.survey import Role
from tpm.store import people, surveys
from tpm.store.database import Store


def overall(store: Store, chosen: Filter) -> pd.DataFrame:
    """One row with the columns of `analysis.ratings.summarise`; none where nobody was asked or answered, or where it is protected."""
    found = analysis.summarise(histogram(store, chosen, [Role.OVERALL]), surveys.questions(store), by=[])
    return found[(found["n"] > 0) & protection.shows(store, chosen, people.OVERALL)].reset_index(drop=True)


def distribution(store: Store, chosen: Filter) -> pd.DataFrame:
    """How often each answer was given to each question about satisfaction as a whole; columns as in `ratings.distribution`."""
    return ratings.spread(store, chosen, people.OVERALL, histogram(store, chosen, [Role.OVERALL]))


def finding(found: pd.DataFrame, language: Language) -> str:
    """Score with its interval and base; empty where there is none."""
    if found.empty:
        return ""
    row, number = found.iloc[0], language.number
    if row["n"] < SMALL_BASE:
        return language.t(
            "Overall satisfaction: {score} of 100 (n = {n}, a first impression)", score=number(row["score"]), n=number(row["n"])
        )
    return language.t(
        "Overall satisfaction: {score} of 100 ({low} to {high}, n = {n})",
        score=number(row["score"]),
        low=number(row["low"]),
        high=number(row["high"]),
        n=number(row["n"]),
    )
