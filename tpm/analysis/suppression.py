"""Minimum group: no figure from which the answers of a few people can be read."""

from collections.abc import Sequence

import numpy as np
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
    return _emptied(groups, ~(groups["n"] >= minimum))


def hide_parts(parts: pd.DataFrame, minimum: int = MINIMUM, within: Sequence[str] = ()) -> pd.DataFrame:
    """Small parts of a shown total emptied, and as many others that they cannot be worked out from the rest.

    As the total is shown, the hidden parts together are a group that can be worked out. So the next smallest are
    hidden too until at least two are, and together reach the minimum: of 12, 9, 3 both 3 and 9 go. The caller hides
    the total itself where it is below the minimum.

    Args:
        parts: one row per part with its base n; parts do not overlap.
        minimum: smallest group that is shown.
        within: columns that name the total; none: all rows are parts of one.

    Returns:
        `parts` in the same order with the column hidden; its `FIGURES`, n included, are empty in hidden rows.
    """
    ordered = parts.assign(n=parts["n"].fillna(0)).sort_values("n", kind="stable")
    keys = [ordered[name] for name in within] or np.zeros(len(ordered), dtype=np.int64)
    groups = ordered.groupby(keys, dropna=False, observed=True)["n"]
    rank, smaller = groups.cumcount(), groups.cumsum() - ordered["n"]
    one_is_small = groups.transform("min") < minimum
    hidden = one_is_small & ((ordered["n"] < minimum) | (rank <= 1) | (smaller < minimum))
    return _emptied(parts, hidden.reindex(parts.index))


def _emptied(frame: pd.DataFrame, hidden: pd.Series) -> pd.DataFrame:
    figures = [name for name in frame.columns if name in FIGURES]
    return frame.assign(**{name: frame[name].mask(hidden) for name in figures}, hidden=hidden)
