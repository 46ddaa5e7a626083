"""Answer scales: how a value becomes a score and a zone."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Zone(StrEnum):
    """Below, on and above the zero line of mere satisfaction."""

    DISAPPOINTMENT = "disappointment"
    OKAY = "okay"
    DELIGHT = "delight"


# Number of scale points → (highest point that still disappoints, lowest that delights), counted
# from the bad end. Cuts of formulas.md; scales not listed are cut at a third and two thirds.
_CUTS: Mapping[int, tuple[int, int]] = {3: (1, 3), 4: (2, 4), 5: (2, 5), 6: (3, 6), 7: (3, 7), 10: (6, 9), 11: (7, 10)}


@dataclass(frozen=True, kw_only=True)
class Scale:
    """The scale of one question.

    `disappointment_to` and `delight_from` cut the zones; they are values on the question's own
    scale, so on a reversed one (school grades) the first is larger than the second. Left at None,
    they follow the length of the scale. `labels` maps a value to the words shown for it.
    """

    minimum: float
    maximum: float
    reversed: bool = False
    labels: Mapping[str, float] | None = None
    disappointment_to: float | None = None
    delight_from: float | None = None

    @property
    def points(self) -> int:
        """How many answers the scale offers, taking steps of one."""
        return round(self.maximum - self.minimum) + 1

    @property
    def cuts(self) -> tuple[float, float]:
        """The values (last that disappoints, first that delights) on the question's own scale."""
        low, high = self.disappointment_to, self.delight_from
        if low is None or high is None:
            span = self.maximum - self.minimum
            below, above = _CUTS.get(self.points, (1 + span // 3, self.points - span // 3))
            low = low if low is not None else self._from_bad_end(below)
            high = high if high is not None else self._from_bad_end(above)
        return low, high

    def _from_bad_end(self, point: float) -> float:
        return self.maximum - (point - 1) if self.reversed else self.minimum + (point - 1)

    def score(self, value: float) -> float:
        """The value on 0–100, 100 the best."""
        good = self.maximum - value if self.reversed else value - self.minimum
        return good / (self.maximum - self.minimum) * 100

    def zone(self, value: float) -> Zone:
        """Where the value lies against the zero line of mere satisfaction."""
        low, high = self.cuts
        sign = -1 if self.reversed else 1
        if sign * value <= sign * low:
            return Zone.DISAPPOINTMENT
        return Zone.DELIGHT if sign * value >= sign * high else Zone.OKAY

    @property
    def zero(self) -> float:
        """The score of mere satisfaction: the middle of the okay zone, on 0–100."""
        low, high = self.cuts
        return (self.score(low) + self.score(high)) / 2
