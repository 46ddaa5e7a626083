"""The command line: the same core, sentences for people, JSON for machines, and exit codes that can be relied on."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook

from tpm.cli.main import main
from tpm.store.workspaces import Folder

ROOT = Path(__file__).parents[3]


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    """Forty answers: a rating from 1 to 5, a recommendation question from 0 to 10, a date."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Zeitstempel", "Wie zufrieden sind Sie mit der Hotline?", "Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?"])
    for number in range(40):
        sheet.append([f"2026-0{1 + number % 4}-15 10:00:00", 1 + number % 5, number % 11])
    path = tmp_path / "umfrage.xlsx"
    book.save(path)
    return path


def call(folder: Path, *words: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    code = main(["--data", str(folder), *words])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_a_file_is_imported_and_its_figures_are_printed(survey: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    code, out, _ = call(tmp_path / "data", "import", str(survey), "--into", "Firma", "--accept", "--json", capsys=capsys)
    assert code == 0
    assert {k: json.loads(out)[k] for k in ("workspace", "respondents", "answers")} == {
        "workspace": "Firma",
        "respondents": 40,
        "answers": 80,
    }
    code, out, _ = call(tmp_path / "data", "figures", "Firma", "--by", "month", "--json", capsys=capsys)
    told = json.loads(out)
    assert code == 0
    assert [(t["name"], t["n"], t["mean"], t["score"]) for t in told["touchpoints"]] == [("Hotline", 40, 3.0, 50.0)]
    assert told["nps"]["n"] == 40
    assert [p["period"] for p in told["nps"]["series"]] == ["2026-01", "2026-02", "2026-03", "2026-04"]


def test_the_same_file_twice_is_refused_and_changes_nothing(survey: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    words = ("import", str(survey), "--into", "Firma", "--accept", "--json")
    call(tmp_path / "data", *words, capsys=capsys)
    code, out, err = call(tmp_path / "data", *words, capsys=capsys)
    assert (code, json.loads(out)["refused"]["code"]) == (2, "same_file")
    assert "already" in err


def test_a_period_is_chosen_by_day(survey: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    call(tmp_path / "data", "import", str(survey), "--into", "Firma", "--accept", capsys=capsys)
    _, out, _ = call(tmp_path / "data", "figures", "Firma", "--since", "2026-04-01", "--json", capsys=capsys)
    assert json.loads(out)["touchpoints"][0]["n"] == 10


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("figures", "Niemand", "--json"), "workspace_missing"),
        (("sample", "a/b"), "workspace_name"),
        (("import", "nirgends.xlsx", "--into", "Firma", "--json"), "file_missing"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_exit_code_2(words, code, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    done, out, err = call(tmp_path / "data", *words, capsys=capsys)
    assert done == 2
    assert len(err.strip().splitlines()) == 1
    assert "--json" not in words or json.loads(out)["refused"]["code"] == code


def test_an_unknown_customer_group_is_refused(survey: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    call(tmp_path / "data", "import", str(survey), "--into", "Firma", "--accept", capsys=capsys)
    code, out, _ = call(tmp_path / "data", "figures", "Firma", "--segment", "Gruppe=neu", "--json", capsys=capsys)
    assert (code, json.loads(out)["refused"]["code"]) == (2, "segment_missing")


def test_a_workspace_that_the_app_holds_is_refused_with_its_holder(tmp_path: Path):
    folder = Folder(tmp_path, "Touchpoint Management")
    folder.create("Firma")
    command = [sys.executable, "-m", "tpm", "--data", str(tmp_path), "figures", "Firma", "--json"]
    done = subprocess.run(command, cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, check=False)
    folder.close_all()
    assert done.returncode == 2
    assert json.loads(done.stdout)["refused"]["code"] == "workspace_held"
    assert "Touchpoint Management" in done.stderr


def test_a_text_that_is_called_a_workbook_is_refused_and_makes_no_workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = tmp_path / "text.xlsx"
    file.write_text("das ist nur ein Satz", "utf-8")
    code, out, _ = call(tmp_path / "data", "import", str(file), "--into", "Firma", "--accept", "--json", capsys=capsys)
    assert (code, json.loads(out)["refused"]["code"]) == (2, "nothing_to_import")
    assert not list((tmp_path / "data").glob("*.duckdb"))
