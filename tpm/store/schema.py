"""The numbered steps that bring a workspace file to the present layout."""

from pathlib import Path

import duckdb

from tpm.model.errors import Unavailable

STEPS = Path(__file__).parent / "migrations"


def latest(steps: Path = STEPS) -> int:
    """Number of the newest step."""
    return len(_files(steps))


def version(connection: duckdb.DuckDBPyConnection) -> int:
    """How many steps a file has gone; 0 for an empty one."""
    tables = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    if "setting" not in tables:
        return 0
    found = connection.execute("SELECT value FROM setting WHERE name = 'schema'").fetchone()
    return int(found[0]) if found else 0


def migrate(connection: duckdb.DuckDBPyConnection, steps: Path = STEPS) -> None:
    """Go every step that is missing, each in a transaction of its own. Raises Unavailable for a newer file."""
    done = version(connection)
    files = _files(steps)
    if done > len(files):
        raise Unavailable("workspace_newer")
    for number, file in enumerate(files[done:], done + 1):
        connection.begin()
        try:
            for statement in duckdb.extract_statements(file.read_text("utf-8")):
                connection.execute(statement)
            connection.execute("INSERT OR REPLACE INTO setting (name, value) VALUES ('schema', ?)", [str(number)])
            connection.commit()
        except BaseException:
            connection.rollback()
            raise


def _files(steps: Path) -> list[Path]:
    return sorted(steps.glob("[0-9]*.sql"))
