"""The map of groups and the course of a gap: everything readable, nothing told by colour alone, hidden cells empty."""

import html
import json
import re
from typing import Any

import numpy as np
import pandas as pd
import pytest
import vl_convert

from tpm.charts import gaps_course, gaps_groups
from tpm.charts.palette import mixed, palette
from tpm.export import pictures
from tpm.i18n.language import get

GROUPS = ["Neukunden", "Stammkunden", "Firmenkunden mit Rahmenvertrag", "Ehemalige", "Ausland", "Unbekannt"]
NAMES = ["Empfehlungsprogrammverwaltung", "Hotline", "Angebot und Auftragsbestätigung"]


def decided(frame: pd.DataFrame) -> pd.DataFrame:
    bounds = {"gap_low": frame["target"] - frame["high"], "gap_high": frame["target"] - frame["low"], "gap_digits": 0}
    met = np.select([bounds["gap_high"] <= 0, bounds["gap_low"] > 0], ["reached", "open"], "undecided")
    gap = frame["target"] - frame["score"]
    return frame.assign(gap=gap, **bounds, decision=pd.Series(met, index=frame.index, dtype=object).where(gap.notna(), None))


def cells(groups: int = 3) -> pd.DataFrame:
    """Gaps of 40, 0.3 and −20 points, clear and not; the last cell is hidden, the first of the second touchpoint has a small base."""
    count = len(NAMES) * groups
    frame = pd.DataFrame(
        {
            "touchpoint": np.repeat(NAMES, groups),
            "group": GROUPS[:groups] * len(NAMES),
            "n": 120.0,
            "score": np.repeat([30.0, 69.7, 90.0], groups),
            "target": 70.0,
            "own": np.arange(count) == 1,
            "hidden": np.arange(count) == count - 1,
        }
    )
    frame.loc[groups, "n"] = 12
    frame = frame.assign(low=frame["score"] - 4, high=frame["score"] + 4)
    frame.loc[frame["hidden"], ["n", "score", "low", "high"]] = np.nan
    return decided(frame)


def course(count: int = 4) -> pd.DataFrame:
    """A score that rises towards a target that is moved once; the third row has no answers."""
    numbers = np.arange(count)
    frame = pd.DataFrame(
        {
            "name": [f"Welle {number + 1}, Mai 2026" for number in numbers],
            "n": np.where(numbers == 2, 0, 40),
            "score": np.where(numbers == 2, np.nan, 50.0 + numbers),
            "zero": 62.5,
            "target": np.where(numbers < 2, 70.0, 80.0),
        }
    )
    return decided(frame.assign(low=frame["score"] - 5, high=frame["score"] + 5))


def draw_cells(frame: pd.DataFrame, *, dark: bool = False, code: str = "de") -> Any:
    return gaps_groups.gap_cells(frame, get(code), dark=dark, title="Titel", footnote="n = 40")


def draw_course(frame: pd.DataFrame, *, dark: bool = False, code: str = "de") -> Any:
    return gaps_course.gap_course(frame, get(code), dark=dark, title="Titel", footnote="n = 40")


def written(chart: Any, width: int) -> str:
    drawing = pictures.to_svg(chart, width=width).decode()
    lines = re.findall(r"<(?:text|tspan)[^>]*>([^<]*)(?=<)", drawing)
    return html.unescape(" ".join(line for line in lines if line)).replace("- ", "")


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    r, g, b = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def fills(chart: Any) -> list[str]:
    """The colours of all cells."""
    rows = [row for data in chart.to_dict()["datasets"].values() for row in data]
    return [row["fill"] for row in rows if "cell_text" in row]


@pytest.mark.parametrize("code", ["de", "en"])
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("draw", "frame"), [(draw_cells, cells), (draw_course, course)])
def test_specification_is_valid(draw: Any, frame: Any, dark: bool, code: str) -> None:
    assert draw(frame(), dark=dark, code=code).to_dict(validate=True)["layer"]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("gap", [-60.0, -31.0, -5.0, 0.0, 5.0, 31.0, 100.0])
def test_the_figure_in_a_cell_can_be_read_whatever_its_colour(gap: float, dark: bool) -> None:
    frame = cells()
    frame["gap"] = gap
    ink = luminance(palette(dark=dark).ink)
    for fill in fills(draw_cells(frame, dark=dark)):
        low, high = sorted((ink, luminance(fill)))
        assert (high + 0.05) / (low + 0.05) >= 4.5


