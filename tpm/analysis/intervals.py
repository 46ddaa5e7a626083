"""95 % intervals of shares, means, balances, and of differences. All work on whole columns."""

import numpy as np
import numpy.typing as npt
import pandas as pd

Numbers = npt.NDArray[np.float64]
Estimate = tuple[npt.ArrayLike, npt.ArrayLike, npt.ArrayLike]
"""A value with the lower and upper end of its interval."""

CONFIDENCE = 0.95
Z = 1.959963984540054
SMALL = 30
"""Below this base a balance must say that few were asked."""

# A sample variance below this part of the squared range is rounding: all answers are equal.
_ROUNDING = 1e-14


def wilson(successes: npt.ArrayLike, n: npt.ArrayLike, confidence: npt.ArrayLike = CONFIDENCE) -> tuple[Numbers, Numbers]:
    """Wilson score interval of the share `successes` of `n`: (low, high), both 0–1.

    Empty (NaN) where n is 0 and where the counts are impossible (fewer than none, more than all).
    Source: Wilson 1927, as in statsmodels.
    """
    from statsmodels.stats.proportion import proportion_confint  # noqa: PLC0415 - 1.2 s, paid only where it is used

    count, base = np.broadcast_arrays(_floats(successes), _floats(n))
    possible = (base > 0) & (count >= 0) & (count <= base)
    count, base = np.where(possible, count, np.nan), np.where(possible, base, np.nan)
    low, high = proportion_confint(count, base, alpha=1 - _floats(confidence), method="wilson")
    # rounding must not move the ends
    return np.where(count == 0, 0.0, low), np.where(count == base, 1.0, high)


def mean(
    average: npt.ArrayLike,
    variance: npt.ArrayLike,
    n: npt.ArrayLike,
    *,
    minimum: npt.ArrayLike,
    maximum: npt.ArrayLike,
    confidence: npt.ArrayLike = CONFIDENCE,
) -> tuple[Numbers, Numbers]:
    """Student t interval of a mean of answers between `minimum` and `maximum`, clipped to these: (low, high).

    `variance` is the sample variance (n − 1). Empty (NaN) for n < 2.

    Where all answers are equal, t would give width zero and so claim certainty that two equal answers do not
    give. Instead: with 95 % confidence at least the share L of all customers would answer the same, L the
    Wilson lower bound of n of n. The remaining 1 − L lie at worst at the end of the scale, on either side:
    low = average − (1 − L)·(average − minimum), high = average + (1 − L)·(maximum − average).
    """
    from scipy.special import ndtri, stdtrit  # noqa: PLC0415 - loaded only where it is used

    sure = (1 + _floats(confidence)) / 2
    average, variance, base, floor, ceiling = np.broadcast_arrays(*map(_floats, (average, variance, n, minimum, maximum)))
    base = np.where(base > 1, base, np.nan)
    half = stdtrit(base - 1, sure) * np.sqrt(np.maximum(variance, 0) / base)
    low, high = np.maximum(average - half, floor), np.minimum(average + half, ceiling)
    equal = variance <= _ROUNDING * (ceiling - floor) ** 2
    elsewhere = ndtri(sure) ** 2 / (base + ndtri(sure) ** 2)  # 1 − L, as the Wilson lower bound of n of n is n/(n + z²)
    low = np.where(equal, average - elsewhere * (average - floor), low)
    high = np.where(equal, average + elsewhere * (ceiling - average), high)
    return low, high


def balance_error(positive: npt.ArrayLike, negative: npt.ArrayLike, n: npt.ArrayLike) -> Numbers:
    """Standard error of a balance 100·(p − d): 100·√((p + d − (p − d)²)/n); NaN for n = 0."""
    base = _positive(n)
    p, d = _floats(positive) / base, _floats(negative) / base
    return 100 * np.sqrt(np.maximum(p + d - (p - d) ** 2, 0) / base)


