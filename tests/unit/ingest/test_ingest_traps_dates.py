"""Traps in dates, and in how a text file is written."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from survey_files import write
from survey_layouts import LAYOUTS
from survey_sheets import column
from survey_tables import N, day, pick, said

from tpm.ingest import inspection, summary
from tpm.model.mapping import DateOrder


def test_dates_of_a_workbook_that_counts_from_1904_are_right(tmp_path: Path):
    made = openpyxl.Workbook()
    made.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    for row in LAYOUTS["google forms, German"].rows:
        made.active.append(list(row))
    made.save(tmp_path / "a.xlsx")
    days = summary.answered_on(inspection.inspect(tmp_path / "a.xlsx"))
    assert [str(one) for one in days] == [f"{day(n):%Y-%m-%d}" for n in range(N)]


@pytest.mark.parametrize("since_1904", [True, False])
def test_numbers_of_days_without_a_format_are_counted_from_where_the_workbook_says(tmp_path: Path, since_1904: bool):
    made = openpyxl.Workbook()
    if since_1904:
        made.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    made.active.append(["Datum", "Wie zufrieden sind Sie mit der Hotline?"])
    for n in range(30):
        made.active.append([46000 + n - (1462 if since_1904 else 0), 1 + n % 5])
    made.save(tmp_path / "a.xlsx")
    days = summary.answered_on(inspection.inspect(tmp_path / "a.xlsx"))
    assert days is not None
    assert (str(days[0]), str(days[29])) == ("2025-12-09", "2026-01-07")


WRITTEN = {
    "two-digit years": "%d.%m.%y",
    "day first": "%d/%m/%Y %H:%M",
    "month first": "%m/%d/%Y %I:%M %p",
    "UTC": "%Y-%m-%dT%H:%M:%S.000Z",
    "names of months": "%d %b %Y",
}


@pytest.mark.parametrize("pattern", WRITTEN.values(), ids=WRITTEN.keys())
def test_dates_as_text_are_the_days_that_were_meant(tmp_path: Path, pattern: str):
    found = inspection.inspect(write(tmp_path / "a.csv", LAYOUTS["google forms, English"].rows, dates=pattern))
    assert [str(one) for one in summary.answered_on(found)] == [f"{day(n):%Y-%m-%d}" for n in range(N)]
    assert column(found, "Timestamp").confirm == ()


def test_real_dates_serial_numbers_and_text_may_stand_in_one_column(tmp_path: Path):
    """Excel turns only some of the German dates of a text file into dates."""
    ways = [lambda d: d, lambda d: f"{d:%d.%m.%Y %H:%M}", lambda d: (d - day(0)).days + 46_083]
    rows = [[ways[n % 3](day(n)), n % 5 + 1, said(n)] for n in range(N)]
    found = inspection.inspect(write(tmp_path / "a.xlsx", [["Zeitstempel", "Bewertung der Hotline", "Wünsche"], *rows]))
    assert [str(one) for one in summary.answered_on(found)] == [f"{day(n):%Y-%m-%d}" for n in range(N)]


@pytest.mark.parametrize("texts", [("03/04/2026", "05/06/2026"), ("13/04/2026", "04/13/2026", "03/04/2026", "05/06/2026", "07/08/2026")])
def test_dates_that_can_be_read_in_two_ways_are_asked(tmp_path: Path, texts: tuple[str, ...]):
    rows = [["Datum", "Bewertung der Hotline"], *[[pick(texts, n), n % 5 + 1] for n in range(N)]]
    dated = column(inspection.inspect(write(tmp_path / "a.csv", rows)), "Datum")
    assert [doubt.code for doubt in dated.confirm] == ["date_order"]
    assert replace(dated.guess, date_order=DateOrder.MONTH_FIRST) != dated.guess


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_encoding_and_delimiter_of_a_text_file_are_found(tmp_path: Path, encoding: str, delimiter: str):
    layout = LAYOUTS["limesurvey full text, German"]
    found = inspection.inspect(write(tmp_path / "a.csv", layout.rows, encoding=encoding, delimiter=delimiter))
    assert (found.tool, found.body.num_rows) == ("limesurvey", layout.respondents)
    assert column(found, "Was können wir").header == "Was können wir verbessern?"
