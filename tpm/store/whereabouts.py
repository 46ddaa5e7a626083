"""What became of a touchpoint that is not in use any more."""

from dataclasses import dataclass

from tpm.store.change import Change
from tpm.store.database import Store

_FIND = """
SELECT t.name, t.retired_at IS NOT NULL, m.id, m.name
FROM touchpoint t LEFT JOIN touchpoint m ON m.id = t.merged_into AND m.retired_at IS NULL WHERE t.id = $id
"""


@dataclass(frozen=True, kw_only=True)
class Whereabouts:
    """Name of a touchpoint, whether it is retired, and the one that took over from it; `heir_id` is None where there is none."""

    name: str
    retired: bool
    heir_id: int | None
    heir: str


def find(store: Store | Change, touchpoint_id: int) -> Whereabouts | None:
    """What became of the touchpoint with this id; None where there never was one."""
    found = store.rows(_FIND, {"id": touchpoint_id})
    return Whereabouts(name=found[0][0], retired=found[0][1], heir_id=found[0][2], heir=found[0][3] or "") if found else None
