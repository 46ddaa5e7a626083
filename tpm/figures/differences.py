"""Whether a difference is real: two periods, customer groups, or touchpoints held against each other."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from tpm.analysis import differences as analysis
from tpm.analysis.sides import Both, Side
from tpm.figures import difference_rows, protection
from tpm.figures.catalogue import touchpoints
from tpm.figures.comparison import SHARES, Asked, Figure, Kind, Overlap
from tpm.figures.ratings import SMALL_BASE
from tpm.model.period import Filter
from tpm.model.survey import Audience
from tpm.store import answers, referrals
from tpm.store.database import Store

_COMPARED = ["item", "other", "one", "two", "name", "other_name", "n_first", "n_second", "together", "small"]


@dataclass(frozen=True, kw_only=True)
class Found:
    """The differences, and what is to be said besides.

    `table` has a row per comparison, the worst for the first side on top: item and other (touchpoints; other only where two of them
    are compared) with name and other_name, one and two (places of the sides; −1 where touchpoints are compared), n_first, n_second
    (people), first, second (the figure, shares in %), difference (points), low, high, statistic, p, corrected, verdict (code of `Verdict`),
    effect (d or h, empty for balances), together (people on both sides), small (fewer than 30 on a side). `hidden` names what is
    protected, `lacking` what has no answers on one side. `refused` says why nothing is compared: same, protected_overlap.
    """

    asked: Asked
    table: pd.DataFrame
    overlaps: tuple[Overlap, ...] = ()
    hidden: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    refused: str | None = None


def possible(store: Store) -> bool:
    """Whether there is anything to compare: answers of customers, or new customers."""
    return answers.respondents(store, Filter()) > 0 or int(referrals.total(store, Filter())["n"].iloc[0]) > 0


def compare(store: Store, chosen: Filter, asked: Asked) -> Found:
    """All differences that are asked for, tested together. Everybody counts once for an item, with the mean of their answers."""
    overlaps: list[Overlap] = []
    if asked.kind is Kind.TOUCHPOINTS:
        rows = difference_rows.of_touchpoints(store, chosen, asked)
    else:
        rows, overlaps = difference_rows.of_sides(store, chosen, asked)
    rows = _named(store, rows)
    empty = ~((rows["n_first"] > 0) & (rows["n_second"] > 0))
    refused = _refusal(store, overlaps, rows)
    shown = rows[~rows["hidden"] & ~empty & (refused is None)].reset_index(drop=True)
    return Found(
        asked=asked,
        table=_tested(shown, asked),
        overlaps=tuple(overlaps),
        hidden=tuple(dict.fromkeys(rows.loc[rows["hidden"], "name"])),
        lacking=tuple(dict.fromkeys(rows.loc[empty & ~rows["hidden"], "name"])),
        refused=refused,
    )


def _named(store: Store, rows: pd.DataFrame) -> pd.DataFrame:
    names: Mapping[int, str] = dict(touchpoints(store)[["touchpoint_id", "touchpoint"]].itertuples(index=False))
    return rows.assign(
        name=[names.get(int(item), "") for item in rows["item"]],
        other_name=[names.get(int(item), "") for item in rows["other"]],
        together=rows.get("together", 0),
        small=rows[["n_first", "n_second"]].min(axis=1) < SMALL_BASE,
    )


def _refusal(store: Store, overlaps: list[Overlap], rows: pd.DataFrame) -> str | None:
    """Parts of groups that overlap are groups nobody else shows, so they are no use where people are protected."""
    if any(one.nested for one in overlaps) and not ((rows["n_first"] > 0) & (rows["n_second"] > 0)).any():
        return "same"
    return "protected_overlap" if overlaps and protection.minimum(store, Audience.CUSTOMER) else None


def _tested(rows: pd.DataFrame, asked: Asked) -> pd.DataFrame:
    first, second = (Side(**{name: _numbers(rows, f"{name}_{end}") for name in ("n", "mean", "squares")}) for end in ("first", "second"))
    both = _both(rows) if asked.kind is Kind.TOUCHPOINTS else None
    if asked.figure is Figure.SCORE:
        test, unit = analysis.means, 1
    else:
        test, unit = (analysis.shares if asked.figure in SHARES else analysis.balances), 100
    found = rows[_COMPARED].join(test(first, second, both)).assign(first=unit * first.mean, second=unit * second.mean)
    worst = asked.figure is Figure.DISAPPOINTMENT
    return found.sort_values("difference", ascending=not worst, kind="stable", ignore_index=True)


def _both(rows: pd.DataFrame) -> Both:
    return Both(
        n=_numbers(rows, "together"),
        first=_numbers(rows, "both_first"),
        second=_numbers(rows, "both_second"),
        squares_first=_numbers(rows, "both_squares_first"),
        squares_second=_numbers(rows, "both_squares_second"),
        products=_numbers(rows, "products"),
    )


def _numbers(rows: pd.DataFrame, name: str) -> np.ndarray:
    return rows[name].to_numpy(dtype=np.float64)
