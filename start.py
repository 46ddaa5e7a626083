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
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import TextIO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LANGUAGE = (os.environ.get("LC_ALL") or os.environ.get("LANG") or locale.getlocale()[0] or "").lower()


def text(german: str, english: str) -> str:
    """The sentence in the language of the system."""
    return german if LANGUAGE.startswith(("de", "german")) else english


if sys.version_info < (3, 11):  # noqa: UP036 - Pythons that are too old read this file, too: no newer syntax in it
    REASON = "braucht Python 3.11 oder neuer (python.org), dies ist", "needs Python 3.11 or newer (python.org), this is"
    sys.exit("Touchpoint Management {} Python {}.{}.".format(text(*REASON), *sys.version_info))

ROOT = Path(__file__).resolve().parent
RUN_LOCK, TEST_LOCK = "requirements.txt", "requirements-dev.txt"
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
STAMP = VENV / "installed.txt"
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
OWN_GROUP = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)  # so Ctrl+C reaches only us, and we end the server in good order
STOP = getattr(signal, "CTRL_BREAK_EVENT", signal.SIGTERM)
RUNNING = Path(os.environ.get("TPM_DATA") or ROOT / "data").resolve() / ".running"


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
    uv = shutil.which("uv") is not None
    if not uv and importlib.util.find_spec("ensurepip") is None:
        sys.exit(text("Es fehlt python3-venv: ", "python3-venv is missing: ") + "sudo apt install python3-venv")
    say("Die Pakete werden eingerichtet, das dauert ein, zwei Minuten ...", "Installing the packages, this takes a minute or two ...")
    STAMP.unlink(missing_ok=True)
    if stamp.split(" ")[0] != VERSION:
        create(uv=uv)
    install(ROOT / locks[0], uv=uv)
    STAMP.write_text(seal(locks[0]))


def create(*, uv: bool) -> None:
    """Make an empty environment in place of whatever is there."""
    shutil.rmtree(VENV, ignore_errors=True)
    if VENV.exists():
        sys.exit(text(f"{VENV} ist in Benutzung: bitte das Programm beenden.", f"{VENV} is in use: please stop the program."))
    python = getattr(sys, "_base_executable", sys.executable)  # the one in .venv is gone by now
    if run(*(["uv", "venv", "--quiet", "--no-project", "--python", python] if uv else [python, "-m", "venv"]), VENV):
        sys.exit(text("Die Umgebung .venv lässt sich nicht anlegen, siehe oben.", "The environment .venv cannot be made, see above."))


def install(lock: Path, *, uv: bool) -> None:
    """Install exactly the packages of the lock and byte-compile them."""
    options = ("--require-hashes", "--only-binary=:all:", *(() if sys.stdout.isatty() else ("--quiet",)))
    with_uv = ("uv", "pip", "sync", "--compile-bytecode", "--python", PYTHON, *options, lock)
    with_pip = (PYTHON, "-m", "pip", "install", "--no-compile", "--disable-pip-version-check", *options, "-r", lock)
    if run(*(with_uv if uv else with_pip)):
        german = "Die Pakete ließen sich nicht laden, siehe oben. Besteht eine Verbindung zum Internet? Dann bitte noch einmal starten."
        sys.exit(text(german, "The packages could not be fetched, see above. Is there a connection to the internet? Then start again."))
    if not uv:
        run(PYTHON, "-m", "compileall", "-qq", "-j0", VENV)  # on all cores, which pip cannot


def serve(arguments: list[str]) -> int:
    """Run the app until it is stopped; where it runs already, only open the browser on it."""
    parser = argparse.ArgumentParser("start.py", allow_abbrev=False)
    parser.add_argument("--no-browser", action="store_true")
    parser.add_argument("--port", type=int)
    options, others = parser.parse_known_args(arguments)
    RUNNING.parent.mkdir(parents=True, exist_ok=True)
    with RUNNING.open("a+") as file:
        if not claim(file.fileno()):
            return visit(file, browse=not options.no_browser)
        file.truncate(0)
        prepare(RUN_LOCK, TEST_LOCK)
        port = options.port or free_port()
        command = [PYTHON, "-m", "streamlit", "run", ROOT / "app.py", "--server.address=127.0.0.1", f"--server.port={port}"]
        command += ["--server.headless=true", "--logger.hideWelcomeMessage=true", *others]
        here = os.environ | {"TPM_DATA": str(RUNNING.parent)}
        with subprocess.Popen(command, cwd=ROOT, env=here, start_new_session=True, creationflags=OWN_GROUP) as server:
            asked: list[int] = []
            for number in (signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
                signal.signal(number, lambda number, _frame: (asked.append(number), server.send_signal(STOP)))
            if answers(server, port):
                print(port, end="", file=file, flush=True)
                announce(port, browse=not options.no_browser)
                say("Zum Beenden: Strg+C oder dieses Fenster schließen.", "To stop it: Ctrl+C, or close this window.")
                while server.poll() is None:  # not wait(), which Ctrl+C cannot interrupt on Windows
                    time.sleep(0.2)
            if not asked:
                say("Touchpoint Management läuft nicht, siehe oben.", "Touchpoint Management is not running, see above.")
            return int(not asked)


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
    if browse and has_display():
        webbrowser.open(address)


def has_display() -> bool:
    """Whether a person sits in front of this computer."""
    screen = sys.platform in {"win32", "darwin"} or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(screen) and not os.environ.get("CI")


def free_port() -> int:
    """Streamlit's usual port, or any other where somebody listens on that."""
    try:
        probe = socket.create_server(("127.0.0.1", 8501))
    except OSError:
        probe = socket.create_server(("127.0.0.1", 0))
    with probe:
        return probe.getsockname()[1]


def healthy(port: int) -> bool:
    """Whether a Streamlit server answers on this port of this computer."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=2)) as connection, suppress(OSError, HTTPException):
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().read() == b"ok"
    return False


def answers(server: subprocess.Popen[bytes], port: int) -> bool:
    """Wait for the server; False where it ends without having answered."""
    while server.poll() is None:
        if healthy(port):
            return True
        time.sleep(0.1)
    return False


def main(words: list[str]) -> int:
    """Do what the first word says, with the words after it."""
    command = words.pop(0) if words and not words[0].startswith("-") else "run"
    if command not in {"run", "test", "lint", "lock"} or words[:1] in (["-h"], ["--help"]):
        print(__doc__)
        return 2 * (command != "run")
    if command == "run":
        return serve(words)
    if command != "lock":
        prepare(TEST_LOCK)
    return run(sys.executable, "-m", "tests.checks", command, *words)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C ends it without a traceback
    sys.exit(main(sys.argv[1:]))
