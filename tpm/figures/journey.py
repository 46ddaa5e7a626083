"""The customer journey: touchpoints in their order with score and target, its breaks, its first and last impression."""

from dataclasses import dataclass

import pandas as pd

from tpm.analysis import journeys as analysis
from tpm.figures.ratings import ratings, sound
from tpm.i18n.language import rounded
from tpm.model.period import Filter
from tpm.model.survey import Audience, Role
from tpm.store import journeys, phases, surveys, targets
from tpm.store.database import Store

_OWN = ("world", "channel", "status", "key", "moment_of_truth")


def journey(store: Store, chosen: Filter, journey_id: int | None = None) -> pd.DataFrame:
    """The touchpoints of a journey (None: the standard one) in its order, each with its rating by customers.

    Columns of `ratings` (phase and order are those of this journey; zero stands everywhere), target, okay_from and delight_from (the
    scores where the zones meet), and of each step: world, channel, status, key, moment_of_truth, broken (marked so) · weakest (the lowest
    score; few answers count only where all have few) · impression ("first", "last", "both" or "") · assumption and assumed_by (without
    customer data: the score we believe in, and the code of whose rating it is; "customer" where it only lies between its neighbours).
    """
    rated = ratings(store, chosen).drop(columns=["phase", "order", "key"])
    found = _steps(store, journey_id).merge(rated, on="touchpoint_id", validate="1:1")
    aims = targets.every(store, on=chosen.until, segment=chosen.segment)[["touchpoint_id", "target"]]
    found = found.merge(aims, on="touchpoint_id", how="left")
    found = analysis.with_zones(found, _asked(store)).assign(order=range(1, len(found) + 1))
    carried = found.index.isin(sound(found).index)
    impression = analysis.impressions(_placed(found)).reindex(found.index, fill_value="")
    return _assumed(
        store, chosen, found.assign(weakest=carried & (found["score"] == found.loc[carried, "score"].min()), impression=impression)
    )


def _assumed(store: Store, chosen: Filter, found: pd.DataFrame) -> pd.DataFrame:
    """The journey with what we believe where no customer was asked: employees first, then management.

    They belong to no customer group and to surveys of their own, so only the period holds for them.
    """
    if (found["n"] > 0).all():
        return found.assign(assumption=float("nan"), assumed_by="")
    sources = [Audience.EMPLOYEE, Audience.MANAGEMENT]
    inside = (
        pd.concat([ratings(store, Filter(since=chosen.since, until=chosen.until), one) for one in sources])
        .dropna(subset="score")
        .drop_duplicates("touchpoint_id")
    )
    by = dict(zip(inside["touchpoint_id"], inside["source"], strict=True))
    who = ["" if n > 0 else str(by.get(one, Audience.CUSTOMER)) for one, n in zip(found["touchpoint_id"], found["n"], strict=True)]
    return found.assign(assumption=analysis.assumptions(found, inside), assumed_by=who)


def breaks(journey: pd.DataFrame) -> pd.DataFrame:
    """Where a journey breaks between online and offline; columns of `analysis.journeys.breaks`."""
    return analysis.breaks(_placed(journey))


def _placed(journey: pd.DataFrame) -> pd.DataFrame:
    """The touchpoints that have a place: those without a phase come after all others only because nobody has placed them yet."""
    placed = journey[journey["phase"] != ""]
    return placed if len(placed) else journey


def _steps(store: Store, journey_id: int | None) -> pd.DataFrame:
    """The touchpoints in their order: touchpoint_id, phase ("" for none), broken, and what they say of themselves."""
    names = {phase.id: phase.name for phase in phases.every(store)}
    rows = [
        {"touchpoint_id": stop.touchpoint.id, "phase": names.get(stop.phase_id or 0, ""), "broken": stop.broken}
        | {name: getattr(stop.touchpoint, name) for name in _OWN}
        for stop in journeys.stops(store, journey_id)
    ]
    kinds = {"touchpoint_id": "int64", "broken": "bool", "moment_of_truth": "bool", "key": "bool"}
    return pd.DataFrame(rows, columns=["touchpoint_id", "phase", "broken", *_OWN]).astype(kinds)


def _asked(store: Store) -> pd.DataFrame:
    """The questions by which customers rate touchpoints."""
    known = surveys.questions(store)
    return known[(known["audience"] == Audience.CUSTOMER) & (known["role"] == Role.RATING)]


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
        return None if self.mean is None or self.weakest_score is None else int(rounded(self.weakest_score) - rounded(self.mean))


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
