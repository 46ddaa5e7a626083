"""How far each touchpoint is from its target."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
import pandas as pd

from tpm.analysis import intervals

_NARROW = 5.0  # points


class Decision(StrEnum):
    """Whether a target is reached, as far as the interval of the actual score can tell."""

    REACHED = "reached"
    OPEN = "open"
    UNDECIDED = "undecided"


@dataclass(frozen=True, kw_only=True)
class Change:
    """What became of a gap: last − first in points, negative where it has become smaller, with its 95 % interval.

    `moved`: how far the target itself was moved, which is part of the points.
    """

    points: float
    low: float
    high: float
    moved: float

    @property
    def certain(self) -> bool:
        """Whether the change is more than chance."""
        return self.high < 0 or self.low > 0


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
    ranked = decide(ranked)
    ranked = ranked.sort_values(["untargeted", "gap", "touchpoint_id"], ascending=[True, False, True], ignore_index=True)
    return ranked.drop(columns=["side", "untargeted"])


def decide(gaps: pd.DataFrame) -> pd.DataFrame:
    """The gaps with decision, see `rank`; needs target, low, high and gap."""
    target, low, high = (gaps[name].astype(float) for name in ("target", "low", "high"))
    decision = np.select([gaps["gap"].isna(), target <= low, target > high], ["", Decision.REACHED, Decision.OPEN], Decision.UNDECIDED)
    return gaps.assign(decision=pd.Series(decision, index=gaps.index, dtype=object).replace("", None))


def bounds(gaps: pd.DataFrame) -> pd.DataFrame:
    """The gaps with gap_low and gap_high, the 95 % interval of the gap: target − high … target − low, empty where there is none.

    Reached where gap_high ≤ 0, open where gap_low > 0. The target is a decision and has no uncertainty of its own. Adds gap_digits as
    well, with how many decimals the gaps and their intervals are written: one where all intervals are narrow, else none.
    """
    target, low, high = (gaps[name].astype(float) for name in ("target", "low", "high"))
    return gaps.assign(gap_low=target - high, gap_high=target - low, gap_digits=int((high - low)[target.notna()].max() < _NARROW))


def weigh(gaps: pd.DataFrame, shares: pd.DataFrame) -> pd.DataFrame:
    """The gaps with importance (0–1) and weighted = importance · max(gap, 0), in points; both empty where one is missing.

    `shares`: touchpoint_id, share (0–1 of what all touchpoints together explain), at most one row per touchpoint.
    """
    share = gaps["touchpoint_id"].map(shares.set_index("touchpoint_id")["share"].astype(float))
    return gaps.assign(importance=share, weighted=share * gaps["gap"].astype(float).clip(lower=0))


def change(first: Mapping[str, Any], last: Mapping[str, Any]) -> Change:
    """How a gap has changed between two independent samples; each has gap, score, low, high.

    The interval is that of the difference of two means, worked out from the intervals of both (`intervals.difference`): that
    they overlap says nothing. A target that was moved shifts the change, but brings no uncertainty.
    """
    moved = (float(last["gap"]) + float(last["score"])) - (float(first["gap"]) + float(first["score"]))
    before, after = ((wave["score"], wave["low"], wave["high"]) for wave in (first, last))
    low, high = (moved + float(end) for end in intervals.difference(before, after))
    return Change(points=float(last["gap"]) - float(first["gap"]), low=low, high=high, moved=moved)
