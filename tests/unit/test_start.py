"""The start: which Python, which environment, which port, and the app that runs already."""

import ast
import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from packaging.requirements import Requirement

import start

ROOT = Path(__file__).parents[2]
needs_venv = pytest.mark.skipif(importlib.util.find_spec("ensurepip") is None, reason="Debian's python3-venv is not installed here")


def copy(folder: Path) -> None:
    """The start with locks of its own, empty so that nothing is fetched."""
    shutil.copy(ROOT / "start.py", folder)
    (folder / "requirements.txt").write_text("")
    (folder / "requirements-dev.txt").write_text("# more\n")


@pytest.fixture(autouse=True)
def bare_machine(monkeypatch: pytest.MonkeyPatch):
    """English, and no uv."""
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("TPM_DATA", raising=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder where the start was never called."""
    copy(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder where the environment was made."""
    made = tmp_path_factory.mktemp("finished")
    copy(made)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PATH", "")
        done = call(made, "start.prepare(start.RUN_LOCK)")
    assert done.returncode == 0, done.stderr
    assert done.stdout
    return made


@pytest.fixture
def set_up(finished: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return shutil.copytree(finished, tmp_path / "set up", symlinks=True)


@pytest.fixture
def server() -> Iterator[int]:
    """A server that says it is well, as Streamlit does."""

    class Health(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"ok")

        def log_message(self, *_args: object):
            pass

    with HTTPServer(("127.0.0.1", 0), Health) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        yield running.server_port
        running.shutdown()


def call(folder: Path, code: str) -> subprocess.CompletedProcess[str]:
    """Run a few lines with the start of that folder imported, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", f"import start\n{code}"], cwd=folder, capture_output=True, text=True, timeout=120, check=False
    )


def half_made(folder: Path) -> Path:
    """An environment as an interrupted installation leaves it: a Python, but no stamp."""
    venv = folder / ".venv"
    venv.mkdir()
    (venv / "left behind").touch()
    return venv


def test_a_python_that_is_too_old_can_read_the_file():
    ast.parse((ROOT / "start.py").read_text(encoding="utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize(("language", "words"), [("de_DE.UTF-8", "braucht Python 3.11"), ("en_US.UTF-8", "needs Python 3.11")])
def test_a_python_that_is_too_old_is_told_so_in_the_language_of_the_system(folder: Path, language: str, words: str):
    old = "import sys; sys.version_info = (3, 9, 2); import start"
    environment = os.environ | {"LANG": language}
    done = subprocess.run([sys.executable, "-c", old], cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert words in done.stderr
    assert "this is Python 3.9." in done.stderr or "dies ist Python 3.9." in done.stderr


@needs_venv
def test_an_environment_that_is_made_is_left_alone(set_up: Path):
    done = call(set_up, "start.run = None; start.prepare(start.RUN_LOCK)")
    assert (done.returncode, done.stdout) == (0, "")


@needs_venv
def test_a_half_made_environment_is_made_anew(folder: Path):
    venv = half_made(folder)
    assert call(folder, "start.prepare(start.RUN_LOCK)").returncode == 0
    assert not (venv / "left behind").exists()
    assert (venv / "installed.txt").exists()


@needs_venv
def test_an_environment_follows_its_lock_without_being_made_anew(set_up: Path):
    (set_up / ".venv" / "kept").touch()
    (set_up / "requirements.txt").write_text("# changed\n")
    assert "Installing the packages" in call(set_up, "start.prepare(start.RUN_LOCK)").stdout
    assert (set_up / ".venv" / "kept").exists()
    assert call(set_up, "start.run = None; start.prepare(start.RUN_LOCK)").returncode == 0


@needs_venv
def test_an_environment_of_another_python_is_made_anew(set_up: Path):
    (set_up / ".venv" / "installed.txt").write_text("3.10 hash")
    (set_up / ".venv" / "old").touch()
    assert call(set_up, "start.prepare(start.RUN_LOCK)").returncode == 0
    assert not (set_up / ".venv" / "old").exists()


@needs_venv
def test_the_environment_of_the_checks_is_good_enough_to_run_the_app(set_up: Path):
    shutil.copy(set_up / "requirements.txt", set_up / "requirements-dev.txt")
    (set_up / "requirements.txt").write_text("# less\n")
    assert call(set_up, "start.run = None; start.prepare(start.RUN_LOCK, start.TEST_LOCK)").returncode == 0
    assert call(set_up, "start.run = None; start.prepare(start.RUN_LOCK)").returncode != 0


@needs_venv
def test_a_failed_installation_leaves_no_stamp_and_says_what_to_do(folder: Path):
    (folder / "requirements.txt").write_text("no-such-package==1.0 --hash=sha256:" + "0" * 64 + "\n")
    done = call(folder, "import os; os.environ['PIP_NO_INDEX'] = '1'; start.prepare(start.RUN_LOCK)")
    assert done.returncode == 1
    assert "connection to the internet" in done.stderr
    assert not (folder / ".venv" / "installed.txt").exists()


def test_a_debian_without_venv_is_told_what_to_install(folder: Path):
    done = call(folder, "start.importlib.util.find_spec = lambda name: None; start.prepare(start.RUN_LOCK)")
    assert done.returncode == 1
    assert "sudo apt install python3-venv" in done.stderr


def test_an_unknown_word_is_answered_with_the_words_that_are_known(folder: Path):
    done = subprocess.run([sys.executable, "start.py", "tset"], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "start.py test" in done.stdout


def test_a_port_that_is_taken_is_not_chosen():
    usual = 8501
    with suppress(OSError), socket.create_server(("127.0.0.1", usual)):
        assert start.free_port() != usual


def test_a_server_is_healthy_only_where_one_answers(server: int):
    assert start.healthy(server)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        unused = silent.getsockname()[1]
    assert not start.healthy(unused)


def test_the_running_app_is_found_instead_of_started_twice(folder: Path, server: int):
    data = folder / "data"
    data.mkdir()
    with (data / ".running").open("a+") as held:
        assert start.claim(held.fileno())
        held.write(str(server))
        held.flush()
        done = subprocess.run(
            [sys.executable, "start.py", "--no-browser"], cwd=folder, capture_output=True, text=True, timeout=60, check=False
        )
    assert done.returncode == 0
    assert done.stdout.strip() == f"Touchpoint Management runs: http://127.0.0.1:{server}"
    assert not (folder / ".venv").exists()


def test_a_start_that_is_still_going_on_is_not_disturbed(folder: Path):
    data = folder / "data"
    data.mkdir()
    with (data / ".running").open("a+") as held:
        assert start.claim(held.fileno())
        done = subprocess.run(
            [sys.executable, "start.py", "--no-browser"], cwd=folder, capture_output=True, text=True, timeout=60, check=False
        )
    assert done.returncode == 1
    assert "another window" in done.stdout


def test_a_file_left_by_a_crash_is_free_again(folder: Path):
    running = folder / "running"
    with running.open("a+") as held:
        start.claim(held.fileno())
        held.write("8501")
    with running.open("a+") as again:
        assert start.claim(again.fileno())


def test_no_browser_opens_in_unattended_runs(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("CI", raising=False)
    assert start.has_display()
    monkeypatch.setenv("CI", "1")
    assert not start.has_display()


@pytest.mark.parametrize("lock", [start.RUN_LOCK, start.TEST_LOCK])
def test_the_lock_holds_every_direct_dependency_with_hashes(lock: str):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["project"]["dependencies"] + (project["dependency-groups"]["dev"] if lock == start.TEST_LOCK else [])
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    pins = [Requirement(line.removesuffix(" \\")) for line in lines if line and not line.startswith(("#", " "))]
    for requirement in map(Requirement, wanted):
        versions = [str(pin.specifier).removeprefix("==") for pin in pins if pin.name == requirement.name]
        assert versions, requirement.name
        assert all(requirement.specifier.contains(version) for version in versions), (requirement, versions)
    assert len(pins) == sum(line.endswith(" \\") and not line.startswith(" ") for line in lines)


def test_both_locks_agree():
    def pinned(lock: str) -> set[str]:
        return {line for line in (ROOT / lock).read_text(encoding="utf-8").splitlines() if line and not line.startswith(("#", " "))}

    assert pinned(start.RUN_LOCK) <= pinned(start.TEST_LOCK)


@pytest.fixture
def with_server(folder: Path) -> Path:
    """A finished environment whose server answers, then crashes, or with the file "stay" waits until it is stopped."""
    (folder / ".venv" / "bin").mkdir(parents=True)
    (folder / ".venv" / "bin" / "python").symlink_to(sys.executable)
    assert call(folder, "start.STAMP.write_text(start.seal(start.RUN_LOCK))").returncode == 0
    (folder / "streamlit.py").write_text("""
import os, sys, threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
class Health(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"ok")
        if not Path("stay").exists():
            threading.Timer(0.3, os._exit, [3]).start()
HTTPServer(("127.0.0.1", int(sys.argv[-3].split("=")[1])), Health).serve_forever()
""")
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="the environment is laid out otherwise there")
def test_a_server_that_crashes_is_told_and_shows_in_the_exit_code(with_server: Path):
    command = [sys.executable, "start.py", "--no-browser", "--port", str(start.free_port())]
    done = subprocess.run(command, cwd=with_server, capture_output=True, text=True, timeout=60, check=False)
    assert "Touchpoint Management runs" in done.stdout, done.stderr
    assert "is not running" in done.stdout
    assert done.returncode == 1


@pytest.mark.skipif(sys.platform == "win32", reason="the environment is laid out otherwise there")
def test_a_server_that_is_stopped_ends_well(with_server: Path):
    (with_server / "stay").touch()
    command = [sys.executable, "start.py", "--no-browser", "--port", str(start.free_port())]
    with subprocess.Popen(command, cwd=with_server, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        assert "To stop it" in [running.stdout.readline() for _ in range(2)][1]
        running.terminate()
        assert running.wait(30) == 0