def test_a_cell_is_stronger_the_further_from_the_target_and_paler_on_a_small_base() -> None:
    frame = cells(1)
    frame = decided(frame.assign(score=[65.0, 50.0, 50.0], low=np.nan, high=np.nan, n=[100.0, 100.0, 10.0], hidden=False))
    near, far, small = (luminance(fill) for fill in fills(draw_cells(frame)))
    assert far < near
    assert far < small


def test_signs_in_a_cell_say_reached_or_missed_a_target_of_its_own_and_a_gap_that_rounds_to_zero_is_reached() -> None:
    rows = [row for data in draw_cells(cells(1)).to_dict()["datasets"].values() for row in data if "cell_text" in row]
    assert [(row["sign"], row["cell_text"], row["weight"]) for row in rows] == [
        ("triangle-down", "40", "bold"),
        ("triangle-up", "0 ◇", "normal"),
        ("", "geschützt", "normal"),
    ]


@pytest.mark.parametrize("groups", [1, 2, 6])
@pytest.mark.parametrize("width", [320, 390, 1366])
def test_names_groups_and_figures_stand_inside_the_width(groups: int, width: int) -> None:
    chart = draw_cells(cells(groups))
    text = written(chart, width).replace(" ", "").replace("-", "")
    assert all(name.replace(" ", "") in text for name in [*NAMES, *GROUPS[:groups]])
    assert text.count("40") >= groups
    drawn = vl_convert.vegalite_to_scenegraph(chart.to_dict() | {"width": width})
    assert drawn["width"] == pytest.approx(width, abs=1)
    assert drawn["origin"][0] <= 6


def test_a_hidden_cell_holds_no_figure() -> None:
    rows = [row for data in draw_cells(cells()).to_dict()["datasets"].values() for row in data if row.get("hidden")]
    assert rows
    for row in rows:
        assert row["n_text"] == "geschützt"
        assert row["n"] == 0
        assert all(row[name] is None for name in ("score", "low", "high", "gap", "gap_low", "gap_high"))
        assert row["decision"] == ""


def test_a_click_chooses_touchpoint_and_group_and_the_tooltip_says_base_interval_and_decision() -> None:
    spec = draw_cells(cells()).to_dict()
    chosen = [p for p in spec["params"] if "select" in p]
    assert [(p["name"], p["select"]["fields"]) for p in chosen] == [("touchpoint", ["touchpoint", "group"])]
    titles = {t["title"] for layer in spec["layer"] for t in layer.get("encoding", {}).get("tooltip", [])}
    assert {"Kontaktpunkt", "Kundengruppe", "Basis", "Soll", "Lücke (95-%-Intervall)", "Befund"} <= titles
    assert "70 (eigenes Soll)" in json.dumps(spec, ensure_ascii=False)


@pytest.mark.parametrize("count", [2, 12, 40])
@pytest.mark.parametrize("width", [320, 1366])
def test_any_number_of_waves_can_be_drawn_with_the_gap_at_both_ends(count: int, width: int) -> None:
    frame = course(count)
    chart = draw_course(frame)
    text = written(chart, width)
    first, last = frame["gap"].iloc[0], frame["gap"].iloc[-1]
    assert f"Lücke {first:.0f}" in text
    assert (f"Lücke {last:.0f}" if last >= 0 else f"{-last:.0f} darüber") in text
    drawn = vl_convert.vegalite_to_scenegraph(chart.to_dict() | {"width": width})
    assert drawn["width"] == pytest.approx(width, abs=1)


def test_the_target_steps_where_it_was_moved() -> None:
    rows = [row for data in draw_course(course()).to_dict()["datasets"].values() for row in data if "side" in row]
    assert [(row["index"] + row["side"], row["target"]) for row in rows] == [
        (0, 70), (1, 70), (1, 70), (2, 70), (2, 80), (3, 80), (3, 80), (4, 80),
    ]  # fmt: skip


def test_a_course_without_targets_can_be_drawn() -> None:
    bare = decided(course().assign(target=np.nan))
    assert "Welle" in written(draw_course(bare), 1366)


def test_a_colour_between_two_lies_between_them() -> None:
    assert [mixed("#FFFFFF", "#000000", strength) for strength in (0, 0.5, 1)] == ["#FFFFFF", "#808080", "#000000"]
