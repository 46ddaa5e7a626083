"""Start Touchpoint Management, or check it. Needs Python and nothing else.

python3 start.py         run it: --no-browser, --port N; anything else goes to Streamlit (--server.maxUploadSize=500)
python3 start.py test    every check; further words go to pytest alone (start.py test tests/unit -k gap)
python3 start.py lint    the checks without pytest
python3 start.py lock    write the locks anew from pyproject.toml, with uv (--upgrade: newest versions)

The packages come from requirements.txt (for the checks requirements-dev.txt) into .venv, with uv where there is uv.
"""

import argparse
import hashlib
import importlib.util
import locale
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import webbrowser
from http.client import HTTPConnection, HTTPException
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

GERMAN = (os.environ.get("LC_ALL") or os.environ.get("LANG") or locale.getlocale()[0] or "").lower().startswith(("de", "german"))

if sys.version_info < (3, 11):  # noqa: UP036 - Pythons that are too old read this file, too: no newer syntax in it
    GERMAN_REASON = "Touchpoint Management braucht Python 3.11 oder neuer, dies ist Python {}.{}: siehe python.org/downloads"
    ENGLISH_REASON = "Touchpoint Management needs Python 3.11 or newer, this is Python {}.{}: see python.org/downloads"
    sys.exit((GERMAN_REASON if GERMAN else ENGLISH_REASON).format(*sys.version_info))

ROOT = Path(__file__).resolve().parent
RUN_LOCK, TEST_LOCK = "requirements.txt", "requirements-dev.txt"
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
STAMP = VENV / "installed.txt"
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
RUNNING = Path(os.environ.get("TPM_DATA") or ROOT / "data") / ".running"
FIRST_PORT = 8501
PATIENCE = 120  # seconds until the server must answer

CHECKS = {
    "ruff check": ("-m", "ruff", "check", "."),
    "ruff format": ("-m", "ruff", "format", "--check", "."),
    "pyright": ("-m", "pyright"),
    "import-linter": ("-c", "from importlinter.cli import lint_imports_command as main; main()"),
}
TESTS = {
    "pytest unit, pages": ("-m", "pytest", "-n", "auto", "--maxprocesses=4", "tests/unit", "tests/pages"),
    "pytest browser": ("-m", "pytest", "tests/browser"),
}
BROWSERS = (
    *("chromium", "chromium-browser", "google-chrome", "chrome", "msedge", "microsoft-edge"),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)


def text(german: str, english: str) -> str:
    """The sentence in the language of the system."""
    return german if GERMAN else english


def say(german: str, english: str) -> None:
    """Print the sentence at once."""
    print(text(german, english), flush=True)


def run(*command: str | Path) -> int:
    """Run a program in the project's folder; its exit code."""
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def seal(lock: str) -> str:
    """What stands in the stamp of an environment that was completed from this lock by this Python."""
    return f"{VERSION} {hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()}"


def prepare(*locks: str) -> None:
    """Bring .venv to the first lock unless it stands at one of them; without a stamp it is half-made, and made anew."""
    stamp = STAMP.read_text() if STAMP.exists() and PYTHON.exists() else ""
    if stamp in map(seal, locks):
        return
    uv = shutil.which("uv")
    if not uv and importlib.util.find_spec("ensurepip") is None:
        sys.exit(
            text("Es fehlt python3-venv. Bitte einmal: ", "python3-venv is missing. Please run once: ") + "sudo apt install python3-venv"
        )
    say("Die Pakete werden eingerichtet, das dauert ein, zwei Minuten …", "Installing the packages, this takes a minute or two …")
    STAMP.unlink(missing_ok=True)
    if stamp.split(" ")[0] != VERSION:
        create(uv)
    install(uv, ROOT / locks[0])
    STAMP.write_text(seal(locks[0]))


def create(uv: str | None) -> None:
    """Make an empty environment in place of whatever is there."""
    try:
        if VENV.exists():
            shutil.rmtree(VENV)
    except OSError as error:
        sys.exit(text("Bitte zuerst das laufende Programm beenden: ", "Please stop the running program first: ") + str(error))
    python = getattr(sys, "_base_executable", sys.executable)  # the one in .venv is gone by now
    if run(*([uv, "venv", "--quiet", "--no-project", "--python", python] if uv else [python, "-m", "venv"]), VENV):
        sys.exit(text("Die Umgebung .venv lässt sich nicht anlegen, siehe oben.", "The environment .venv cannot be made, see above."))


def install(uv: str | None, lock: Path) -> None:
    """Install exactly the packages of the lock and byte-compile them."""
    options = ("--require-hashes", "--only-binary=:all:", *(() if sys.stdout.isatty() else ("--quiet",)))
    if uv:
        failed = run(uv, "pip", "sync", "--compile-bytecode", "--python", PYTHON, *options, lock)
    else:
        failed = run(PYTHON, "-m", "pip", "install", "--no-compile", "--disable-pip-version-check", *options, "-r", lock)
        run(PYTHON, "-m", "compileall", "-qq", "-j0", VENV)
    if failed:
        german = "Die Pakete ließen sich nicht laden, siehe oben. Besteht eine Verbindung zum Internet? Dann bitte noch einmal starten."
        sys.exit(text(german, "The packages could not be fetched, see above. Is there a connection to the internet? Then start again."))


