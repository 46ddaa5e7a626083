"""An import is begun only where the disk has room for it."""

import shutil
from pathlib import Path

import pytest

from tpm.ingest.inspection import inspect
from tpm.model.errors import Unavailable
from tpm.store.workspaces import Folder
from tpm.tasks import imports


def test_an_import_without_room_is_refused_and_nothing_is_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "survey.csv"
    file.write_text("Wie zufrieden sind Sie mit der Hotline?\n" + "".join(f"{n % 5 + 1}\n" for n in range(200)), "utf-8")
    found = inspect(file)
    folder = Folder(tmp_path / "data", "tests")
    store = folder.create("Firma")
    with monkeypatch.context() as full:
        full.setattr(shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(10**9, 10**9 - 1000, 1000))
        with pytest.raises(Unavailable, match="room_short"):
            imports.save(store, found, imports.guess_plan(found, "Umfrage"))
    assert store.rows("SELECT count(*) FROM import") == [(0,)]
    assert imports.save(store, found, imports.guess_plan(found, "Umfrage")).answers == 200
    folder.close_all()
