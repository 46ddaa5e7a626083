"""Pictures: the right format and size, with our own fonts, and without asking any other computer."""

import struct

import altair as alt
import pandas as pd
import pytest
import vl_convert

from tpm.export import pictures


@pytest.fixture
def chart() -> alt.Chart:
    words = alt.Chart(pd.DataFrame({"word": ["Übermaß"]})).mark_text(fontSize=20, font="Source Sans Pro", fontWeight="bold")
    return words.encode(text="word").properties(width="container", height=50)


def test_a_png_is_as_wide_as_asked_and_as_fine(chart):
    picture = pictures.to_png(chart, width=400, scale=2)
    assert picture.startswith(b"\x89PNG")
    width, _ = struct.unpack(">II", picture[16:24])
    assert 800 <= width <= 840


def test_an_svg_holds_its_text(chart):
    assert "Übermaß" in pictures.to_svg(chart, width=400).decode()


def test_a_pdf_is_one(chart):
    assert pictures.to_pdf(chart, width=400).startswith(b"%PDF")


def test_a_pdf_carries_our_font(chart):
    assert b"SourceSansPro-Bold" in pictures.to_pdf(chart, width=400)


def test_fonts_are_shipped_with_their_licence():
    assert sorted(path.name for path in pictures.FONTS.iterdir()) == ["LICENSE.txt", "SourceSansPro-Bold.ttf", "SourceSansPro-Regular.ttf"]
    assert "SIL Open Font License, Version 1.1" in (pictures.FONTS / "LICENSE.txt").read_text(encoding="utf-8")


def test_text_is_measured_in_our_font(chart):
    pictures.to_svg(chart, width=400)
    narrow, wide = (_width("Source Sans Pro", text) for text in ("iiiiiiiiii", "WWWWWWWWWW"))
    assert narrow < wide / 2


def _width(font: str, text: str) -> float:
    mark = {"type": "text", "align": "right", "fontSize": 20, "font": font, "text": text}
    specification = {"data": {"values": [{}]}, "mark": mark, "encoding": {"x": {"value": 0}}, "width": 10, "height": 20, "padding": 0}
    return vl_convert.vegalite_to_scenegraph(specification)["origin"][0]


def test_a_chart_that_wants_foreign_data_is_refused():
    foreign = alt.Chart("https://example.org/data.csv").mark_point().encode(x="a:Q")
    with pytest.raises(ValueError, match="not allowed"):
        pictures.to_svg(foreign)
