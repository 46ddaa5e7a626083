"""Random numbers that come out the same on every computer."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

import numpy as np

Thing = TypeVar("Thing")


class Draws:
    """A seeded source of chances, picks and counts.

    Only the raw bits of numpy's generator are used, whose order numpy guarantees; the rest is comparing and
    adding, so that versions and platforms cannot change the figures.
    """

    def __init__(self, seed: int) -> None:
        self._bits = np.random.PCG64(seed)

    def part(self) -> float:
        """Evenly spread over 0 (inside) to 1 (outside)."""
        return (int(self._bits.random_raw()) >> 11) * 2.0**-53

    def chance(self, share: float) -> bool:
        """True in this share of cases."""
        return self.part() < share

    def whole(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both inside."""
        return low + int(self.part() * (high - low + 1))

    def coins(self, n: int, share: float) -> int:
        """How many of `n` tosses succeed."""
        return sum(self.chance(share) for _ in range(n))

    def one(self, things: Sequence[Thing]) -> Thing:
        """One of the things, each as likely as the others."""
        return things[self.whole(0, len(things) - 1)]

    def weighted(self, weights: Mapping[Thing, float]) -> Thing:
        """One of the keys, as often as its weight says; the weights are positive."""
        left = self.part() * sum(weights.values())
        for thing, weight in weights.items():
            left -= weight
            if left < 0:
                return thing
        return list(weights)[-1]