def balance_estimate(positive: npt.ArrayLike, negative: npt.ArrayLike, n: npt.ArrayLike) -> tuple[Numbers, Numbers]:
    """A balance in points as it enters a difference, and its standard error: (estimate, error).

    Fewer than 30 answers, or answers that are all alike, bring those of the adjusted interval: their own error is too small, or zero.
    """
    up, down, base = _floats(positive), _floats(negative), _positive(n)
    error = balance_error(up, down, base)
    few = (base < SMALL) | (error == 0)
    adjusted = balance_error(up + 0.75, down + 0.75, base + 3)
    return 100 * (up - down) / np.where(few, base + 3, base), np.where(few, adjusted, error)


def balance(positive: npt.ArrayLike, negative: npt.ArrayLike, n: npt.ArrayLike) -> tuple[Numbers, Numbers]:
    """Adjusted Wald interval of a balance 100·(positive − negative)/n, e.g. NPS or net delight: (low, high), −100…100.

    ¾ is added to either side and 3 to n, because the plain interval covers 66 % instead of 95 % at n = 5. Clipped
    to ±100 and always holds the observed balance (which a single answer would otherwise miss). NaN for n = 0.
    Source: Rocks 2016, Interval Estimation for the Net Promoter Score, The American Statistician 70 (4).
    """
    base = _positive(n)
    up, down = _floats(positive), _floats(negative)
    observed = 100 * (up - down) / base
    centre = 100 * (up - down) / (base + 3)
    half = Z * balance_error(up + 0.75, down + 0.75, base + 3)
    return np.minimum(np.maximum(centre - half, -100), observed), np.maximum(np.minimum(centre + half, 100), observed)


def difference(first: Estimate, second: Estimate) -> tuple[Numbers, Numbers]:
    """95 % interval of first − second of two independent estimates, worked out from the intervals of both: (low, high).

    Two intervals may overlap although their difference is certain. NaN where one has none. Source: Zou & Donner 2008
    (Newcombe's way for shares).
    """
    one, below, above = map(_floats, first)
    other, other_below, other_above = map(_floats, second)
    shift = one - other
    return shift - np.hypot(one - below, other_above - other), shift + np.hypot(above - one, other - other_below)


def newcombe(successes: npt.ArrayLike, n: npt.ArrayLike, successes_before: npt.ArrayLike, n_before: npt.ArrayLike) -> pd.DataFrame:
    """Difference of two independent shares, the first minus the second: one row per pair.

    Returns:
        difference, low, high (−1…1, Newcombe's interval from the two Wilson intervals), z and p of the two-sided
        two-proportion z test with pooled variance. NaN where an n is 0; z 0 and p 1 where all answers of both
        are the same. Source: Newcombe 1998, method 10, as in statsmodels.
    """
    from statsmodels.stats.proportion import (  # noqa: PLC0415 - 1.2 s, paid only where it is used
        confint_proportions_2indep,
        test_proportions_2indep,
    )

    counts = (np.atleast_1d(_floats(successes)), _positive(n), np.atleast_1d(_floats(successes_before)), _positive(n_before))
    with np.errstate(divide="ignore", invalid="ignore"):  # statsmodels also works out ratios, which we do not use
        low, high = confint_proportions_2indep(*counts, method="newcomb", compare="diff", alpha=1 - CONFIDENCE)
        test = test_proportions_2indep(*counts, method="score", compare="diff", correction=False)
    k, base, k_before, base_before = counts
    same = ((k + k_before == 0) | (k + k_before == base + base_before)) & np.isfinite(low)
    return pd.DataFrame(
        {
            "difference": k / base - k_before / base_before,
            "low": low,
            "high": high,
            "z": np.where(same, 0.0, test.statistic),
            "p": np.where(same, 1.0, test.pvalue),
        }
    )


def _floats(values: npt.ArrayLike) -> Numbers:
    return np.asarray(values, dtype=np.float64)


def _positive(n: npt.ArrayLike) -> Numbers:
    base = _floats(n)
    return np.where(base > 0, base, np.nan)
