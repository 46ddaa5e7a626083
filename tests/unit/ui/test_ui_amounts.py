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
        ("0,08", 0.08),
        ("", None),
    ],
)
def test_an_amount_means_what_it_looks_like(text: str, amount: float | None) -> None:
    assert amounts.read(text) == amount


@pytest.mark.parametrize("text", ["viel", "-3", "1,2345", "2,5,5", "1e5"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="amount_unreadable"):
        amounts.read(text)


@pytest.mark.parametrize("code", ["de", "en"])
@pytest.mark.parametrize("amount", [None, 0.0, 0.08, 2.5, 1200.0, 1234567.89])
def test_what_is_written_is_read_again(code: str, amount: float | None) -> None:
    assert amounts.read(amounts.write(amount, get(code))) == amount
