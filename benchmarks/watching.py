"""What a piece of work takes: rows that it fetches from the database, and memory."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tpm.store.database import Store

MEGABYTE = 1 << 20


class Counted:
    """A cursor that counts the rows that are fetched."""

    def __init__(self, cursor: Any, fetched: list[int]) -> None:  # noqa: ANN401  a cursor of DuckDB, or another one around it
        self._cursor, self._fetched = cursor, fetched

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  whatever a cursor has
        """What is not counted is that of the cursor."""
        return getattr(self._cursor, name)

    def execute(self, sql: str, *values: object) -> "Counted":
        """Run a query; its rows are counted when they are fetched."""
        self._cursor.execute(sql, *values)
        return self

    def df(self) -> Any:  # noqa: ANN401  a frame
        """All rows as a frame."""
        return self._noted(self._cursor.df())

    def fetchall(self) -> Any:  # noqa: ANN401  a list
        """All rows."""
        return self._noted(self._cursor.fetchall())

    def fetchone(self) -> Any:  # noqa: ANN401  a tuple
        """The next row."""
        self._fetched[0] += 1
        return self._cursor.fetchone()

    def _noted(self, rows: Any) -> Any:  # noqa: ANN401  as above
        self._fetched[0] += len(rows)
        return rows


@contextmanager
def rows_counted(fetched: list[int]) -> Iterator[None]:
    """Counts the rows that all stores fetch meanwhile."""
    plain = Store.cursor

    @contextmanager
    def counted(store: Store) -> Iterator[Any]:
        with plain(store) as cursor:
            yield Counted(cursor, fetched)

    Store.cursor = counted
    try:
        yield
    finally:
        Store.cursor = plain


@contextmanager
def memory_watched(most: list[float]) -> Iterator[None]:
    """Puts the megabytes that come on top meanwhile, at most, into the list."""
    before, done = held(), threading.Event()
    watcher = threading.Thread(target=_watch, args=(done, most), daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()
        most[0] = max(0.0, most[0] - before)


def _watch(done: threading.Event, most: list[float]) -> None:
    while True:
        most[0] = max(most[0], held())
        if done.wait(0.01):
            return


def held() -> float:
    """Megabytes in memory (0 where the system does not tell)."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / MEGABYTE
