"""Derived importance: which ratings go with the overall judgement, worked out from correlations alone."""

from dataclasses import dataclass
from itertools import combinations
from math import comb

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]

FEWEST = 30
"""Below this number of respondents nothing is ranked."""
WEAKEST = 0.1
"""Below this R² the ratings together say too little about the outcome to be ranked."""
MOST_FOR_SHAPLEY = 14
"""With more drivers the 2^k models of Shapley take too long; relative weights stand in."""
_SINGULAR = 1e-9
_CONSTANT = 1e-9


@dataclass(frozen=True, kw_only=True)
class Importance:
    """How much each driver explains of the outcome.

    `r2` is the share (0–1) of the outcome's variance that all drivers explain together, `raw` the part of each, in
    the order given; they add up to `r2`. `method` is "shapley" or "relative_weights". `clipped` says that correlations of
    different respondents contradicted each other a little and were brought into line. Where they contradict each other so
    much that more than everything would be explained, `r2` is above 1 and means nothing.
    """

    r2: float
    raw: Numbers
    method: str
    clipped: bool = False

    @property
    def shares(self) -> Numbers:
        """The parts as shares of what is explained; they add up to 1."""
        return self.raw / self.r2 if self.r2 > 0 else np.full(len(self.raw), np.nan)


def importance(between: npt.ArrayLike, outcome: npt.ArrayLike) -> Importance:
    """Importance of k drivers from their correlations with each other (k × k) and with the outcome (k).

    Up to `MOST_FOR_SHAPLEY` drivers by `shapley`, beyond by `relative_weights`.
    """
    correlations, along, clipped = _consistent(between, outcome)
    method = shapley if len(along) <= MOST_FOR_SHAPLEY else relative_weights
    raw = method(correlations, along)
    return Importance(r2=float(raw.sum()), raw=raw, method=method.__name__, clipped=clipped)


def correlations(products: npt.ArrayLike) -> Numbers:
    """Correlations (k × k) from the sums of products of 1 and k scores (0–100, or less a constant), a symmetric matrix.

    Empty (NaN) where one of the two never varies.
    """
    whole = np.asarray(products, float)
    n, sums = whole[0, 0], whole[0, 1:]
    with np.errstate(invalid="ignore", divide="ignore"):
        covariances = whole[1:, 1:] / n - np.outer(sums, sums) / n**2
        variances = np.diag(covariances)
        spread = np.sqrt(np.where(variances > _CONSTANT, variances, np.nan))
        return covariances / np.outer(spread, spread)


def refusal(n: int, r2: float) -> str | None:
    """Why drivers are not ranked, or None: too_few (respondents), contradictory (correlations), too_weak (R²)."""
    if n < FEWEST:
        return "too_few"
    if r2 > 1 + _SINGULAR:
        return "contradictory"
    return "too_weak" if not r2 >= WEAKEST else None


def shapley(between: Numbers, outcome: Numbers) -> Numbers:
    """What each driver adds to R², averaged over all orders in which drivers can come in (LMG).

    Source: Lindeman, Merenda and Gold 1980; Grömping 2006, as in R's relaimpo.
    """
    k = len(outcome)
    explained = _explained_by_every_subset(between, outcome)
    subsets = np.arange(1 << k)
    size = np.bitwise_count(subsets).astype(np.int64)
    weight = np.array([1 / (k * comb(k - 1, s)) if s < k else 0.0 for s in range(k + 1)])
    parts = np.empty(k)
    for driver in range(k):
        without = subsets[(subsets >> driver) & 1 == 0]
        parts[driver] = weight[size[without]] @ (explained[without | 1 << driver] - explained[without])
    return parts


def relative_weights(between: Numbers, outcome: Numbers) -> Numbers:
    """Parts of R² by way of the nearest uncorrelated drivers. Source: Johnson 2000."""
    values, vectors = np.linalg.eigh(between)
    roots = np.sqrt(np.maximum(values, 0))
    loadings = vectors * roots @ vectors.T
    inverse = np.divide(1, roots, out=np.zeros_like(roots), where=roots > _SINGULAR)
    return loadings**2 @ (vectors * inverse @ vectors.T @ outcome) ** 2


def _explained_by_every_subset(between: Numbers, outcome: Numbers) -> Numbers:
    """R² of the model with each subset of drivers; bit j of the place says whether driver j is in it."""
    k = len(outcome)
    explained = np.zeros(1 << k)
    regular = np.linalg.eigvalsh(between)[0] > _SINGULAR
    for size in range(1, k + 1):
        chosen = np.array(list(combinations(range(k), size)))
        models, sides = between[chosen[:, :, None], chosen[:, None, :]], outcome[chosen][:, :, None]
        slopes = np.linalg.solve(models, sides) if regular else np.linalg.pinv(models, _SINGULAR, hermitian=True) @ sides
        explained[(1 << chosen).sum(axis=1)] = (slopes * sides).sum(axis=(1, 2))
    return explained


def _consistent(between: npt.ArrayLike, outcome: npt.ArrayLike) -> tuple[Numbers, Numbers, bool]:
    """The correlations of the drivers as those of one group of people can be: no negative eigenvalue; and whether that changed them.

    Only those among the drivers are mended: with the outcome in it the mended matrix would always explain everything.
    """
    among, along = np.asarray(between, float), np.asarray(outcome, float)
    values, vectors = np.linalg.eigh(among)
    if values[0] >= -_SINGULAR:
        return among, along, False
    mended = vectors * np.maximum(values, 0) @ vectors.T
    scale = np.sqrt(np.diag(mended))
    return mended / np.outer(scale, scale), along / scale, True
