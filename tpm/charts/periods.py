"""The axis of a chart over time: months, quarters or years, as many labels as there is room for."""

import json
from collections.abc import Sequence
from datetime import date
from math import ceil

import altair as alt

from tpm.charts.lines import BREAKPOINTS
from tpm.charts.locale import short_months
from tpm.charts.theme import px
from tpm.i18n.language import Language
from tpm.model.period import Period

MONTHS = {Period.MONTH: 1, Period.QUARTER: 3, Period.YEAR: 12}
_STRIDES = {Period.MONTH: (1, 2, 3, 6, 12, 24), Period.QUARTER: (1, 2, 4, 8), Period.YEAR: (1, 2, 5, 10)}
_LABEL = 44  # pixels a label needs
LEFT, RIGHT = 44, 6


def number(day: date) -> int:
    """Months since year 0: periods on an even scale, the same in every time zone."""
    return day.year * 12 + day.month - 1


def axis(at: Sequence[int], by: Period, language: Language, *, bottom: int, right: int = RIGHT) -> alt.X:
    """The x channel for the column `at`, its labels under `bottom` pixels; wide layouts keep `right` pixels free."""
    first, last = (min(at), max(at)) if len(at) else (0, 0)
    step = MONTHS[by]
    values, words = _ticks(range(first, last + 1, step), by, language)
    return alt.X(
        "at:Q",
        scale=alt.Scale(
            domain=[first - step / 2, last + step / 2],
            range=[alt.ExprRef(f"{LEFT} * zoom"), alt.ExprRef(f"width - (wide ? {right} : {RIGHT}) * zoom")],
            nice=False,
            zero=False,
        ),
        axis=alt.Axis(grid=False, values=alt.ExprRef(values), labelExpr=words, labelPadding=px(8), offset=px(bottom)),
    )


def _ticks(periods: Sequence[int], by: Period, language: Language) -> tuple[str, str]:
    """Expressions for the tick values and for their labels, chosen by the width."""
    plans = [_plan(periods, by, language, width) for width in BREAKPOINTS]
    values, words = plans[-1]
    for i in reversed(range(len(plans) - 1)):
        if plans[i] != plans[i + 1]:
            narrower = f"width < {BREAKPOINTS[i + 1]} * zoom"
            values, words = f"{narrower} ? {plans[i][0]} : {values}", f"{narrower} ? {plans[i][1]} : {words}"
    return values, words


def _plan(periods: Sequence[int], by: Period, language: Language, width: int) -> tuple[str, str]:
    needed = ceil(len(periods) / ((width - LEFT - RIGHT) // _LABEL))
    stride = next((stride for stride in _STRIDES[by] if stride >= needed), needed)
    # Counted from the first January where there is one, so that the years stay in step
    start = next((i % stride for i, at in enumerate(periods) if at % 12 == 0), 0)
    shown = list(periods[start::stride])
    return json.dumps(shown), f"({json.dumps(_labels(shown, by, language))})[datum.value]"


def _labels(shown: Sequence[int], by: Period, language: Language) -> dict[int, list[str]]:
    """Two lines for each tick, the year only where it changes."""
    labels: dict[int, list[str]] = {}
    for before, at in zip([None, *shown], shown, strict=False):
        year, month = divmod(at, 12)
        if by is Period.YEAR:
            labels[at] = [str(year)]
            continue
        name = short_months(language.code)[month] if by is Period.MONTH else f"Q{month // 3 + 1}"
        labels[at] = [name] if before is not None and before // 12 == year else [name, str(year)]
    return labels
