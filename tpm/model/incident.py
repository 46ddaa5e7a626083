"""What happened to customers at a touchpoint, good or bad."""

from dataclasses import dataclass
from datetime import date

from tpm.model.entry import Entry

LIGHT, MEDIUM, SEVERE = 1, 2, 3
SEVERITIES = (LIGHT, MEDIUM, SEVERE)


@dataclass(frozen=True, kw_only=True)
class Incident(Entry):
    """One event; `severity` says how much it weighs, from 1 to 3."""

    happened_on: date
    positive: bool = False
    severity: int = MEDIUM
    text: str = ""
    offer: str = ""
