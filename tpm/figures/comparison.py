"""What can be held against each other, and by which figure."""

from dataclasses import dataclass, field
from enum import StrEnum

from tpm.store import people
from tpm.store.pairs import Sides

OVERALL, NPS, RECOMMENDED, NEW_CUSTOMERS = people.OVERALL, people.NPS, -3, -4
"""What is answered beside touchpoints, numbered as they are."""
MOST = 6
"""So many groups or touchpoints can be held against each other, each against each."""


class Kind(StrEnum):
    """What is held against each other; the value stands in the address."""

    PERIODS = "periods"
    GROUPS = "groups"
    TOUCHPOINTS = "touchpoints"


class Figure(StrEnum):
    """Which figure is compared; the value stands in the address."""

    SCORE = "score"
    DELIGHT = "delight"
    DISAPPOINTMENT = "disappointment"
    NET_DELIGHT = "net_delight"
    NPS = "nps"
    REFERRAL_RATE = "referral_rate"
    RECOMMENDED = "recommended"


OF_TOUCHPOINTS = (Figure.SCORE, Figure.DELIGHT, Figure.DISAPPOINTMENT, Figure.NET_DELIGHT)
SHARES = (Figure.DELIGHT, Figure.DISAPPOINTMENT, Figure.REFERRAL_RATE, Figure.RECOMMENDED)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is to be compared. `items` are touchpoints (and `OVERALL`), none: all touchpoints; other figures need none."""

    kind: Kind
    figure: Figure
    sides: Sides = field(default_factory=Sides)
    items: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Overlap:
    """So many people stand on two sides (their places); `nested` says that all of the one stand on the other."""

    first: int
    second: int
    n: int
    nested: bool
