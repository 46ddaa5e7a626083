"""Backups: one a day where something changed, about ten kept, each like the workspace; and what happens without room on the disk."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tpm.model.errors import Unavailable
from tpm.model.touchpoint import Touchpoint
from tpm.store import backups, touchpoints
from tpm.store.database import Store, connect
from tpm.store.workspaces import Folder


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Folder]:
    opened = Folder(tmp_path, "the tests")
    yield opened
    opened.close_all()


def add(store: Store, name: str) -> None:
    with store.change() as change:
        touchpoints.save(change, Touchpoint(name=name))


def age(folder: Folder, name: str, days: int) -> None:
    """Make the latest backup as old as that."""
    backup = folder.backups(name)[0]
    moment = datetime.now(UTC) - timedelta(days=days)
    older = backup.file.rename(backup.file.with_name(f"{moment:%Y-%m-%d_%H%M%S_%f}.duckdb"))
    os.utime(older, (moment.timestamp(), moment.timestamp()))


def contents(file: Path) -> list[tuple[str]]:
    connection = connect(file)
    try:
        return connection.execute("SELECT name FROM touchpoint ORDER BY 1").fetchall()
    finally:
        connection.close()


def test_the_first_opening_of_a_day_makes_a_backup_and_the_second_none(folder: Folder) -> None:
    store = folder.create("Firma")
    add(store, "Website")
    made = backups.daily(store)
    assert made
    assert contents(made) == [("Website",)]
    add(store, "Hotline")
    assert backups.daily(store) is None


def test_the_next_day_there_is_one_more_if_something_changed(folder: Folder) -> None:
    store = folder.create("Firma")
    backups.daily(store)
    age(folder, "Firma", 2)
    add(store, "Website")
    assert backups.daily(store)
    assert len(folder.backups("Firma")) == 2


def test_what_nobody_changed_is_not_backed_up_again(folder: Folder) -> None:
    add(folder.create("Firma"), "Website")
    folder.close_all()
    backups.daily(folder.open("Firma"))
    folder.close_all()
    age(folder, "Firma", 1)
    long_ago = (datetime.now(UTC) - timedelta(days=2)).timestamp()
    os.utime(folder.path / "Firma.duckdb", (long_ago, long_ago))
    assert backups.daily(folder.open("Firma")) is None


def test_the_backup_before_an_import_is_the_one_of_the_day(folder: Folder) -> None:
    store = folder.create("Firma")
    backups.make(store)
    add(store, "Website")
    assert backups.daily(store) is None


def test_the_latest_five_are_kept_and_the_last_one_of_each_of_five_days_before(folder: Folder) -> None:
    store = folder.create("Firma")
    for days in (9, 8, 7, 6, 5, 4, 3):
        for _ in range(2):
            backups.make(store)
            age(folder, "Firma", days)
    made = [backups.make(store) for _ in range(7)]
    left = folder.backups("Firma")
    assert [b.file for b in left[:5]] == made[:1:-1]
    today = datetime.now(UTC).astimezone().date()
    assert [(today - b.day).days for b in left[5:]] == [3, 4, 5, 6, 7]


def test_a_strange_file_among_the_backups_is_left_alone(folder: Folder) -> None:
    store = folder.create("Firma")
    backups.make(store)
    strange = folder.path / "backups" / "Firma" / "mine.duckdb"
    strange.touch()
    for _ in range(12):
        backups.make(store)
    assert strange.exists()
    assert len(folder.backups("Firma")) == 5


def test_a_backup_without_room_is_refused_before_anything_is_written(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    store = folder.create("Firma")
    add(store, "Website")
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(10**9, 9 * 10**8, 10**8))
    assert backups.make(store, room=10**7)
    with pytest.raises(Unavailable, match="room_short") as short:
        backups.make(store, room=10**8)
    assert short.value.values["free"] == 100
    assert len(list((folder.path / "backups" / "Firma").iterdir())) == 1


# In a process that may write no file longer than this, DuckDB meets what a full disk does: a write that fails.
FULL = """
import resource, sys
from pathlib import Path
from tpm.model.errors import Unavailable
from tpm.store import database
from tpm.store.workspaces import Folder
folder = Folder(Path(sys.argv[1]), "child")
store = folder.create("Firma")
with store.change() as change:
    change.rows("CREATE TABLE big AS SELECT range AS i, md5(range::VARCHAR) AS t FROM range(1000)")

def limit(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

def attempt(work):
    try:
        return work()
    except Unavailable as told:
        return told.code

def add(rows):
    with store.change() as change:
        change.rows(f"INSERT INTO big SELECT range, md5(random()::VARCHAR) FROM range({rows})")
    return "saved"

def count():
    return store.rows("SELECT count(*) FROM big")[0][0]

limit(3_000_000)
"""


def in_full_disk(path: Path, code: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", FULL + code, str(path)], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


needs_limits = pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be held to small files there")


@needs_limits
def test_a_change_that_finds_the_disk_full_is_taken_back_with_a_sentence(tmp_path: Path) -> None:
    said = in_full_disk(
        tmp_path,
        """
saved = 0
while (code := attempt(lambda: add(5000))) == "saved":
    saved += 1
print(code, count() == 1000 + saved * 5000)
limit(resource.RLIM_INFINITY)
print(attempt(lambda: add(5000)), count() == 1000 + saved * 5000 + 5000)
""",
    )
    assert said == ["disk_full", "True", "saved", "True"]


@needs_limits
def test_a_database_that_had_to_stop_is_opened_again_once_and_nothing_saved_is_lost(tmp_path: Path) -> None:
    said = in_full_disk(
        tmp_path,
        """
while attempt(lambda: add(5000)) == "saved":
    pass
before = count()
limit(1_000_000)
print(attempt(lambda: store.rows("CHECKPOINT")), attempt(count) == before, [n.code for n in store.notes])
print(attempt(lambda: store.rows("CHECKPOINT")), attempt(count), attempt(count), len(store.notes))
limit(resource.RLIM_INFINITY)
database._SECONDS_BETWEEN_STARTS = 0
print(attempt(count) == before, attempt(lambda: add(1)), attempt(count) == before + 1, len(store.notes))
folder.close_all()
print(folder.open("Firma").rows("SELECT count(*) FROM big")[0][0] == before + 1)
""",
    )
    assert said[:3] == ["database_stopped", "True", "['database_restarted']"]
    assert said[3:7] == ["database_stopped"] * 3 + ["1"]
    assert said[7:] == ["True", "saved", "True", "2", "True"]


@needs_limits
def test_closing_on_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    said = in_full_disk(
        tmp_path,
        """
while attempt(lambda: add(5000)) == "saved":
    pass
before = count()
folder.close_all()
limit(resource.RLIM_INFINITY)
print(folder.open("Firma").rows("SELECT count(*) FROM big")[0][0] == before)
""",
    )
    assert said == ["True"]


@needs_limits
def test_a_backup_that_finds_the_disk_full_leaves_nothing_behind_and_the_workspace_at_work(tmp_path: Path) -> None:
    said = in_full_disk(
        tmp_path,
        """
from tpm.store import backups
while attempt(lambda: add(5000)) == "saved":
    pass
before = count()
limit(500_000)
print(attempt(lambda: backups.make(store)), len(list((folder.path / "backups" / "Firma").iterdir())))
limit(resource.RLIM_INFINITY)
print(count() == before, attempt(lambda: add(1)), backups.make(store) is not None)
""",
    )
    assert said == ["disk_full", "0", "True", "saved", "True"]
