"""Willingness to recommend: the Net Promoter Score."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from tpm.analysis import grouping, intervals, scoring

COLUMNS = ("n", "promoters", "passives", "detractors", "nps", "se", "low", "high", "small", "outside")

SMALL = intervals.SMALL

_HIGHEST = 10
_DETRACTORS_TO = 6
_PROMOTERS_FROM = 9


def refusal(questions: pd.DataFrame) -> str | None:
    """Why no NPS can be made from these questions, or None: no_question, scale_not_0_10."""
    if questions.empty:
        return "no_question"
    return None if set(questions["question_id"]) & _fitting(questions) else "scale_not_0_10"


def _fitting(questions: pd.DataFrame) -> set[int]:
    return {q for q, s in scoring.scales(questions).items() if (s.minimum, s.maximum, s.reversed) == (0, _HIGHEST, False)}


def judge(histogram: pd.DataFrame, questions: pd.DataFrame) -> pd.DataFrame:
    """The answers that count for the NPS, with `zone`: 1 promoter, 0 passive, −1 detractor. Frames as in `nps`."""
    answers = histogram[histogram["question_id"].isin(_fitting(questions))]
    answers = answers[answers["value"].between(0, _HIGHEST) & (answers["value"] % 1 == 0)]
    value = answers["value"]
    return answers.assign(zone=(value >= _PROMOTERS_FROM).astype(float) - (value <= _DETRACTORS_TO))


def nps(histogram: pd.DataFrame, questions: pd.DataFrame, by: Sequence[str] = ()) -> pd.DataFrame:
    """NPS per group of answers, sorted by the columns `by`; one row for everything where `by` is empty.

    Only questions from 0 to 10 count, another scale gives no row (`refusal` says why). The cuts 0–6, 7–8, 9–10 are
    fixed, whatever the zones of the question. Values that are no whole number from 0 to 10 are left out and
    counted in `outside`.

    Args:
        histogram: question_id, value, n, and the columns of `by`.
        questions: question_id, minimum, maximum, reversed, disappointment_to, delight_from.
        by: columns that make a group. Rows with an empty key are left out.

    Returns:
        *by · n, promoters, passives, detractors: answers · nps = 100·(promoters − detractors)/n · se of the observed
        NPS · low, high: adjusted Wald interval (`intervals.balance`), −100…100 · small: n < 30 · outside: answers left out.
    """
    answers = histogram[histogram["question_id"].isin(_fitting(questions))]
    if answers.empty:
        return grouping.empty(by, COLUMNS)
    value = answers["value"]
    valid = value.between(0, _HIGHEST) & (value % 1 == 0)
    promoter, detractor = valid & (value >= _PROMOTERS_FROM), valid & (value <= _DETRACTORS_TO)
    kinds = {"n": valid, "promoters": promoter, "passives": valid & ~promoter & ~detractor, "detractors": detractor, "outside": ~valid}
    sums = grouping.gather(
        answers.assign(**{name: answers["n"].where(kind, 0) for name, kind in kinds.items()}),
        by,
        **{name: (name, "sum") for name in kinds},
    )
    return _figures(sums)[[*by, *COLUMNS]]


def _figures(sums: pd.DataFrame) -> pd.DataFrame:
    counts = sums["promoters"], sums["detractors"], sums["n"]
    low, high = intervals.balance(*counts)
    return sums.assign(
        nps=100 * (sums["promoters"] - sums["detractors"]) / sums["n"],
        se=intervals.balance_error(*counts),
        low=low,
        high=high,
        small=sums["n"] < SMALL,
    )


def difference(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """What changed between two NPS, row by row of two frames as `nps` returns them.

    For a series of waves: `difference(series.shift(), series)`, whose first row is empty.

    A wave of fewer than 30 answers, or one whose answers all fall into one group, brings the estimate and standard
    error of the adjusted interval instead of its own: its own is too narrow, or zero. `difference` stays the observed.

    Returns:
        difference (after − before), se, z, p (two-sided), low, high (−200…200), distinguishable (0 outside the
        interval). NaN, and not distinguishable, where one of the two is missing. The index of `after`.
    """
    from scipy.special import ndtr  # noqa: PLC0415 - loaded only where it is used

    earlier, later = _estimate(before), _estimate(after)
    shift, se = later[0] - earlier[0], np.hypot(earlier[1], later[1])
    observed = after["nps"].to_numpy(dtype=float) - before["nps"].to_numpy(dtype=float)
    low = np.minimum(np.maximum(shift - intervals.Z * se, -200), observed)
    high = np.maximum(np.minimum(shift + intervals.Z * se, 200), observed)
    z = shift / se
    return pd.DataFrame(
        {
            "difference": observed,
            "se": se,
            "z": z,
            "p": 2 * ndtr(-np.abs(z)),
            "low": low,
            "high": high,
            "distinguishable": (low > 0) | (high < 0),
        },
        index=after.index,
    )


def _estimate(wave: pd.DataFrame) -> tuple[intervals.Numbers, intervals.Numbers]:
    return intervals.balance_estimate(*(wave[name].to_numpy(dtype=float) for name in ("promoters", "detractors", "n")))
