"""What a reader sees and can do where the file of a workspace is damaged, was recovered, or gets its backup of the day."""

import os
import threading
from pathlib import Path

import pytest
from firms import MUSTER

from tpm.store import backups, files
from tpm.store.workspaces import Folder
from tpm.ui import workspaces


@pytest.fixture
def damaged(firm, data: Path) -> Path:
    """The workspace "Muster GmbH" with a backup and a damaged file."""
    backups.make(firm)
    workspaces.folder().close_all()
    file = data / f"{MUSTER}.duckdb"
    file.write_bytes(b"no database" * 1000)
    return file


def finish_backups() -> None:
    for thread in threading.enumerate():
        if thread.name == "backup of the day":
            thread.join(30)


def test_a_damaged_workspace_is_told_and_one_click_goes_back_to_its_backup(visit, damaged: Path):
    app = visit(w=MUSTER)
    assert not app.exception
    assert "beschädigt" in app.error[0].value
    assert not app.title
    app.button(key="state.go_back").click().run()
    assert not app.exception
    assert not app.error
    assert app.title[0].value == MUSTER
    assert str(damaged.parent / files.ASIDE) in app.warning[0].value.replace("\\", "")
    app.button(key="state.understood.0").click().run()
    assert not app.warning


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_page_of_workspaces_works_beside_a_damaged_one(visit, damaged: Path, lang: str):
    app = visit("workspaces", w=MUSTER, lang=lang)
    assert not app.exception
    assert app.title[0].value in {"Mandanten", "Workspaces"}
    assert app.button(key="workspaces.new")
    assert damaged.exists()


def test_without_a_backup_that_is_said(visit, damaged: Path):
    for backup in workspaces.folder().backups(MUSTER):
        backup.file.write_bytes(b"nothing")
    app = visit(w=MUSTER)
    assert "keine lesbare Sicherung" in " ".join(m.value for m in app.markdown)
    assert "state.go_back" not in {b.key for b in app.button}
    assert damaged.exists()


def test_another_workspace_opens_beside_a_damaged_one(visit, damaged: Path, data: Path):
    del damaged
    Folder(data, "tests").create("Andere")
    app = visit(w=MUSTER)
    app.selectbox(key="bar.workspace").set_value("Andere").run()
    assert not app.error
    assert app.title


def test_the_first_visit_of_a_day_makes_a_backup_beside_the_page(visit, firm):
    del firm
    visit()
    finish_backups()
    assert len(workspaces.folder().backups(MUSTER)) == 1
    visit()
    finish_backups()
    assert len(workspaces.folder().backups(MUSTER)) == 1


def test_a_backup_that_fails_is_told_on_the_next_page(visit, firm, data: Path):
    del firm
    (data / "backups").mkdir()
    os.close(os.open(data / "backups" / MUSTER, os.O_CREAT))  # a file where the folder of the backups should be
    visit()
    finish_backups()
    app = visit()
    assert not app.exception
    assert "Sicherung" in app.warning[0].value


def test_a_workspace_stays_open_for_its_backup_and_is_closed_after_it(visit, firm):
    del firm
    workspaces.folder().create("Andere")
    app = visit(w=MUSTER)
    app.selectbox(key="bar.workspace").set_value("Andere").run()
    finish_backups()
    assert set(workspaces.folder()._open) == {"Andere"}


def test_bringing_back_twice_is_told(visit, firm):
    del firm
    workspaces.folder().create("Andere")
    binned = workspaces.folder().delete("Andere")
    app = visit("workspaces")
    workspaces.folder().restore(binned)
    app.button(key=f"workspaces.restore.{binned.file}").click().run()
    assert not app.exception


def test_what_a_page_is_about_is_left_behind_and_how_it_is_looked_at_is_not(visit, firm):
    del firm
    workspaces.folder().create("Andere")
    app = visit("gaps", w=MUSTER, tab="course", behind="2", item="2")
    app.selectbox(key="bar.workspace").set_value("Andere").run()
    assert app.query_params["tab"] == "course"
    assert not {"behind", "item"} & set(app.query_params)


def test_what_was_kept_is_listed_among_the_workspaces_and_can_be_opened_or_deleted(visit, firm):
    backups.make(firm)
    for _ in range(2):
        workspaces.folder().go_back(MUSTER, workspaces.folder().backups(MUSTER)[0])
    app = visit("workspaces", w=MUSTER)
    assert not app.exception
    later, earlier = (f"workspaces.aside.{one.name}.{one.file.parent.name}" for one in workspaces.folder().set_aside())
    app.button(key=f"{earlier}.open").click().run()
    assert not app.exception
    assert workspaces.folder().names() == [MUSTER, f"{MUSTER} 2"]
    app.button(key=f"{later}.delete").click().run()
    assert not app.exception
    assert workspaces.folder().set_aside() == []
    assert f"{later}.open" not in {each.key for each in app.button}
