"""Stretches of time: which are offered, and how they are said."""

from datetime import date

import pytest

from tpm.i18n import language
from tpm.ui.periods import Stretch, offered, presets, say

GERMAN, ENGLISH = language.get("de"), language.get("en")


def test_without_dates_only_everything_is_offered():
    assert presets(None, None) == [Stretch()]


def test_twelve_months_years_and_quarters_of_the_data_are_offered_latest_first():
    offered = [say(stretch, GERMAN) for stretch in presets(date(2025, 8, 3), date(2026, 2, 10))]
    assert offered == ["Gesamter Zeitraum", "März 2025 – Feb. 2026", "2026", "2025", "Q1 2026", "Q4 2025", "Q3 2025"]


def test_no_more_than_twelve_quarters_are_offered():
    assert sum(say(stretch, GERMAN).startswith("Q") for stretch in presets(date(2010, 1, 1), date(2026, 12, 31))) == 12


def test_a_year_that_is_also_the_last_twelve_months_is_offered_once():
    offered = [say(stretch, GERMAN) for stretch in presets(date(2026, 1, 1), date(2026, 12, 31))]
    assert offered.count("2026") == 1


def test_the_last_twelve_months_and_what_is_chosen_now_are_offered_by_name():
    now = Stretch(date(2026, 1, 5), date(2026, 1, 9))
    found = offered(date(2025, 8, 3), date(2026, 2, 10), now, GERMAN)
    assert found["Letzte 12 Monate (März 2025 – Feb. 2026)"] == Stretch(date(2025, 3, 1), date(2026, 2, 28))
    assert found["05.01.2026 – 09.01.2026"] == now


@pytest.mark.parametrize(
    ("since", "until", "german", "english"),
    [
        (date(2026, 7, 1), date(2026, 9, 30), "Q3 2026", "Q3 2026"),
        (date(2026, 1, 1), date(2026, 12, 31), "2026", "2026"),
        (date(2026, 2, 1), date(2026, 2, 28), "Feb. 2026", "Feb 2026"),
        (date(2024, 2, 1), date(2024, 2, 29), "Feb. 2024", "Feb 2024"),
        (date(2026, 2, 1), date(2026, 4, 30), "Feb. 2026 – Apr. 2026", "Feb 2026 – Apr 2026"),
        (date(2026, 2, 3), date(2026, 4, 5), "03.02.2026 – 05.04.2026", "3 Feb 2026 – 5 Apr 2026"),
        (date(2026, 2, 3), None, "seit 03.02.2026", "since 3 Feb 2026"),
        (None, date(2026, 2, 3), "bis 03.02.2026", "until 3 Feb 2026"),
        (None, None, "Gesamter Zeitraum", "All periods"),
    ],
)
def test_a_stretch_is_said_as_people_say_it(since: date | None, until: date | None, german: str, english: str):
    assert (say(Stretch(since, until), GERMAN), say(Stretch(since, until), ENGLISH)) == (german, english)


def test_a_stretch_that_ends_before_it_begins_is_empty():
    assert Stretch(date(2026, 2, 1), date(2026, 1, 1)).empty
    assert not Stretch(date(2026, 1, 1), date(2026, 1, 1)).empty
    assert not Stretch().empty
