"""Disappointment and delight factors from ordinary ratings (penalty–reward contrast)."""

from enum import StrEnum

import numpy as np
import numpy.typing as npt
import pandas as pd

Numbers = npt.NDArray[np.float64]

FEWEST = 10
"""Answers in each outer zone below which a rating is not contrasted within a common model."""
SIGNIFICANT = 0.05
_SINGULAR = 1e-9
_STEPS = (-0.6, -0.2, 0.2, 0.6)


class Factor(StrEnum):
    """What a touchpoint does to the overall judgement."""

    DISAPPOINTMENT = "disappointment"
    PERFORMANCE = "performance"
    DELIGHT = "delight"
    NEUTRAL = "neutral"


class Asymmetry(StrEnum):
    """Which side weighs more, by the cuts −0.6, −0.2, 0.2, 0.6 of the asymmetry index."""

    FRUSTRATES = "frustrates"
    DISSATISFIES = "dissatisfies"
    BALANCED = "balanced"
    SATISFIES = "satisfies"
    DELIGHTS = "delights"


COLUMNS = ("n_low", "n_high", "penalty", "reward", "p_penalty", "p_reward", "asymmetry", "type")


def contrast(products: npt.ArrayLike) -> pd.DataFrame:
    """Penalty and reward of each rating in one model of the overall judgement.

    overall = b₀ + Σ(pⱼ·Lowⱼ + rⱼ·Highⱼ) with dummies for disappointment and delight, okay as the reference.

    Args:
        products: sums of products over the respondents, symmetric, of 1, overall, Low₁, High₁, Low₂, High₂ …

    Returns:
        one row per rating with `COLUMNS`: n_low, n_high (respondents in the outer zones) · penalty, reward in points of the
        overall judgement, with the p of their t tests · asymmetry (reward − |penalty|)/(reward + |penalty|), −1…1 · type
        (`Factor`). A penalty above zero or a reward below it, as ratings that go together can cause, counts as none.
        Figures are empty where a rating lacks answers in a zone or the model cannot be told.
        Source: Brandt 1987; Matzler and Sauerwein 2002; Albayrak and Caber 2013.
    """
    whole = np.asarray(products, float)
    places = [0, *range(2, len(whole))]
    gram, right, n = whole[np.ix_(places, places)], whole[places, 1], whole[0, 0]
    slopes, p = _regress(gram, right, whole[1, 1], n)
    counts = whole[0, 2:]
    found = pd.DataFrame({"n_low": counts[::2], "n_high": counts[1::2], "penalty": slopes[1::2], "reward": slopes[2::2]})
    found = found.assign(p_penalty=p[1::2], p_reward=p[2::2])
    return _named(found)


def differences(zones: pd.DataFrame) -> pd.DataFrame:
    """Penalty and reward of each rating by itself: the mean judgement of the outer zones minus that of the okay zone.

    For few answers, where a common model cannot be told. Welch's t test.

    Args:
        zones: item, zone (low, okay, high), n, mean, variance (sample) of the overall judgement; one row per item and zone.

    Returns:
        item and `COLUMNS` as in `contrast`, one row per item.
    """
    from scipy.stats import ttest_ind_from_stats  # noqa: PLC0415 - loaded only where it is used

    wide = zones.pivot_table(index="item", columns="zone", values=["n", "mean", "variance"])
    wide = wide.reindex(columns=pd.MultiIndex.from_product([["n", "mean", "variance"], ["low", "okay", "high"]]))
    found = pd.DataFrame({"n_low": wide["n", "low"].fillna(0), "n_high": wide["n", "high"].fillna(0)})
    for side, name in (("low", "penalty"), ("high", "reward")):
        enough = ((wide["n", side] > 1) & (wide["n", "okay"] > 1)).to_numpy()
        ends = [np.where(enough, wide[figure, zone], np.nan) for zone in (side, "okay") for figure in ("mean", "variance", "n")]
        with np.errstate(invalid="ignore", divide="ignore"):
            test = ttest_ind_from_stats(ends[0], np.sqrt(ends[1]), ends[2], ends[3], np.sqrt(ends[4]), ends[5], equal_var=False)
        found[name] = ends[0] - ends[3]
        found[f"p_{name}"] = test.pvalue
    return _named(found).reset_index()


def enough(products: npt.ArrayLike) -> bool:
    """Whether every rating has answers enough in both outer zones for a common model."""
    return bool((np.asarray(products, float)[0, 2:] >= FEWEST).all())


def asymmetry(index: pd.Series) -> pd.Series:
    """The step (`Asymmetry`) of each asymmetry index; empty where there is none."""
    steps = np.array([str(step) for step in Asymmetry], dtype=object)
    named = pd.Series(steps[np.searchsorted(_STEPS, index.fillna(0), side="right")], index=index.index)
    return named.where(index.notna(), None)


def _named(found: pd.DataFrame) -> pd.DataFrame:
    penalty, reward = found["penalty"], found["reward"]
    harms, helps = (found["p_penalty"] < SIGNIFICANT) & (penalty < 0), (found["p_reward"] < SIGNIFICANT) & (reward > 0)
    kind = np.select([harms & helps, harms, helps], [Factor.PERFORMANCE, Factor.DISAPPOINTMENT, Factor.DELIGHT], Factor.NEUTRAL)
    known = found["p_penalty"].notna() & found["p_reward"].notna()
    harm, help_ = (-penalty).clip(lower=0), reward.clip(lower=0)
    index = ((help_ - harm) / (help_ + harm)).where(help_ + harm > 0)
    found = found.assign(asymmetry=index, type=pd.Series(kind, index=found.index).astype(object))
    return found.assign(type=found["type"].where(known, None))[list(COLUMNS)]


def _regress(gram: Numbers, right: Numbers, squares: float, n: float) -> tuple[Numbers, Numbers]:
    """Slopes of least squares and the p of their t tests; empty where the model cannot be told."""
    from scipy.special import stdtr  # noqa: PLC0415 - loaded only where it is used

    free = n - len(gram)
    scale = np.sqrt(np.diag(gram))
    empty = np.full(len(gram), np.nan)
    if free < 1 or not (scale > 0).all():
        return empty, empty
    scaled = gram / np.outer(scale, scale)
    if np.linalg.eigvalsh(scaled)[0] < _SINGULAR:
        return empty, empty
    inverse = np.linalg.inv(scaled) / np.outer(scale, scale)
    slopes = inverse @ right
    rest = max(squares - float(slopes @ right), 0.0)
    error = np.sqrt(np.diag(inverse) * rest / free)
    with np.errstate(divide="ignore", invalid="ignore"):
        t = np.abs(slopes) / error
    return slopes, 2 * stdtr(free, -t)
