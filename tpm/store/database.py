"""One open workspace file: reading by a cursor of its own, writing one change at a time."""

import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from tpm.model.errors import Unavailable
from tpm.store.change import Change, Values

# Files of this layout can be read by every DuckDB from 1.5 on.
STORAGE_VERSION = "v1.5.0"
MEMORY_LIMIT = "4GB"


def connect(path: Path | None) -> duckdb.DuckDBPyConnection:
    """Open a file (or a database in memory), then lock it down: no extensions, no other folders, no changes of options."""
    options: dict[str, Any] = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "memory_limit": MEMORY_LIMIT,
        "storage_compatibility_version": STORAGE_VERSION,
    }
    connection = duckdb.connect(str(path) if path else ":memory:", config=options)
    if path:
        folder = str(path.parent).replace("'", "''")
        connection.execute(f"SET allowed_directories = ['{folder}']")
        connection.execute(f"SET temp_directory = '{folder}/.spill'")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


class Store:
    """One workspace. Readers work side by side; a write lock lets in one change at a time.

    A connection object must not be shared by threads (it returns other threads' rows), so every
    unit of work takes a cursor, fetches to the end and closes it.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path | None = None) -> None:
        self.path = path
        self._root = connection
        self._writing = threading.RLock()
        self._idle = threading.Condition()
        self._busy = 0
        self._closed = False

    @property
    def name(self) -> str:
        """Name of the workspace."""
        return self.path.stem if self.path else ""

    @contextmanager
    def cursor(self) -> Generator[duckdb.DuckDBPyConnection]:
        """A cursor for one unit of work. Raises Unavailable where the workspace was closed."""
        with self._idle:
            if self._closed:
                raise Unavailable("workspace_closed")
            cursor = self._root.cursor()
            self._busy += 1
        try:
            yield cursor
        finally:
            cursor.close()
            with self._idle:
                self._busy -= 1
                self._idle.notify_all()

    @contextmanager
    def still(self) -> Generator[None]:
        """Nobody else changes anything in the meantime."""
        with self._writing:
            yield

    def frame(self, sql: str, values: Values = None) -> pd.DataFrame:
        """The rows of a query as a frame."""
        with self.cursor() as cursor:
            return cursor.execute(sql, values).df()

    def rows(self, sql: str, values: Values = None) -> list[tuple[Any, ...]]:
        """The rows of a query as tuples."""
        with self.cursor() as cursor:
            return cursor.execute(sql, values).fetchall()

    @contextmanager
    def change(self, by: str = "") -> Generator[Change]:
        """One transaction of edits that belong together, saved at the end or not at all.

        Rolls back on every exception, a rerun or a closed tab included. Raises Unavailable where
        the disk is full or the workspace was closed.
        """
        with self._writing, self.cursor() as cursor:
            cursor.begin()
            try:
                yield Change(cursor, by)
                cursor.commit()
            except duckdb.OutOfMemoryException as full:
                cursor.rollback()
                raise Unavailable("memory_full") from full
            except duckdb.IOException as failed:
                cursor.rollback()
                raise Unavailable("disk_full") from failed
            except BaseException:
                cursor.rollback()
                raise

    def close(self) -> None:
        """Write everything to the file and let go of it; waits for a running change and for everybody who reads.

        DuckDB refuses to close while a cursor is at work, and a cursor that outlives its connection loses its rows.
        """
        with self._writing, self._idle:
            self._closed = True
            self._idle.wait_for(lambda: not self._busy)
            self._root.close()
