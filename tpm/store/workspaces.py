"""The folder of workspaces: one file each, named as the workspace."""

import json
import os
import re
import shutil
import threading
import unicodedata
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from tpm.model.errors import Refused, Unavailable
from tpm.store import backups, schema
from tpm.store.database import Store, connect

ENDING = ".duckdb"
BIN = ".bin"
_NAME = re.compile(r"[\w&()+,.' -]{1,60}")
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))})


@dataclass(frozen=True, kw_only=True)
class Binned:
    """A deleted workspace that can be brought back."""

    file: str
    name: str
    deleted_at: datetime


class Folder:
    """All workspaces of one data folder. One process keeps at most one Store per workspace open."""

    def __init__(self, path: Path, program: str) -> None:
        """`program` is what another program is told about who holds a workspace."""
        self.path = path.resolve()
        self.path.mkdir(parents=True, exist_ok=True)
        self._program = program
        self._open: dict[str, tuple[Store, FileLock]] = {}
        self._changing = threading.RLock()

    def names(self) -> list[str]:
        """Names of the workspaces in alphabetical order."""
        return sorted((p.stem for p in self.path.glob(f"*{ENDING}")), key=str.casefold)

    def create(self, name: str) -> Store:
        """Make an empty workspace and open it."""
        name = _checked(name)
        with self._changing:
            self._refuse_taken(name)
            return self._opened(name)

    def open(self, name: str) -> Store:
        """The workspace, opened at the first call. Raises Refused if there is none, Unavailable if it can't be had."""
        with self._changing:
            if name in self._open:
                return self._open[name][0]
            if name not in self.names():
                raise Refused("workspace_missing", name=name)
            return self._opened(name)

    def rename(self, name: str, to: str) -> None:
        """Give a workspace another name; its backups go along."""
        to = _checked(to)
        with self._changing:
            if to.casefold() != name.casefold():
                self._refuse_taken(to)
            self.open(name)
            self.close(name)
            self._file(name).rename(self._file(to))
            backups.move(self._file(name), self._file(to))

    def duplicate(self, name: str, to: str) -> None:
        """Copy a workspace with everything in it."""
        to = _checked(to)
        with self._changing:
            self._refuse_taken(to)
            backups.copy(self.open(name), self._file(to))

    def delete(self, name: str) -> Binned:
        """Move a workspace with its backups to the bin, from which `restore` brings it back."""
        with self._changing:
            self.open(name)
            self.close(name)
            moment = datetime.now(UTC).replace(tzinfo=None)
            (self.path / BIN).mkdir(exist_ok=True)
            file = f"{name}@{moment:%Y%m%d%H%M%S%f}{ENDING}"
            shutil.move(self._file(name), self.path / BIN / file)
            backups.move(self._file(name), self.path / BIN / file)
            return Binned(file=file, name=name, deleted_at=moment)

    def binned(self) -> list[Binned]:
        """What lies in the bin, the latest first."""
        found: list[Binned] = []
        for path in (self.path / BIN).glob(f"*@*{ENDING}"):
            name, _, moment = path.stem.rpartition("@")
            found.append(Binned(file=path.name, name=name, deleted_at=datetime.strptime(moment, "%Y%m%d%H%M%S%f")))  # noqa: DTZ007  UTC without a zone, as stored
        return sorted(found, key=lambda b: b.deleted_at, reverse=True)

    def restore(self, binned: Binned) -> str:
        """Bring a workspace back from the bin; return its name, with a number where the old one is taken."""
        with self._changing:
            name, number = binned.name, 2
            while self._taken(name):
                name, number = f"{binned.name} {number}", number + 1
            shutil.move(self.path / BIN / binned.file, self._file(name))
            backups.move(self.path / BIN / binned.file, self._file(name))
            return name

    def close(self, name: str) -> None:
        """Let go of a workspace so that another program can open it."""
        with self._changing:
            if name in self._open:
                store, lock = self._open.pop(name)
                try:
                    store.close()
                finally:
                    lock.release()

    def close_all(self) -> None:
        """Let go of every workspace."""
        for name in list(self._open):
            self.close(name)

    def _file(self, name: str) -> Path:
        return self.path / f"{name}{ENDING}"

    def _taken(self, name: str) -> bool:
        return name.casefold() in {n.casefold() for n in self.names()}

    def _refuse_taken(self, name: str) -> None:
        if self._taken(name):
            raise Refused("workspace_exists", name=name)

    def _opened(self, name: str) -> Store:
        lock = self._locked(name)
        try:
            store = _prepared(self._file(name))
        except BaseException:
            lock.release()
            raise
        self._open[name] = (store, lock)
        return store

    def _locked(self, name: str) -> FileLock:
        """Hold the workspace for this process; the note beside the lock says who we are."""
        note = self.path / f".{name}.holder"
        lock = FileLock(self.path / f".{name}.lock")
        try:
            lock.acquire(timeout=0)
        except Timeout as held:
            holder = json.loads(note.read_text("utf-8"))["program"] if note.exists() else "?"
            raise Unavailable("workspace_held", holder=holder) from held
        note.write_text(json.dumps({"program": self._program, "pid": os.getpid()}), "utf-8")
        return lock


def _checked(name: str) -> str:
    name = unicodedata.normalize("NFC", name).strip()
    fine = _NAME.fullmatch(name) and any(c.isalnum() for c in name) and not name.startswith(".") and not name.endswith(".")
    if not fine or name.split(".")[0].casefold() in _RESERVED:
        raise Refused("workspace_name")
    return name


def _prepared(file: Path) -> Store:
    """Open a file and bring it to the present layout: an older one is backed up, migrated as a copy, then swapped."""
    try:
        connection = connect(file)
        done = schema.version(connection)
    except duckdb.Error as damaged:
        raise Unavailable("workspace_damaged", folder=str(backups.folder(file))) from damaged
    try:
        if 0 < done < schema.latest():
            connection = _migrated(Store(connection, file), file)
        schema.migrate(connection)
    except BaseException:
        connection.close()
        raise
    return Store(connection, file)


def _migrated(store: Store, file: Path) -> duckdb.DuckDBPyConnection:
    backups.make(store)
    fresh = file.with_suffix(".migrating")
    fresh.unlink(missing_ok=True)
    backups.copy(store, fresh)
    store.close()
    with closing(connect(fresh)) as connection:
        schema.migrate(connection)
    fresh.replace(file)
    return connect(file)
