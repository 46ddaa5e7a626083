"""Copies of a workspace that open like the workspace itself."""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from tpm.model.errors import Unavailable
from tpm.store.database import STORAGE_VERSION, Store

KEPT = 10


def folder(file: Path) -> Path:
    """Where the backups of a workspace file lie."""
    return file.parent / "backups" / file.stem


def make(store: Store) -> Path | None:
    """Back up a workspace and keep the latest ten; None for one in memory. Raises Unavailable when the disk is full."""
    if store.path is None:
        return None
    target = folder(store.path) / f"{datetime.now(UTC):%Y-%m-%d_%H%M%S_%f}.duckdb"
    copy(store, target)
    for old in sorted(target.parent.glob("*.duckdb"))[:-KEPT]:
        old.unlink()
    return target


def move(file: Path, to: Path) -> None:
    """Let the backups of a workspace file follow it to where it lies now."""
    old, new = folder(file), folder(to)
    if not old.exists():
        return
    new.parent.mkdir(parents=True, exist_ok=True)
    if not new.exists() or new.samefile(old):
        old.rename(new)
        return
    for kept in old.iterdir():
        kept.replace(new / kept.name)
    old.rmdir()


def copy(store: Store, target: Path) -> None:
    """Write everything to a new file: to a temporary name, counted, then renamed. Changes wait meanwhile.

    Raises Unavailable when the disk is full or something is missing; nothing is left behind then.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    with store.still(), _gone_on_failure(unfinished), store.cursor() as cursor:
        here = '"' + str(cursor.execute("SELECT current_database()").fetchall()[0][0]).replace('"', '""') + '"'
        path = str(unfinished).replace("'", "''")
        try:
            cursor.execute(f"ATTACH '{path}' AS copied (STORAGE_VERSION '{STORAGE_VERSION}')")
            try:
                cursor.execute(f"COPY FROM DATABASE {here} TO copied")
                whole = _counts(cursor, here) == _counts(cursor, "copied")
            finally:
                cursor.execute("DETACH copied")
        except duckdb.IOException as failed:
            raise Unavailable("disk_full") from failed
        if not whole:
            raise Unavailable("copy_incomplete")
    unfinished.replace(target)


@contextmanager
def _gone_on_failure(file: Path) -> Generator[None]:
    try:
        yield
    except BaseException:
        file.unlink(missing_ok=True)
        raise


def _counts(cursor: duckdb.DuckDBPyConnection, database: str) -> list[int]:
    tables = cursor.execute("SELECT DISTINCT table_name FROM duckdb_tables() WHERE NOT temporary ORDER BY 1").fetchall()
    return [cursor.execute(f'SELECT count(*) FROM {database}.main."{table}"').fetchall()[0][0] for (table,) in tables]
