"""What goes well, what must change, what has kept us from it, and where customers may leave."""

from dataclasses import dataclass
from enum import StrEnum

from tpm.model.entry import Entry


class RemarkKind(StrEnum):
    """What a remark says."""

    GOES_WELL = "goes_well"
    MUST_GO = "must_go"
    MUST_CHANGE = "must_change"
    OBSTACLE = "obstacle"
    ACTION_NEEDED = "action_needed"
    DEEPEN = "deepen"
    CHURN = "churn"


class Obstacle(StrEnum):
    """What an obstacle is made of."""

    BUDGET = "budget"
    TIME = "time"
    RESPONSIBILITY = "responsibility"
    SYSTEM = "system"
    CULTURE = "culture"
    OTHER = "other_obstacle"


@dataclass(frozen=True, kw_only=True)
class Remark(Entry):
    """One remark. `category` belongs to an obstacle; `notice` (how we notice) and `early_warning` to a danger of churn."""

    kind: RemarkKind
    text: str = ""
    category: Obstacle | None = None
    notice: str = ""
    early_warning: str = ""
