"""Minimum group: no figure from which the answers of a few people can be read."""

from collections.abc import Sequence

import numpy as np
import pandas as pd


def hide(parts: pd.DataFrame, figures: Sequence[str], *, within: Sequence[str] = (), minimum: int = 5) -> pd.DataFrame:
    """The parts of a shown total, with small ones emptied so that they cannot be worked out from the rest.

    A part below the minimum is hidden, an empty one too: otherwise one could tell nobody from a few. As the
    total is shown, the hidden parts together are a group that can be worked out; so the next smallest are hidden as
    well until at least two are, and together reach the minimum: of 12, 9, 3 both 3 and 9 go.

    Args:
        parts: one row per part with its base n.
        figures: columns that say something about the part and are emptied with n.
        within: columns that name the total; none: all rows are parts of one.
        minimum: smallest group that is shown.

    Returns:
        `parts` in the same order with n and `figures` empty (NaN) in hidden rows, and the column hidden. The caller
        hides the total itself when it is below the minimum.
    """
    ordered = parts.sort_values([*within, "n"], kind="stable")
    groups = ordered.groupby([ordered[name] for name in within] or np.zeros(len(ordered), dtype=np.int64), dropna=False)["n"]
    rank, smaller = groups.cumcount(), groups.cumsum() - ordered["n"]
    small_inside = groups.transform("min") < minimum
    too_few = (rank <= 1) | (smaller < minimum)
    hidden = ((ordered["n"] < minimum) | (small_inside & too_few)).reindex(parts.index)
    columns = ["n", *figures]
    return parts.assign(**{name: parts[name].mask(hidden) for name in columns}, hidden=hidden)
