"""Ratings: score, zones and net delight from a histogram of answers."""

from collections.abc import Sequence

import pandas as pd

from tpm.analysis import grouping, intervals, scoring
from tpm.model.scale import Zone

COLUMNS = (
    "n",
    "mean",
    "score",
    "low",
    "high",
    "disappointment",
    "okay",
    "delight",
    "net_delight",
    "net_low",
    "net_high",
    "zero",
    "outside",
)


def summarise(histogram: pd.DataFrame, questions: pd.DataFrame, by: Sequence[str] = ("touchpoint_id",)) -> pd.DataFrame:
    """Ratings per group of answers, sorted by the columns `by`; these must be columns of the histogram.

    An answer outside the scale of its question (or to a question without a scale) enters no figure: what the
    scale does not know has no score, and the reader of the file was asked about it when it came in. Such answers
    are counted in `outside`, so that they can be shown.

    Args:
        histogram: question_id, value (on the question's own scale), n, and the columns of `by`.
        questions: question_id, minimum, maximum, reversed, disappointment_to, delight_from.
        by: columns that make a group; none: all answers together. Rows with an empty key are left out.

    Returns:
        *by · n valid answers · mean on the question's own scale, empty where several scales meet · score, low, high
        (mean and its t interval, see `intervals.mean`) and zero (mere satisfaction), all 0–100 · disappointment,
        okay, delight: shares 0–1 · net_delight, net_low, net_high: 100·(delight − disappointment) with the interval of
        `intervals.balance`, −100…100 · outside: number of answers left out. Figures are empty where n is 0.
    """
    if histogram.empty:
        return grouping.empty(by, COLUMNS)
    sums = grouping.add(_weighted(scoring.judge(histogram, questions), by), by, different="scale")
    return _figures(sums)[[*by, *COLUMNS]]


def _weighted(answers: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    score, zone = answers["score"], answers["zone"]
    n = answers["n"].where(score.notna(), 0)
    columns = {
        "n": n,
        "own": n * answers["value"],
        "points": n * score,
        "squares": n * score**2,
        "zeros": n * answers["zero"],
        "disappointed": n.where(zone == Zone.DISAPPOINTMENT, 0),
        "satisfied": n.where(zone == Zone.OKAY, 0),
        "delighted": n.where(zone == Zone.DELIGHT, 0),
        "outside": answers["n"] - n,
        "scale": answers["scale"],
    }
    return pd.DataFrame({name: answers[name] for name in by} | columns)


def _figures(sums: pd.DataFrame) -> pd.DataFrame:
    n = sums["n"]
    score = sums["points"] / n
    variance = (sums["squares"] / n - score**2) * n / (n - 1)
    low, high = intervals.mean(score, variance, n, minimum=0, maximum=100)
    net_low, net_high = intervals.balance(sums["delighted"], sums["disappointed"], n)
    return sums.assign(
        mean=(sums["own"] / n).where(sums["scale"] == 1),
        score=score,
        low=low,
        high=high,
        disappointment=sums["disappointed"] / n,
        okay=sums["satisfied"] / n,
        delight=sums["delighted"] / n,
        net_delight=100 * (sums["delighted"] - sums["disappointed"]) / n,
        net_low=net_low,
        net_high=net_high,
        zero=sums["zeros"] / n,
    )


def distribution(histogram: pd.DataFrame, by: Sequence[str] = ("touchpoint_id",)) -> pd.DataFrame:
    """How the answers spread over the values: *by, value, n (answers with it), base (answers of the group), share 0–1.

    Shows every value that occurs, those outside a scale too. Sorted by the columns `by`, then the value.
    """
    if histogram.empty:
        return grouping.empty(by, ("value", "n", "base", "share"))
    counts = grouping.gather(histogram, [*by, "value"], n=("n", "sum"))
    base = counts.groupby(list(by), observed=True)["n"].transform("sum") if by else counts["n"].sum()
    return counts.assign(base=base, share=counts["n"] / base)
