"""Dates: the order is decided from the whole column."""

from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as some

from tpm.ingest import dates
from tpm.model.mapping import DateOrder

DAYS = some.dates(min_value=date(1990, 1, 1), max_value=date(2069, 12, 31))


def texts(*given_texts: str) -> pa.Array:
    return pa.array(given_texts, pa.string())


def read(text: str, order: DateOrder = DateOrder.DAY_FIRST) -> str:
    return str(dates.read(texts(text), order)[0])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-04-03", "2026-04-03"),
        ("2026-04-03 17:39:28.518", "2026-04-03"),
        ("2026-04-03T10:10:10Z", "2026-04-03"),
        ("03.04.2026", "2026-04-03"),
        ("3.4.26 08:15", "2026-04-03"),
        ("03/04/2026", "2026-04-03"),
        ("Fr., 03.04.2026", "2026-04-03"),
        ("3. April 2026", "2026-04-03"),
        ("3. März 2026", "2026-03-03"),
        ("Apr 3, 2026", "2026-04-03"),
        ("03-Apr-2026", "2026-04-03"),
        ("20260403", "2026-04-03"),
        ("46115", "2026-04-03"),
        ("46115.75", "2026-04-03"),
        ("1980-01-01 00:00:00", "NaT"),
        ("1899-12-31 09:12:58", "NaT"),
        ("30.02.2026", "NaT"),
        ("31.13.2026", "NaT"),
        ("hello", "NaT"),
        ("12", "NaT"),
    ],
)
def test_a_date_is_read_as_written(text: str, day: str):
    assert read(text) == day


def test_month_first_where_the_column_says_so():
    found = dates.judge(texts("03/04/2026", "03/14/2026"), named=True)
    assert found is not None
    assert (found.order, found.tie) == (DateOrder.MONTH_FIRST, False)


def test_day_first_where_the_column_says_so():
    found = dates.judge(texts("03-04-2026", "14-03-2026"), named=True)
    assert found is not None
    assert (found.order, found.tie) == (DateOrder.DAY_FIRST, False)


def test_a_column_that_can_be_read_in_two_ways_is_asked():
    found = dates.judge(texts("03/04/2026", "05/06/2026"), named=True)
    assert found is not None
    assert found.tie


def test_points_mean_day_first():
    found = dates.judge(texts("03.04.2026", "05.06.2026"), named=True)
    assert found is not None
    assert (found.order, found.tie) == (DateOrder.DAY_FIRST, False)


@pytest.mark.parametrize(
    "column", [("5", "13", "30"), ("1899-12-31 09:12:58",), ("12/31/1899 09:30:00 AM",), ("10:15", "11:20"), ("1-5", "2-3")]
)
def test_numbers_and_times_are_no_dates(column: tuple[str, ...]):
    assert dates.judge(texts(*column), named=True) is None


@given(days=some.lists(DAYS, min_size=1), pattern=some.sampled_from(["%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%Y-%m-%d", "%d-%m-%Y %H:%M"]))
def test_what_was_written_in_one_way_is_read_back(days: list[date], pattern: str):
    order = DateOrder.MONTH_FIRST if pattern.startswith("%m") else DateOrder.DAY_FIRST
    found = dates.read(pa.array([day.strftime(pattern) for day in days], pa.string()), order)
    assert found.tolist() == days


@given(days=some.lists(DAYS, min_size=1, unique=True))
def test_a_whole_year_decides_the_order(days: list[date]):
    all_days = {*days, *(date(2025, 1, 1) + timedelta(n) for n in range(0, 365, 7))}
    for pattern, order in (("%d/%m/%Y", DateOrder.DAY_FIRST), ("%m/%d/%Y", DateOrder.MONTH_FIRST)):
        found = dates.judge(pa.array([day.strftime(pattern) for day in all_days], pa.string()), named=False)
        assert found is not None
        assert (found.order, found.tie, found.share) == (order, False, 1)


@given(text=some.text(max_size=40))
def test_no_text_breaks_the_reading(text: str):
    assert len(dates.read(texts(text.encode("utf-8", "ignore").decode()), DateOrder.DAY_FIRST)) == 1
    assert np.isnat(dates.NOT_A_DATE)
