"""Text files: encodings, delimiters, quotes, lines of another length."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tpm.ingest import inspection, text_reader
from tpm.model.errors import Refused

HEAD = ["Datum", "Zufriedenheit mit der Straße", "Kommentar"]
ROWS = [HEAD, *[["01.03.2026", n % 5 + 1, f'Größe "{n}"; sehr, sehr\tgut'] for n in range(30)]]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_delimiter_and_encoding_are_found(write_text: Callable[..., Path], delimiter: str, encoding: str):
    path = write_text(ROWS, delimiter=delimiter, encoding=encoding)
    dialect = text_reader.find_dialect(path)
    table, ragged = text_reader.read(path, dialect)
    assert (dialect.delimiter, dialect.width, ragged) == (delimiter, 3, [])
    assert table.to_pylist()[1] == {"f0": "01.03.2026", "f1": "1", "f2": 'Größe "0"; sehr, sehr\tgut'}


def test_a_line_that_names_the_delimiter_is_obeyed(tmp_path: Path):
    path = tmp_path / "survey.csv"
    path.write_text("sep=;\nDatum;Hotline, Laden\n" + "01.03.2026;3,5\n" * 20, encoding="utf-8")
    assert text_reader.find_dialect(path).delimiter == ";"


def test_line_breaks_inside_quotes_belong_to_the_cell(tmp_path: Path):
    path = tmp_path / "survey.csv"
    path.write_text('Datum;Kommentar\n01.03.2026;"eins\nzwei; drei"\n02.03.2026;vier\n', encoding="utf-8")
    table, _ = text_reader.read(path, text_reader.find_dialect(path))
    assert table.column("f1").to_pylist() == ["Kommentar", "eins\nzwei; drei", "vier"]


def test_lines_of_another_length_are_kept_in_place_and_told(tmp_path: Path):
    path = tmp_path / "survey.csv"
    lines = ["Datum;Hotline;Rechnung", *["01.03.2026;4;5"] * 20, "02.03.2026;4", "03.03.2026;4;5;6", "04.03.2026;4;5"]
    path.write_text("Umfrage 2026\n\n" + "\n".join(lines) + "\n", encoding="utf-8")
    found = inspection.inspect(path)
    assert found.header_rows == (3,)
    assert found.body.slice(20).to_pylist() == [
        {"row": 24, "c0": "02.03.2026", "c1": "4", "c2": None},
        {"row": 25, "c0": "03.03.2026", "c1": "4", "c2": "5"},
        {"row": 26, "c0": "04.03.2026", "c1": "4", "c2": "5"},
    ]
    assert [(problem.code, problem.row, problem.values) for problem in found.problems] == [
        ("row_ragged", 24, {"cells": 2, "expected": 3}),
        ("row_ragged", 25, {"cells": 4, "expected": 3}),
    ]


def test_blank_cells_and_invisible_characters_are_tidied(tmp_path: Path):
    path = tmp_path / "survey.csv"
    path.write_text("Datum;Kommentar\n" + "01.03.2026; \u200bgut\u202e \x07\n02.03.2026;   \n" * 15, encoding="utf-8")
    assert inspection.inspect(path).body.column("c1").to_pylist()[:2] == ["gut", None]


def test_leading_zeros_stay(write_text: Callable[..., Path]):
    path = write_text([["PLZ", "Zufriedenheit"], *[["01067", n % 5 + 1] for n in range(30)]])
    assert inspection.inspect(path).body.column("c0").to_pylist()[0] == "01067"


def test_formulas_in_a_text_file_are_only_text(write_text: Callable[..., Path]):
    path = write_text([["Kommentar", "Zufriedenheit"], *[['=HYPERLINK("http://x")', n % 5 + 1] for n in range(30)]])
    assert inspection.inspect(path).body.column("c0").to_pylist()[0] == '=HYPERLINK("http://x")'


def test_a_quote_that_is_never_closed_swallows_nothing(tmp_path: Path):
    path = tmp_path / "survey.csv"
    path.write_text('Datum;Kommentar;Note\n01.03.2026;"oft zu teuer;3\n' + "02.03.2026;gut;4\n" * 40, encoding="utf-8")
    found = inspection.inspect(path)
    assert found.body.num_rows == 41
    assert found.body.column("c1").to_pylist()[0] == '"oft zu teuer'


def test_too_many_columns_are_refused(tmp_path: Path):
    path = tmp_path / "survey.csv"
    path.write_text((";".join(["x"] * 20_000) + "\n") * 3, encoding="utf-8")
    with pytest.raises(Refused) as caught:
        inspection.inspect(path)
    assert (caught.value.code, caught.value.values) == ("file_too_wide", {"rows": 1, "columns": 20_000})


def test_bytes_that_no_windows_text_has_are_read_as_latin_1(tmp_path: Path):
    path = tmp_path / "survey.csv"
    path.write_bytes(b"Datum;Kommentar\n" + b"01.03.2026;gr\xfc\xdf\x81e\n" * 20)
    assert text_reader.find_dialect(path).encoding == "latin-1"
    assert inspection.inspect(path).body.num_rows == 20
