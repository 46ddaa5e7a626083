"""What customers have written."""

from dataclasses import replace

import pandas as pd

from tpm.figures import protection
from tpm.model.period import Filter
from tpm.store import answers
from tpm.store.database import Store

LATEST = 20


def latest(store: Store, chosen: Filter, touchpoint_id: int, most: int = LATEST) -> pd.DataFrame:
    """The latest comments on a touchpoint, newest first: answered_on (may be empty), text, times (how many wrote just that).

    Where customers are protected, only of surveys and periods with enough people, without a day, in the order of the alphabet.
    """
    shown = protection.commented(store, chosen)
    if shown is None:
        return answers.told(store, chosen, touchpoint_id=touchpoint_id, most=most)
    parts = [answers.told(store, replace(chosen, survey=one), touchpoint_id=touchpoint_id, most=most) for one in shown]
    times = pd.concat(parts).groupby("text")["times"].sum() if parts else pd.Series(dtype="int64")
    days = pd.Series([pd.NaT] * len(times), dtype="datetime64[us]")
    return pd.DataFrame({"answered_on": days, "text": times.index.to_numpy(object), "times": times.to_numpy()})
