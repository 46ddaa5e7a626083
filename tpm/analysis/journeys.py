"""What the order of a journey tells: first and last impression, breaks between online and offline, what is only assumed."""

from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from tpm.analysis import scoring
from tpm.model.scale import Scale
from tpm.model.touchpoint import Status, World

BREAKS = ("before_id", "before", "before_world", "after_id", "after", "after_world", "fall", "certain", "marked")
_USUAL_ZERO, _USUAL_REACH = 62.5, 25.0  # of a scale from 1 to 5, as long as nothing is asked


def impressions(journey: pd.DataFrame) -> pd.Series:
    """Which touchpoint makes the "first" and which the "last" impression; "both" where it is one, "" for all others.

    What is only planned or possible makes none. `journey` has status, in the order of the journey.
    """
    said = pd.Series("", index=journey.index, dtype="object")
    there = journey.index[journey["status"] == Status.EXISTING]
    if len(there):
        said.loc[there[-1]] = "last"
        said.loc[there[0]] = "both" if len(there) == 1 else "first"
    return said


def breaks(journey: pd.DataFrame) -> pd.DataFrame:
    """The changes between the worlds at which the journey breaks, in its order.

    From online to offline or back, where customers rate the next touchpoint lower; or any change to another world that is
    marked as broken. Where one of both has no customer data, only the mark counts.

    Args:
        journey: touchpoint_id, touchpoint, world, score, low, high, broken, in the order of the journey.

    Returns:
        before_id, before, before_world, after_id, after, after_world, fall (points, negative where it rises; empty where unknown),
        certain (the fall is larger than chance), marked.
    """
    found: list[dict[str, Any]] = []
    for a, b in pairwise(journey.to_dict("records")):
        fall = a["score"] - b["score"]
        worse = {a["world"], b["world"]} == {World.ONLINE, World.OFFLINE} and fall > 0
        marked = bool(b["broken"]) and a["world"] != b["world"]
        if worse or marked:
            # Of two means: the halves of their intervals add up as squares
            margin = np.hypot(a["score"] - a["low"], b["high"] - b["score"])
            found.append(_end("before", a) | _end("after", b) | {"fall": fall, "certain": bool(fall > margin), "marked": marked})
    return pd.DataFrame(found, columns=list(BREAKS)).astype({"certain": "bool", "marked": "bool", "fall": "float64"})


def _end(side: str, touchpoint: dict[str, Any]) -> dict[str, Any]:
    return {f"{side}_id": touchpoint["touchpoint_id"], side: touchpoint["touchpoint"], f"{side}_world": touchpoint["world"]}


def with_zones(journey: pd.DataFrame, questions: pd.DataFrame) -> pd.DataFrame:
    """The journey with `zero` everywhere, and `okay_from` and `delight_from`: the scores (0–100) where the zones meet.

    Each scale places its zones itself. A touchpoint nobody rated gets the zones of the one before it, or of the next.
    `questions` as in `scoring.scales`, with touchpoint_id.
    """
    touchpoints = questions.set_index("question_id")["touchpoint_id"]
    reach = {question: _reach(scale) for question, scale in scoring.scales(questions).items()}
    by_touchpoint = pd.Series(reach, dtype="float64").groupby(touchpoints.reindex(list(reach))).mean()
    # Where nobody answered, the scale of a question that nobody answered says nothing about the others
    half = journey["touchpoint_id"].map(by_touchpoint).where(journey["zero"].notna())
    zero, half = journey["zero"].ffill().bfill().fillna(_USUAL_ZERO), half.ffill().bfill().fillna(_USUAL_REACH)
    return journey.assign(zero=zero, okay_from=(zero - half).clip(0, 100), delight_from=(zero + half).clip(0, 100))


def _reach(scale: Scale) -> float:
    """Half of the okay zone: up to the middle between the last answer that is okay and the first that is not."""
    low, high = scale.cuts
    return max(0.0, (scale.score(high) - scale.score(low)) / 2 - 50 / (scale.points - 1))


def assumptions(journey: pd.DataFrame, inside: pd.DataFrame) -> pd.Series:
    """Where a touchpoint without customer data is drawn: at our own rating (`inside`: touchpoint_id, score), else between its neighbours.

    Scores 0–100 for the touchpoints without n, empty for all others.
    """
    ours = journey["touchpoint_id"].map(inside.set_index("touchpoint_id")["score"])
    known = journey["score"].fillna(ours)
    between = known.reset_index(drop=True).interpolate(limit_direction="both").set_axis(journey.index)
    return between.fillna(journey["zero"]).where(~(journey["n"] > 0))
