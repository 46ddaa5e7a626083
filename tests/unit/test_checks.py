"""The checks: all of them run, failures are named, a browser test that was skipped is no success."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import checks
import pytest

ROOT = Path(__file__).parents[2]
GOOD = ("-c", "print('good')")
BAD = ("-c", "raise SystemExit(3)")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with our conftest and one browser test that skips itself."""
    browser_tests = tmp_path / "tests" / "browser"
    browser_tests.mkdir(parents=True)
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path / "tests")
    (browser_tests / "test_page.py").write_text("import pytest\n\ndef test_page():\n    pytest.skip('no browser')\n")
    return tmp_path


def outcome(project: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Pytest on that project, in a process of its own."""
    without = {name: value for name, value in os.environ.items() if name != "TPM_BROWSER_REQUIRED"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/browser"]
    variables = without | {"PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests")))} | environment
    return subprocess.run(command, cwd=project, env=variables, capture_output=True, text=True, timeout=60, check=False)


def test_a_check_that_fails_does_not_keep_the_others_from_running(capfd: pytest.CaptureFixture[str]):
    assert checks.check({"first": BAD, "second": GOOD}) == 1
    printed = capfd.readouterr().out
    assert "good" in printed
    assert printed.splitlines()[-1].endswith(": first")


def test_checks_that_all_pass_are_a_success():
    assert checks.check({"first": GOOD, "second": GOOD}) == 0


def test_a_skipped_browser_test_is_accepted_where_nobody_asks_for_the_browser(project: Path):
    assert outcome(project).returncode == 0


def test_a_skipped_browser_test_fails_where_the_browser_is_required(project: Path):
    done = outcome(project, TPM_BROWSER_REQUIRED="1")
    assert done.returncode == 1
    assert "tests/browser/test_page.py::test_page" in done.stdout


def test_a_browser_is_found_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    program = tmp_path / ("msedge.exe" if sys.platform == "win32" else "msedge")
    program.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert checks.find_browser() is not None
