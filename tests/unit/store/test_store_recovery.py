"""A file whose program was killed, or that the disk has damaged, gives back what it holds and is never thrown away."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tpm.model.errors import Refused, TpmError, Unavailable
from tpm.model.touchpoint import Touchpoint
from tpm.store import backups, files, recovery, settings, touchpoints
from tpm.store.database import Store
from tpm.store.workspaces import Folder

# Saves one touchpoint after the other and says so each time, until it is killed.
WRITER = """
import itertools, sys
from pathlib import Path
from tpm.model.touchpoint import Touchpoint
from tpm.store import touchpoints
from tpm.store.workspaces import Folder
folder = Folder(Path(sys.argv[1]), "child")
store = folder.open("Firma") if "Firma" in folder.names() else folder.create("Firma")
first = len(touchpoints.every(store))
for n in itertools.count(first):
    with store.change() as change:
        touchpoints.save(change, Touchpoint(name=f"Punkt {n}"))
    print(n, flush=True)
"""
POINTS = 12


def write_and_kill(folder: Path, least: int = POINTS, seconds: float = 0) -> int:
    """Let a program save at least so many touchpoints, kill it in the middle; how many it said were saved."""
    with subprocess.Popen([sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        said = [process.stdout.readline() for _ in range(least)]
        time.sleep(seconds)
        process.kill()
        said += process.stdout.read().splitlines()
    return len(said)


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose program was killed: the workspace's last changes are in its log alone."""
    path = tmp_path_factory.mktemp("killed")
    Folder(path, "tests").create("Firma")
    folder = Folder(path, "tests")
    folder.close_all()
    write_and_kill(path)
    assert files.log(path / "Firma.duckdb").stat().st_size > 0
    return path


@pytest.fixture
def folder(killed: Path, tmp_path: Path) -> Iterator[Folder]:
    """A copy of it, nothing of it open."""
    path = tmp_path / "data"
    shutil.copytree(killed, path)
    opened = Folder(path, "tests")
    yield opened
    opened.close_all()


def db(folder: Folder) -> Path:
    return folder.path / "Firma.duckdb"


def log(folder: Folder) -> Path:
    return files.log(db(folder))


def flip(file: Path, at: int, length: int = 1) -> None:
    content = bytearray(file.read_bytes())
    content[at : at + length] = bytes(b ^ 0xFF for b in content[at : at + length])
    file.write_bytes(content)


def names(store: Store) -> list[str]:
    return [t.name for t in touchpoints.every(store)]


def kept(folder: Folder) -> list[Path]:
    return sorted(p for p in (folder.path / files.ASIDE).rglob("*") if p.is_file())


def entries(file: Path) -> list[int]:
    """Where the entries of a log begin."""
    content = file.read_bytes()
    head = recovery._HEAD.match(content)
    assert head
    found, at = [], head.end()
    while at < len(content):
        found.append(at)
        at += 16 + int.from_bytes(content[at : at + 8], "little")
    assert at == len(content)
    return found


def test_a_log_in_order_is_read_without_a_word(folder: Folder) -> None:
    store = folder.open("Firma")
    assert len(names(store)) >= POINTS
    assert store.notes == []
    assert kept(folder) == []


def test_whatever_was_saved_when_the_program_was_killed_is_there(tmp_path: Path) -> None:
    path = tmp_path / "data"
    total = 0
    for n in range(4):
        total += write_and_kill(path, 2, seconds=n * 0.03)
        folder = Folder(path, "tests")
        store = folder.open("Firma")
        there = len(names(store))
        assert total <= there <= total + n + 1  # one that was durable before it was said, at each killing
        total = there
        folder.close_all()
    assert kept(folder) == []


