"""A figure per period as it is to be drawn: where each stands, what is joined, what is too little to show an interval."""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

from tpm.charts import periods, values
from tpm.charts.wording import SMALL_BASE
from tpm.i18n.language import Language
from tpm.model.period import Period

FEWEST = 10
"""A period with fewer answers is a hollow point without interval: it would flatten all others, and says nothing."""


@dataclass(frozen=True, kw_only=True)
class Series:
    """What is drawn per period.

    `frame` has period (first day), n, `value`, low, high and `text` (written at the point), all on the scale from
    `lowest` to `highest`; with `moving_text` also `moving`, a second, smoother line. `zero` is drawn as a line, named
    `zero_text`. `axis` is the d3 format of the figures at the side.
    """

    frame: pd.DataFrame
    by: Period
    lowest: float
    highest: float
    value_title: str
    zero: float | None = None
    zero_text: str = ""
    moving_text: str = ""
    axis: str = ".0f"
    tooltip: Sequence[alt.Tooltip] = ()


def prepare(series: Series, language: Language) -> pd.DataFrame:
    """The frame with `at` (months since year 0), `run` (stretches without a gap), `notable` (labelled on a phone too), `tiny`."""
    frame = series.frame.reset_index(drop=True)
    days = [pd.Timestamp(day).date() for day in frame["period"]]
    value = frame["value"]
    n = frame["n"].fillna(0).astype(int)
    grounded = value.notna() & (n >= FEWEST)
    tiny = value.notna() & ~grounded & (grounded.sum() > 1)
    known = value[~tiny].dropna()
    extremes = {known.idxmax(), known.idxmin(), known.index[-1]} if len(known) else set()
    return frame.assign(
        at=[periods.number(day) for day in days],
        period_text=[language.period(day, series.by) for day in days],
        n_text=[f"n = {language.number(count)}" for count in n],
        small=n < SMALL_BASE,
        tiny=tiny,
        run=(value.isna() | tiny).cumsum(),
        # A figure stands where the line does not: below where the line comes from above on both sides
        below=value < (value.shift().fillna(value) + value.shift(-1).fillna(value)) / 2,
        notable=[index in extremes for index in frame.index],
    ).drop(columns="period")


def fit(frame: pd.DataFrame, series: Series) -> tuple[pd.DataFrame, pd.Series]:
    """The prepared frame with its hollow points on the axis that the others need, and the values which that axis must hold.

    A hollow point beyond it stands at its end, always with its figure beside it.
    """
    grounded = frame[~frame["tiny"]]
    drawn = pd.concat([grounded[name].astype(float) for name in ("value", "low", "high")])
    ends = values.span(drawn, (series.lowest, series.highest), series.zero)
    beyond = frame["tiny"] & ~frame["value"].between(*ends)
    return frame.assign(value=frame["value"].astype(float).clip(*ends), notable=frame["notable"] | beyond), drawn
