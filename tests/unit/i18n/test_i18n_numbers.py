"""Numbers are written as people round them."""

import numpy as np
import pytest

from tpm.i18n import language


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (12.5, 0, "13"),
        (17.5, 0, "18"),
        (-12.5, 0, "−13"),
        (0.25, 1, "0,3"),
        (-0.4, 0, "0"),
        (1234.5, 0, "1.235"),
        (np.float64(2.5), 0, "3"),
    ],
)
def test_halves_are_rounded_away_from_zero(value: float, digits: int, text: str) -> None:
    assert language.get("de").number(value, digits) == text


def test_a_share_is_rounded_as_it_is_counted_and_not_as_the_computer_keeps_it() -> None:
    assert 100 * (23 / 40) < 57.5
    assert [language.get("en").percent(n / 40) for n in (5, 7, 23, 25)] == ["13%", "18%", "58%", "63%"]


@pytest.mark.parametrize("value", [None, float("nan"), float("inf")])
def test_what_is_no_number_is_a_dash(value: float | None) -> None:
    assert language.get("de").number(value) == language.NOTHING


def test_what_is_nothing_when_rounded_has_no_sign() -> None:
    assert [language.get("en").signed(value) for value in (0.4, 0.5, -0.4, -0.5)] == ["0", "+1", "0", "−1"]
