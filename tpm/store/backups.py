"""Copies of a workspace that open like the workspace itself."""

from collections.abc import Generator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb

from tpm.model.errors import Unavailable
from tpm.store import faults, files
from tpm.store.database import STORAGE_VERSION, Store

KEPT = 10
_MOMENT = "%Y-%m-%d_%H%M%S_%f"


@dataclass(frozen=True, kw_only=True)
class Backup:
    """A backup of a workspace; `made_at` in UTC without a zone."""

    file: Path
    made_at: datetime

    @property
    def here(self) -> datetime:
        """When it was made, by the clock on the wall."""
        return self.made_at.replace(tzinfo=UTC).astimezone()

    @property
    def day(self) -> date:
        """The day it was made."""
        return self.here.date()


def every(file: Path) -> list[Backup]:
    """The backups of a workspace file, the latest first."""
    found: list[Backup] = []
    for path in files.backup_folder(file).glob("*.duckdb"):
        try:
            found.append(Backup(file=path, made_at=datetime.strptime(path.stem, _MOMENT)))  # noqa: DTZ007  UTC without a zone, as stored
        except ValueError:
            continue  # not one of ours
    return sorted(found, key=lambda backup: backup.made_at, reverse=True)


def make(store: Store, room: int = 0) -> Path | None:
    """Back up a workspace and thin out the older ones; None for one in memory.

    Raises Unavailable when the disk has no room for it and `room` bytes besides.
    """
    if store.path is None:
        return None
    target = files.backup_folder(store.path) / f"{datetime.now(UTC):{_MOMENT}}.duckdb"
    copy(store, target, room)
    _thin_out(store.path)
    return target


def daily(store: Store) -> Path | None:
    """Back up a workspace that has changed since its latest backup, if that is not of today. Raises Unavailable, whatever goes wrong."""
    if store.path is None:
        return None
    latest = next(iter(every(store.path)), None)
    if latest:
        changed = max((part.stat().st_mtime for part in files.parts(store.path)), default=0)
        if latest.day == datetime.now(UTC).astimezone().date() or changed <= latest.file.stat().st_mtime:
            return None
    try:
        return make(store)
    except (OSError, duckdb.Error, Unavailable) as failed:
        if isinstance(failed, Unavailable) and failed.code == "workspace_closed":
            raise
        raise Unavailable("backup_failed", folder=str(files.backup_folder(store.path))) from failed


def opens(backup: Path) -> bool:
    """Whether a backup can be read to the last row."""
    try:
        with closing(duckdb.connect(str(backup), read_only=True)) as connection:
            return len(_contents(connection.cursor(), "main")) > 0
    except duckdb.Error:
        return False


def latest_whole(file: Path) -> Backup | None:
    """The latest backup that can be read."""
    return next((backup for backup in every(file) if opens(backup.file)), None)


def move(file: Path, to: Path) -> None:
    """Let the backups of a workspace file follow it to where it lies now."""
    old, new = files.backup_folder(file), files.backup_folder(to)
    if not old.exists():
        return
    new.parent.mkdir(parents=True, exist_ok=True)
    if not new.exists() or new.samefile(old):
        old.rename(new)
        return
    for kept in old.iterdir():
        kept.replace(new / kept.name)
    old.rmdir()


def copy(store: Store, target: Path, room: int = 0) -> None:
    """Write everything to a new file: to a temporary name, opened and compared, then renamed. Changes wait meanwhile.

    Raises Unavailable when the disk is full or something is missing; nothing is left behind then.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    files.demand_room(target.parent, room + (files.size(store.path) if store.path else 0))
    unfinished = target.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    with store.still(), _gone_on_failure(unfinished), store.cursor() as cursor:
        here = '"' + str(cursor.execute("SELECT current_database()").fetchall()[0][0]).replace('"', '""') + '"'
        try:
            with _attached(cursor, unfinished, f"STORAGE_VERSION '{STORAGE_VERSION}'"):
                cursor.execute(f"COPY FROM DATABASE {here} TO copied")
            with _attached(cursor, unfinished, "READ_ONLY"):
                whole = _contents(cursor, f"{here}.main") == _contents(cursor, "copied.main")
        except duckdb.Error as failed:
            if faults.full(failed):
                raise Unavailable("disk_full") from failed
            raise
        if not whole:
            raise Unavailable("copy_incomplete")
    unfinished.replace(target)


@contextmanager
def _attached(cursor: duckdb.DuckDBPyConnection, file: Path, option: str) -> Generator[None]:
    path = str(file).replace("'", "''")
    cursor.execute(f"ATTACH '{path}' AS copied ({option})")
    try:
        yield
    finally:
        cursor.execute("DETACH copied")


@contextmanager
def _gone_on_failure(file: Path) -> Generator[None]:
    try:
        yield
    except BaseException:
        for part in files.parts(file):
            part.unlink(missing_ok=True)
        raise


def _contents(cursor: duckdb.DuckDBPyConnection, schema: str) -> list[tuple[str, int, int | None]]:
    """Name, number of rows and a sum over every cell of each table, whatever the order of its rows."""
    tables = cursor.execute("SELECT DISTINCT table_name FROM duckdb_tables() WHERE NOT temporary AND NOT internal ORDER BY 1").fetchall()
    return [(t, *cursor.execute(f'SELECT count(*), bit_xor(hash(t)) FROM {schema}."{t}" t').fetchall()[0]) for (t,) in tables]


def _thin_out(file: Path) -> None:
    """Keep the latest ones and, of the days before, the last one of each: ten in all."""
    found = every(file)
    kept = found[: KEPT // 2]
    for backup in found[KEPT // 2 :]:
        if len(kept) < KEPT and backup.day not in {k.day for k in kept}:
            kept.append(backup)
        else:
            backup.file.unlink()
