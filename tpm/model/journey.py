"""Journeys: the way of a customer over the touchpoints."""

from dataclasses import dataclass

from tpm.model.touchpoint import Touchpoint


@dataclass(frozen=True, kw_only=True)
class Journey:
    """A journey beside the standard one: of a customer group (`attribute` and `value`, both or none) or in a scenario.

    `id` and `version` are 0 until it is saved. The standard journey is the order of the catalogue and has no row.
    """

    id: int = 0
    version: int = 0
    name: str
    description: str = ""
    attribute: str = ""
    value: str = ""
    position: int = 0


@dataclass(frozen=True, kw_only=True)
class Stop:
    """A touchpoint as part of a journey. `broken`: somebody has marked the change that leads to it."""

    touchpoint: Touchpoint
    phase_id: int | None
    broken: bool = False


@dataclass(frozen=True, kw_only=True)
class Place:
    """A place on a journey: the phase and the touchpoint that comes before in it; None where there is none."""

    phase_id: int | None
    after: int | None
