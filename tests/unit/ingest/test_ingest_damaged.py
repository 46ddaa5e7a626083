"""Damaged files and killed imports, a few of each; `tests/fuzz_import.py` and `tests/kill_import.py` do thousands."""

from pathlib import Path

import pytest
from survey_files import write
from survey_layouts import LAYOUTS

from tests import fuzz_import, kill_import


@pytest.mark.parametrize("ending", ["xlsx", "ods", "csv"])
def test_a_damaged_file_is_read_or_refused_in_words(tmp_path: Path, ending: str):
    file = write(tmp_path / f"umfrage.{ending}", LAYOUTS["unknown, wide"].rows)
    outcomes = [outcome for outcome, _, _ in fuzz_import.fuzz([file], 14, seed=5, keep=tmp_path / "findings")]
    assert not [outcome for outcome in outcomes if outcome.startswith("failed")], list((tmp_path / "findings").iterdir())
    assert len(set(outcomes)) > 1


def test_a_finding_is_kept_with_its_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = write(tmp_path / "umfrage.csv", LAYOUTS["unknown, wide"].rows)
    monkeypatch.setattr(fuzz_import, "BOUND", 1)
    monkeypatch.setattr(fuzz_import, "take", lambda _path, _store: 1 / 0)
    assert [outcome for outcome, _, _ in fuzz_import.fuzz([file], 1, seed=1, keep=tmp_path / "findings")] == ["failed ZeroDivisionError"]
    assert "1 / 0" in (tmp_path / "findings" / "0.csv.txt").read_text("utf-8")


def test_a_killed_import_is_whole_or_not_there(tmp_path: Path):
    found = list(kill_import.rounds(tmp_path, 3, seed=2, sizes=(200,)))
    assert [one.wrong for one in found] == ["", "", ""]
    assert all(one.whole for one in found if one.killed_after in (kill_import.SAVED, kill_import.CLOSED))
