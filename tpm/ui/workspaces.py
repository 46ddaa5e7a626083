"""The data folder of this program, and who of its readers is in which workspace."""

import os
import threading
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

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
    return folder().open(name)


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
    """How many readers are in each workspace."""

    def __init__(self, path: Path) -> None:
        self.folder = Folder(path, PROGRAM)
        self._numbers = Counter[str]()
        self._counting = threading.Lock()

    def come(self, name: str) -> None:
        with self._counting:
            self._numbers[name] += 1

    def leave(self, name: str) -> None:
        with self._counting:
            self._numbers[name] -= 1
            if self._numbers[name] <= 0:
                self.folder.close(name)


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
