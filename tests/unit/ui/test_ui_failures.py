"""What a log file learns when something went wrong."""

from pathlib import Path

import pytest

from tpm.ui import failures


def test_an_unexpected_error_goes_with_all_details_into_a_local_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TPM_DATA", str(tmp_path))
    try:
        raise ZeroDivisionError("secret detail")  # noqa: TRY301  it must have been raised to have a traceback
    except ZeroDivisionError as error:
        path = failures._record(error, "abc123")
    assert path == tmp_path / "log" / "errors.log"
    text = path.read_text("utf-8")
    assert "abc123" in text
    assert "secret detail" in text
    assert "Traceback" in text


def test_a_folder_that_cannot_be_written_to_is_no_second_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "log").write_text("a file where the folder should be", "utf-8")
    monkeypatch.setenv("TPM_DATA", str(tmp_path))
    assert failures._record(ValueError("x"), "abc") is None
