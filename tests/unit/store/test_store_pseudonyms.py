"""The secret of an installation stays outside its workspaces."""

from pathlib import Path

from tpm.store import pseudonyms
from tpm.store.workspaces import Folder


def test_all_workspaces_of_a_folder_have_one_secret_that_no_workspace_holds(tmp_path: Path) -> None:
    folder = Folder(tmp_path, "test")
    first = pseudonyms.secret(folder.create("A"))
    assert len(first) == 32
    assert pseudonyms.secret(folder.create("B")) == first
    folder.close_all()
    assert all(first not in file.read_bytes() for file in tmp_path.glob("*.duckdb"))
    assert pseudonyms.secret(Folder(tmp_path, "test").open("A")) == first
    assert first != pseudonyms.secret(Folder(tmp_path / "other", "test").create("A"))
