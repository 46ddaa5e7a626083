"""What goes with the customers' overall judgement: derived importance, and disappointment and delight factors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from tpm.analysis import drivers as analysis
from tpm.analysis import factors, matrix, scoring
from tpm.analysis.matrix import Crosshair
from tpm.figures import kept, protection
from tpm.figures.histograms import histogram
from tpm.figures.ratings import ratings
from tpm.model.period import Filter
from tpm.model.scale import Zone
from tpm.model.survey import Audience, Role
from tpm.store import drivers as store_drivers
from tpm.store import pairs, surveys
from tpm.store.database import Store
from tpm.store.drivers import Judged
from tpm.store.pairs import Measure, Sides

_MIDDLE = 50.0
OUTCOMES = (Role.OVERALL, Role.NPS)
_NOTHING: Mapping[str, object] = {"alone": False}
_FACTORS = ("n_low", "n_high", "penalty", "reward", "p_penalty", "p_reward", "asymmetry", "type", "alone")


@dataclass(frozen=True, kw_only=True)
class Importance:
    """What was found, and from which answers.

    `table` has a row per touchpoint that is rated by enough of those who judged overall, the most important first: the
    columns of `ratings`, judged (n), correlation, share (0–1 of what is explained; empty where `refused`), and those of
    `analysis.factors` with `alone` (true where the touchpoint was looked at by itself, as few were disappointed or delighted).
    `n` respondents were used: those who rated everything, or else (`complete` false) the fewest who rated any two.
    `refused` says why nothing is ranked: no_outcome, no_ratings, too_few, contradictory, too_weak, protected (customers are, and a part of
    them is chosen: what people answered together is shown for all of them only, so that nothing can be subtracted). `left_out`
    names the touchpoints with too few answers, or all equal ones.
    """

    outcome: Role | None
    n: int = 0
    r2: float = np.nan
    method: str = ""
    complete: bool = True
    clipped: bool = False
    refused: str | None = None
    table: pd.DataFrame
    left_out: tuple[str, ...] = ()


def outcomes(store: Store, chosen: Filter) -> list[Role]:
    """Which overall judgements customers have given in this selection: satisfaction first, then willingness to recommend."""
    given = set(histogram(store, chosen, OUTCOMES)["role"])
    return [role for role in OUTCOMES if role in given]


def importance(store: Store, chosen: Filter, outcome: Role | None = None) -> Importance:
    """How much each touchpoint goes with the overall judgement `outcome`; the first that is there where none is named."""
    return kept.until_changed(store, ("importance", chosen, outcome), lambda: _importance(store, chosen, outcome))


def _importance(store: Store, chosen: Filter, outcome: Role | None) -> Importance:
    given = outcomes(store, chosen)
    wanted = outcome if outcome in given else next(iter(given), None)
    rated = ratings(store, chosen)
    nothing = _table(rated.iloc[:0], [], np.array([]), [])
    if wanted is None:
        return Importance(outcome=None, refused="no_outcome", table=nothing)
    if protection.partial(store, chosen):
        return Importance(outcome=wanted, refused="protected", table=nothing)
    meaning = _meaning(store, chosen, wanted)
    with store_drivers.judged(store, chosen, meaning) as judged:
        bases = judged.bases()
        used = _used(judged, bases)
        names = rated.set_index("touchpoint_id")["touchpoint"]
        left_out = tuple(str(names.get(item, "")) for item in judged.items if item not in used.items)
        if not used.items:
            return Importance(outcome=wanted, refused="too_few" if judged.items else "no_ratings", table=nothing, left_out=left_out)
        found = analysis.importance(used.correlations[1:, 1:], used.correlations[0, 1:])
        contrasts = _contrasts(judged, bases.loc[used.items])
    small = _small(store, chosen, meaning, bases.loc[used.items])
    contrasts = [_NOTHING if few else one for one, few in zip(contrasts, small, strict=True)]
    refused = analysis.refusal(used.n, found.r2)
    shares = np.full(len(used.items), np.nan) if refused else found.shares
    table = _table(rated, used.items, used.correlations[0, 1:], contrasts, judged=bases.loc[used.items, "n"].to_numpy(int), share=shares)
    return Importance(
        outcome=wanted, n=used.n, r2=found.r2, method=found.method, complete=used.complete, clipped=found.clipped,
        refused=refused, table=table, left_out=left_out,
    )  # fmt: skip


def _meaning(store: Store, chosen: Filter, outcome: Role) -> pa.Table:
    """What each value that occurs is worth; see `store.drivers.judged`."""
    told = scoring.judge(histogram(store, chosen, [Role.RATING, outcome]), surveys.questions(store))
    told = told[told["score"].notna()]
    shown = protection.visible(store, chosen)
    rated = told["touchpoint_id"].notna() if shown is None else told["touchpoint_id"].isin(shown)
    told = told[(told["role"] == outcome) | rated]
    item = told["touchpoint_id"].astype("Int64").mask(told["role"] == outcome)
    return pa.table(
        {
            "question_id": told["question_id"],
            "value": told["value"],
            "item": pa.array(item, pa.int64(), from_pandas=True),
            "score": told["score"],
            "zone": (told["zone"] == Zone.DELIGHT).astype(float) - (told["zone"] == Zone.DISAPPOINTMENT),
        }
    )


def divided(found: Importance, kind: Crosshair) -> tuple[Importance, tuple[float, float]]:
    """The same with `quadrant` in its table (code of `Quadrant`), and where importance (0–1) and score (0–100) are divided."""
    table = found.table
    even = 1 / len(table) if len(table) else np.nan
    at = (matrix.crosshair(table["share"], kind, even), matrix.crosshair(table["score"], kind, _MIDDLE))
    return replace(found, table=table.assign(quadrant=matrix.quadrants(table["share"], table["score"], at))), at


@dataclass(frozen=True, kw_only=True)
class _Used:
    """The touchpoints that can be compared, with the correlations of the overall judgement and them."""

    items: list[int]
    n: int
    correlations: npt.NDArray[np.float64]
    complete: bool


def _used(judged: Judged, bases: pd.DataFrame) -> _Used:
    """Those with enough answers that are not all equal; of complete cases where at least half are complete, else pair by pair.

    A touchpoint that few have rated must not take the complete cases from the others: it goes first.
    """
    least = max(analysis.FEWEST, bases["n"].max() / 2)
    items = [int(item) for item in bases.index[bases["n"] >= analysis.FEWEST]]
    if judged.complete(items) >= least:
        return _complete(judged, items)
    found = _pairwise(judged, items)
    return _complete(judged, found.items) if found.items and judged.complete(found.items) >= least else found


def _complete(judged: Judged, items: Sequence[int]) -> _Used:
    """Of those who rated every item; without an item whose answers are all equal they are more, so all is worked out anew."""
    while True:
        between = analysis.correlations(judged.scores(items))
        varied = [item for item, r in zip(items, between[0, 1:], strict=True) if np.isfinite(r)]
        if len(varied) == len(items):
            return _Used(items=varied, n=judged.complete(varied), correlations=between, complete=True)
        items = varied


def _pairwise(judged: Judged, items: list[int]) -> _Used:
    """Of those who rated two; the item that lacks the most goes first. `n` is the fewest who rated any two."""
    between, pairs = judged.correlations(items)
    while items:
        lacking = ((pairs < analysis.FEWEST) | ~np.isfinite(between))[1:]
        lacking[np.arange(len(items)), np.arange(1, len(items) + 1)] = False
        worst = lacking.sum(axis=1)
        if not worst.any():
            break
        place = int(worst.argmax())
        items.pop(place)
        between, pairs = (np.delete(np.delete(matrix, place + 1, 0), place + 1, 1) for matrix in (between, pairs))
    n = int(pairs[np.tril_indices(len(pairs), -1)].min()) if items else 0
    return _Used(items=items, n=n, correlations=between, complete=False)


def _contrasts(judged: Judged, bases: pd.DataFrame) -> list[dict[str, object]]:
    """Penalty and reward of each touchpoint: in one model where enough were disappointed and delighted, else by itself."""
    together = [int(item) for item in bases.index[bases[["low", "high"]].min(axis=1) >= factors.FEWEST]]
    products = judged.outer_zones(together)
    while together and not factors.enough(products):  # those who rated everything are fewer than those who rated one
        fewest = np.minimum(products[0, 2::2], products[0, 3::2])
        together.pop(int(fewest.argmin()))
        products = judged.outer_zones(together)
    common = factors.contrast(products) if together else pd.DataFrame()
    found = {item: row | {"alone": False} for item, row in zip(together, common.to_dict("records"), strict=True) if row["type"]}
    alone = [int(item) for item in bases.index if item not in found]
    if alone:
        rows = [(item, *zone) for item in alone for zone in judged.zones(item)]
        zones = pd.DataFrame(rows, columns=["item", "zone", "n", "mean", "variance"]).astype({"variance": float})
        found |= {int(row["item"]): row | {"alone": True} for row in factors.differences(zones).to_dict("records")}
    return [found[item] for item in bases.index]


def _small(store: Store, chosen: Filter, meaning: pa.Table, bases: pd.DataFrame) -> pd.Series:
    """The touchpoints whose factors tell what a few people said: those of one zone, or who rated it or judged overall alone."""
    if not protection.minimum(store, Audience.CUSTOMER):
        return pd.Series(data=False, index=bases.index)
    people = pairs.moments(store, chosen, meaning, Measure.SCORE, Sides()).set_index("item")["n"]
    overall = pd.Series(people[people.index.isna()].sum(), index=bases.index)
    zones = bases["low"], bases["n"] - bases["low"] - bases["high"], bases["high"]
    return protection.few(store, *zones) | protection.few_of_two(store, bases["n"], people.reindex(bases.index), overall)


def _table(
    rated: pd.DataFrame,
    items: Sequence[int],
    correlation: npt.NDArray[np.float64],
    contrasts: Sequence[Mapping[str, object]],
    **columns: npt.NDArray[np.generic] | None,
) -> pd.DataFrame:
    found = pd.DataFrame({"touchpoint_id": pd.array(items, "int64"), "correlation": correlation}).assign(
        **({"judged": 0, "share": np.nan} | columns)
    )
    for name in _FACTORS:
        found[name] = [contrast.get(name) for contrast in contrasts]
    return rated.merge(found, on="touchpoint_id").sort_values(["share", "correlation"], ascending=False, ignore_index=True)
