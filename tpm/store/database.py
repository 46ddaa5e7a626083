"""One open workspace file: reading by a cursor of its own, writing one change at a time."""

import threading
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from tpm.model.errors import TpmError, Unavailable
from tpm.store import faults
from tpm.store.change import Change, Values

# Files of this layout can be read by every DuckDB from 1.5 on.
STORAGE_VERSION = "v1.5.0"
MEMORY_LIMIT = "4GB"
# A database that had to stop is opened again, but not over and over; and not while others still read from it.
_SECONDS_BETWEEN_STARTS = 30
_SECONDS_TO_LET_GO = 10


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
    unit of work takes a cursor, fetches to the end and closes it. `notes` is what the readers should know about
    this file: that it was recovered, that a backup failed, that the database had to be opened again. `changes` counts what may
    have changed something: while it stays the same, so does everything (no other process can write to the file).
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path | None = None) -> None:
        self.path = path
        self.notes: list[TpmError] = []
        self.changes = 0
        self._root = connection
        self._writing = threading.RLock()
        self._idle = threading.Condition()
        self._busy = 0
        self._closed = False
        self._stopped = False
        self._started = float("-inf")

    @property
    def name(self) -> str:
        """Name of the workspace."""
        return self.path.stem if self.path else ""

    @contextmanager
    def cursor(self) -> Generator[duckdb.DuckDBPyConnection]:
        """A cursor for one unit of work. Raises Unavailable where the workspace was closed or the database had to stop."""
        with self._idle:
            if self._closed:
                raise Unavailable("workspace_closed")
            if self._stopped:
                self._start_again()
            root = self._root
            cursor = root.cursor()
            self._busy += 1
        try:
            yield cursor
        except duckdb.FatalException as fatal:
            with self._idle:
                self._stopped = self._stopped or root is self._root
            raise Unavailable("database_stopped") from fatal
        finally:
            cursor.close()
            with self._idle:
                self._busy -= 1
                self._idle.notify_all()

    def _start_again(self) -> None:
        """Connect anew after a fatal error, which is most often a full disk; what was saved is in the file or its log."""
        now = time.monotonic()
        if self.path is None or now < self._started + _SECONDS_BETWEEN_STARTS:
            raise Unavailable("database_stopped")
        if not self._idle.wait_for(lambda: not self._busy, _SECONDS_TO_LET_GO):
            raise Unavailable("database_stopped")
        if not self._stopped:  # another reader was faster
            return
        self._started = now
        with suppress(duckdb.Error):
            self._root.close()
        try:
            self._root = connect(self.path)
        except duckdb.Error as error:
            raise faults.told(error, self.path) from error
        self._stopped = False
        self.changes += 1
        self.notes.append(Unavailable("database_restarted"))

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
                _roll_back(cursor)
                raise Unavailable("memory_full") from full
            except (duckdb.IOException, duckdb.TransactionException) as failed:
                _roll_back(cursor)
                if faults.full(failed):
                    raise Unavailable("disk_full") from failed
                raise
            except BaseException:
                _roll_back(cursor)
                raise
            finally:
                self.changes += 1

    def close(self) -> None:
        """Write everything to the file and let go of it; waits for a running change and for everybody who reads.

        DuckDB refuses to close while a cursor is at work, and a cursor that outlives its connection loses its rows.
        """
        with self._writing, self._idle:
            self._closed = True
            self._idle.wait_for(lambda: not self._busy)
            self._root.close()


def _roll_back(cursor: duckdb.DuckDBPyConnection) -> None:
    """Take everything back; a commit that failed has done so already, and then there is nothing to take back."""
    with suppress(duckdb.Error):
        cursor.rollback()
