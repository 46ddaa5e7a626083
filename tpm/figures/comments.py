"""What customers have written."""

import pandas as pd

from tpm.model.period import Filter
from tpm.store import answers
from tpm.store.database import Store

LATEST = 20


def latest(store: Store, chosen: Filter, touchpoint_id: int, most: int = LATEST) -> pd.DataFrame:
    """The latest comments on a touchpoint, newest first: answered_on (may be empty), text."""
    return answers.comments(store, chosen, touchpoint_id=touchpoint_id, most=most)[["answered_on", "text"]]
