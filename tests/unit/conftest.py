"""A real workspace in memory."""

from collections.abc import Iterator

import pytest

from tpm.store import schema
from tpm.store.database import Store, connect


@pytest.fixture
def store() -> Iterator[Store]:
    connection = connect(None)
    schema.migrate(connection)
    opened = Store(connection)
    yield opened
    opened.close()
