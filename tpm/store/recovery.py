"""Opening a file whose program was ended in the middle of its work: nothing that was saved is lost, nothing is deleted."""

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import duckdb

from tpm.model.errors import TpmError, Unavailable
from tpm.store import faults, files, schema
from tpm.store.database import connect

# How a log begins: type 98, version 2, the 16 bytes that name its database, the checkpoint it follows, an end mark.
_HEAD = re.compile(
    rb"\x64\x00\x62\x65\x00\x02\x66\x00\x10(?:[\x80-\xff]\x01|[\x00-\x7f]){16}\x67\x00[\x80-\xff]*[\x00-\x7f]\xff\xff", re.DOTALL
)
_SHORTEST_HEAD, _LONGEST_HEAD = 30, 64
_FRAME = 16  # before each entry: its length and its checksum, eight bytes each
_LOG_FAULT = re.compile(r"WAL")
_AT_BYTE = re.compile(r"entry at byte position (\d+)")


@dataclass(frozen=True, kw_only=True)
class Opened:
    """An open file, and what the reader should know about how it was opened."""

    connection: duckdb.DuckDBPyConnection
    notes: list[TpmError]


def open_file(file: Path) -> Opened:
    """Open a file. A log that is torn is cut where it tears, after file and log were set aside. Raises Unavailable.

    DuckDB reads a log up to the first gap without a word and deletes the rest at closing, so gaps are looked for before.
    """
    log = files.log(file)
    try:
        readable = _readable(log)
    except PermissionError as forbidden:
        raise Unavailable("workspace_forbidden", file=str(file)) from forbidden
    if readable is None:
        try:
            return Opened(connection=connect(file), notes=[])
        except duckdb.Error as error:
            if not (log.exists() and _LOG_FAULT.search(str(error))):
                raise faults.told(error, file) from error
            named = _AT_BYTE.search(str(error))
            readable = int(named[1]) if named else 0
    return _recovered(file, log, readable)


def _recovered(file: Path, log: Path, readable: int) -> Opened:
    """Open with the first `readable` bytes of the log; where that fails, everything is as it was before."""
    kept = files.set_aside(file)
    _cut(log, readable)
    try:
        connection = connect(file)
        if not schema.version(connection):
            connection.close()
            raise duckdb.IOException("nothing is left")
    except duckdb.Error as error:
        for part in files.parts(kept):
            shutil.copy2(part, file.with_name(part.name))
        raise faults.told(error, file) from error
    return Opened(connection=connection, notes=[Unavailable("workspace_recovered", folder=str(kept.parent))])


def _cut(log: Path, length: int) -> None:
    if length:
        os.truncate(log, length)
    else:
        log.unlink()


def _readable(log: Path) -> int | None:
    """How many bytes of a log can be read before it tears, 0 for a strange beginning; None for one in order or none."""
    if not log.exists() or (end := log.stat().st_size) < _SHORTEST_HEAD:
        return None  # nothing was saved in it
    with log.open("rb") as stream:
        head = _HEAD.match(stream.read(_LONGEST_HEAD))
        if not head:
            return 0
        at = head.end()
        while at + _FRAME <= end:
            stream.seek(at)
            length = int.from_bytes(stream.read(8), "little")
            if not length or at + _FRAME + length > end:
                break
            at += _FRAME + length
    return None if at == end else at
