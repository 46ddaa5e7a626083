"""What a reader has chosen to import: one file or sheet after the other, and what became of each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

import streamlit as st

from tpm.model.errors import TpmError
from tpm.store.imports import Receipt
from tpm.tasks.imports import Plan
from tpm.ui.importing.uploads import Upload

_QUEUE = "import.queue"


class Why(StrEnum):
    """Why something was not imported, where nothing is wrong with it."""

    TWICE = "twice"
    SKIPPED = "skipped"
    STOPPED = "stopped"


@dataclass(frozen=True, kw_only=True)
class Item:
    """A file, or one `sheet` of it; `day` dates its answers where somebody has said so."""

    upload: Upload
    sheet: str = ""
    day: date | None = None

    @property
    def name(self) -> str:
        """The file, and the sheet where it is one of several."""
        return f"{self.upload.name} · {self.sheet}" if self.sheet else self.upload.name


@dataclass(frozen=True, kw_only=True)
class Told:
    """What became of an item: saved (`plan`, `receipt`), refused (`error`), or left out (`why`)."""

    name: str
    workspace: str = ""
    plan: Plan | None = None
    receipt: Receipt | None = None
    error: TpmError | None = None
    why: Why | None = None


@dataclass(frozen=True, kw_only=True)
class Queue:
    """The item being worked on, those after it, and those that are done with."""

    now: Item | None = None
    waiting: tuple[Item, ...] = ()
    told: tuple[Told, ...] = ()

    @property
    def place(self) -> int:
        """Which of the items is being worked on, from 1; the same file chosen twice counts once."""
        return sum(one.why is not Why.TWICE for one in self.told) + 1

    @property
    def of(self) -> int:
        """How many items there are."""
        return self.place + len(self.waiting) - (self.now is None)


def current() -> Queue:
    """The queue of this reader, empty where nothing was chosen."""
    return st.session_state.get(_QUEUE) or Queue()


def fill(items: Sequence[Item], told: Sequence[Told] = ()) -> None:
    """Begin anew with these items."""
    _keep(Queue(waiting=tuple(items), told=tuple(told)))


def put_first(items: Sequence[Item]) -> None:
    """Have more to do before what is waiting."""
    queue = current()
    _keep(replace(queue, waiting=(*items, *queue.waiting)))


def take() -> Item | None:
    """The next item, which is being worked on from now; None where all is done."""
    queue = current()
    now, waiting = (queue.waiting[0], queue.waiting[1:]) if queue.waiting else (None, ())
    _keep(replace(queue, now=now, waiting=waiting))
    return now


def tell(told: Told) -> None:
    """Keep what became of the item being worked on."""
    queue = current()
    _keep(replace(queue, now=None, told=(*queue.told, told)))


def stop() -> None:
    """Leave out everything that is not done."""
    queue = current()
    left = tuple(Told(name=item.name, why=Why.STOPPED) for item in (queue.now, *queue.waiting) if item)
    _keep(replace(queue, now=None, waiting=(), told=(*queue.told, *left)))


def forget() -> None:
    """No longer tell of what was imported last."""
    st.session_state.pop(_QUEUE, None)


def _keep(queue: Queue) -> None:
    st.session_state[_QUEUE] = queue
