"""The five perspectives on a touchpoint."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tpm.model.entry import Entry

LOWEST, HIGHEST = 1, 5


class Perspective(StrEnum):
    """What is looked at."""

    CUSTOMER_EXPERIENCE = "customer_experience"
    EFFICIENCY = "efficiency"
    EFFECTIVENESS = "effectiveness"
    DATA = "data"
    PEOPLE = "people"


class Rater(StrEnum):
    """Whose view a rating is."""

    EMPLOYEE = "employee"
    MANAGEMENT = "management"
    CUSTOMER = "customer"
    OTHER = "other_rater"


@dataclass(frozen=True, kw_only=True)
class PerspectiveRating(Entry):
    """How somebody rated one perspective on a day: `score` from 1 to 5, 5 the best."""

    perspective: Perspective
    source: Rater
    rated_by: str = ""
    score: int
    note: str = ""
    rated_on: date
