"""Why a workspace file cannot be opened or read, as far as DuckDB and the disk tell."""

import os
import re
from pathlib import Path

import duckdb

from tpm.model.errors import Unavailable
from tpm.store import files

_HELD = re.compile(r"Could not set lock on file|used by another process|already open in")
_HOLDER = re.compile(r"held in (.+?)\. See")
_NEWER = re.compile(r"can only read (storage )?versions?")
_FULL = re.compile(r"Could not write|No space left|not enough space|File too large|Disk quota", re.IGNORECASE)


def told(error: duckdb.Error, file: Path) -> Unavailable:
    """What is to be said about an error at opening: held, newer, forbidden, no room, or damaged."""
    said = str(error)
    if _HELD.search(said):
        holder = _HOLDER.search(said)
        return Unavailable("workspace_held", holder=holder[1] if holder else "?")
    if _NEWER.search(said):
        return Unavailable("workspace_newer")
    if not (os.access(file, os.R_OK | os.W_OK) and os.access(file.parent, os.W_OK)):
        return Unavailable("workspace_forbidden", file=str(file))
    if isinstance(error, duckdb.OutOfMemoryException):
        return Unavailable("memory_full")
    if full(error):
        return Unavailable("disk_full")
    return Unavailable("workspace_damaged", folder=str(files.backup_folder(file)))


def full(error: duckdb.Error) -> bool:
    """Whether something could not be written; DuckDB tells that of a commit as an error of the transaction."""
    return _FULL.search(str(error)) is not None
