"""How we rate ourselves against how the customers rate us."""

from enum import StrEnum

import numpy as np
import pandas as pd

from tpm.analysis import intervals

BEST = 10


class Verdict(StrEnum):
    """What the two pictures of a touchpoint say together."""

    OVERRATED = "overrated"
    UNDERRATED = "underrated"
    ALIKE = "alike"
    UNSEEN = "unseen"
    ASSUMED = "assumed"


def compare(ours: pd.DataFrame, customers: pd.DataFrame) -> pd.DataFrame:
    """Our rating minus that of the customers, row by row of two frames with the same index.

    Args:
        ours: score, low, high (0–100); empty where nobody rated or the figure is hidden.
        customers: the same of the customers.

    Returns:
        difference (−100…100, positive where we rate better) with its interval low, high (`intervals.difference`) · verdict:
        overrated or underrated where the interval lies wholly on that side of zero, else alike (also where a single
        answer has no interval); unseen where only customers rated, assumed where only we did, empty where nobody did.
    """
    mine, theirs = ours["score"].astype(float), customers["score"].astype(float)
    low, high = intervals.difference((mine, ours["low"], ours["high"]), (theirs, customers["low"], customers["high"]))
    verdict = np.select(
        [mine.isna() & theirs.isna(), mine.isna(), theirs.isna(), low > 0, high < 0],
        ["", Verdict.UNSEEN, Verdict.ASSUMED, Verdict.OVERRATED, Verdict.UNDERRATED],
        Verdict.ALIKE,
    )
    found = pd.DataFrame({"difference": mine - theirs, "low": low, "high": high}, index=ours.index)
    return found.assign(verdict=pd.Series(verdict, index=ours.index, dtype=object).replace("", None))


def blind(customers: pd.DataFrame, verdict: pd.Series) -> pd.Series:
    """Blind spots: touchpoints that only customers rated, and either often or badly.

    Often: at least as many answers as the middle (median) touchpoint of the customers. Badly: the whole interval lies below
    mere satisfaction. `customers` has n, high and zero.
    """
    rated = customers["n"] > 0
    often = rated & (customers["n"] >= customers["n"][rated].median())
    badly = customers["high"].astype(float) < customers["zero"].astype(float)
    return (verdict == Verdict.UNSEEN) & (often | badly)


def best(ratings: pd.DataFrame, most: int) -> list[int]:
    """The touchpoints with the highest scores, the best first; of equal ones that with more answers.

    `ratings` has touchpoint_id, score and n; those without a score are no candidates.
    """
    rated = ratings[ratings["score"].notna()]
    return [int(one) for one in rated.sort_values(["score", "n"], ascending=False, kind="stable")["touchpoint_id"].head(most)]


def list_length(rated: int) -> int:
    """How long the list of the best is: ten, but never more than half of the rated touchpoints, else it would choose nothing."""
    return min(BEST, (rated + 1) // 2)
