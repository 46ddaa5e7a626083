"""Limits that the owner of an installation has set."""

from pathlib import Path

import pytest

from tpm.ingest.limits import MEGABYTE, Limits
from tpm.model.errors import Refused


def test_without_a_file_the_usual_limits_hold(tmp_path: Path):
    assert Limits.read(tmp_path) == Limits()


def test_limits_are_set_in_the_units_people_use(tmp_path: Path):
    (tmp_path / "limits.toml").write_text("# our server\nfile_megabytes = 20\nrows = 5_000\nseconds = 60\n", "utf-8")
    assert Limits.read(tmp_path) == Limits(file_bytes=20 * MEGABYTE, rows=5000, seconds=60)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("file_megabytes = ", "limits_unreadable"),
        ("file_megabyte = 20", "limits_unknown"),
        ("rows = 0", "limits_value"),
        ("rows = true", "limits_value"),
        ("seconds = 'viele'", "limits_value"),
    ],
)
def test_what_is_no_limit_is_told(tmp_path: Path, text: str, code: str):
    (tmp_path / "limits.toml").write_text(text, "utf-8")
    with pytest.raises(Refused, match=code):
        Limits.read(tmp_path)