def serve(arguments: list[str]) -> int:
    """Run the app until it is stopped; where it runs already, only open the browser on it."""
    parser = argparse.ArgumentParser("start.py", allow_abbrev=False)
    parser.add_argument("--no-browser", action="store_true")
    parser.add_argument("--port", type=int)
    options, others = parser.parse_known_args(arguments)
    browse = not options.no_browser and has_display()
    RUNNING.parent.mkdir(parents=True, exist_ok=True)
    with RUNNING.open("a+") as file:
        if not claim(file.fileno()):
            return visit(file, browse=browse)
        file.truncate(0)
        prepare(RUN_LOCK, TEST_LOCK)
        port = options.port or free_port()
        command = [PYTHON, "-m", "streamlit", "run", ROOT / "app.py", "--server.address=127.0.0.1", f"--server.port={port}"]
        with subprocess.Popen([*command, "--server.headless=true", "--logger.hideWelcomeMessage=true", *others], cwd=ROOT) as server:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches the server, too; wait until it has tidied up
            signal.signal(signal.SIGTERM, lambda *_: server.terminate())
            if not answers(server, port):
                say("Touchpoint Management ist nicht gestartet, siehe oben.", "Touchpoint Management did not start, see above.")
                server.terminate()
                return 1
            file.write(str(port))
            file.flush()
            announce(port, browse=browse)
            say("Zum Beenden: Strg+C oder dieses Fenster schließen.", "To stop it: Ctrl+C, or close this window.")
            return max(server.wait(), 0)


def claim(descriptor: int) -> bool:
    """Hold this file for the life of the process, whatever ends it; False where another process holds it."""
    try:
        if sys.platform == "win32":
            os.lseek(descriptor, 1 << 20, os.SEEK_SET)  # far behind the text, which others read
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def visit(file: TextIO, *, browse: bool) -> int:
    """Open the browser on the app that another window runs."""
    file.seek(0)
    port = file.read()
    if not port or not healthy(int(port)):
        say("Touchpoint Management startet gerade in einem anderen Fenster.", "Touchpoint Management is being started in another window.")
        return 1
    announce(int(port), browse=browse)
    return 0


def announce(port: int, *, browse: bool) -> None:
    """Say where the app is, and show it."""
    address = f"http://127.0.0.1:{port}"
    say(f"Touchpoint Management läuft: {address}", f"Touchpoint Management runs: {address}")
    if browse:
        webbrowser.open(address)


def has_display() -> bool:
    """Whether a person sits in front of this computer."""
    screen = sys.platform in {"win32", "darwin"} or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(screen) and not os.environ.get("CI")


def free_port() -> int:
    """The usual port, or else the next one that nobody listens on."""
    for port in (*range(FIRST_PORT, FIRST_PORT + 20), 0):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return probe.getsockname()[1]
    return FIRST_PORT


def healthy(port: int) -> bool:
    """Whether a Streamlit server answers on this port of this computer."""
    connection = HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().read() == b"ok"
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def answers(server: subprocess.Popen[bytes], port: int) -> bool:
    """Wait for the server; False where it ends or stays silent."""
    deadline = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < deadline:
        if healthy(port):
            return True
        time.sleep(0.1)
    return False


def find_browser() -> str | None:
    """A browser for the tests that is installed on this computer."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def test(arguments: list[str]) -> int:
    """Every check; with arguments pytest alone."""
    prepare(TEST_LOCK)
    if arguments:
        return run(PYTHON, "-m", "pytest", *arguments)
    if not find_browser() and run(PYTHON, "-m", "playwright", "install", "chromium"):
        german = "Es gibt hier kein Chromium, Chrome oder Edge: Die Browsertests werden ausgelassen."
        say(german, "There is no Chromium, Chrome or Edge here: the browser tests are skipped.")
    return check({**CHECKS, **TESTS})


def lint(_arguments: list[str]) -> int:
    """Every check except pytest."""
    prepare(TEST_LOCK)
    return check(CHECKS)


def check(commands: dict[str, tuple[str, ...]]) -> int:
    """Run every command, also after one has failed, and say which failed."""
    os.environ.setdefault("PYRIGHT_PYTHON_IGNORE_WARNINGS", "1")  # no look for newer versions
    failed: list[str] = []
    for name, arguments in commands.items():
        started = time.monotonic()
        print(f"== {name}", flush=True)
        if run(PYTHON, *arguments):
            failed.append(name)
        print(f"== {name}: {time.monotonic() - started:.1f} s\n", flush=True)
    if failed:
        say(f"Nicht bestanden: {', '.join(failed)}", f"Failed: {', '.join(failed)}")
    else:
        say("Alles bestanden.", "All checks passed.")
    return bool(failed)


def lock(arguments: list[str]) -> int:
    """Write both locks, for every system and Python that we support."""
    uv = shutil.which("uv")
    if not uv:
        sys.exit(text("Dafür wird uv gebraucht: docs.astral.sh/uv", "This needs uv: docs.astral.sh/uv"))
    command = (uv, "pip", "compile", "pyproject.toml", "--quiet", "--universal", "--python-version=3.11", "--generate-hashes")
    header = "--custom-compile-command=python3 start.py lock"
    failed = run(*command, header, *arguments, "--output-file", RUN_LOCK)
    return failed or run(*command, header, *arguments, "--group=dev", "--constraint", RUN_LOCK, "--output-file", TEST_LOCK)


def main() -> int:
    """Do what the first word says, with the words after it."""
    sys.stdout.reconfigure(errors="replace")
    words = sys.argv[1:]
    if words and words[0] in {"-h", "--help"}:
        print(__doc__)
        return 0
    work = COMMANDS.get(words[0] if words else "run")
    arguments = words[1:] if work else words
    return (work or serve)(arguments[1:] if arguments[:1] == ["--"] else arguments)


COMMANDS = {"run": serve, "test": test, "lint": lint, "lock": lock}

if __name__ == "__main__":
    sys.exit(main())
