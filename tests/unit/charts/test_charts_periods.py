"""The axis of a chart over time."""

from datetime import date

from tpm.charts.periods import axis, number
from tpm.i18n.language import get
from tpm.model.period import Period


def shown(start: date, count: int, by: Period, code: str = "de") -> dict:
    months = {Period.MONTH: 1, Period.QUARTER: 3, Period.YEAR: 12}[by]
    at = [number(start) + i * months for i in range(count)]
    return axis(at, by, get(code), bottom=100).to_dict()["axis"]


def test_months_are_named_as_germans_write_them():
    words = shown(date(2026, 1, 1), 6, Period.MONTH)["labelExpr"]
    assert '["Jan", "2026"]' in words
    assert '["M\\u00e4r"]' in words


def test_months_are_named_in_english():
    assert '["Mar"]' in shown(date(2026, 1, 1), 6, Period.MONTH, "en")["labelExpr"]


def test_the_year_stands_where_it_changes():
    words = shown(date(2025, 10, 1), 3, Period.QUARTER)["labelExpr"]
    assert words.endswith('({"24309": ["Q4", "2025"], "24312": ["Q1", "2026"], "24315": ["Q2"]})[datum.value]')


def test_years_are_one_line():
    assert '["2024"], "24300": ["2025"]' in shown(date(2024, 1, 1), 3, Period.YEAR)["labelExpr"]


def test_a_phone_gets_fewer_ticks_that_keep_january():
    values = shown(date(2024, 1, 1), 24, Period.MONTH)["values"]["expr"]
    narrowest, widest = values.split(" : ")[0], values.split(" : ")[-1]
    assert widest.count(",") == 23
    assert narrowest.endswith(("[24288, 24294, 24300, 24306]", "[24288, 24300]"))


def test_a_gap_between_periods_stays_a_gap():
    at = [number(date(2025, 1, 1)), number(date(2025, 7, 1))]
    assert axis(at, Period.QUARTER, get("de"), bottom=0).to_dict()["axis"]["values"]["expr"].count(",") == 2
