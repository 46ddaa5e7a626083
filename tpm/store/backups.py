"""Copies of a workspace that open like the workspace itself."""

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


def copy(store: Store, target: Path) -> None:
    """Write everything to a new file: to a temporary name, counted, then renamed."""
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    with store.cursor() as cursor:
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
        unfinished.unlink()
        raise Unavailable("copy_incomplete")
    unfinished.replace(target)


def _counts(cursor: duckdb.DuckDBPyConnection, database: str) -> list[int]:
    tables = cursor.execute("SELECT DISTINCT table_name FROM duckdb_tables() WHERE NOT temporary ORDER BY 1").fetchall()
    return [cursor.execute(f'SELECT count(*) FROM {database}.main."{table}"').fetchall()[0][0] for (table,) in tables]
