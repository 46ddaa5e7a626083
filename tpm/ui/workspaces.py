"""The data folder of this program, and who of its readers is in which workspace."""

import os
import threading
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import streamlit as st

from tpm.model.errors import TpmError
from tpm.store import backups
from tpm.store.database import Store
from tpm.store.workspaces import Folder

PROGRAM = "Touchpoint Management"
_ROOT = Path(__file__).resolve().parents[2]


def data() -> Path:
    """Where the workspaces lie: TPM_DATA, or data/ beside the program."""
    return Path(os.environ.get("TPM_DATA") or _ROOT / "data")


def folder() -> Folder:
    """All workspaces, the same object for every reader."""
    return _readers(str(data())).folder


def enter(name: str) -> Store:
    """Open a workspace for this reader, who thereby leaves the one he was in.

    A workspace nobody is in is closed, so that the command line can have it. Raises TpmError.
    """
    _stay(str(data()), name)
    store = folder().open(name)
    _readers(str(data())).back_up(name)
    return store


@contextmanager
def kept(name: str) -> Generator[Store]:
    """A workspace that stays open for work beside the pages, whoever leaves it meanwhile."""
    readers = _readers(str(data()))
    readers.come(name)
    try:
        yield readers.folder.open(name)
    finally:
        readers.leave(name)


class _Readers:
    """How many readers are in each workspace, and when it was last looked after."""

    def __init__(self, path: Path) -> None:
        self.folder = Folder(path, PROGRAM)
        self._numbers = Counter[str]()
        self._days: dict[str, date] = {}
        self._counting = threading.Lock()

    def come(self, name: str) -> None:
        with self._counting:
            self._numbers[name] += 1

    def leave(self, name: str) -> None:
        with self._counting:
            self._numbers[name] -= 1
        self.folder.close(name, unless=lambda: self._numbers[name] > 0)

    def back_up(self, name: str) -> None:
        """Make the backup of the day beside the pages, at the first call of a day."""
        today = date.today()  # noqa: DTZ011  the day on the wall
        with self._counting:
            if self._days.get(name) == today:
                return
            self._days[name] = today
            self._numbers[name] += 1
        threading.Thread(target=self._back_up, args=(name,), name="backup of the day", daemon=True).start()

    def _back_up(self, name: str) -> None:
        try:
            store = self.folder.open(name)
            try:
                backups.daily(store)
            except TpmError as failed:
                store.notes.append(failed)  # where it was closed meanwhile, nobody reads it
        except TpmError:
            return  # it was closed, renamed or deleted meanwhile
        finally:
            self.leave(name)


@st.cache_resource(show_spinner=False)
def _readers(path: str) -> _Readers:
    return _Readers(Path(path))


def _left(stay: tuple[str, str]) -> None:
    path, name = stay
    _readers(path).leave(name)


@st.cache_resource(scope="session", max_entries=1, on_release=_left, show_spinner=False)
def _stay(path: str, name: str) -> tuple[str, str]:
    """A reader's stay in a workspace; ends when he enters another one or closes the browser."""
    _readers(path).come(name)
    return path, name
