"""Whether two figures differ by more than chance: difference, test and interval, for one or many at once.

All work on whole columns. `Side`: n people, mean of what was measured of each, squares (sum of squares around the mean); shares are
measured as 0/1, balances as −1/0/1. `Both`: those who stand on both sides, for people who were measured twice; none of them: n = 0.
"""

from enum import StrEnum

import numpy as np
import numpy.typing as npt
import pandas as pd

from tpm.analysis import intervals, sides
from tpm.analysis.sides import Both, Numbers, Side

CERTAIN, RATHER = 0.05, 0.1
"""Below the first corrected p a difference is clear, below the second it is rather so than not."""
SMALL = 0.2
"""An effect below it is small, however certain it is (Cohen 1988)."""
_MANY = 1000.0


class Verdict(StrEnum):
    """What can be said of the first side against the second."""

    CLEARLY_ABOVE = "clearly_above"
    RATHER_ABOVE = "rather_above"
    ALIKE = "alike"
    RATHER_BELOW = "rather_below"
    CLEARLY_BELOW = "clearly_below"


def levels(p: npt.ArrayLike) -> tuple[Numbers, Numbers]:
    """Corrected p of each test, and the level at which Holm's procedure judges it: (p, level).

    The smallest p is judged at 5 % ÷ number of tests, each further one at a less strict level, down to the first that fails; its level
    holds for all after it. Tests without a p are no tests. Source: Holm 1979, as in statsmodels.
    """
    from statsmodels.stats.multitest import multipletests  # noqa: PLC0415 - slow to load, paid only where it is used

    raw = np.atleast_1d(np.asarray(p, dtype=np.float64))
    corrected, level = np.full(raw.shape, np.nan), np.full(raw.shape, CERTAIN)
    known = np.flatnonzero(np.isfinite(raw))
    if len(known):
        rejected, adjusted, *_ = multipletests(raw[known], alpha=CERTAIN, method="holm")
        corrected[known] = adjusted
        order = known[np.argsort(raw[known], kind="stable")]
        steps = CERTAIN / np.arange(len(known), 0, -1)
        level[order] = steps[np.minimum(np.arange(len(known)), rejected.sum())]
    return corrected, level


def means(first: Side, second: Side, both: Both | None = None) -> pd.DataFrame:
    """Differences of mean scores (0–100): Welch's t, or Derrick's where people stand on both sides.

    Returns:
        difference, statistic (t), p, corrected, low, high (at the level of `levels`), verdict, effect (Cohen's d).

    With everybody on both sides this is the paired t test, with nobody Welch's. Where all answers of both sides are equal there is no t:
    p is then that of the permutation test, and the interval comes from those of the two means. Source: Derrick, Russ, Toher and White 2017.
    """
    from scipy.stats import t  # noqa: PLC0415 - loaded only where it is used

    difference = first.mean - second.mean
    one, other = first.deviation / np.sqrt(first.n), second.deviation / np.sqrt(second.n)
    error = sides.error(one, other, sides.shared(first, second, both))
    with np.errstate(divide="ignore", invalid="ignore"):
        welch = (one**2 + other**2) ** 2 / (one**4 / (first.n - 1) + other**4 / (second.n - 1))
        statistic = difference / error
    free = sides.freedom(welch, first, second, both)
    still = (first.squares + second.squares <= 0) & np.isfinite(error)
    p = np.where(still, _permuted(first, second, both), 2 * t.sf(np.abs(statistic), free))
    corrected, level = levels(p)
    half = t.isf(level / 2, free) * error
    low, high = np.maximum(difference - half, -100), np.minimum(difference + half, 100)
    around, beyond = _of_equal(first, second, level)
    low, high = np.where(still, around, low), np.where(still, beyond, high)
    found = _judged(difference, np.where(still, np.nan, statistic), p, corrected, (low, high))
    return found.assign(effect=_in_deviations(first, second))


