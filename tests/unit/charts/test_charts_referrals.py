"""The charts about recommendation: what too few customers may not do to them, and what they leave out."""

import re

import pandas as pd
import pytest
import vl_convert
from drawings import Box, box, marks

from tpm.analysis import referrals as analysis
from tpm.charts import control_chart, referrals, say_do
from tpm.charts.series import FEWEST
from tpm.export import pictures
from tpm.i18n.language import get
from tpm.model.period import Period

GERMAN = get("de")
E, N = [10, 15, 6, 22, 14, 12, 13, 24, 20, 17, 12, 11], [40, 55, 30, 80, 62, 45, 50, 38, 70, 66, 52, 48]


def months(e: list[int], n: list[int]) -> pd.DataFrame:
    counts = pd.DataFrame({"period": pd.date_range("2025-01-01", periods=len(e), freq="MS"), "e": e, "n": n, "unknown": 0})
    return analysis.control_chart(counts).assign(verdict="")


def line(frame: pd.DataFrame) -> dict:
    chart = referrals.referral_line(frame, GERMAN, dark=False, title="", footnote="Quelle", by=Period.MONTH)
    return chart.to_dict(validate=True) | {"width": 1000}


def texts(specification: dict) -> str:
    return " ".join(re.findall(r">([^<]+)</t", vl_convert.vegalite_to_svg(specification)))


def highest(specification: dict) -> int:
    """The highest figure at the side."""
    return max(int(found) for found in re.findall(r"(\d+)\u00a0%", texts(specification)))


def test_a_tiny_period_does_not_flatten_the_others():
    calm, tiny = line(months(E, N)), line(months([1, *E[1:]], [2, *N[1:]]))
    assert highest(tiny) == highest(calm)
    assert f"Hohl: weniger als {FEWEST}" in texts(tiny)
    assert "Hohl" not in texts(calm)


def test_a_tiny_period_beyond_the_axis_stands_at_its_end_with_its_figure():
    specification = line(months([1, *E[1:]], [1, *N[1:]]))
    assert highest(specification) == highest(line(months(E, N)))
    assert "1 von 1" in texts(specification)
    assert "1 von 1" in texts(specification | {"width": 350})


@pytest.mark.parametrize("e", [[1], [1, 0], [1, 0, 1, 2]])
def test_where_all_periods_are_tiny_they_are_drawn_with_intervals(e: list[int]):
    specification = line(months(e, [3] * len(e)))
    assert "Hohl" not in texts(specification)
    assert highest(specification) >= 80


def test_the_one_month_that_stands_out_is_marked_and_labelled():
    frame = months(E, N)
    chart = control_chart.control_chart(frame, GERMAN, dark=False, title="", footnote="", by=Period.MONTH)
    drawn = vl_convert.vegalite_to_scenegraph(chart.to_dict() | {"width": 1000})
    labels = {box(item).text for item in marks(drawn, "text") if item.get("text")}
    assert {one for one in labels if " von " in one} == {"24 von 38"}
    assert "jenseits des Zufalls" in labels


def test_a_month_of_too_few_is_hollow_without_limits():
    frame = months([1, *E[1:]], [3, *N[1:]])
    assert frame["few"].tolist() == [True, *[False] * 11]
    specification = control_chart.control_chart(frame, GERMAN, dark=False, title="", footnote="", by=Period.MONTH).to_dict() | {
        "width": 1000
    }
    assert "zu wenige" in texts(specification)
    assert highest(specification) <= 80


@pytest.mark.parametrize(
    ("left_out", "few", "parts"), [([], [], [12]), ([4], [], [4, 7]), ([4, 5], [], [4, 6]), ([], [4], [4, 7]), ([4], [5], [4, 6])]
)
def test_the_line_breaks_at_missing_months_and_at_those_of_too_few(left_out: list[int], few: list[int], parts: list[int]):
    frame = months([1 if i in few else e for i, e in enumerate(E)], [3 if i in few else n for i, n in enumerate(N)]).drop(left_out)
    chart = control_chart.control_chart(frame, GERMAN, dark=False, title="", footnote="", by=Period.MONTH)
    drawn = vl_convert.vegalite_to_scenegraph(chart.to_dict() | {"width": 1000})
    lines = [part for group in marks(drawn, "group") for part in group["items"] if part.get("marktype") == "line"]
    assert [len(line["items"]) for line in lines] == parts


def step(name: str, share: float) -> dict:
    return {"step": name, "name": name, "figure": f"{share:.0%}", "note": "n", "share": share, "low": share - 0.03, "high": share + 0.03}


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("names", [["willing"], ["came"], ["willing", "came"], ["willing", "done"], ["willing", "done", "came"]])
def test_only_the_steps_that_are_known_are_drawn(names: list[str], dark: bool):
    frame = pd.DataFrame([step(name, 0.5) for name in names])
    chart = say_do.funnel(frame, GERMAN, dark=dark, title="", footnote="", gap_text="5 Punkte", apart_text="Andere Basis")
    said = texts(chart.to_dict(validate=True) | {"width": 700})
    assert all(name in said for name in names)
    assert ("5 Punkte" in said) == ("done" in names)
    assert ("Andere Basis" in said) == ("came" in names and len(names) > 1)


@pytest.mark.parametrize("width", [330, 1000, 1900])
def test_no_words_lie_upon_each_other(width: int):
    names = ["Würden uns empfehlen (9–10)", "Haben uns nach eigener Auskunft empfohlen", "Kamen durch Empfehlung"]
    rows = [
        step(code, share) | {"name": name} for code, share, name in zip(("willing", "done", "came"), (0.46, 0.32, 0.2), names, strict=True)
    ]
    chart = say_do.funnel(
        pd.DataFrame(rows), GERMAN, dark=False, title="", footnote="F", gap_text="14 Punkte", apart_text="Andere Basis: neue Kunden"
    )
    drawn = vl_convert.vegalite_to_scenegraph(chart.to_dict() | {"width": width})
    boxes = list({box(item) for item in marks(drawn, "text") if item.get("text")})
    clashes = [
        (one.text, other.text) for i, one in enumerate(boxes) for other in boxes[i + 1 :] if one.overlaps(other) and not same(one, other)
    ]
    assert not clashes


def same(one: Box, other: Box) -> bool:
    return one.text == other.text


def test_the_charts_can_be_taken_along_as_pictures():
    assert (
        pictures.to_png(say_do.funnel(pd.DataFrame([step("willing", 0.4)]), GERMAN, dark=False, title="T", footnote="F"))[:4] == b"\x89PNG"
    )
