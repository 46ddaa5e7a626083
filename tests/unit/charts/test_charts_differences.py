"""Differences around zero: valid, complete, readable at every width."""

import html
import re
from typing import Any

import pandas as pd
import pytest

from tpm.charts.differences import difference_dots
from tpm.export import pictures
from tpm.i18n.language import get


def frame(*differences: float) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "touchpoint": [f"Empfehlungsprogramm {place}" for place, _ in enumerate(differences)],
            "n": [20 + 40 * place for place, _ in enumerate(differences)],
            "difference": differences,
            "low": [d - 6 for d in differences],
            "high": [d + 6 for d in differences],
            "good": [0 if abs(d) < 6 else 1 if d > 0 else -1 for d in differences],
            "sure": [abs(d) >= 6 for d in differences],
            "sides_text": "Neukunden: 40 (n = 120); Stammkunden: 52 (n = 300)",
            "difference_text": [get("de").signed(d) for d in differences],
            "interval_text": "[−18; −6]",
            "verdict_text": "eindeutig niedriger",
        }
    )


def drawn(rows: pd.DataFrame, *, code: str = "de", dark: bool = False) -> Any:
    return difference_dots(rows, get(code), dark=dark, title="Die Hotline ist schlechter", subtitle="In Punkten", footnote="n = 60")


def written(chart: Any, width: int) -> str:
    drawing = pictures.to_svg(chart, width=width).decode()
    return html.unescape(" ".join(re.findall(r"<(?:text|tspan)[^>]*>([^<]+)(?=<)", drawing)))


@pytest.mark.parametrize("code", ["de", "en"])
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("differences", [(-12.0, 0.4, 15.0), (8.0,), (0.0,), (), (-120.0, 60.0)])
def test_specification_is_valid(differences: tuple[float, ...], dark: bool, code: str):
    assert drawn(frame(*differences), code=code, dark=dark).to_dict(validate=True)["layer"]


@pytest.mark.parametrize("width", [390, 1366])
def test_names_differences_and_zero_are_written(width: int):
    text = written(drawn(frame(-12.0, 15.0)), width)
    for part in ("Empfehlungsprogramm", "−12", "+15", "eindeutig niedriger", "erste Seite besser", "weniger als 30"):
        assert part in text.replace(" - ", " "), part


def test_nothing_without_an_end_of_its_interval_breaks_it():
    rows = frame(-12.0, 5.0)
    rows.loc[0, ["low", "high"]] = float("nan")
    drawn(rows).to_dict(validate=True)


def test_equal_steps_to_both_sides_are_labelled():
    text = written(drawn(frame(-12.0, 15.0)), 1366)
    assert all(label in text.split() for label in ("−10", "0", "+10"))
