"""Kano questionnaire: from how it would be with something and without it to what it does for satisfaction.

Source: Kano et al. 1984; coefficients: Berger et al. 1993.
"""

from enum import StrEnum

import numpy as np
import pandas as pd

from tpm.analysis import intervals


class Category(StrEnum):
    """What something does for satisfaction, in the order in which ties are decided."""

    MUST_BE = "must_be"
    ONE_DIMENSIONAL = "one_dimensional"
    ATTRACTIVE = "attractive"
    INDIFFERENT = "indifferent"
    REVERSE = "reverse"
    QUESTIONABLE = "questionable"


CATEGORIES = tuple(Category)
_LETTERS = dict(zip("MOAIRQ", CATEGORIES, strict=True))
# Rows: how it would be with it; columns: without it; both like, must-be, neutral, live-with, dislike.
_EVALUATION = ("QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ")


def category(functional: int, dysfunctional: int) -> Category:
    """What two answers mean together, each 1 (like), 2 (must-be), 3 (neutral), 4 (live-with) or 5 (dislike)."""
    return _LETTERS[_EVALUATION[functional - 1][dysfunctional - 1]]


def summarise(pairs: pd.DataFrame) -> pd.DataFrame:
    """What each touchpoint does for satisfaction. `pairs`: touchpoint_id, functional and dysfunctional (1–5), n.

    Returns:
        touchpoint_id, n (pairs of answers), the count of each `Category` under its code, category (the most frequent, ties
        M > O > A > I), tied (another one is as frequent), share 0–1 of the category with low and high (Wilson), cs =
        (A + O)/(A + O + M + I), 0…1, and ds = −(O + M)/(A + O + M + I), −1…0, both with …_low and …_high (Wilson); they are
        empty where all answers are reverse or questionable.
    """
    told = [category(int(f), int(d)) for f, d in zip(pairs["functional"], pairs["dysfunctional"], strict=True)]
    long = pairs.assign(category=pd.Series(told, index=pairs.index, dtype="object"))
    counts = long.pivot_table(index="touchpoint_id", columns="category", values="n", aggfunc="sum", fill_value=0)
    counts = counts.reindex(columns=list(CATEGORIES), fill_value=0).astype("int64")
    counts.columns = [str(one) for one in CATEGORIES]
    most, n = counts.max(axis=1), counts.sum(axis=1)
    low, high = intervals.wilson(most, n)
    return counts.assign(
        n=n,
        category=[CATEGORIES[place] for place in counts.to_numpy().argmax(axis=1)] if len(counts) else [],
        tied=counts.eq(most, axis=0).sum(axis=1) > 1,
        share=most / n,
        low=low,
        high=high,
        **_coefficients(counts),
    ).reset_index()


def _coefficients(counts: pd.DataFrame) -> dict[str, object]:
    base = counts[[str(one) for one in CATEGORIES[:4]]].sum(axis=1)
    pleased = counts[Category.ATTRACTIVE] + counts[Category.ONE_DIMENSIONAL]
    bothered = counts[Category.ONE_DIMENSIONAL] + counts[Category.MUST_BE]
    low, high = intervals.wilson(pleased, base)
    least, most = intervals.wilson(bothered, base)
    known = base.where(base > 0, np.nan)
    return {"cs": pleased / known, "cs_low": low, "cs_high": high, "ds": -bothered / known, "ds_low": -most, "ds_high": -least}
