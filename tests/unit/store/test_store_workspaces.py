"""Workspaces are files that are held, copied, binned, brought back and migrated without losing anything."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tpm.model.errors import Refused, Unavailable
from tpm.model.touchpoint import Touchpoint
from tpm.store import backups, schema, settings, touchpoints, workspaces
from tpm.store.database import Store


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[workspaces.Folder]:
    opened = workspaces.Folder(tmp_path, "the tests")
    yield opened
    opened.close_all()


def add(store: Store, name: str) -> None:
    with store.change() as change:
        touchpoints.save(change, Touchpoint(name=name))


def names(store: Store) -> list[str]:
    return [t.name for t in touchpoints.every(store)]


def test_a_workspace_is_found_again_after_closing(folder: workspaces.Folder) -> None:
    add(folder.create("Müller & Söhne"), "Website")
    folder.close_all()
    assert folder.names() == ["Müller & Söhne"]
    assert names(folder.open("Müller & Söhne")) == ["Website"]


@pytest.mark.parametrize("name", ["", "  ", "../x", "a/b", "con", "x" * 61, ".hidden", "a\\b", "Ende.", "***"])
def test_a_name_that_no_file_can_bear_is_refused(folder: workspaces.Folder, name: str) -> None:
    with pytest.raises(Refused, match="workspace_name"):
        folder.create(name)
    assert folder.names() == []


def test_a_name_is_taken_whatever_its_case(folder: workspaces.Folder) -> None:
    folder.create("Firma")
    with pytest.raises(Refused, match="workspace_exists"):
        folder.create("FIRMA")


def test_opening_what_is_not_there_makes_nothing(folder: workspaces.Folder) -> None:
    with pytest.raises(Refused, match="workspace_missing"):
        folder.open("Firma")
    assert folder.names() == []


def test_a_renamed_workspace_keeps_its_content_and_backups(folder: workspaces.Folder) -> None:
    add(folder.create("Alt"), "Website")
    backups.make(folder.open("Alt"))
    folder.rename("Alt", "Neu")
    assert folder.names() == ["Neu"]
    assert names(folder.open("Neu")) == ["Website"]
    assert len(list((folder.path / "backups" / "Neu").iterdir())) == 1


def test_a_duplicate_lives_its_own_life(folder: workspaces.Folder) -> None:
    add(folder.create("Eins"), "Website")
    folder.duplicate("Eins", "Zwei")
    add(folder.open("Zwei"), "Hotline")
    assert names(folder.open("Eins")) == ["Website"]
    assert names(folder.open("Zwei")) == ["Website", "Hotline"]


def test_a_deleted_workspace_comes_back_under_a_free_name(folder: workspaces.Folder) -> None:
    add(folder.create("Firma"), "Website")
    binned = folder.delete("Firma")
    assert folder.names() == []
    folder.create("Firma")
    assert folder.binned() == [binned]
    assert folder.restore(binned) == "Firma 2"
    assert names(folder.open("Firma 2")) == ["Website"]


def test_backups_follow_their_workspace_into_the_bin_and_back(folder: workspaces.Folder) -> None:
    backups.make(folder.create("Firma"))
    backups.make(folder.create("Neu"))
    binned = folder.delete("Firma")
    folder.rename("Neu", "Firma")
    assert folder.restore(binned) == "Firma 2"
    assert [len(list((folder.path / "backups" / name).iterdir())) for name in ("Firma", "Firma 2")] == [1, 1]


def test_backups_that_lie_there_already_stay_when_a_workspace_gets_their_name(folder: workspaces.Folder) -> None:
    backups.make(folder.create("Alt"))
    left = folder.path / "backups" / "Neu" / "left.duckdb"
    left.parent.mkdir()
    left.touch()
    folder.rename("Alt", "Neu")
    assert len(list(left.parent.iterdir())) == 2
    assert folder.names() == ["Neu"]


def test_a_second_program_is_told_who_holds_the_workspace(folder: workspaces.Folder) -> None:
    folder.create("Firma")
    code = f"""
from pathlib import Path
from tpm.model.errors import Unavailable
from tpm.store.workspaces import Folder
try:
    Folder(Path({str(folder.path)!r}), "x").open("Firma")
