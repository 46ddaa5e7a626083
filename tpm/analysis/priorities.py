"""What to improve first: parts on one scale, weighed and ranked."""

from collections.abc import Mapping
from enum import StrEnum

import numpy as np
import pandas as pd

from tpm.analysis import intervals

_EASIEST, _HARDEST = 1, 5
MIDDLE = 3
"""The effort that counts where only others are estimated: a further estimate moves a touchpoint only as far as it is easier or harder."""

NARROW = 10.0
"""Points that a part has to spread over to tell touchpoints apart."""


class Part(StrEnum):
    """What a priority is made of."""

    IMPORTANCE = "importance"
    GAP = "gap"
    REACH = "reach"
    POTENTIAL = "potential"
    EFFORT = "effort"


EVEN: Mapping[Part, float] = dict.fromkeys(Part, 1.0)


def points(raw: pd.DataFrame) -> pd.DataFrame:
    """Each part on 0–100: the largest value of the list is 100, nothing or less is 0; effort from 1 (100) to 5 (0).

    Where some efforts are estimated the others count as `MIDDLE`, so that a further estimate of the middle changes no rank.

    `raw` has a column per `Part`, and {part}_low and {part}_high where a part has an interval. Adds {part}_points, and
    {part}_points_low and _high: equal to the points where a part has no interval. Other missing values stay missing.
    """
    found = raw.copy()
    for part in Part:
        ends = {"": raw[part], "_low": raw.get(f"{part}_low", raw[part]), "_high": raw.get(f"{part}_high", raw[part])}
        largest = float(raw[part].max())
        for end, values in ends.items():
            found[f"{part}_points{end}"] = _ease(values) if part is Part.EFFORT else _against(values, largest)
    return found


def _against(values: pd.Series, largest: float) -> pd.Series:
    least = values.clip(lower=0.0)
    return 100 * least / largest if largest > 0 else least * 0.0


def _ease(values: pd.Series) -> pd.Series:
    known = values.fillna(MIDDLE) if values.notna().any() else values
    return 100 * (_HARDEST - known) / (_HARDEST - _EASIEST)


def alike(points: pd.DataFrame) -> dict[Part, bool]:
    """The parts that hardly tell touchpoints apart: all known, within `NARROW` of 100 points; True where all are the same."""
    spread = {part: points[f"{part}_points"].max() - points[f"{part}_points"].min() for part in Part}
    known = {part: len(points) > 1 and points[f"{part}_points"].notna().all() for part in Part}
    return {part: bool(spread[part] == 0) for part in Part if known[part] and spread[part] < NARROW}


def weigh(points: pd.DataFrame, weights: Mapping[Part, float]) -> pd.DataFrame:
    """The weighted mean of the points that are there, ranked: the best first.

    A missing part takes its weight with it. Adds {part}_share (the points of the priority that come from a part), priority and its
    interval low, high (0–100; from the intervals of the parts, taken as independent: Zou and Donner 2008), rank (1 the first,
    ties share one) and `level` (true where the priority cannot be told from that of the first). All are empty without any weight.
    """
    values = points[[f"{part}_points" for part in Part]].to_numpy(float)
    low, high = (points[[f"{part}_points_{end}" for part in Part]].to_numpy(float) for end in ("low", "high"))
    weight = np.array([weights[part] for part in Part]) * np.isfinite(values)
    total = weight.sum(axis=1, keepdims=True)
    part = np.divide(weight, total, out=np.full_like(weight, np.nan), where=total > 0)
    shares = np.nan_to_num(values) * part
    priority = shares.sum(axis=1)
    below, above = (np.sqrt((np.nan_to_num(part * (values - end)) ** 2).sum(axis=1)) for end in (low, high))
    found = points.assign(**{f"{name}_share": shares[:, place] for place, name in enumerate(Part)})
    found = found.assign(priority=priority, low=np.maximum(priority - below, 0), high=np.minimum(priority + above, 100))
    found = found.assign(rank=found["priority"].rank(method="min", ascending=False))
    found = found.sort_values(["priority", "order"], ascending=[False, True], ignore_index=True)
    return found.assign(level=_level(found))


def _level(ranked: pd.DataFrame) -> pd.Series:
    """Whether the difference to the first may be none; the first is level with itself."""
    if ranked.empty:
        return pd.Series(dtype=bool)
    priority, below, above = (float(ranked[name].iloc[0]) for name in ("priority", "low", "high"))
    low, _ = intervals.difference((priority, below, above), (ranked["priority"], ranked["low"], ranked["high"]))
    return pd.Series((low <= 0) & ranked["priority"].notna().to_numpy(), index=ranked.index)
