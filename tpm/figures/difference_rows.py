"""Both sides of every comparison that is asked for, a row each, from sums made in SQL.

Columns: item, other, one, two (as in `differences.Found`), n, mean and squares of both (…_first, …_second), hidden; where touchpoints
are compared also together, both_first, both_second, both_squares_first, both_squares_second and products of the people on both sides.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np
import pandas as pd
import pyarrow as pa

from tpm.analysis import recommendation, scoring
from tpm.figures import protection, say_do
from tpm.figures.catalogue import touchpoints
from tpm.figures.comparison import NEW_CUSTOMERS, NPS, OVERALL, RECOMMENDED, Asked, Figure, Kind, Overlap
from tpm.figures.histograms import histogram
from tpm.model.period import Filter
from tpm.model.scale import Zone
from tpm.model.survey import Audience, Role
from tpm.store import pairs, surveys
from tpm.store.database import Store
from tpm.store.pairs import Measure

_MEASURES = {
    Figure.SCORE: Measure.SCORE,
    Figure.DISAPPOINTMENT: Measure.DISAPPOINTMENT,
    Figure.NET_DELIGHT: Measure.BALANCE,
    Figure.NPS: Measure.BALANCE,
}
_ROLES = {Figure.NPS: (Role.NPS,), Figure.RECOMMENDED: (Role.RECOMMENDED,)}
_SUMS = ["n", "mean", "squares"]
_PAIRED = {
    "n": "together", "mean_first": "both_first", "mean_second": "both_second", "squares_first": "both_squares_first",
    "squares_second": "both_squares_second", "products": "products",
}  # fmt: skip


def of_touchpoints(store: Store, chosen: Filter, asked: Asked) -> pd.DataFrame:
    """Each touchpoint against each, with what the people who rated both have in common."""
    meaning, measure = _meaning(store, chosen, asked), _measure(asked)
    sums = pairs.moments(store, chosen, meaning, measure, asked.sides).set_index("item")[_SUMS].reindex(list(asked.items))
    both = pairs.both(store, chosen, meaning, measure).set_index(["first", "second"]).rename(columns=_PAIRED)
    rows: list[dict[str, object]] = []
    for item, other in combinations(asked.items, 2):
        low, high = sorted((item, other))
        common = both.loc[(low, high)].to_dict() if (low, high) in both.index else dict.fromkeys(_PAIRED.values(), 0.0)
        if low != item:
            names = {name: name.replace("first", "-").replace("second", "first").replace("-", "second") for name in common}
            common = {new: common[old] for new, old in names.items()}
        rows.append({"item": item, "other": other, "one": -1, "two": -1, **_both_sides(sums.loc[item], sums.loc[other]), **common})
    found = pd.DataFrame(rows)
    return found.assign(
        hidden=_protected(store, [chosen], found["item"]) | _protected(store, [chosen], found["other"]) | _thin(store, chosen, found)
    )


def of_sides(store: Store, chosen: Filter, asked: Asked) -> tuple[pd.DataFrame, list[Overlap]]:
    """Every item on each two sides, without the people who stand on both; where all of one side stand on the other, the rest of that."""
    sums, count = _sums(store, chosen, asked), len(asked.sides.periods) or len(asked.sides.groups)
    rows: list[pd.DataFrame] = []
    overlaps: list[Overlap] = []
    for one, two in combinations(range(count), 2):
        first, second = (sums["side"].to_numpy() & (1 << place) > 0 for place in (one, two))
        shared = first & second
        nested = bool(shared.any()) and (not (first & ~second).any() or not (second & ~first).any())
        if shared.any():
            people = int(sums.loc[shared].groupby("item")["n"].sum().max())
            overlaps.append(Overlap(first=one, second=two, n=people, nested=nested))
        alone = (first & ~second, second & ~first)
        # All of one side on the other: that side as it is against the rest of the other; both the same people: nothing is left
        kept = [
            whole if not part.any() and rest.any() else part for part, whole, rest in zip(alone, (first, second), alone[::-1], strict=True)
        ]
        parts = [_joined(sums[part]).add_suffix(f"_{end}") for part, end in zip(kept, ("first", "second"), strict=True)]
        both = parts[0].join(parts[1], how="outer").rename_axis("item").reset_index()
        rows.append(both.assign(other=0, one=one, two=two, hidden=_hidden(store, chosen, asked, (one, two), both)))
    found = pd.concat(rows, ignore_index=True)
    return found.fillna({"n_first": 0, "n_second": 0}), overlaps


def _sums(store: Store, chosen: Filter, asked: Asked) -> pd.DataFrame:
    if asked.figure is not Figure.REFERRAL_RATE:
        return pairs.moments(store, chosen, _meaning(store, chosen, asked), _measure(asked), asked.sides)
    found = pairs.referrals(store, chosen, asked.sides)
    share = found["e"] / found["n"].where(found["n"] > 0)
    return found.assign(item=NEW_CUSTOMERS, mean=share, squares=found["n"] * share * (1 - share))


def _joined(parts: pd.DataFrame) -> pd.DataFrame:
    """n, mean and squares of several parts together, per item."""
    parts = parts[parts["n"] > 0]
    sums = parts.assign(total=parts["n"] * parts["mean"]).groupby("item").agg(n=("n", "sum"), total=("total", "sum"))
    mean = sums["total"] / sums["n"]
    between = parts["squares"] + parts["n"] * (parts["mean"] - parts["item"].map(mean)) ** 2
    return pd.DataFrame({"n": sums["n"], "mean": mean, "squares": between.groupby(parts["item"]).sum()})


def _both_sides(first: pd.Series, second: pd.Series) -> dict[str, float]:
    ends = {"first": first, "second": second}
    return {f"{name}_{end}": float(side[name]) for end, side in ends.items() for name in _SUMS}


def _meaning(store: Store, chosen: Filter, asked: Asked) -> pa.Table:
    """What each value that occurs is worth; see `store.pairs.moments`."""
    questions = surveys.questions(store)
    roles = _ROLES.get(asked.figure, (Role.RATING, Role.OVERALL))
    occurring = histogram(store, Filter(survey=chosen.survey), roles)
    if asked.figure is Figure.NPS:
        told = recommendation.judge(occurring, questions).assign(item=NPS, score=np.nan)
    elif asked.figure is Figure.RECOMMENDED:
        told = say_do.deeds(occurring).assign(score=np.nan)
    else:
        told = scoring.judge(occurring, questions)
        item = told["touchpoint_id"].where(told["role"] != Role.OVERALL, OVERALL)
        zone = (told["zone"] == Zone.DELIGHT).astype(float) - (told["zone"] == Zone.DISAPPOINTMENT)
        wanted = asked.items or tuple(touchpoints(store)["touchpoint_id"])
        told = told.assign(item=item, zone=zone)[told["score"].notna() & item.isin(wanted)]
    return pa.table({name: told[name].astype(kind) for name, kind in _KINDS.items()})


_KINDS = {"question_id": "int64", "value": "float64", "item": "int64", "score": "float64", "zone": "float64"}


def _measure(asked: Asked) -> Measure:
    return _MEASURES.get(asked.figure, Measure.DELIGHT)


def _hidden(store: Store, chosen: Filter, asked: Asked, places: Sequence[int], rows: pd.DataFrame) -> pd.Series:
    """Which items are protected on one of two sides."""
    return _protected(store, [_filter(chosen, asked, place) for place in places], rows["item"])


def _filter(chosen: Filter, asked: Asked, place: int) -> Filter:
    if asked.kind is Kind.PERIODS:
        since, until = asked.sides.periods[place]
        return replace(chosen, since=since, until=until)
    return replace(chosen, segment=(asked.sides.attribute, asked.sides.groups[place]))


def _protected(store: Store, chosen: Sequence[Filter], items: pd.Series) -> pd.Series:
    """Items that may not be shown for one of the filters, as means of people. Origins are the firm's own records and not protected."""
    if not protection.minimum(store, Audience.CUSTOMER):
        return pd.Series(data=False, index=items.index)
    shown = {int(item): int(item) == NEW_CUSTOMERS for item in items.unique()}
    for item in shown.keys() - {NEW_CUSTOMERS, RECOMMENDED}:
        shown[item] = all(protection.shows(store, one, item, by_person=True) for one in chosen)
    return ~items.map(shown).astype(bool)


def _thin(store: Store, chosen: Filter, rows: pd.DataFrame) -> pd.Series:
    """Where few people rated both touchpoints, or only one of them: their answers could be worked out."""
    few = protection.few_of_two(store, rows["together"], rows["n_first"], rows["n_second"])
    return few | protection.partial(store, chosen)
