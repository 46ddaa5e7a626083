"""Bars of priorities, money against importance, and stated importance: everything drawn, nothing cut, in both layouts."""

import html
import re

import pandas as pd
import pytest

from tpm.charts.budget import budget_dumbbells
from tpm.charts.importance_stated import stated_dots
from tpm.charts.priorities import PARTS, priority_bars
from tpm.export import pictures
from tpm.i18n.language import get

NAMES = ["Reklamation", "Empfehlungsprogramm für Stammkunden im Laden", "Kasse"]
WORDS = {"title": "Titel", "subtitle": "Unter", "footnote": "Fuß"}


def shown(chart: object, width: int) -> str:
    chart.to_dict(validate=True)
    return html.unescape(pictures.to_svg(chart, width=width).decode())


def text(image: str) -> str:
    return re.sub(r"\s+", "", "".join(re.findall(r"<(?:text|tspan)[^>]*>([^<]*)(?=<)", image)))


def bars(count: int = 3, width: int = 1366, *, dark: bool = False) -> str:
    frame = pd.DataFrame(
        {
            "touchpoint": NAMES[:count], "key": [True, False, False][:count], "n": [100, 12, 50][:count],
            "priority": [62.0, 41.0, 7.0][:count], "rank": [1.0, 2.0, 3.0][:count], "even_rank": [1.0, 3.0, 2.0][:count],
            "between": "1 bis 2", "lacking": ["", "ohne: Lücke", ""][:count],
            **{f"{part}_share": [12.4, 8.2, 1.4][:count] for part in PARTS}, **{f"{part}_text": "5 %" for part in PARTS},
        }
    )  # fmt: skip
    return shown(priority_bars(frame, get("de"), dark=dark, **WORDS), width)


@pytest.mark.parametrize("width", [390, 1366])
@pytest.mark.parametrize("dark", [False, True])
def test_names_priorities_and_what_is_missing_are_drawn(width: int, dark: bool):
    words = text(bars(width=width, dark=dark))
    assert all(re.sub(r"\s+", "", name) in words for name in NAMES)
    assert all(said in words for said in ("62", "★", "ohne:Lücke", "▲1", "▼1"))


def test_an_empty_list_can_be_drawn():
    assert "Titel" in bars(0)


def money(width: int = 1366, *, moved: bool = False) -> str:
    frame = pd.DataFrame(
        {
            "touchpoint": NAMES, "n": 50, "importance": [0.1, 0.3, 0.6], "money_share": [0.5, 0.3, 0.2], "difference": [0.4, 0.0, -0.4],
            "money_text": "1.000", "funding": ["overfunded", "fitting", "underfunded"],
            "funding_text": ["überfinanziert", "passend", "unterfinanziert"],
            "then_share": pd.Series([0.3, None, None] if moved else [None] * 3, dtype=float),
        }
    )  # fmt: skip
    return shown(budget_dumbbells(frame, get("de"), dark=False, **WORDS), width)


@pytest.mark.parametrize("width", [390, 1366])
def test_who_gets_too_much_and_too_little_is_written_out(width: int):
    words = text(money(width))
    assert all(said in words for said in ("+40Punkte", "−40Punkte", "überfinanziert", "unterfinanziert"))


def test_moved_money_appears_only_when_something_is_tried_out():
    assert "nachderVerschiebung" in text(money(moved=True))
    assert "nachderVerschiebung" not in text(money())


def test_stated_importance_stands_beside_the_derived_one_where_there_is_one():
    frame = pd.DataFrame(
        {
            "touchpoint": NAMES, "n": [158, 20, 158], "score": [49.0, 80.0, 20.0], "low": [45.0, 60.0, 18.0], "high": [53.0, 95.0, 22.0],
            "share": [0.25, None, 0.01], "agreement": ["derived_only", None, "neither"], "agreement_text": ["mehr abgeleitet", "", "weder"],
        }
    )  # fmt: skip
    words = text(shown(stated_dots(frame, get("de"), dark=False, **WORDS), 1366))
    assert all(said in words for said in ("25%", "1%", "mehrabgeleitet", "weder"))
