"""How far each touchpoint is from its target."""

from enum import StrEnum

import numpy as np
import pandas as pd


class Decision(StrEnum):
    """Whether a target is reached, as far as the interval of the actual score can tell."""

    REACHED = "reached"
    OPEN = "open"
    UNDECIDED = "undecided"


def rank(ratings: pd.DataFrame, targets: pd.DataFrame) -> pd.DataFrame:
    """Ratings with target, gap and decision, the widest gap first.

    Touchpoints with a target and no answers follow those with a gap; those without a target come last.

    Args:
        ratings: touchpoint_id, n, score, low, high (0–100) and any other columns, one row per touchpoint.
        targets: touchpoint_id, target (0–100), at most one row per touchpoint.

    Returns:
        the columns of `ratings` · target · gap = target − score, negative where the target is exceeded · decision: reached
        where the whole interval lies at or above the target, open where it lies below, else undecided. gap and
        decision are empty without target or answers. A touchpoint with a target alone has n = 0.
    """
    absent = targets.loc[~targets["touchpoint_id"].isin(ratings["touchpoint_id"]), ["touchpoint_id"]].assign(n=0)
    rows = [frame for frame in (ratings, absent) if len(frame)]
    known = pd.concat(rows, ignore_index=True).reindex(columns=ratings.columns) if rows else ratings
    target = known["touchpoint_id"].map(targets.set_index("touchpoint_id")["target"]).astype(float)
    gap = target - known["score"].astype(float)
    ranked = known.assign(target=target, gap=gap, decision=_decide(known, target, gap), _open=target.isna())
    return ranked.sort_values(["_open", "gap", "touchpoint_id"], ascending=[True, False, True], ignore_index=True).drop(columns="_open")


def _decide(ratings: pd.DataFrame, target: pd.Series, gap: pd.Series) -> pd.Series:
    reached, missed = target <= ratings["low"].astype(float), target > ratings["high"].astype(float)
    decision = np.select([gap.isna(), reached, missed], ["", Decision.REACHED, Decision.OPEN], Decision.UNDECIDED)
    return pd.Series(decision, index=ratings.index, dtype=object).replace("", None)
