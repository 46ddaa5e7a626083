"""Minimum group: figures of a few people are emptied. Which those are where more than one can be compared: `analysis.protection`."""

import pandas as pd

from tpm.analysis import csat, ratings, recommendation

MINIMUM = 5
"""Smallest group that is shown, unless the workspace says otherwise."""

FIGURES = frozenset({*ratings.COLUMNS, *recommendation.COLUMNS, *csat.COLUMNS, "base", "share", "gap", "decision"})
"""Columns that are made from answers, the base n among them; all others say what a row is about and stay."""


def hide_small(groups: pd.DataFrame, minimum: int = MINIMUM) -> pd.DataFrame:
    """Every row with n below the minimum emptied; for rows that are not parts of one total, e.g. touchpoints.

    A row without answers is hidden as well: otherwise one could tell nobody from a few.

    Returns:
        `groups` with the column hidden; its `FIGURES`, n included, are empty in hidden rows.
    """
    return hide(groups, ~(groups["n"] >= minimum))


def hide(frame: pd.DataFrame, hidden: pd.Series) -> pd.DataFrame:
    """The frame with the column hidden; its `FIGURES`, n included, are empty in hidden rows."""
    figures = [name for name in frame.columns if name in FIGURES]
    return frame.assign(**{name: frame[name].mask(hidden) for name in figures}, hidden=hidden)
