"""Importance against performance: what to act on, keep, reduce, or leave."""

from enum import StrEnum

import numpy as np
import pandas as pd


class Crosshair(StrEnum):
    """Where the matrix is divided."""

    MEAN = "mean"
    MEDIAN = "median"
    MIDDLE = "middle"


class Quadrant(StrEnum):
    """What follows from importance and performance (Martilla and James 1977)."""

    ACT = "act"
    KEEP = "keep"
    OVERSUPPLIED = "oversupplied"
    LOW = "low"


def crosshair(values: pd.Series, kind: Crosshair, middle: float) -> float:
    """Where an axis is divided; `middle` is the middle of its scale. NaN without values."""
    return {Crosshair.MEAN: values.mean(), Crosshair.MEDIAN: values.median()}.get(kind, middle)


def quadrants(importance: pd.Series, performance: pd.Series, at: tuple[float, float]) -> pd.Series:
    """The quadrant of each touchpoint; `at` divides importance and performance. Ties belong to the upper side, empty values to none."""
    high, good = importance >= at[0], performance >= at[1]
    chosen = np.select([high & good, high, good], [Quadrant.KEEP, Quadrant.ACT, Quadrant.OVERSUPPLIED], Quadrant.LOW)
    known = importance.notna() & performance.notna()
    return pd.Series(chosen, index=importance.index, dtype=object).where(known, None)
