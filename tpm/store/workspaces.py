"""The folder of workspaces: one file each, named as the workspace."""

import json
import os
import shutil
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path

from filelock import FileLock, Timeout

from tpm.model.errors import Refused, TpmError, Unavailable
from tpm.store import aside, backups, binned, files, names, opening
from tpm.store.aside import Aside
from tpm.store.backups import Backup
from tpm.store.binned import Binned
from tpm.store.database import Store

BIN = ".bin"


class Folder:
    """All workspaces of one data folder. One process keeps at most one Store per workspace open."""

    def __init__(self, path: Path, program: str) -> None:
        """`program` is what another program is told about who holds a workspace."""
        self.path = path.resolve()
        self.path.mkdir(parents=True, exist_ok=True)
        self._program = program
        self._open: dict[str, tuple[Store, FileLock]] = {}
        self._notes: dict[str, list[TpmError]] = {}  # what readers should know, until one has said that it is understood
        self._changing = threading.RLock()

    def names(self) -> list[str]:
        """Names of the workspaces in alphabetical order."""
        return sorted((p.stem for p in self.path.glob(f"*{files.ENDING}")), key=str.casefold)

    def create(self, name: str) -> Store:
        """Make an empty workspace and open it."""
        name = names.checked(name)
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
        to = names.checked(to)
        with self._changing:
            if to.casefold() != name.casefold():
                self._refuse_taken(to)
            self._let_go(name)
            files.move(self._file(name), self._file(to))
            backups.move(self._file(name), self._file(to))

    def duplicate(self, name: str, to: str) -> None:
        """Copy a workspace with everything in it."""
        to = names.checked(to)
        with self._changing:
            self._refuse_taken(to)
            backups.copy(self.open(name), self._file(to))

    def delete(self, name: str) -> Binned:
        """Move a workspace with its backups to the bin, from which `restore` brings it back."""
        with self._changing:
            self._let_go(name)
            moment = datetime.now(UTC).replace(tzinfo=None)
            (self.path / BIN).mkdir(exist_ok=True)
            file = f"{name}@{moment:%Y%m%d%H%M%S%f}{files.ENDING}"
            files.move(self._file(name), self.path / BIN / file)
            backups.move(self._file(name), self.path / BIN / file)
            return Binned(file=file, name=name, deleted_at=moment)

    def binned(self) -> list[Binned]:
        """What lies in the bin, the latest first."""
        return binned.every(self.path / BIN)

    def restore(self, binned: Binned) -> str:
        """Bring a workspace back from the bin; return its name, with a number where the old one is taken. Raises Refused."""
        with self._changing:
            if not (self.path / BIN / binned.file).exists():
                raise Refused("bin_missing", name=binned.name)
            name = self._free(binned.name)
            files.move(self.path / BIN / binned.file, self._file(name))
            backups.move(self.path / BIN / binned.file, self._file(name))
            return name

    def set_aside(self) -> list[Aside]:
        """Files of workspaces that were set aside, the latest first."""
        return aside.every(self.path)

    def take_up(self, one: Aside) -> str:
        """Make a workspace of what was set aside; return its name. Raises Refused where it is gone, or cannot be read and stays."""
        with self._changing:
            if not one.file.exists():
                raise Refused("aside_missing", name=one.name)
            name = self._free(one.name)
            files.move(one.file, self._file(name))
            try:
                self.open(name)
            except TpmError as error:
                files.move(self._file(name), one.file)
                raise Refused("aside_damaged", name=one.name, folder=str(one.file.parent)) from error
            aside.forget(one)
            return name

    def forget(self, one: Aside) -> None:
        """Delete what was set aside for good."""
        with self._changing:
            aside.delete(one)

    def backups(self, name: str) -> list[Backup]:
        """The backups of a workspace, the latest first."""
        return backups.every(self._file(name))

    def latest_backup(self, name: str) -> Backup | None:
        """The latest backup of a workspace that can be read."""
        return backups.latest_whole(self._file(name))

    def go_back(self, name: str, backup: Backup) -> None:
        """Put a backup in the place of a workspace, whatever its state; the file that was there is kept, a note says where.

        Raises Refused for a backup that cannot be read, Unavailable where the disk is full or another program holds the workspace.
        """
        with self._changing:
            if not backups.opens(backup.file):
                raise Refused("backup_missing")
            self._let_go(name)
            file = self._file(name)
            files.demand_room(self.path, backup.file.stat().st_size)
            fresh = file.with_suffix(".returning")
            shutil.copyfile(backup.file, fresh)
            kept = files.aside(file)
            files.move(file, kept)
            fresh.replace(file)
            self.open(name).notes.append(Unavailable("workspace_went_back", day=backup.day, folder=str(kept.parent)))

    def close(self, name: str, *, unless: Callable[[], bool] = lambda: False) -> None:
        """Let go of a workspace so that another program can open it; asks `unless` when nobody can open it meanwhile."""
        with self._changing:
            if name in self._open and not unless():
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
        return self.path / f"{name}{files.ENDING}"

    def _free(self, name: str) -> str:
        """The name, with a number where it is taken."""
        return next(one for one in chain([name], (f"{name} {number}" for number in count(2))) if not self._taken(one))

    def _taken(self, name: str) -> bool:
        return name.casefold() in {n.casefold() for n in self.names()}

    def _refuse_taken(self, name: str) -> None:
        if self._taken(name):
            raise Refused("workspace_exists", name=name)

    def _let_go(self, name: str) -> None:
        """Close a workspace; one that is damaged or newer does not open, and need not. Raises Unavailable if it is held."""
        try:
            self.open(name)
        except Unavailable as failed:
            if failed.code == "workspace_held":
                raise
        self.close(name)

    def _opened(self, name: str) -> Store:
        lock = self._locked(name)
        try:
            store = opening.prepare(self._file(name))
        except BaseException:
            lock.release()
            raise
        store.notes = [*self._notes.get(name, []), *store.notes]
        self._notes[name] = store.notes
        self._open[name] = (store, lock)
        return store

    def _locked(self, name: str) -> FileLock:
        """Hold the workspace for this process; the note beside the lock says who we are."""
        note, lock = self.path / f".{name}.holder", FileLock(self.path / f".{name}.lock")
        try:
            lock.acquire(timeout=0)
            note.write_text(json.dumps({"program": self._program, "pid": os.getpid()}), "utf-8")
        except Timeout as held:
            raise Unavailable("workspace_held", holder=_holder(note)) from held
        except PermissionError as forbidden:
            lock.release()
            raise Unavailable("workspace_forbidden", file=str(self._file(name))) from forbidden
        return lock


def _holder(note: Path) -> str:
    """Which program holds a workspace; a note that is only half written tells nothing."""
    try:
        return str(json.loads(note.read_text("utf-8"))["program"])
    except (OSError, ValueError, LookupError, TypeError):
        return "?"
