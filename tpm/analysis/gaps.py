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
        targets: touchpoint_id, target (0–100) and any other columns, at most one row per touchpoint.

    Returns:
        the columns of both · gap = target − score, negative where the target is exceeded · decision: reached where the
        whole interval lies at or above the target, open where it lies below, else undecided (a single answer has
        no interval). gap and decision are empty without target or answers. A target without ratings has n = 0.
    """
    both = ratings.merge(targets, on="touchpoint_id", how="outer", indicator="side")
    n = both["n"].astype(float).mask(both["side"] == "right_only", 0)
    target = both["target"].astype(float)
    ranked = both.assign(
        n=n.astype(np.int64) if n.notna().all() else n,
        target=target,
        gap=target - both["score"].astype(float),
        untargeted=target.isna(),
    )
    ranked = ranked.assign(decision=_decide(ranked))
    ranked = ranked.sort_values(["untargeted", "gap", "touchpoint_id"], ascending=[True, False, True], ignore_index=True)
    return ranked.drop(columns=["side", "untargeted"])


def _decide(ranked: pd.DataFrame) -> pd.Series:
    target, low, high = (ranked[name].astype(float) for name in ("target", "low", "high"))
    decision = np.select([ranked["gap"].isna(), target <= low, target > high], ["", Decision.REACHED, Decision.OPEN], Decision.UNDECIDED)
    return pd.Series(decision, index=ranked.index, dtype=object).replace("", None)
