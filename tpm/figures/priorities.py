"""What to improve first, with every part of it visible."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa

from tpm.analysis import intervals, recommendation, scoring
from tpm.analysis import priorities as analysis
from tpm.analysis.priorities import EVEN, Part
from tpm.figures import gaps, importance_shares, kept, protection
from tpm.figures.histograms import histogram
from tpm.figures.importance_shares import Basis, Shares
from tpm.model.period import Filter
from tpm.model.scale import Zone
from tpm.model.survey import Role
from tpm.store import potential, surveys, touchpoints
from tpm.store.database import Store

FEWEST = 30
"""With fewer who rated and said whether they would recommend, referral potential is not worked out."""
FEWEST_OF_A_KIND = 10
_COUNTS = ["delighted", "delighted_promoters", "others", "other_promoters"]
_POTENTIAL = ["potential", "potential_low", "potential_high"]
_REACH = ["reached", "base", "reach", "reach_low", "reach_high"]
_KEPT = ["touchpoint_id", "touchpoint", "phase", "order", "key", "n"]


@dataclass(frozen=True, kw_only=True)
class Parts:
    """`table`: a row per touchpoint that can be ranked, in the order of the journey.

    touchpoint_id, touchpoint, phase, order, key, n (answers), version, gap_digits; a column per `Part` as it is: importance (share 0–1),
    gap (points, 0–100, never below 0), reach (0–1), potential (−1…1), effort (1–5), each empty where it is not known; the
    intervals {part}_low and {part}_high of gap, reach and potential; reached and base; the counts behind the potential; and what
    `analysis.priorities.points` adds. `unranked` names touchpoints with neither importance nor gap.
    """

    table: pd.DataFrame
    importance: Shares
    unranked: tuple[str, ...]


def parts(store: Store, chosen: Filter) -> Parts:
    """The parts of the priority of every touchpoint."""
    return kept.until_changed(store, ("priorities", chosen), lambda: _parts(store, chosen))


def _parts(store: Store, chosen: Filter) -> Parts:
    shares = importance_shares.shares(store, chosen)
    table = _gaps(store, chosen).merge(shares.table.rename(columns={"share": "importance"}), on="touchpoint_id", how="left")
    for more in (_reach(store, chosen), _potential(store, chosen), _efforts(store)):
        table = table.merge(more, on="touchpoint_id", how="left")
    table = table.sort_values("order", ignore_index=True)
    known = table["importance"].notna() | table["gap"].notna()
    ranked = analysis.points(table[known].reset_index(drop=True))
    return Parts(table=ranked, importance=shares, unranked=tuple(table.loc[~known, "touchpoint"]))


def ranked(found: Parts, weights: Mapping[Part, float]) -> pd.DataFrame:
    """The list with these weights, the best first: the columns of `parts` and of `analysis.priorities.weigh`, and `even_rank`."""
    even = analysis.weigh(found.table, EVEN).set_index("touchpoint_id")["rank"]
    table = analysis.weigh(found.table, weights)
    return table.assign(even_rank=table["touchpoint_id"].map(even))


def missing(table: pd.DataFrame) -> dict[Part, int]:
    """For how many touchpoints each part is not known."""
    return {part: int(table[part].isna().sum()) for part in Part}


def basis(found: Parts) -> Basis:
    """Where the importance in the list comes from."""
    return found.importance.basis


def _gaps(store: Store, chosen: Filter) -> pd.DataFrame:
    found = gaps.gaps(store, chosen)
    ends = {"gap": found["gap"], "gap_low": found["target"] - found["high"], "gap_high": found["target"] - found["low"]}
    return found[[*_KEPT, "gap_digits"]].assign(**{name: values.astype(float).clip(lower=0) for name, values in ends.items()})


def _reach(store: Store, chosen: Filter) -> pd.DataFrame:
    """Empty where few people were asked, but not reached, and for a part of protected customers: who they are could be told."""
    found = _visible(store, chosen, potential.reach(store, chosen))
    low, high = intervals.wilson(found["reached"], found["base"])
    found = found.assign(reach=found["reached"] / found["base"], reach_low=low, reach_high=high)
    hidden = protection.few(store, found["base"] - found["reached"]) | protection.partial(store, chosen)
    return found.assign(**{name: found[name].mask(hidden) for name in _REACH})


def _potential(store: Store, chosen: Filter) -> pd.DataFrame:
    """Promoters among the delighted minus promoters among the others, with Newcombe's interval; empty where few are of a kind."""
    if protection.partial(store, chosen) or histogram(store, chosen, [Role.NPS]).empty:
        return pd.DataFrame(columns=["touchpoint_id", *_COUNTS, *_POTENTIAL], dtype=float).astype({"touchpoint_id": "int64"})
    found = _large(store, _visible(store, chosen, potential.potential(store, chosen, _meaning(store, chosen))))
    enough = (found["delighted"] + found["others"] >= FEWEST) & (found[["delighted", "others"]].min(axis=1) >= FEWEST_OF_A_KIND)
    counts = found[_COUNTS].where(enough).astype(float)
    if not enough.any():
        return found.assign(**dict.fromkeys(_POTENTIAL, np.nan))
    between = intervals.newcombe(counts["delighted_promoters"], counts["delighted"], counts["other_promoters"], counts["others"])
    return found.assign(
        potential=between["difference"].to_numpy(), potential_low=between["low"].to_numpy(), potential_high=between["high"].to_numpy()
    )


def _large(store: Store, found: pd.DataFrame) -> pd.DataFrame:
    """The counts behind the potential, empty where they tell what a few people said."""
    hidden = protection.few(store, found["delighted"], found["others"])
    hidden |= protection.few_of_two(store, found["together"], found["rated"], found["willing"])
    return found[["touchpoint_id"]].assign(**{name: found[name].mask(hidden) for name in _COUNTS})


def _efforts(store: Store) -> pd.DataFrame:
    rows = [(each.id, each.effort, each.version) for each in touchpoints.every(store)]
    return pd.DataFrame(rows, columns=["touchpoint_id", "effort", "version"]).astype({"touchpoint_id": "int64", "effort": float})


def _visible(store: Store, chosen: Filter, found: pd.DataFrame) -> pd.DataFrame:
    shown = protection.visible(store, chosen)
    return found if shown is None else found[found["touchpoint_id"].isin(shown)].reset_index(drop=True)


def _meaning(store: Store, chosen: Filter) -> pa.Table:
    """Which values are delight about a touchpoint, and which those of a promoter; see `store.potential`."""
    questions = surveys.questions(store)
    rated = scoring.judge(histogram(store, chosen, [Role.RATING]), questions)
    rated = rated[rated["score"].notna() & rated["touchpoint_id"].notna()]
    willing = recommendation.judge(histogram(store, chosen, [Role.NPS]), questions)
    rated = rated.assign(item=rated["touchpoint_id"], high=rated["zone"] == Zone.DELIGHT)
    both = pd.concat([rated, willing.assign(item=None, high=willing["zone"] > 0)])
    kinds = {"question_id": pa.int64(), "value": pa.float64(), "item": pa.int64(), "high": pa.float64()}
    return pa.table({name: pa.array(both[name].astype("Float64"), kind, from_pandas=True) for name, kind in kinds.items()})
