"""Touchpoints and what is said about each."""

from dataclasses import dataclass
from enum import StrEnum


class Channel(StrEnum):
    """Whether the firm itself meets the customer, or others speak about it."""

    DIRECT = "direct"
    INDIRECT = "indirect"


class World(StrEnum):
    """Where the contact takes place."""

    ONLINE = "online"
    OFFLINE = "offline"
    BOTH = "both"


class Status(StrEnum):
    """Life of a touchpoint."""

    EXISTING = "existing"
    PLANNED = "planned"
    POTENTIAL = "potential"
    RETIRED = "retired"


@dataclass(frozen=True, kw_only=True)
class Phase:
    """A stretch of the customer journey; phases are ordered by `position`."""

    id: int
    name: str
    position: int
    version: int = 1


@dataclass(frozen=True, kw_only=True)
class Touchpoint:
    """One kind of contact. `id` is 0 and `version` 0 until it is saved; ordered by phase, then `position`."""

    id: int = 0
    version: int = 0
    name: str
    phase_id: int | None = None
    position: int = 0
    channel: Channel = Channel.DIRECT
    world: World = World.OFFLINE
    person: bool = False
    status: Status = Status.EXISTING
    key: bool = False
    moment_of_truth: bool = False
    owner: str = ""
    description: str = ""
