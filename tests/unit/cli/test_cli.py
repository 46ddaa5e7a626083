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
from tpm.tasks import profile_files, profiles

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


def wave(folder: Path, name: str, *, first: int = 1, n: int = 30, header: str = "Wie zufrieden sind Sie mit der Rechnung?") -> Path:
    """Customers with a number and a date who rate from 1 to 5; a fourth of them says 0, which is doubtful."""
    rows = [f"{number},{0 if number % 4 == 0 else 1 + number % 5},{1 + number % 28:02}.03.2026" for number in range(first, first + n)]
    path = folder / name
    path.write_text("\n".join([f"Nr,{header},Datum", *rows]), "utf-8")
    return path


def said(tmp_path: Path, *words: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict]:
    code, out, _ = call(tmp_path / "data", "import", *words, "--json", capsys=capsys)
    return code, json.loads(out)


def test_what_was_decided_before_is_not_doubtful_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    first, second = wave(tmp_path, "eins.csv"), wave(tmp_path, "zwei.csv", first=100, header="Q1. Wie zufrieden sind Sie mit der Rechnung?")
    code, told = said(tmp_path, str(first), "--into", "Firma", capsys=capsys)
    assert (code, told["refused"]["code"]) == (2, "columns_doubtful")
    assert not list((tmp_path / "data").glob("*.duckdb"))
    said(tmp_path, str(first), "--into", "Firma", "--survey", "Kunden", "--accept", capsys=capsys)
    code, told = said(tmp_path, str(second), "--into", "Firma", capsys=capsys)
    assert (code, told["survey"], told["respondents"]) == (0, "Kunden", 30)
    question = "Wie zufrieden sind Sie mit der Rechnung?"
    assert told["differences"]["renamed"] == [{"before": question, "now": f"Q1. {question}"}]


def test_a_profile_decides_in_a_new_workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    first = wave(tmp_path, "eins.csv")
    said(tmp_path, str(first), "--into", "Firma", "--survey", "Kunden", "--accept", capsys=capsys)
    folder = Folder(tmp_path / "data", "tests")
    profile = tmp_path / "profil.json"
    profile.write_bytes(profile_files.write(profiles.of_import(folder.open("Firma"), 1)))
    folder.close_all()
    code, told = said(tmp_path, str(first), "--into", "Neu", "--profile", str(profile), capsys=capsys)
    assert (code, told["survey"], told["respondents"]) == (0, "Kunden", 30)
    code, told = said(tmp_path, str(first), "--into", "Neu", "--profile", "Niemand", capsys=capsys)
    assert (code, told["refused"]["code"]) == (2, "profile_missing")
    code, told = said(tmp_path, str(first), "--into", "Neu", "--profile", str(first), capsys=capsys)
    assert (code, told["refused"]["code"]) == (2, "profile_unreadable")


def test_the_same_file_is_read_anew_only_when_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    words = (str(wave(tmp_path, "eins.csv")), "--into", "Firma", "--accept")
    said(tmp_path, *words, capsys=capsys)
    assert said(tmp_path, *words, capsys=capsys)[1]["refused"]["code"] == "same_file"
    code, told = said(tmp_path, *words, "--replace", capsys=capsys)
    assert (code, told["respondents"], told["left_out"]) == (0, 30, 0)
    _, out, _ = call(tmp_path / "data", "figures", "Firma", "--json", capsys=capsys)
    assert json.loads(out)["touchpoints"][0]["n"] == 23


def test_answers_that_are_there_already_stay_out_and_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    said(tmp_path, str(wave(tmp_path, "eins.csv")), "--into", "Firma", "--accept", capsys=capsys)
    code, told = said(tmp_path, str(wave(tmp_path, "alle.csv", n=50)), "--into", "Firma", capsys=capsys)
    assert (code, told["respondents"], told["left_out"]) == (0, 20, 30)
    code, told = said(tmp_path, str(wave(tmp_path, "weniger.csv", n=40)), "--into", "Firma", capsys=capsys)
    assert (code, told["refused"]["code"]) == (2, "nothing_new")
