"""People who recommend the firm, and places where others advise against it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

HIGHEST_INFLUENCE = 5
SEVERITIES = (1, 2, 3)
SEVERE = 3


class RecommenderKind(StrEnum):
    """Who somebody is that recommends us."""

    CUSTOMER = "customer"
    PARTNER = "partner"
    EMPLOYEE = "employee"
    PRESS = "press"
    INFLUENCER = "influencer"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Recommender:
    """A person, club or medium that recommends us; `id` and `version` are 0 until it is saved.

    `name` may be a role instead. `reach`: how many people listen; `influence`: 1–5; both None where nobody has judged.
    `group` is a customer group as (attribute, value).
    """

    id: int = 0
    version: int = 0
    name: str
    kind: RecommenderKind = RecommenderKind.CUSTOMER
    reach: int | None = None
    influence: int | None = None
    offers: tuple[str, ...] = ()
    touchpoint_id: int | None = None
    group: tuple[str, str] | None = None
    note: str = ""
    last_contact_on: date | None = None
    thanked_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class AdviceAgainst:
    """Somebody advised against us: at a touchpoint, an offer or in general. `severity` is 1 (mild) to 3 (severe)."""

    id: int = 0
    version: int = 0
    text: str
    touchpoint_id: int | None = None
    offer: str = ""
    severity: int = 2
    source: str = ""
    happened_on: date | None = None
