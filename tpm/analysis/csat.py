"""Customer satisfaction as a share of positive answers."""

from collections.abc import Mapping, Sequence

import pandas as pd

from tpm.analysis import grouping, intervals, scoring

COLUMNS = ("n", "positive", "csat", "low", "high", "outside")

# Number of scale points → the lowest that counts as positive, counted from the bad end.
_POSITIVE_FROM: Mapping[int, int] = {2: 2, 3: 3, 4: 3, 5: 4, 6: 4, 7: 5, 8: 6}
_ROUNDING = 1e-9


def csat(histogram: pd.DataFrame, questions: pd.DataFrame, by: Sequence[str] = ("touchpoint_id",)) -> pd.DataFrame:
    """CSAT per group of answers, sorted by the columns `by`. Frames as in `ratings.summarise`.

    Answers outside the scale, and those to a question whose scale has not 2 to 8 points, enter no figure; they
    are counted in `outside`.

    Returns:
        *by · n valid answers · positive: those of them that are positive · csat = 100·positive/n with its Wilson interval
        low, high, all 0–100 · outside: answers left out. Figures are empty where n is 0.
    """
    if histogram.empty:
        return grouping.empty(by, COLUMNS)
    answers = scoring.judge(histogram, questions)
    positive_from = answers["question_id"].map(_lowest_positive(questions)).astype(float)
    n, valid = answers["n"], answers["score"].notna() & positive_from.notna()
    sums = grouping.gather(
        answers.assign(
            valid=n.where(valid, 0),
            positive=n.where(valid & (answers["score"] >= positive_from - _ROUNDING), 0),
            outside=n.where(~valid, 0),
        ),
        by,
        n=("valid", "sum"),
        positive=("positive", "sum"),
        outside=("outside", "sum"),
    )
    low, high = intervals.wilson(sums["positive"], sums["n"])
    return sums.assign(csat=100 * sums["positive"] / sums["n"], low=100 * low, high=100 * high)[[*by, *COLUMNS]]


def _lowest_positive(questions: pd.DataFrame) -> dict[int, float]:
    """The score, 0–100, from which an answer is positive, by question_id."""
    known = scoring.scales(questions).items()
    return {q: 100 * (_POSITIVE_FROM[s.points] - 1) / (s.points - 1) for q, s in known if s.points in _POSITIVE_FROM}
