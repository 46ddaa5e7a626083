"""Workbooks with several sheets on the command line, and the limits of the installation."""

import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from tpm.cli.main import main

HEAD = ["Nr", "Wie zufrieden sind Sie mit der Hotline?", "Wie zufrieden sind Sie mit der Rechnung?", "Datum"]


def book(path: Path, *names: str, dated: bool = True) -> Path:
    content = Workbook()
    content.remove(content.active)
    for place, name in enumerate(names):
        sheet = content.create_sheet(name)
        sheet.append(HEAD if dated else HEAD[1:3])
        for k in range(20 + place):
            answers = [1 + k % 5, 1 + (k + place) % 5]
            sheet.append([100 * place + k, *answers, f"{k % 28 + 1:02}.{place + 1:02}.2026"] if dated else answers)
    content.save(path)
    return path


def call(folder: Path, *words: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict, str]:
    code = main(["--data", str(folder), *words, "--json"])
    printed = capsys.readouterr()
    return code, json.loads(printed.out), printed.err


def test_inspect_tells_which_sheets_belong_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    _, told, _ = call(tmp_path, "inspect", str(book(tmp_path / "w.xlsx", "Q1", "Q2")), capsys=capsys)
    assert (told["sheet"], told["sheets"]) == ("Q2", {"waves": ["Q1", "Q2"], "parts": [], "others": []})


def test_one_command_imports_all_waves_and_tells_of_each(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = book(tmp_path / "w.xlsx", "Q1", "Q2", "Q3")
    code, told, _ = call(tmp_path / "data", "import", str(path), "--into", "Firma", capsys=capsys)
    assert (code, told["respondents"], told["refused"]) == (0, 63, None)
    assert [(one["sheet"], one["respondents"]) for one in told["imports"]] == [("Q3", 22), ("Q1", 20), ("Q2", 21)]
    _, figures, _ = call(tmp_path / "data", "figures", "Firma", "--by", "month", capsys=capsys)
    assert [one["n"] for one in figures["touchpoints"]] == [63, 63]


def test_a_wave_that_is_in_already_is_told_and_the_others_are_imported(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = book(tmp_path / "w.xlsx", "Q1", "Q2")
    call(tmp_path / "data", "import", str(path), "--into", "Firma", "--sheet", "Q1", capsys=capsys)
    code, told, errors = call(tmp_path / "data", "import", str(path), "--into", "Firma", capsys=capsys)
    assert (code, told["respondents"], told["refused"]["sheet"], told["refused"]["code"]) == (2, 21, "Q1", "same_file")
    assert len(errors.splitlines()) == 1


def test_the_day_in_the_name_of_a_sheet_is_taken_only_where_guesses_are_accepted(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = book(tmp_path / "w.xlsx", "Q1 2025", "Q2 2025", dated=False)
    code, told, _ = call(tmp_path / "data", "import", str(path), "--into", "Firma", capsys=capsys)
    assert (code, told["refused"]["code"]) == (2, "sheet_day_doubtful")
    assert not list((tmp_path / "data").glob("*.duckdb"))
    code, told, _ = call(tmp_path / "data", "import", str(path), "--into", "Firma", "--accept", capsys=capsys)
    assert (code, [one["day"] for one in told["imports"]]) == (0, ["2025-05-15", "2025-02-15"])


def test_the_limits_of_the_installation_hold(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = book(tmp_path / "w.xlsx", "Q1")
    (tmp_path / "limits.toml").write_text("rows = 10\ncells = 40\n", "utf-8")
    code, told, _ = call(tmp_path, "inspect", str(path), capsys=capsys)
    assert (code, told["refused"]["code"]) == (2, "file_too_wide")
    (tmp_path / "limits.toml").write_text("rows = 'viele'", "utf-8")
    code, told, _ = call(tmp_path, "import", str(path), "--into", "Firma", capsys=capsys)
    assert (code, told["refused"]["code"]) == (2, "limits_value")


def test_all_waves_can_be_read_anew_in_their_places(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = book(tmp_path / "w.xlsx", "Q1", "Q2")
    call(tmp_path / "data", "import", str(path), "--into", "Firma", capsys=capsys)
    code, told, _ = call(tmp_path / "data", "import", str(path), "--into", "Firma", "--replace", capsys=capsys)
    assert (code, told["respondents"], told["refused"]) == (0, 41, None)
    _, figures, _ = call(tmp_path / "data", "figures", "Firma", capsys=capsys)
    assert [one["n"] for one in figures["touchpoints"]] == [41, 41]
