"""The secret of an installation stays outside its workspaces."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tpm.ingest.inspection import inspect
from tpm.model.errors import Unavailable
from tpm.model.survey import Role
from tpm.store import pseudonyms
from tpm.store.workspaces import Folder
from tpm.tasks import imports, previews

# Says when it is ready; asks for the secret of a folder at every line it gets.
ASK = """
import sys
from pathlib import Path
from types import SimpleNamespace
from tpm.store import pseudonyms
path = Path(sys.argv[1])
print("ready", flush=True)
for _ in sys.stdin:
    print(pseudonyms.secret(SimpleNamespace(path=path)).hex(), flush=True)
"""


def test_processes_that_need_the_first_secret_at_once_get_the_same(tmp_path: Path):
    asking = [
        subprocess.Popen(
            [sys.executable, "-c", ASK, str(tmp_path / "A.duckdb")],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[3],
        )
        for _ in range(3)
    ]  # fmt: skip
    lines = [(process.stdin, process.stdout) for process in asking if process.stdin and process.stdout]
    assert [told.readline() for _, told in lines] == ["ready\n"] * 3
    for _ in range(200):
        (tmp_path / pseudonyms.FILE).unlink(missing_ok=True)
        for asked, _ in lines:
            asked.write("\n")
            asked.flush()
        told = {told.readline().strip() for _, told in lines}
        assert told == {(tmp_path / pseudonyms.FILE).read_bytes().hex()}
        assert [path.name for path in tmp_path.iterdir()] == [pseudonyms.FILE]
    for process in asking:
        process.communicate(timeout=60)


def test_a_secret_that_is_damaged_is_told_and_never_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pseudonyms, "_PATIENCE", 0.1)
    store = Folder(tmp_path, "test").create("A")
    (tmp_path / pseudonyms.FILE).write_bytes(b"short")
    with pytest.raises(Unavailable, match="secret_damaged"):
        pseudonyms.secret(store)
    assert (tmp_path / pseudonyms.FILE).read_bytes() == b"short"


@pytest.mark.parametrize(("numbers", "made"), [("K{n}", False), ("gast{n}@beispiel.de", True), ("Anna Schmidt {n}", True)])
def test_the_secret_is_made_when_it_is_needed_for_saving_and_never_by_a_preview(tmp_path: Path, numbers: str, made: bool):
    lines = [f"{numbers.format(n=n)};{1 + n % 5}" for n in range(30)]
    (tmp_path / "a.csv").write_text("\n".join(["Antwort ID;Wie zufrieden sind Sie mit der Hotline?", *lines]), "utf-8")
    store = Folder(tmp_path / "data", "test").create("A")
    found = inspect(tmp_path / "a.csv")
    plan = imports.guess_plan(found, "Kunden")
    number, *others = plan.columns
    plan = replace(plan, columns=[replace(number, role=Role.ID), *others])
    previews.preview(store, found, plan)
    assert not (tmp_path / "data" / pseudonyms.FILE).exists()
    imports.save(store, found, plan)
    assert (tmp_path / "data" / pseudonyms.FILE).exists() is made


def test_all_workspaces_of_a_folder_have_one_secret_that_no_workspace_holds(tmp_path: Path) -> None:
    folder = Folder(tmp_path, "test")
    first = pseudonyms.secret(folder.create("A"))
    assert len(first) == 32
    assert pseudonyms.secret(folder.create("B")) == first
    folder.close_all()
    assert all(first not in file.read_bytes() for file in tmp_path.glob("*.duckdb"))
    assert pseudonyms.secret(Folder(tmp_path, "test").open("A")) == first
    assert first != pseudonyms.secret(Folder(tmp_path / "other", "test").create("A"))