def test_a_flipped_byte_in_the_log_costs_no_change_before_it_and_nothing_is_deleted(folder: Folder) -> None:
    whole, found = log(folder).read_bytes(), entries(log(folder))
    middle = found[len(found) // 2]
    flip(log(folder), middle + 20)
    damaged = log(folder).read_bytes()
    store = folder.open("Firma")
    assert 0 < len(names(store)) < POINTS
    assert names(store) == [f"Punkt {n}" for n in range(len(names(store)))]
    assert [note.code for note in store.notes] == ["workspace_recovered"]
    assert damaged != whole
    assert [p.name for p in kept(folder)] == ["Firma.duckdb", "Firma.duckdb.wal"]
    assert kept(folder)[1].read_bytes() == damaged
    assert store.notes[0].values["folder"] == str(kept(folder)[0].parent)


@pytest.mark.parametrize("harm", ["length", "gap", "torn"])
def test_what_duckdb_would_leave_out_without_a_word_is_kept_and_told(folder: Folder, harm: str) -> None:
    found = entries(log(folder))
    middle = found[len(found) // 2]
    if harm == "length":
        flip(log(folder), middle + 3)
    elif harm == "gap":
        content = log(folder).read_bytes()
        log(folder).write_bytes(content[:middle] + bytes(64) + content[middle + 64 :])
    else:
        os.truncate(log(folder), middle + 5)
    damaged = log(folder).read_bytes()
    store = folder.open("Firma")
    assert 0 < len(names(store)) < POINTS
    assert [note.code for note in store.notes] == ["workspace_recovered"]
    folder.close_all()
    assert kept(folder)[1].read_bytes() == damaged


def test_a_log_with_a_strange_beginning_is_set_aside_and_the_file_opens_without_it(folder: Folder) -> None:
    flip(log(folder), 0)
    damaged = log(folder).read_bytes()
    store = folder.open("Firma")
    assert names(store) == []
    assert [note.code for note in store.notes] == ["workspace_recovered"]
    assert kept(folder)[1].read_bytes() == damaged


def test_a_log_of_another_file_is_set_aside(folder: Folder) -> None:
    flip(log(folder), 20)
    store = folder.open("Firma")
    assert names(store) == []
    assert [note.code for note in store.notes] == ["workspace_recovered"]


def test_a_recovered_workspace_opens_without_a_word_the_next_time(folder: Folder) -> None:
    flip(log(folder), entries(log(folder))[-2] + 20)
    with folder.open("Firma").change() as change:
        touchpoints.save(change, Touchpoint(name="Danach"))
    folder.close_all()
    again = Folder(folder.path, "tests")
    store = again.open("Firma")
    assert names(store)[-1] == "Danach"
    assert store.notes == []
    again.close_all()


def test_what_was_recovered_is_told_until_somebody_has_understood(folder: Folder) -> None:
    flip(log(folder), entries(log(folder))[-2] + 20)
    folder.open("Firma")
    folder.close("Firma")
    notes = folder.open("Firma").notes
    assert [note.code for note in notes] == ["workspace_recovered"]
    notes.clear()
    folder.close("Firma")
    assert folder.open("Firma").notes == []


def test_where_file_and_log_are_damaged_both_stay_as_they_are(folder: Folder) -> None:
    flip(log(folder), entries(log(folder))[3] + 20)
    flip(db(folder), 9)
    before = db(folder).read_bytes(), log(folder).read_bytes()
    with pytest.raises(Unavailable, match="workspace_damaged"):
        folder.open("Firma")
    assert (db(folder).read_bytes(), log(folder).read_bytes()) == before


def test_no_room_for_setting_aside_changes_nothing(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    flip(log(folder), entries(log(folder))[3] + 20)
    before = log(folder).read_bytes()
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(10**9, 10**9 - 1000, 1000))
    with pytest.raises(Unavailable, match="room_short"):
        folder.open("Firma")
    assert log(folder).read_bytes() == before


# Files that do not open


def damage(folder: Folder) -> None:
    """Back the workspace up, then damage it beyond what its log could mend."""
    backups.make(folder.open("Firma"))
    folder.close_all()
    db(folder).write_bytes(b"no database" * 1000)


def test_a_damaged_workspace_goes_back_to_its_latest_backup_and_is_kept(folder: Folder) -> None:
    damage(folder)
    backup = folder.latest_backup("Firma")
    assert backup
    folder.go_back("Firma", backup)
    store = folder.open("Firma")
    assert len(names(store)) >= POINTS
    assert [note.code for note in store.notes] == ["workspace_went_back"]
    assert [p.read_bytes() for p in kept(folder)] == [b"no database" * 1000]


def test_what_was_kept_is_listed_becomes_a_workspace_of_its_own_and_is_deleted(folder: Folder) -> None:
    backups.make(folder.open("Firma"))
    with folder.open("Firma").change() as change:
        touchpoints.save(change, Touchpoint(name="Nur im Stand von vorhin"))
    backup = folder.backups("Firma")[0]
    assert folder.set_aside() == []
    for _ in range(2):
        folder.go_back("Firma", backup)
    later, earlier = folder.set_aside()
    assert (later.name, earlier.name) == ("Firma", "Firma")
    assert later.since > earlier.since
    assert earlier.size > 0
    assert folder.take_up(earlier) == "Firma 2"
    assert "Nur im Stand von vorhin" in names(folder.open("Firma 2"))
    assert "Nur im Stand von vorhin" not in names(folder.open("Firma"))
    assert folder.set_aside() == [later]
    with pytest.raises(Refused, match="aside_missing"):
        folder.take_up(earlier)
    folder.forget(later)
    assert folder.set_aside() == []
    assert not any((folder.path / files.ASIDE).iterdir())


def test_what_was_kept_and_cannot_be_read_stays_where_it_is(folder: Folder) -> None:
    damage(folder)
    backup = folder.latest_backup("Firma")
    assert backup
    folder.go_back("Firma", backup)
    (one,) = folder.set_aside()
    with pytest.raises(Refused) as refused:
        folder.take_up(one)
    assert (refused.value.code, refused.value.values["name"]) == ("aside_damaged", "Firma")
    assert folder.names() == ["Firma"]
    assert folder.set_aside() == [one]
    (folder.path / files.ASIDE / "Firma" / "notes").mkdir()
    assert folder.set_aside() == [one]


def test_a_backup_that_is_damaged_itself_is_passed_over(folder: Folder) -> None:
    damage(folder)
    shutil.copy(folder.backups("Firma")[0].file, folder.backups("Firma")[0].file.with_name("2999-01-01_000000_000000.duckdb"))
    latest, good = folder.backups("Firma")
    flip(latest.file, 4096 * 3 + 100, 200_000)
    assert folder.latest_backup("Firma") == good
    with pytest.raises(Refused, match="backup_missing"):
        folder.go_back("Firma", latest)
    assert kept(folder) == []


def test_a_damaged_workspace_is_renamed_binned_and_brought_back_and_the_others_stay(folder: Folder) -> None:
    damage(folder)
    folder.create("Andere")
    folder.rename("Firma", "Kaputt")
    assert folder.names() == ["Andere", "Kaputt"]
    assert len(folder.backups("Kaputt")) == 1
    binned = folder.delete("Kaputt")
    assert folder.names() == ["Andere"]
    assert folder.restore(binned) == "Kaputt"
    assert (folder.path / "Kaputt.duckdb").read_bytes() == b"no database" * 1000
    backup = folder.latest_backup("Kaputt")
    assert backup
    folder.go_back("Kaputt", backup)
    assert len(names(folder.open("Kaputt"))) >= POINTS
    assert names(folder.open("Andere")) == []


def test_the_log_of_a_damaged_workspace_follows_it(folder: Folder) -> None:
    flip(db(folder), 9)
    changes = log(folder).read_bytes()
    folder.rename("Firma", "Kaputt")
    assert files.log(folder.path / "Kaputt.duckdb").read_bytes() == changes
    binned = folder.delete("Kaputt")
    folder.restore(binned)
    assert files.log(folder.path / "Kaputt.duckdb").read_bytes() == changes


def test_a_newer_workspace_is_renamed_and_binned(folder: Folder) -> None:
    with folder.open("Firma").change() as change:
        settings.put(change, "schema", "99")
    folder.close_all()
    folder.rename("Firma", "Neuer")
    with pytest.raises(Unavailable, match="workspace_newer"):
        folder.open("Neuer")
    assert folder.delete("Neuer").name == "Neuer"
    assert folder.names() == []


def test_a_file_of_a_newer_duckdb_is_told_from_a_damaged_one(folder: Folder) -> None:
    folder.open("Firma")
    folder.close_all()
    content = bytearray(db(folder).read_bytes())
    before = int.from_bytes(content[8:16], "little")
    content[12] = 99
    changed = int.from_bytes(content[8:16], "little")
    factor, word = 0xBF58476D1CE4E5B9, (1 << 64) - 1  # DuckDB's checksum: each word times this number, all xored
    checksum = int.from_bytes(content[:8], "little") ^ (before * factor & word) ^ (changed * factor & word)
    content[:8] = checksum.to_bytes(8, "little")
    db(folder).write_bytes(content)
    with pytest.raises(Unavailable, match="workspace_newer"):
        folder.open("Firma")


def test_a_file_that_another_duckdb_program_has_open_is_told_as_held(folder: Folder) -> None:
    code = f"import duckdb, sys; c = duckdb.connect({str(db(folder))!r}); print('open', flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdin
        assert other.stdout
        other.stdout.readline()
        with pytest.raises(Unavailable, match="workspace_held") as held:
            folder.open("Firma")
        assert str(other.pid) in str(held.value.values["holder"])
        with pytest.raises(Unavailable, match="workspace_held"):
            folder.delete("Firma")
        other.stdin.close()
    assert len(names(folder.open("Firma"))) >= POINTS


@pytest.mark.skipif(sys.platform == "win32", reason="rights are kept in another way there")
def test_a_file_without_rights_is_told_as_that(killed: Path) -> None:
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "Firma.duckdb"
        shutil.copy(killed / "Firma.duckdb", file)
        Path(place).chmod(0o755)
        file.chmod(0)
        code = f"""
import os
from pathlib import Path
from tpm.model.errors import TpmError
from tpm.store import recovery
if os.getuid() == 0:
    os.setuid(65534)
try:
    recovery.open_file(Path({str(file)!r}))
except TpmError as error:
    print(error.code)
"""
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.strip() == "workspace_forbidden", done.stderr


# Small things that lie about


def test_a_note_half_written_tells_nothing_and_breaks_nothing(folder: Folder) -> None:
    other = Folder(folder.path, "other")
    other.open("Firma")
    (folder.path / ".Firma.holder").write_text('{"progr')
    with pytest.raises(Unavailable, match="workspace_held") as held:
        folder.open("Firma")
    other.close_all()
    assert held.value.values["holder"] == "?"


def test_a_strange_file_in_the_bin_is_passed_over(folder: Folder) -> None:
    binned = folder.delete("Firma")
    (folder.path / ".bin" / "a@b.duckdb").touch()
    assert folder.binned() == [binned]


def test_bringing_back_a_second_time_is_refused_with_a_sentence(folder: Folder) -> None:
    binned = folder.delete("Firma")
    folder.restore(binned)
    with pytest.raises(Refused, match="bin_missing"):
        folder.restore(binned)
    assert folder.names() == ["Firma"]


def test_closing_is_not_done_where_somebody_has_come(folder: Folder) -> None:
    store = folder.open("Firma")
    folder.close("Firma", unless=lambda: True)
    assert names(store)
    folder.close("Firma", unless=lambda: False)
    with pytest.raises(TpmError, match="workspace_closed"):
        names(store)


def test_a_log_of_this_duckdb_is_of_the_kind_that_is_looked_through() -> None:
    assert duckdb.__version__.startswith("2.0"), "look anew at how a log begins and at what is said about a damaged one"
