"""Amounts as people write them."""

import pytest

from tpm.i18n.language import get
from tpm.model.errors import Refused
from tpm.ui import amounts


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("2,5", 2.5),
        ("2.5", 2.5),
        ("1.234,50", 1234.5),
        ("1,234.50", 1234.5),
        ("1.234", 1234),
        ("1 200 €", 1200),
        ("€8.000", 8000),
        ("12.345.678,9", 12345678.9),
        ("0,08", 0.08),
        ("", None),
    ],
)
def test_an_amount_means_what_it_looks_like(text: str, amount: float | None) -> None:
    assert amounts.read(text) == amount


@pytest.mark.parametrize("text", ["viel", "-3", "1,2345", "2,5,5", "1e5", "0,075", "1234.567", "1.234,567", "1.234.50", "6 5", "€"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="amount_unreadable"):
        amounts.read(text)


@pytest.mark.parametrize("code", ["de", "en"])
@pytest.mark.parametrize("amount", [None, 0.0, 0.08, 2.5, 1200.0, 1234567.89])
def test_what_is_written_is_read_again(code: str, amount: float | None) -> None:
    assert amounts.read(amounts.write(amount, get(code))) == amount


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("75", 75),
        ("62,5", 62.5),
        ("62.5", 62.5),
        ("6,5", 6.5),
        ("33,33", 33.33),
        ("0", 0),
        ("100", 100),
        ("100,00", 100),
        (" ", None),
        (None, None),
    ],
)
def test_a_target_means_what_it_looks_like(text: str | None, score: float | None) -> None:
    assert amounts.read_target(text) == score


@pytest.mark.parametrize("text", ["150", "100,01", "62.500", "1.000", "-5", "viel", "62,5,5", "0,125", "6 5"])
def test_what_is_no_target_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="target_unreadable"):
        amounts.read_target(text)


@pytest.mark.parametrize(
    ("code", "written"), [("de", ["", "0", "75", "62,5", "33,33", "66,67"]), ("en", ["", "0", "75", "62.5", "33.33", "66.67"])]
)
def test_a_target_is_written_with_the_decimals_it_has(code: str, written: list[str]) -> None:
    assert [amounts.write_number(score, get(code)) for score in (None, 0.0, 75.0, 62.5, 33.33, 200 / 3)] == written


@pytest.mark.parametrize(("text", "count"), [("900", 900), ("1.200", 1200), ("1,200", 1200), ("", None)])
def test_a_count_means_what_it_looks_like(text: str, count: int | None) -> None:
    assert amounts.read_count(text) == count


@pytest.mark.parametrize("text", ["62,5", "viele", "-1"])
def test_what_is_no_count_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="count_unreadable"):
        amounts.read_count(text)
