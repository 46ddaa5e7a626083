"""The touchpoints as the other figures name them."""

import pandas as pd

from tpm.store import phases
from tpm.store import touchpoints as stored
from tpm.store.database import Store


def touchpoints(store: Store) -> pd.DataFrame:
    """Touchpoints in the order of the journey: touchpoint_id, touchpoint, phase ("" for none), order (1, 2, …), key."""
    names = {phase.id: phase.name for phase in phases.every(store)}
    rows = [
        {"touchpoint_id": t.id, "touchpoint": t.name, "phase": names.get(t.phase_id or 0, ""), "order": order, "key": t.key}
        for order, t in enumerate(stored.every(store), 1)
    ]
    named = pd.DataFrame(rows, columns=["touchpoint_id", "touchpoint", "phase", "order", "key"])
    return named.astype({"touchpoint_id": "int64", "order": "int64", "key": "bool"})
