"""Scenarios side by side and touchpoints per phase, drawn from any number of rows."""

import json

import altair as alt
import pandas as pd
import pytest

from tpm.charts import scenarios
from tpm.i18n.language import get


def compared(count: int) -> pd.DataFrame:
    rows = [
        {"scenario": f"Plan {n}", "chosen": n == 1, "score": 60.0, "target": 55.0 + n if n else None, "gap": 3.0 * n, "cost": 1000 * n}
        for n in range(count)
    ]
    columns = ["scenario", "chosen", "score", "target", "gap", "cost"]
    return pd.DataFrame(rows, columns=columns).astype({"score": "float64", "target": "float64", "gap": "float64"})


def phases(count: int) -> pd.DataFrame:
    rows = [{"phase": f"Phase {n}" if n else "", "today": n, "new": 1, "merged": 0, "dropped": 0, "target": n + 1} for n in range(count)]
    return pd.DataFrame(rows, columns=["phase", "today", "new", "merged", "dropped", "target"])


@pytest.mark.parametrize("code", ["de", "en"])
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("count", [0, 1, 3, 12])
def test_specifications_are_valid_and_hold_every_row(code: str, dark: bool, count: int):
    for draw, frame in ((scenarios.scenario_rows, compared), (scenarios.touchpoints_by_phase, phases)):
        chart = draw(frame(count), get(code), dark=dark, title="Befund", footnote="Quelle")
        assert isinstance(chart, alt.LayerChart)
        said = json.dumps(chart.to_dict(validate=True), ensure_ascii=False)
        names = [f"Plan {n}" for n in range(count)] if draw is scenarios.scenario_rows else [f"Phase {n}" for n in range(1, count)]
        assert all(name in said for name in names)


def test_the_scenario_that_counts_is_named_so_and_its_cost_stands_there():
    said = json.dumps(scenarios.scenario_rows(compared(3), get("de"), dark=False, title="", footnote="").to_dict(), ensure_ascii=False)
    assert "Plan 1 (gilt)" in said
    assert "2.000\u00a0€ im Jahr" in said


def test_a_change_of_the_number_is_written_at_the_end_of_the_row():
    said = json.dumps(scenarios.touchpoints_by_phase(phases(3), get("de"), dark=False, title="", footnote="").to_dict(), ensure_ascii=False)
    assert "2 → 3" in said
