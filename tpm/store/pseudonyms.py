"""The secret by which an installation recognises respondents again. It lies beside the workspaces, never inside one."""

import secrets

from tpm.store.database import Store

FILE = ".pseudonyms.key"
_LENGTH = 32


def secret(store: Store) -> bytes:
    """The secret of the folder the workspace lies in, made at first need; none for a workspace that is not in a folder.

    Without it a keyed hash cannot be traced back to an address, and a copy of the workspace does not carry it along.
    """
    if store.path is None:
        return b""
    path = store.path.parent / FILE
    if not path.exists() or path.stat().st_size < _LENGTH:
        fresh = path.with_suffix(".new")
        fresh.touch(mode=0o600)
        fresh.write_bytes(secrets.token_bytes(_LENGTH))
        fresh.replace(path)
    return path.read_bytes()
