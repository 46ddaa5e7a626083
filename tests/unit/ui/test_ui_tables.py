"""Tables as readers see them."""

from datetime import date

import pandas as pd

from tpm.i18n import language
from tpm.ui.tables import written

ROWS = pd.DataFrame(
    {
        "Kontaktpunkt": ["Hotline", None],
        "Wert": [1234.56, float("nan")],
        "n": [1200, 3],
        "Ganz": [12.0, 3.0],
        "Tag": [date(2026, 1, 2), None],
        "Zeit": [pd.Timestamp("2026-01-02 03:04"), None],
    }
)


def cells(code: str) -> list[list[str]]:
    styled = written(ROWS, language.get(code))
    styled._compute()
    return [[styled._display_funcs[(row, column)](ROWS.iloc[row, column]) for column in range(ROWS.shape[1])] for row in range(2)]


def test_numbers_and_dates_are_german_in_german():
    assert cells("de")[0] == ["Hotline", "1.234,6", "1.200", "12", "02.01.2026", "02.01.2026"]


def test_numbers_and_dates_are_english_in_english():
    assert cells("en")[0] == ["Hotline", "1,234.6", "1,200", "12", "2 Jan 2026", "2 Jan 2026"]


def test_what_is_missing_is_a_dash():
    assert cells("de")[1] == ["–", "–", "3", "3", "–", "–"]
