"""The time that the name of a sheet or a file speaks of."""

from datetime import date

import pytest

from tpm.ingest import titles


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("2024", date(2024, 7, 1)),
        ("Q1 2025", date(2025, 2, 15)),
        ("3. Quartal 2025", date(2025, 8, 15)),
        ("H2 2024", date(2024, 10, 1)),
        ("März 2025", date(2025, 3, 15)),
        ("Umfrage_Dez_2025", date(2025, 12, 15)),
        ("2025-03", date(2025, 3, 15)),
        ("03/2025", date(2025, 3, 15)),
        ("Stand 31.03.2025", date(2025, 3, 31)),
        ("2025-03-31", date(2025, 3, 31)),
        ("Welle 2 (2025)", date(2025, 7, 1)),
        ("31.02.2025", date(2025, 2, 15)),
    ],
)
def test_a_name_gives_the_middle_of_its_period(name: str, said: date):
    assert titles.day(name) == said


@pytest.mark.parametrize("name", ["Tabelle1", "Welle 2", "Q1", "März", "Kunden12024", "1850", ""])
def test_a_name_without_a_year_gives_no_day(name: str):
    assert titles.day(name) is None
