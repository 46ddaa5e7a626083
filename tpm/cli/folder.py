"""The folder of workspaces a command works in, closed again at its end."""

import argparse
from collections.abc import Generator
from contextlib import contextmanager

from tpm.store.workspaces import Folder


@contextmanager
def opened(args: argparse.Namespace) -> Generator[Folder]:
    """The folder named by --data or TPM_DATA."""
    folder = Folder(args.data, "command line")
    try:
        yield folder
    finally:
        folder.close_all()
