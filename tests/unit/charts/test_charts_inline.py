"""The data of a chart are those Altair would write itself."""

import json
from datetime import date
from typing import Any

import altair as alt
import numpy as np
import pandas as pd
from altair.utils.data import to_values

from tpm.charts import inline
from tpm.i18n.language import get


def written(values: Any) -> str:
    return json.dumps(values, default=str)


def test_a_frame_is_written_as_altair_writes_it():
    columns = {
        "whole": [1, 2],
        "part": [0.5, np.nan],
        "endless": [np.inf, -np.inf],
        "sure": [True, False],
        "text": ["a", None],
        "kind": pd.Categorical(["b", None]),
        "moment": pd.to_datetime(["2026-02-01", "2026-03-01"]),
        "day": [date(2026, 2, 1), None],
        "maybe": pd.array([1, None], dtype="Int64"),
        "either": pd.array([True, None], dtype="boolean"),
        "list": [["a", "b"], []],
        "mixed": [np.float64(2), "x"],
    }
    frame = pd.DataFrame(columns, index=[7, 3])
    assert written(inline.rows(frame)) == written(to_values(frame))
    assert written(inline.rows(frame[:0])) == written(to_values(frame[:0])) == '{"values": []}'


def test_a_chart_is_written_so(case):
    frame = case.frame(15)
    chart = case.draw(frame, get("de"), dark=False, title="", footnote="")
    with alt.data_transformers.enable("default"):
        expected = chart.to_dict()
    assert written(chart.to_dict()) == written(expected)


def test_a_picture_has_its_data_while_another_reader_s_page_has_charts_written_without_them(case):
    chart = case.draw(case.frame(15), get("de"), dark=False, title="", footnote="")
    expected = written(chart.to_dict())
    alt.data_transformers.register("elsewhere", lambda _: {"url": "elsewhere"})
    with alt.data_transformers.enable("elsewhere"):
        assert "elsewhere" in written(chart.to_dict())
        found = written(inline.complete(chart).to_dict())
    assert found == expected
