import zipfile
from datetime import date, datetime
from io import BytesIO

from openpyxl import load_workbook

from tpm.export.answer_sheets import AnswerSheet, to_xlsx

SHEET = AnswerSheet(
    title="Antworten",
    header=["Zeitstempel", "Tag", "Note", "Text"],
    rows=[[datetime(2026, 8, 17, 20, 5, 9), date(2026, 8, 17), 5, "=1+1"], [None, None, None, None]],  # noqa: DTZ001  as spreadsheets keep it
    saved=date(2026, 9, 30),
    table="Answers",
)


def test_dates_numbers_and_blanks_arrive_as_such():
    page = load_workbook(BytesIO(to_xlsx(SHEET)))["Antworten"]
    assert [cell.value for cell in page[2]][:3] == [datetime(2026, 8, 17, 20, 5, 9), datetime(2026, 8, 17), 5]  # noqa: DTZ001  as above
    assert page["A2"].is_date
    assert page["A3"].value is None


def test_text_that_looks_like_a_formula_stays_text():
    page = load_workbook(BytesIO(to_xlsx(SHEET)))["Antworten"]
    assert page["D2"].data_type == "s"


def test_two_exports_are_the_same_and_carry_no_clock():
    first, second = to_xlsx(SHEET), to_xlsx(SHEET)
    assert first == second
    with zipfile.ZipFile(BytesIO(first)) as book:
        assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2026-09-30T12:00:00Z" in book.read("docProps/core.xml")
