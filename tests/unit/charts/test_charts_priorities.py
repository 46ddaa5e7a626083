"""Bars of priorities, money against importance, and stated importance: everything drawn, nothing cut, in both layouts."""

import html
import re

import pandas as pd
import pytest
import vl_convert
from drawings import Box, box, marks

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


def long_bars() -> pd.DataFrame:
    """Key touchpoints with all there can be at once: the longest bar, a missing part, and many places gained."""
    none = dict.fromkeys([f"{part}_share" for part in PARTS], 0.0)
    shares = none | {"importance_share": 55.0, "gap_share": 45.0}
    frame = pd.DataFrame(
        {
            "touchpoint": NAMES, "key": True, "n": 100, "priority": 100.0, "rank": [1.0, 2.0, 3.0], "even_rank": [22.0, 23.0, 24.0],
            "between": "1 bis 2", "lacking": ["ohne: Aufwand", "ohne: Reichweite, Empfehlungspotenzial, Aufwand", ""],
            **{f"{part}_text": "5 %" for part in PARTS},
        }
    )  # fmt: skip
    return frame.assign(**shares)


@pytest.mark.parametrize("width", [320, 358, 700, 868, 1206])
def test_star_priority_rank_and_note_stand_clear_of_bars_and_of_each_other(width: int):
    chart = priority_bars(long_bars(), get("de"), dark=False, **WORDS)
    drawing = vl_convert.vegalite_to_scenegraph(chart.to_dict() | {"width": width})
    wanted = ("★", "100", "▲ 21", "ohne:", *(name[:10] for name in NAMES))
    words = [one for one in map(box, marks(drawing, "text")) if one.text.startswith(wanted)]
    assert sum(one.text.startswith("ohne:") for one in words) == 2
    stretches = [
        Box("bar", item["x"], item["y"], item["x"] + item["width"], item["y"] + item["height"])
        for item in marks(drawing, "rect")
        if item.get("height") == 18
    ]
    assert len(stretches) == 6
    alls = [*words, *stretches]
    assert [(a.text, b.text) for i, a in enumerate(alls) for b in alls[i + 1 :] if a.overlaps(b)] == []
    for column in ("★", "100", "▲ 21"):
        assert len({one.right for one in words if one.text == column}) == 1


def test_an_empty_list_can_be_drawn():
    assert "Titel" in bars(0)


def amounts(*, moved: bool = False) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "touchpoint": NAMES, "n": 50, "importance": [0.1, 0.3, 0.6], "money_share": [0.5, 0.3, 0.2], "difference": [0.4, 0.0, -0.4],
            "money_text": "1.000", "funding": ["overfunded", "fitting", "underfunded"],
            "funding_text": ["überfinanziert", "passend", "unterfinanziert"],
            "then_share": pd.Series([0.3, None, None] if moved else [None] * 3, dtype=float),
        }
    )  # fmt: skip


def money(width: int = 1366, *, moved: bool = False) -> str:
    return shown(budget_dumbbells(amounts(moved=moved), get("de"), dark=False, **WORDS), width)


@pytest.mark.parametrize("width", [390, 1366])
def test_who_gets_too_much_and_too_little_is_written_out(width: int):
    words, unit = text(money(width)), "%-Punkte" if width < 620 else "Prozentpunkte"
    assert all(said in words for said in (f"+40{unit}", f"−40{unit}", "überfinanziert", "unterfinanziert"))


@pytest.mark.parametrize(("most", "last"), [(0.58, "60 %"), (0.4, "40 %"), (1.0, "100 %"), (0.03, "5 %")])
def test_the_axis_reaches_every_mark(most: float, last: str):
    chart = budget_dumbbells(amounts().assign(importance=[most, 0.01, 0.01], money_share=0.01), get("de"), dark=False, **WORDS)
    drawing = vl_convert.vegalite_to_scenegraph(chart.to_dict() | {"width": 1206})
    words = [item for item in marks(drawing, "text") if str(item["text"]).replace("\u00a0", " ") == last]
    dots = [item["x"] for item in marks(drawing, "symbol") if item.get("size") == 110]
    assert len(words) == 1
    assert len(dots) >= 6
    assert max(dots) <= words[0]["x"] + 0.01


@pytest.mark.parametrize("width", [358, 700, 1206])
def test_difference_and_verdict_stand_clear_of_the_name(width: int):
    chart = budget_dumbbells(amounts(), get("de"), dark=False, **WORDS)
    drawing = vl_convert.vegalite_to_scenegraph(chart.to_dict() | {"width": width})
    wanted = ("+", "−", "über", "unter", "pass", *(name[:10] for name in NAMES))
    words = [one for one in map(box, marks(drawing, "text")) if one.text.startswith(wanted)]
    assert len(words) == 8
    assert [(a.text, b.text) for i, a in enumerate(words) for b in words[i + 1 :] if a.overlaps(b)] == []


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
