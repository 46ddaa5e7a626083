"""The axis of figures at the side: what is drawn and a little air, few ticks, labels inside the width."""

from collections.abc import Callable
from math import ceil, floor

import altair as alt
import pandas as pd

_TICKS = 6
_STEPS = (0.05, 0.1, 0.2, 0.25, 0.5, 1, 2, 5, 10, 20, 25, 50)
_NEAR = 0.09  # of the axis: a tick so near to the name of the zero line would touch it


def axis(
    drawn: pd.Series, *, limits: tuple[float, float], zero: float | None, named: bool, form: str, bottom: int
) -> Callable[[str], alt.Y]:
    """Makes the y channel of a field, all of them on one scale and one axis from 0 down to `bottom` pixels.

    `drawn` are all values that must fit, `limits` the ends of the scale in question, `form` the d3 format of the labels;
    the zero line is on the axis, and where it is `named` its name stands in place of a label.
    """
    low, high = span(drawn, limits, zero)
    room = high - low
    step = next((step for step in _STEPS if room / step <= _TICKS), room)
    ticks = [tick * step for tick in range(ceil(low / step), floor(high / step) + 1)]
    if zero is not None and named:
        ticks = [tick for tick in ticks if abs(tick - zero) > room * _NEAR]
    labels = alt.Axis(
        values=ticks,
        labelExpr=f"datum.value == 0 ? format(0, '{form.lstrip('+')}') : format(datum.value, '{form}')",
        labelAlign="left",
        labelBaseline="middle",
        labelPadding=0,
    )
    scale = alt.Scale(domain=[low, high], range=[alt.ExprRef(f"{bottom} * zoom"), 0], nice=False, zero=False)
    return lambda field: alt.Y(f"{field}:Q", scale=scale, axis=labels)


def span(drawn: pd.Series, limits: tuple[float, float], zero: float | None) -> tuple[float, float]:
    """Lowest and highest value of the axis, rounded to twentieths of the scale."""
    known = [float(value) for value in drawn.dropna()] + ([] if zero is None else [zero])
    if not known:
        return limits
    lowest, highest = limits
    step = (highest - lowest) / 20
    return max(floor(min(known) / step - 0.4) * step, lowest), min(ceil(max(known) / step + 0.4) * step, highest)