except Unavailable as held:
    print(held.code, held.values["holder"])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "workspace_held the tests", done.stderr


def test_a_closed_workspace_says_so_instead_of_failing(folder: workspaces.Folder) -> None:
    store = folder.create("Firma")
    folder.close("Firma")
    with pytest.raises(Unavailable, match="workspace_closed"):
        names(store)


def test_closing_waits_for_those_who_read(folder: workspaces.Folder) -> None:
    store = folder.create("Firma")
    add(store, "Website")
    with store.cursor() as cursor:
        closing = threading.Thread(target=folder.close, args=("Firma",))
        closing.start()
        closing.join(0.2)
        assert closing.is_alive()
        assert cursor.execute("SELECT name FROM touchpoint").fetchall() == [("Website",)]
    closing.join(10)
    assert not closing.is_alive()
    assert names(folder.open("Firma")) == ["Website"]


def test_a_damaged_file_is_reported_and_left_alone(folder: workspaces.Folder) -> None:
    file = folder.path / "Kaputt.duckdb"
    file.write_bytes(b"no database" * 1000)
    with pytest.raises(Unavailable, match="workspace_damaged"):
        folder.open("Kaputt")
    assert file.read_bytes() == b"no database" * 1000


def test_a_newer_file_is_refused(folder: workspaces.Folder) -> None:
    with folder.create("Firma").change() as change:
        settings.put(change, "schema", "99")
    folder.close_all()
    with pytest.raises(Unavailable, match="workspace_newer"):
        folder.open("Firma")


def test_an_older_file_is_backed_up_and_migrated(folder: workspaces.Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(folder.create("Firma"), "Website")
    folder.close_all()
    steps = tmp_path / "steps"
    steps.mkdir()
    for file in schema.STEPS.glob("*.sql"):
        (steps / file.name).write_bytes(file.read_bytes())
    (steps / "9999_more.sql").write_text("CREATE TABLE more (id BIGINT); INSERT INTO more VALUES (7);")
    monkeypatch.setattr(schema.migrate, "__defaults__", (steps,))
    monkeypatch.setattr(schema.latest, "__defaults__", (steps,))
    store = folder.open("Firma")
    assert store.rows("SELECT id FROM more") == [(7,)]
    assert names(store) == ["Website"]
    assert len(list((folder.path / "backups" / "Firma").iterdir())) == 1


def test_a_step_that_fails_leaves_the_file_as_it_was(folder: workspaces.Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(folder.create("Firma"), "Website")
    folder.close_all()
    steps = tmp_path / "steps"
    steps.mkdir()
    for file in schema.STEPS.glob("*.sql"):
        (steps / file.name).write_bytes(file.read_bytes())
    (steps / "9999_more.sql").write_text("CREATE TABLE more (id BIGINT); SELECT error('no');")
    with monkeypatch.context() as patched:
        patched.setattr(schema.migrate, "__defaults__", (steps,))
        patched.setattr(schema.latest, "__defaults__", (steps,))
        with pytest.raises(duckdb.Error):
            folder.open("Firma")
    assert names(folder.open("Firma")) == ["Website"]


def test_two_backups_at_once_and_a_change_meanwhile_do_not_disturb_each_other(folder: workspaces.Folder) -> None:
    store = folder.create("Firma")
    failed: list[Exception] = []

    def work(kind: int) -> None:
        try:
            for n in range(4):
                add(store, f"{kind}-{n}") if kind > 1 else backups.make(store)
        except (duckdb.Error, Unavailable) as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(kind,)) for kind in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert len(names(store)) == 8


def test_a_copy_that_fails_leaves_nothing_behind(folder: workspaces.Folder) -> None:
    store = folder.create("Firma")
    store.rows("ATTACH ':memory:' AS copied")
    with pytest.raises(duckdb.Error):
        backups.make(store)
    assert list((folder.path / "backups" / "Firma").iterdir()) == []


def test_the_database_reaches_no_file_outside_its_folder(folder: workspaces.Folder, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.csv"
    outside.write_text("a\n1\n")
    with pytest.raises(duckdb.Error):
        folder.create("Firma").rows(f"SELECT * FROM read_csv('{outside}')")
