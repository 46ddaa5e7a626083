"""Two sides of a comparison, and how much they have in common. All work on whole columns."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]

_NOTHING = 1e-12


@dataclass(frozen=True, kw_only=True)
class Side:
    """One side of each comparison."""

    n: Numbers
    mean: Numbers
    squares: Numbers

    @property
    def deviation(self) -> Numbers:
        """Sample standard deviation; empty (NaN) for fewer than two people."""
        return np.sqrt(self.squares / np.where(self.n > 1, self.n - 1, np.nan))

    @property
    def base(self) -> Numbers:
        """The people, empty (NaN) where there are none."""
        return np.where(self.n > 0, self.n, np.nan)

    @property
    def outer(self) -> tuple[Numbers, Numbers]:
        """Of a balance: people with 1 and people with −1."""
        total, squares = self.n * self.mean, self.squares + self.n * self.mean**2
        return np.round((squares + total) / 2), np.round((squares - total) / 2)


@dataclass(frozen=True, kw_only=True)
class Both:
    """Those on both sides: n, means, sums of squares around these, and sum of products."""

    n: Numbers
    first: Numbers
    second: Numbers
    squares_first: Numbers
    squares_second: Numbers
    products: Numbers

    @property
    def correlation(self) -> Numbers:
        """Between the two measures of the same person; 0 where one of them never varies."""
        scale = np.sqrt(self.squares_first * self.squares_second)
        return np.divide(self.products, scale, out=np.zeros_like(scale), where=scale > 0)


def error(one: Numbers, other: Numbers, overlap: Numbers) -> Numbers:
    """Standard error of a difference from those of both sides and the correlation of these.

    Where everybody's two answers differ by the same, nothing is left of it; as few such people prove nothing, they count as
    different people.
    """
    apart = one**2 + other**2
    together = apart - 2 * overlap * one * other
    return np.sqrt(np.where(together > _NOTHING * apart, together, apart))


def shared(first: Side, second: Side, both: Both | None) -> Numbers:
    """Correlation of the two means, or shares: that of the people on both sides, weighed by their part."""
    if both is None:
        return np.zeros(np.shape(first.n))
    return both.correlation * both.n / np.sqrt(first.base * second.base)


def freedom(welch: Numbers, first: Side, second: Side, both: Both | None) -> Numbers:
    """Degrees of freedom: Welch's for different people, pairs − 1 for the same, in between by their numbers."""
    if both is None:
        return welch
    alone = first.n + second.n - 2 * both.n
    with np.errstate(divide="ignore", invalid="ignore"):
        between = both.n - 1 + (welch - both.n + 1) / (first.n + second.n) * alone
    return np.where(both.n > 0, between, welch)
