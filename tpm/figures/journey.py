"""The customer journey: touchpoints in their order with score and target."""

from dataclasses import dataclass

import pandas as pd

from tpm.figures.ratings import ratings, sound
from tpm.model.period import Filter
from tpm.store import targets
from tpm.store.database import Store


def journey(store: Store, chosen: Filter) -> pd.DataFrame:
    """Columns of `ratings`, with target and `weakest` (true for the lowest score; few answers count only where all have few)."""
    found = ratings(store, chosen).merge(targets.every(store)[["touchpoint_id", "target"]], on="touchpoint_id", how="left")
    carried = found.index.isin(sound(found).index)
    return found.assign(weakest=carried & (found["score"] == found.loc[carried, "score"].min()))


@dataclass(frozen=True, kw_only=True)
class Summary:
    """A journey in a few figures: scores 0–100, None where nothing was rated; numbers of touchpoints.

    `below_zero` counts those whose whole interval lies below mere satisfaction.
    """

    mean: float | None
    weakest: str
    weakest_score: float | None
    touchpoints: int
    rated: int
    below_zero: int

    @property
    def coverage(self) -> float | None:
        """Share (0–1) of the touchpoints that customers have rated."""
        return self.rated / self.touchpoints if self.touchpoints else None

    @property
    def distance(self) -> float | None:
        """Points by which the weakest link differs from the mean, both rounded as they are shown."""
        return None if self.mean is None or self.weakest_score is None else round(self.weakest_score) - round(self.mean)


def summary(journey: pd.DataFrame) -> Summary:
    """Mean of the scores, weakest link, and how many touchpoints are rated and lie clearly below mere satisfaction."""
    rated = journey[journey["n"] > 0]
    weakest = sound(journey).sort_values("score").iloc[0] if len(rated) else None
    return Summary(
        mean=None if weakest is None else float(rated["score"].mean()),
        weakest="" if weakest is None else str(weakest["touchpoint"]),
        weakest_score=None if weakest is None else float(weakest["score"]),
        touchpoints=len(journey),
        rated=len(rated),
        below_zero=int((rated["high"] < rated["zero"]).sum()),
    )
