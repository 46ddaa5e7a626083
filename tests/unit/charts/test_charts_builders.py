"""Every chart: valid, German where it should be, complete, inside its frame, and alone with its data."""

import html
import json
import re
from typing import Any

import numpy as np
import pandas as pd
import pytest
import vl_convert

from tpm.export import pictures
from tpm.i18n.language import get


def svg(chart: Any, width: int) -> str:
    return pictures.to_svg(chart, width=width).decode()


def written(drawing: str) -> str:
    """All text of a drawing, without the hyphens at which words were parted."""
    lines = re.findall(r"<(?:text|tspan)[^>]*>([^<]*)(?=<)", drawing)
    return html.unescape(" ".join(line for line in lines if line)).replace("- ", "").replace("-", "")


@pytest.mark.parametrize("code", ["de", "en"])
@pytest.mark.parametrize("dark", [False, True])
def test_specification_is_valid(case, code, dark):
    assert case.chart(code=code, dark=dark).to_dict(validate=True)["layer"]


@pytest.mark.parametrize("count", [1, 5, 40])
def test_any_number_of_touchpoints_can_be_drawn(row_case, count):
    names = row_case.frame(count)["touchpoint"].str.replace(r"[ -]", "", regex=True)
    text = written(svg(row_case.chart(count), 1366)).replace(" ", "")
    assert all(name in text for name in names)


@pytest.mark.parametrize("count", [1, 3, 60])
def test_any_number_of_periods_can_be_drawn(line_case, count):
    chart = line_case.chart(count)
    chart.to_dict(validate=True)
    assert "2024" in svg(chart, 390)


def test_a_frame_without_rows_gives_an_empty_chart(row_case):
    assert "Hotline enttäuscht" in svg(row_case.chart(0), 700)


def test_a_frame_without_any_period_gives_an_empty_chart(line_case):
    assert "Hotline enttäuscht" in svg(line_case.chart(0), 700)


def test_touchpoints_without_any_answer_can_be_drawn(row_case):
    empty = row_case.frame(5).assign(n=0, decision="")
    figures = ["score", "low", "high", "disappointment", "okay", "delight", "target", "gap"]
    empty[figures] = np.nan
    chart = row_case.draw(empty, get("de"), dark=False, title="", footnote="")
    chart.to_dict(validate=True)
    assert "Hotline" in written(svg(chart, 1366))


def test_numbers_and_months_are_german(case):
    locale = case.chart().to_dict()["config"]["locale"]
    assert locale["number"]["decimal"] == ","
    assert locale["number"]["thousands"] == "."
    assert locale["number"]["percent"] == "\u00a0%"
    assert locale["time"]["shortMonths"][2] == "Mär"


def test_numbers_and_months_are_english_in_english(case):
    locale = case.chart(code="en").to_dict()["config"]["locale"]
    assert locale["number"]["decimal"] == "."
    assert locale["time"]["shortMonths"][2] == "Mar"


def test_nothing_may_cut_a_text(case):
    config = case.chart().to_dict()["config"]
    assert [config["axis"]["labelLimit"], config["axis"]["titleLimit"], config["title"]["limit"], config["text"]["limit"]] == [0, 0, 0, 0]


@pytest.mark.parametrize("width", [390, 1366])
def test_long_names_stand_there_in_full(row_case, width):
    text = written(svg(row_case.chart(), width))
    for name in ("Empfehlungsprogrammverwaltung", "Verkäuferbesuch", "SocialMediaBeitrag"):
        assert name in text.replace(" ", "")
    assert "…" not in text


@pytest.mark.parametrize(("width", "code"), [(320, "de"), (390, "en"), (1366, "de")])
def test_everything_lies_within_the_width(case, width, code):
    drawn = vl_convert.vegalite_to_scenegraph(case.chart(code=code).to_dict() | {"width": width})
    assert drawn["width"] == pytest.approx(width, abs=1)
    assert drawn["origin"][0] <= 6


def test_a_screen_in_a_meeting_room_gets_text_of_20_pixels(case):
    sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)px"', svg(case.chart(), 1920))]
    assert max(sizes) >= 20
    assert min(sizes) >= 16


def test_nothing_is_loaded_from_anywhere(case):
    specification = case.chart().to_dict()
    del specification["$schema"]
    text = json.dumps(specification)
    assert "://" not in text
    assert '"url"' not in text
    assert '"href"' not in text


def test_each_figure_carries_its_base(row_case):
    assert "n = 400" in json.dumps(row_case.chart().to_dict(), ensure_ascii=False)


def test_the_footnote_says_what_paler_means(row_case):
    assert "Blasser: weniger als 30 Antworten." in written(svg(row_case.chart(), 1366))


def test_the_footnote_stays_alone_where_no_base_is_small(row_case):
    chart = row_case.draw(row_case.frame(5).assign(n=400), get("de"), dark=False, title="", footnote="Quelle")
    assert "Blasser" not in written(svg(chart, 1366))


def test_words_of_users_cannot_break_a_chart(row_case):
    frame = row_case.frame(3)
    evil = ['"]); alert(1) //', "Zeile\neins \\ 'zwei' {t}", "<b>&amp;</b> \u2028 datum.x"]
    chart = row_case.draw(frame.assign(touchpoint=evil), get("de"), dark=False, title="Titel \"mit\" 'Zeichen' \\ {}", footnote="</text>")
    text = written(svg(chart, 1366))
    assert "Titel \"mit\" 'Zeichen' \\ {}" in text
    assert "alert(1)" in text


def test_a_click_chooses_a_touchpoint(row_case):
    parameters = row_case.chart().to_dict()["params"]
    chosen = [p for p in parameters if "select" in p]
    assert [(p["name"], p["select"]["type"], p["select"]["fields"]) for p in chosen] == [("touchpoint", "point", ["touchpoint"])]


def test_tooltips_say_name_and_base(row_case):
    last = row_case.chart().to_dict()["layer"]
    titles = [t["title"] for layer in last for t in layer.get("encoding", {}).get("tooltip", [])]
    assert {"Kontaktpunkt", "Basis"} <= set(titles)


def test_the_frame_given_is_left_as_it_was(row_case):
    frame = row_case.frame(5)
    before = frame.copy()
    row_case.draw(frame, get("de"), dark=False, title="", footnote="")
    pd.testing.assert_frame_equal(frame, before)
