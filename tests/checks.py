"""Every check of the project, by hand and unattended the same: `python3 start.py test` makes the environment and calls this."""

import os
import shutil
import sys
import time

from start import PYTHON, RUN_LOCK, TEST_LOCK, run, say, text

LINT = {
    "ruff check": ("-m", "ruff", "check", "."),
    "ruff format": ("-m", "ruff", "format", "--check", "."),
    "pyright": ("-m", "pyright"),
    "import-linter": ("-c", "from importlinter.cli import lint_imports_command as main; main()"),
}
TESTS = {
    "pytest unit, pages": ("-m", "pytest", "-n", "auto", "--maxprocesses=4", "--dist=worksteal", "tests/unit", "tests/pages"),
    "pytest browser": ("-m", "pytest", "-n", "auto", "--maxprocesses=2", "--dist=loadfile", "tests/browser"),
}
BROWSERS = (
    *("chromium", "chromium-browser", "google-chrome", "chrome", "msedge", "microsoft-edge"),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)


def find_browser() -> str | None:
    """A browser for the tests that is installed on this computer."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def test(arguments: list[str]) -> int:
    """Run every check; with arguments pytest alone."""
    if arguments:
        return run(PYTHON, "-m", "pytest", *arguments)
    no_browser = not find_browser() and run(PYTHON, "-m", "playwright", "install", "chromium")
    failed = check(LINT | TESTS)
    if no_browser:
        german = "Es gibt hier kein Chromium, Chrome oder Edge: Die Browsertests wurden ausgelassen."
        say(german, "There is no Chromium, Chrome or Edge here: the browser tests were skipped.")
    return failed


def check(commands: dict[str, tuple[str, ...]]) -> int:
    """Run every command, also after one has failed, and say at the end which failed."""
    os.environ.setdefault("PYRIGHT_PYTHON_IGNORE_WARNINGS", "1")  # it would ask the network for a newer version
    failed: list[str] = []
    for name, arguments in commands.items():
        print(f"== {name}", flush=True)
        started = time.monotonic()
        if run(PYTHON, *arguments):
            failed.append(name)
        print(f"== {name}: {time.monotonic() - started:.1f} s\n", flush=True)
    if failed:
        say(f"Nicht bestanden: {', '.join(failed)}", f"Failed: {', '.join(failed)}")
    else:
        say("Alles bestanden.", "All checks passed.")
    return int(bool(failed))


def lock(arguments: list[str]) -> int:
    """Write both locks, for every system and every Python that is supported."""
    uv = shutil.which("uv")
    if not uv:
        sys.exit(text("Dafür wird uv gebraucht: docs.astral.sh/uv", "This needs uv: docs.astral.sh/uv"))
    command = (uv, "pip", "compile", "pyproject.toml", "--quiet", "--universal", "--python-version=3.11", "--generate-hashes")
    header = "--custom-compile-command=python3 start.py lock"
    failed = run(*command, header, *arguments, "--output-file", RUN_LOCK)
    return failed or run(*command, header, *arguments, "--group=dev", "--constraint", RUN_LOCK, "--output-file", TEST_LOCK)


def main(command: str, arguments: list[str]) -> int:
    """Do what start.py was asked for."""
    arguments = arguments[1:] if arguments[:1] == ["--"] else arguments
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # every program that a test starts would translate all libraries anew
    if command == "lint":
        return check(LINT)
    return lock(arguments) if command == "lock" else test(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
