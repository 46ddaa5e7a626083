"""What a person writes down about one touchpoint, beside the answers of customers."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One note about a touchpoint; `id` and `version` are 0 until it is saved."""

    id: int = 0
    version: int = 0
    touchpoint_id: int
