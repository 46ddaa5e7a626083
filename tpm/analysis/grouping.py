"""Putting the rows of a small frame together by some of its columns."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

Column = tuple[str, str]


def gather(frame: pd.DataFrame, by: Sequence[str], **columns: Column) -> pd.DataFrame:
    """One row per combination of the columns `by`, sorted by these; one row for everything where `by` is empty.

    `columns` as in `DataFrame.agg`: new name = (column, how). Rows with an empty key are left out.
    """
    keys = list(by) or np.zeros(len(frame), dtype=np.int64)
    return frame.groupby(keys, observed=True).agg(**columns).reset_index(drop=not by)


def add(frame: pd.DataFrame, by: Sequence[str], *, different: str) -> pd.DataFrame:
    """The sums of all other columns per combination of the columns `by`, as `gather` does it, in a fraction of the time.

    Of the column `different` the number of different values.
    """
    groups = frame.groupby(list(by) or np.zeros(len(frame), dtype=np.int64), observed=True)
    sums = groups[[name for name in frame.columns if name not in {*by, different}]].sum()
    return sums.assign(**{different: groups[different].nunique()}).reset_index(drop=not by)


def empty(by: Sequence[str], columns: Sequence[str]) -> pd.DataFrame:
    """The result when there is nothing to count: no row, all columns."""
    return pd.DataFrame(columns=[*by, *columns], dtype=np.float64)
