"""A real workspace: the copy of an empty one, which is made once."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from tpm.store import schema
from tpm.store.database import Store, connect

NUMBERS = count()


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an empty workspace, closed."""
    file = tmp_path_factory.mktemp("stores") / "empty.duckdb"
    with closing(connect(file)) as connection:
        schema.migrate(connection)
    return file


@pytest.fixture
def store(empty: Path) -> Iterator[Store]:
    file = shutil.copyfile(empty, empty.with_name(f"{next(NUMBERS)}.duckdb"))
    opened = Store(connect(file))
    yield opened
    opened.close()
    file.unlink()
