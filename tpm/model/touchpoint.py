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


class Kind(StrEnum):
    """What the customer meets there."""

    PERSON = "person"
    PRODUCT = "product"
    DOCUMENT = "document"
    DIGITAL = "digital"
    PLACE = "place"
    THIRD_PARTY = "third_party"


class Frequency(StrEnum):
    """How often a customer meets us there."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    SEVERAL_A_YEAR = "several_a_year"
    YEARLY = "yearly"
    RARELY = "rarely"
    ONCE = "once"


class Objective(StrEnum):
    """What a touchpoint is to bring about."""

    FIRST_PURCHASE = "first_purchase"
    REPURCHASE = "repurchase"
    WORD_OF_MOUTH = "word_of_mouth"
    RECOMMENDATION = "recommendation"


@dataclass(frozen=True, kw_only=True)
class Phase:
    """A stretch of the customer journey; phases are ordered by `position`."""

    id: int
    name: str
    position: int
    version: int = 1


@dataclass(frozen=True, kw_only=True)
class Touchpoint:
    """One kind of contact. `id` is 0 and `version` 0 until it is saved; ordered by phase, then `position`.

    `kind` and `frequency` are None where nobody has said. Amounts in euro: per contact, per year, and what it could bring a year.
    `effort`: how hard it is to improve, 1 (very easy) to 5 (very hard).
    """

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
    kind: Kind | None = None
    department: str = ""
    frequency: Frequency | None = None
    cost_per_contact: float | None = None
    budget_per_year: float | None = None
    revenue_potential: float | None = None
    objectives: tuple[Objective, ...] = ()
    effort: int | None = None


@dataclass(frozen=True, kw_only=True)
class Encounter:
    """A customer group at a touchpoint: on what occasion, how often, whom it meets. `id` and `version` are 0 until it is saved.

    The group is a value of an attribute of the surveys, or one of our own naming; then `attribute` is empty.
    """

    id: int = 0
    version: int = 0
    touchpoint_id: int
    attribute: str = ""
    value: str
    occasion: str = ""
    frequency: Frequency | None = None
    contact_role: str = ""
