"""Where the money goes, against what matters to customers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
import pandas as pd

from tpm.analysis import matrix
from tpm.analysis.matrix import Quadrant
from tpm.figures import importance_shares
from tpm.figures.importance_shares import Shares
from tpm.figures.measures import OPEN
from tpm.figures.ratings import ratings
from tpm.model.period import Filter
from tpm.store import measures, touchpoints
from tpm.store.database import Store

FAR = 0.02
"""From this difference of the two shares on, a touchpoint counts as over- or underfunded."""
_ROUNDING = 1e-9
_KEPT = ["touchpoint_id", "touchpoint", "phase", "order", "n", "score"]


class Money(StrEnum):
    """Which money is meant."""

    YEAR = "year"
    PLANNED = "planned"


class Funding(StrEnum):
    """A touchpoint's share of the money against its share of importance."""

    OVER = "overfunded"
    FITTING = "fitting"
    UNDER = "underfunded"


@dataclass(frozen=True, kw_only=True)
class Budget:
    """`table`: a row per touchpoint whose money and importance are both known, the most overfunded first.

    touchpoint_id, touchpoint, phase, order, n, score, version, money (euro), money_share and importance (each 0–1, together 1),
    importance_of_all (0–1, share among all touchpoints whose importance is known), difference (money_share − importance), funding
    (code of `Funding`), irrelevant (importance_of_all below an even share), quadrant (code of `Quadrant`; empty without a score).
    `divided`: importance (0–1) and score where all touchpoints of known importance are divided, at their means. `every` has the
    touchpoints that may have money, with money empty where nobody has said. `elsewhere` (euro) lies at touchpoints whose
    importance is not known.
    """

    money: Money
    table: pd.DataFrame
    every: pd.DataFrame
    importance: Shares
    divided: tuple[float, float]
    elsewhere: float

    @property
    def total(self) -> float:
        """The money that is compared, in euro."""
        return float(self.table["money"].sum())

    @property
    def irrelevant(self) -> float:
        """Share of this money at touchpoints whose importance among all is below an even share, 0–1."""
        return float(self.table.loc[self.table["irrelevant"], "money_share"].sum())

    @property
    def left_out(self) -> int:
        """How many touchpoints of known importance are not compared, as nobody has said what they cost."""
        return len(self.importance.table) - len(self.table)

    def at(self, quadrant: Quadrant) -> float:
        """Share of this money in a quadrant of importance and score, 0–1."""
        return float(self.table.loc[self.table["quadrant"] == quadrant, "money_share"].sum())


def budget(store: Store, chosen: Filter, money: Money = Money.YEAR) -> Budget:
    """Money and importance of every touchpoint; the table is empty where either is missing for all."""
    shares = importance_shares.shares(store, chosen)
    rated = ratings(store, chosen)[_KEPT]
    every = rated.merge(_money(store, money), on="touchpoint_id").sort_values("order", ignore_index=True)
    known = every[every["money"].notna()].merge(shares.table.rename(columns={"share": "importance_of_all"}), on="touchpoint_id")
    unknown = ~every["touchpoint_id"].isin(shares.table["touchpoint_id"])
    divided = _divided(rated, shares)
    return Budget(
        money=money, table=_compare(known, divided), every=every, importance=shares, divided=divided,
        elsewhere=float(every.loc[unknown, "money"].sum()),
    )  # fmt: skip


def shifted(found: Budget, source: int, aim: int, amount: float) -> Budget:
    """The same as if an amount (euro) went from one touchpoint of the table to another; nothing is saved."""
    ids, money = found.table["touchpoint_id"], found.table["money"]
    moved = money - amount * (ids == source) + amount * (ids == aim)
    return replace(found, table=_compare(found.table.assign(money=moved), found.divided))


def amounts(found: Budget) -> Mapping[int, float]:
    """The money of each touchpoint in the table, in euro."""
    return {int(i): float(m) for i, m in zip(found.table["touchpoint_id"], found.table["money"], strict=True)}


def _divided(rated: pd.DataFrame, shares: Shares) -> tuple[float, float]:
    """The mean share and the mean score of all touchpoints whose importance is known."""
    score = rated.loc[rated["touchpoint_id"].isin(shares.table["touchpoint_id"]), "score"].mean()
    return 1 / max(1, len(shares.table)) - _ROUNDING, float(score)


def _compare(known: pd.DataFrame, divided: tuple[float, float]) -> pd.DataFrame:
    """Both shares among these touchpoints, and what follows; empty where there is no money or no importance at all."""
    if known.empty or known["money"].sum() <= 0 or known["importance_of_all"].sum() <= 0:
        known = known.iloc[:0]
    money = known["money"] / known["money"].sum()
    importance = known["importance_of_all"] / known["importance_of_all"].sum()
    difference = money - importance
    compared = known.assign(
        money_share=money,
        importance=importance,
        difference=difference,
        funding=np.select([difference >= FAR, difference <= -FAR], [Funding.OVER, Funding.UNDER], Funding.FITTING),
        irrelevant=known["importance_of_all"] < divided[0],
        quadrant=matrix.quadrants(known["importance_of_all"], known["score"], divided),
    )
    return compared.sort_values(["difference", "order"], ascending=[False, True], ignore_index=True)


def _money(store: Store, money: Money) -> pd.DataFrame:
    """touchpoint_id, version, money: of the year as entered, or of the open measures, 0 where there is none."""
    planned: dict[int, float] = {}
    for measure in measures.every(store):
        if measure.progress in OPEN and measure.touchpoint_id:
            planned[measure.touchpoint_id] = planned.get(measure.touchpoint_id, 0.0) + (measure.budget or 0.0)
    rows = [
        (each.id, each.version, each.budget_per_year if money is Money.YEAR else planned.get(each.id, 0.0))
        for each in touchpoints.every(store)
    ]
    return pd.DataFrame(rows, columns=["touchpoint_id", "version", "money"]).astype({"touchpoint_id": "int64", "money": float})
