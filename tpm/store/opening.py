"""From a workspace file to an open workspace of the present layout."""

from contextlib import closing
from pathlib import Path

import duckdb

from tpm.store import backups, faults, recovery, schema
from tpm.store.database import Store, connect


def prepare(file: Path) -> Store:
    """Open a file and bring it to the present layout: an older one is backed up, migrated as a copy, then swapped."""
    opened = recovery.open_file(file)
    connection = opened.connection
    try:
        if 0 < schema.version(connection) < schema.latest():
            connection = _migrated(Store(connection, file), file)
        schema.migrate(connection)
    except duckdb.FatalException as fatal:
        connection.close()
        raise faults.told(fatal, file) from fatal
    except BaseException:
        connection.close()
        raise
    store = Store(connection, file)
    store.notes += opened.notes
    return store


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