def shares(first: Side, second: Side, both: Both | None = None) -> pd.DataFrame:
    """Differences of shares in points (−100…100): two-proportion z test and Newcombe's interval.

    With everybody on both sides this is McNemar's test and Newcombe's interval for pairs. Columns as of `means`; effect: Cohen's h.
    Source: Newcombe 1998; McNemar 1947.
    """
    from scipy.special import ndtr  # noqa: PLC0415 - loaded only where it is used

    n, m = first.base, second.base
    p1, p2 = first.mean, second.mean
    difference, pooled = p1 - p2, (first.n * p1 + second.n * p2) / (n + m)
    variance = pooled * (1 - pooled) * (1 / n + 1 / m)
    if both is not None:
        common = np.where(both.n > 0, both.n, np.nan)
        together, middle = both.products / common + both.first * both.second, (both.first + both.second) / 2
        variance = variance - np.where(both.n > 0, 2 * both.n * (together - middle**2) / (n * m), 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        statistic = np.where(difference == 0, 0.0, difference / np.sqrt(np.maximum(variance, 0)))
    statistic = np.where(np.isfinite(n + m), statistic, np.nan)
    p = 2 * ndtr(-np.abs(statistic))
    corrected, level = levels(p)
    low, high = _newcombe(first, second, sides.shared(first, second, both), level)
    found = _judged(100 * difference, statistic, p, corrected, (100 * low, 100 * high))
    one, other = (2 * np.arcsin(np.sqrt(np.clip(share, 0, 1))) for share in (p1, p2))
    return found.assign(effect=one - other)


def balances(first: Side, second: Side, both: Both | None = None) -> pd.DataFrame:
    """Differences of balances in points (−200…200), as NPS and net delight: z test and its interval.

    A side of fewer than 30 people, or one whose people are all alike, brings estimate and standard error of the adjusted interval
    (`intervals.balance`): its own is too narrow, or zero. Columns as of `means`; `difference` stays the observed. No effect: for balances
    there is no accepted bound, and 12 points of NPS, which nobody calls small, would lie below that of d.
    """
    from scipy.special import ndtr, ndtri  # noqa: PLC0415 - loaded only where it is used

    (one, first_error), (other, second_error) = (intervals.balance_estimate(*side.outer, side.n) for side in (first, second))
    shift, se = one - other, sides.error(first_error, second_error, sides.shared(first, second, both))
    observed = 100 * (first.mean - second.mean)
    with np.errstate(divide="ignore", invalid="ignore"):
        z = shift / se
    p = 2 * ndtr(-np.abs(z))
    corrected, level = levels(p)
    half = -ndtri(level / 2) * se
    low = np.minimum(np.maximum(shift - half, -200), observed)
    high = np.maximum(np.minimum(shift + half, 200), observed)
    return _judged(observed, z, p, corrected, (low, high)).assign(effect=np.nan)


def _in_deviations(first: Side, second: Side) -> Numbers:
    """Cohen's d: the difference of the means in common standard deviations of both sides. Source: Cohen 1988."""
    freedom = first.n + second.n - 2
    common = np.sqrt((first.squares + second.squares) / np.where(freedom > 0, freedom, np.nan))
    apart = first.mean - second.mean
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(apart == 0, 0.0, apart / common)


def _permuted(first: Side, second: Side, both: Both | None) -> Numbers:
    """The p where all answers of each side are equal: how rarely chance deals them out like that and turns all pairs the same way."""
    from scipy.special import comb  # noqa: PLC0415 - loaded only where it is used

    paired = 0 if both is None else both.n
    ways = 2.0 ** np.minimum(paired, _MANY) * comb(first.n + second.n - 2 * paired, first.n - paired)
    return np.where(first.mean == second.mean, 1.0, np.minimum(2 / ways, 1))


def _of_equal(first: Side, second: Side, level: Numbers) -> tuple[Numbers, Numbers]:
    """The interval of a difference of means of equal answers, from the intervals of both."""
    ends = [
        (side.mean, *intervals.mean(side.mean, np.zeros(len(side.n)), side.n, minimum=0, maximum=100, confidence=1 - level))
        for side in (first, second)
    ]
    return intervals.difference(*ends)


def _newcombe(first: Side, second: Side, overlap: Numbers, level: Numbers) -> tuple[Numbers, Numbers]:
    """Newcombe's interval from the two Wilson intervals (methods 10 of 1998), for people on one side or both: 0–1."""
    p, q = first.mean, second.mean
    (low, high), (other_low, other_high) = (intervals.wilson(np.round(side.n * side.mean), side.n, 1 - level) for side in (first, second))
    down = (p - low) ** 2 + (other_high - q) ** 2 - 2 * overlap * (p - low) * (other_high - q)
    up = (high - p) ** 2 + (q - other_low) ** 2 - 2 * overlap * (high - p) * (q - other_low)
    return p - q - np.sqrt(np.maximum(down, 0)), p - q + np.sqrt(np.maximum(up, 0))


def _judged(difference: Numbers, statistic: Numbers, p: Numbers, corrected: Numbers, ends: tuple[Numbers, Numbers]) -> pd.DataFrame:
    low, high = ends
    beyond = (low > 0) | (high < 0)
    clear, rather = (corrected < CERTAIN) & beyond, corrected < RATHER
    verdict = np.select(
        [clear & (difference > 0), clear & (difference < 0), rather & (difference > 0), rather & (difference < 0)],
        [Verdict.CLEARLY_ABOVE, Verdict.CLEARLY_BELOW, Verdict.RATHER_ABOVE, Verdict.RATHER_BELOW],
        Verdict.ALIKE,
    )
    return pd.DataFrame(
        {
            "difference": difference, "statistic": statistic, "p": p, "corrected": corrected, "low": low, "high": high,
            "verdict": pd.Series(verdict, dtype=object),
        }
    )  # fmt: skip
