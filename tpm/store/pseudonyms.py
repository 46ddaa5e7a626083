"""The secret by which an installation recognises respondents again. It lies beside the workspaces, never inside one."""

import os
import secrets
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from tpm.model.errors import Unavailable
from tpm.store.database import Store

FILE = ".pseudonyms.key"
_LENGTH = 32
# Where a disk knows no links, another process may be seen in the middle of writing.
_PATIENCE, _PACE = 2.0, 0.02


def known(store: Store) -> bytes:
    """The secret of the folder the workspace lies in, empty where there is none that can be used."""
    path = _path(store)
    content = path.read_bytes() if path and path.exists() else b""
    return content if len(content) >= _LENGTH else b""


def secret(store: Store) -> bytes:
    """The secret of the folder the workspace lies in, made at first need; none for a workspace that is not in a folder.

    Without it a keyed hash cannot be traced back to an address, and a copy of the workspace does not carry it along.
    Whoever comes first makes it: several processes at once get the same. Raises Unavailable where it is damaged.
    """
    path = _path(store)
    if path is None:
        return b""
    if not path.exists():
        _make(path)
    return _read(path)


def _path(store: Store) -> Path | None:
    return store.path.parent / FILE if store.path else None


def _read(path: Path) -> bytes:
    """What the file holds, once it is written in full."""
    ends = time.monotonic() + _PATIENCE
    while len(content := path.read_bytes()) < _LENGTH:
        if time.monotonic() > ends:
            raise Unavailable("secret_damaged", file=str(path))
        time.sleep(_PACE)
    return content


def _make(path: Path) -> None:
    """Write a fresh secret aside and give it its name only where nobody was faster."""
    handle, name = tempfile.mkstemp(prefix=FILE, suffix=".new", dir=path.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(_LENGTH))
            file.flush()
            os.fsync(file.fileno())
        _name(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)


def _name(fresh: Path, path: Path) -> None:
    """Never replaces a file that is there."""
    with suppress(FileExistsError):
        try:
            path.hardlink_to(fresh)
        except FileExistsError:
            raise
        except OSError:  # a disk without links
            with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600), "wb") as file:
                file.write(fresh.read_bytes())
