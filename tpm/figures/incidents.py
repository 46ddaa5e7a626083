"""What happened at a touchpoint: good against bad, and what must not be overlooked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tpm.model.incident import SEVERE, Incident
from tpm.model.touchpoint import Touchpoint

# How many times as much as the bad the good has to weigh, severity by severity, to outweigh it clearly. A rule of thumb.
CLEARLY = 2


class Verdict(StrEnum):
    """Which side weighs more."""

    OUTWEIGHED = "outweighed"
    BALANCED = "balanced"
    PREVAILING = "prevailing"


@dataclass(frozen=True, kw_only=True)
class Balance:
    """Numbers of good and bad incidents and the sums of their severities."""

    good: int
    bad: int
    good_weight: int
    bad_weight: int

    @property
    def verdict(self) -> Verdict | None:
        """Whether the good clearly outweighs the bad; None without any incident."""
        if not self.good + self.bad:
            return None
        if self.good_weight >= CLEARLY * self.bad_weight:
            return Verdict.PREVAILING
        return Verdict.BALANCED if self.good_weight > self.bad_weight else Verdict.OUTWEIGHED


def balance(incidents: Iterable[Incident]) -> Balance:
    """Good against bad."""
    known = list(incidents)
    good, bad = ([one.severity for one in known if one.positive is side] for side in (True, False))
    return Balance(good=len(good), bad=len(bad), good_weight=sum(good), bad_weight=sum(bad))


def red_flags(touchpoint: Touchpoint, incidents: Iterable[Incident]) -> Sequence[Incident]:
    """Severe bad incidents at a key touchpoint or moment of truth, whatever the mean says; in the order given."""
    if not (touchpoint.key or touchpoint.moment_of_truth):
        return []
    return [one for one in incidents if not one.positive and one.severity >= SEVERE]
