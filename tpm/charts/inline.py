"""The data of a chart as they stand in its specification: plain values by row.

Altair can do that, too, but makes every frame over with pandas, column by column, which takes most of the time of writing a chart.
"""

from collections.abc import Sequence
from datetime import datetime
from math import isfinite
from typing import Any

import altair as alt
import pandas as pd


def use() -> None:
    """Have every chart written so; Streamlit, which sends the frames themselves, changes that while it writes one."""
    alt.data_transformers.register("rows", rows)
    alt.data_transformers.enable("rows")


def complete(chart: Any) -> Any:  # noqa: ANN401  a chart or one of its layers
    """A copy that brings its data with it, however the page of another reader has charts written at the same moment."""
    whole = chart.copy(deep=False)
    if isinstance(whole.data, pd.DataFrame):
        whole.data = alt.InlineData(**rows(whole.data))
    if isinstance(whole, alt.LayerChart):
        whole.layer = [complete(layer) for layer in whole.layer]
    return whole


def rows(data: pd.DataFrame) -> dict[str, Any]:
    """The rows of a frame as Vega-Lite reads them: nothing for a missing or an infinite value, moments as text."""
    names = [str(name) for name in data.columns]
    columns = [_values(column.tolist()) for _, column in data.items()]
    return {"values": [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]}


def _values(column: Sequence[Any]) -> list[Any]:
    return [_value(value) for value in column]


def _value(value: Any) -> Any:  # noqa: ANN401  a cell can be anything
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, float):
        return value if isfinite(value) else None
    return value.isoformat() if isinstance(value, datetime) else value
