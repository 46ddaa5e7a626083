"""Whether a series rises or falls."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from tpm.analysis.intervals import Numbers

FEWEST = 5
"""Below this number of periods nothing is claimed."""

_EXACT_TO = 10


@dataclass(frozen=True, kw_only=True)
class Trend:
    """Mann–Kendall test and Sen's slope of a series of `n` values; all NaN below five values.

    `s` is Kendall's sum of signs, `z` its standardised value, `p` two-sided, `slope` the change per period in the
    unit of the values. `autocorrelation` is that of neighbouring periods after the slope is taken out; beyond
    ±1.96/√n (`autocorrelated`) neighbours hang together, and p looks more certain than it is.
    """

    n: int
    s: float = np.nan
    z: float = np.nan
    p: float = np.nan
    slope: float = np.nan
    autocorrelation: float = np.nan
    autocorrelated: bool = False


def trend(values: Sequence[float]) -> Trend:
    """Trend of one value per period, in order; NaN where a period has none.

    p is exact up to 10 values without ties (Kendall's tau with time), else normal with correction for ties and
    continuity. Source: Mann 1945, Kendall 1975, Sen 1968.
    """
    series = np.asarray(values, dtype=np.float64)
    time = np.flatnonzero(np.isfinite(series))
    known = series[time]
    n = len(known)
    if n < FEWEST:
        return Trend(n=n)
    first, second = np.triu_indices(n, 1)
    rises = known[second] - known[first]
    s = float(np.sign(rises).sum())
    z = _standardised(s, known)
    slope = float(np.median(rises / (time[second] - time[first])))
    r = _autocorrelation(time, known - slope * time)
    return Trend(n=n, s=s, z=z, p=_p(time, known, z), slope=slope, autocorrelation=r, autocorrelated=abs(r) > 1.96 / np.sqrt(n))


def _standardised(s: float, values: Numbers) -> float:
    n, ties = len(values), np.unique(values, return_counts=True)[1]
    variance = (n * (n - 1) * (2 * n + 5) - (ties * (ties - 1) * (2 * ties + 5)).sum()) / 18
    return float((s - np.sign(s)) / np.sqrt(variance)) if variance else 0.0


def _p(time: np.ndarray, values: Numbers, z: float) -> float:
    from scipy.stats import kendalltau, norm  # noqa: PLC0415 - loaded only where it is used

    if len(values) <= _EXACT_TO and len(np.unique(values)) == len(values):
        return float(kendalltau(time, values, method="exact").pvalue)
    return float(2 * norm.sf(abs(z)))


def _autocorrelation(time: np.ndarray, residuals: Numbers) -> float:
    left = residuals - residuals.mean()
    whole = float((left**2).sum())
    neighbours = sum(left[i] * left[j] for i, j in pairwise(range(len(time))) if time[j] - time[i] == 1)
    return float(neighbours / whole) if whole else 0.0
