"""What customers have written."""

from dataclasses import replace

import pandas as pd

from tpm.figures import protection
from tpm.model.period import Filter
from tpm.store import answers
from tpm.store.database import Store

LATEST = 20


def latest(store: Store, chosen: Filter, touchpoint_id: int, most: int = LATEST) -> pd.DataFrame:
    """The latest comments on a touchpoint, newest first: answered_on (may be empty), text.

    Where customers are protected, only of surveys and periods with enough people, without a day, in the order of the alphabet.
    """
    shown = protection.commented(store, chosen)
    if shown is None:
        return answers.comments(store, chosen, touchpoint_id=touchpoint_id, most=most)[["answered_on", "text"]]
    parts = [answers.comments(store, replace(chosen, survey=one), touchpoint_id=touchpoint_id, most=most) for one in shown]
    texts = sorted(text for part in parts for text in part["text"].head(most))
    return pd.DataFrame({"answered_on": pd.Series([pd.NaT] * len(texts), dtype="datetime64[us]"), "text": pd.Series(texts, dtype="object")})
