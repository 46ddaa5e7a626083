"""New customers and how they came."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Referral:
    """A new customer. `origin` is the text as given, empty where nobody asked or knew."""

    id: int = 0
    version: int = 0
    date: date
    origin: str = ""
    recommender: str = ""
    offer: str = ""
    note: str = ""
