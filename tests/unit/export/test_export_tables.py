"""CSV and Excel: what is written comes back as it was, and text never becomes a formula."""

import csv
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tpm.export import tables
from tpm.export.cells import clean, plain
from tpm.i18n.language import get

DE, EN = get("de"), get("en")
FORMULAS = ["=1+1", "+49 30 123", "-5 Grad", "@SUMME", "\tx", "＝1", '=HYPERLINK("http://x","y")']


def frame_of(**columns: list[Any]) -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series(values, dtype="object") for name, values in columns.items()})


def csv_rows(data: bytes, delimiter: str) -> list[list[str]]:
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def book(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(data))


def test_german_csv_has_decimal_commas_semicolons_and_a_mark_for_excel():
    data = tables.to_csv(pd.DataFrame({"Wert": [41.25, -3.5, float("nan")], "n": [166, 12, 0]}), DE)
    assert data.startswith(b"\xef\xbb\xbf")
    assert csv_rows(data, ";") == [["Wert", "n"], ["41,25", "166"], ["-3,5", "12"], ["", "0"]]


def test_english_csv_has_points_and_commas():
    assert csv_rows(tables.to_csv(pd.DataFrame({"a": [1.5], "b": ["x, y"]}), EN), ",") == [["a", "b"], ["1.5", "x, y"]]


def test_dates_are_written_as_the_language_writes_them():
    frame = frame_of(a=[date(2026, 3, 4), pd.Timestamp("2026-03-04"), datetime(2026, 3, 4, 15, 30)])  # noqa: DTZ001  local time
    assert [row[0] for row in csv_rows(tables.to_csv(frame, DE), ";")[1:]] == ["04.03.2026", "04.03.2026", "04.03.2026 15:30"]
    assert csv_rows(tables.to_csv(frame, EN), ",")[1] == ["2026-03-04"]


@pytest.mark.parametrize("text", FORMULAS)
def test_csv_text_that_looks_like_a_formula_is_guarded(text):
    rows = csv_rows(tables.to_csv(frame_of(**{text: [text, "-5", -5]}), DE), ";")
    assert rows[0] == [f"'{text}"]
    assert rows[1:] == [[f"'{text}"], ["'-5"], ["-5"]]


@pytest.mark.parametrize("text", FORMULAS)
def test_excel_text_that_looks_like_a_formula_stays_text(text):
    sheet = book(tables.to_xlsx({"A": frame_of(**{text: [text]})}))["A"]
    for cell in (sheet["A1"], sheet["A2"]):
        assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_excel_keeps_numbers_and_dates_as_what_they_are():
    frame = frame_of(a=[1, 2.5, -3, None, float("nan"), float("inf"), pd.NA, True, date(2026, 3, 4), "0815", "#N/A"])
    cells = [cell[0] for cell in book(tables.to_xlsx({"A": frame}))["A"].iter_rows(min_row=2, max_col=1)]
    assert [cell.value for cell in cells][:8] == [1, 2.5, -3, None, None, None, None, 1]
    assert cells[8].is_date
    assert cells[8].number_format == "DD.MM.YYYY"
    assert [(cell.value, cell.data_type) for cell in cells[9:]] == [("0815", "s"), ("#N/A", "s")]


def test_excel_sheets_have_a_bold_frozen_header_and_wide_enough_columns():
    sheet = book(tables.to_xlsx({"A": frame_of(Kontaktpunkt=["Empfehlungsprogrammverwaltung"], n=[5])}))["A"]
    assert sheet["A1"].font.bold
    assert not sheet["A2"].font.bold
    assert sheet.freeze_panes == "A2"
    assert 29 <= sheet.column_dimensions["A"].width <= 35
    assert sheet.column_dimensions["B"].width < 12


def test_notes_get_a_sheet_of_their_own():
    made = book(tables.to_xlsx({"Werte": frame_of(a=[1])}, notes=["n = 166", "=kein Rezept"]))
    assert made.sheetnames == ["Werte", "Hinweise"]
    assert [cell.value for cell in made["Hinweise"]["A"]] == ["Hinweise", "n = 166", "=kein Rezept"]
    assert book(tables.to_xlsx({"A": frame_of(a=[1])}, notes=["x"], language=EN)).sheetnames == ["A", "Notes"]


def test_titles_excel_refuses_are_changed_and_stay_different():
    titles = ["a/b:c?*[d]\\e", "x" * 40, "X" * 40, "", "'='"]
    names = book(tables.to_xlsx({title: frame_of(a=[1]) for title in titles})).sheetnames
    assert len(names) == len({name.casefold() for name in names}) == 5
    assert all(1 <= len(name) <= 31 for name in names)


def test_text_longer_than_a_cell_ends_in_an_ellipsis():
    cell = book(tables.to_xlsx({"A": frame_of(a=["x" * 40_000])}))["A"]["A2"]
    assert len(cell.value) == tables.LONGEST_TEXT
    assert cell.value.endswith("…")


def test_no_sheet_at_all_is_still_a_file():
    assert len(book(tables.to_xlsx({})).sheetnames) == 1


def test_columns_of_the_same_name_are_all_written():
    frame = pd.DataFrame([[1, 2]], columns=["a", "a"])
    assert csv_rows(tables.to_csv(frame, DE), ";") == [["a", "a"], ["1", "2"]]
    assert [cell.value for cell in book(tables.to_xlsx({"A": frame}))["A"][2]] == [1, 2]


def test_a_time_zone_is_left_out_and_the_clock_kept():
    assert plain(pd.Timestamp("2026-03-04 15:30", tz="Europe/Berlin")) == datetime(2026, 3, 4, 15, 30)  # noqa: DTZ001  as asked


def test_what_files_cannot_hold_is_cleaned_away():
    assert clean("a\x00b\x0b\ud800c\ufffe\r\nd\re\tf") == "abc\nd\ne\tf"


@settings(deadline=None)
@given(text=st.text(max_size=40), number=st.floats(-1e12, 1e12))
def test_any_text_and_number_comes_back(text, number):
    frame = frame_of(t=[text], z=[number])
    _, (t, z) = csv_rows(tables.to_csv(frame, DE), ";")
    assert t in {clean(text), f"'{clean(text)}"}
    assert float(z.replace(",", ".")) == number
    sheet = book(tables.to_xlsx({"A": frame}))["A"]
    assert (sheet["A2"].value or "") == clean(text)
    assert sheet["A2"].data_type != "f"
    assert sheet["B2"].value == pytest.approx(number, rel=1e-12)
