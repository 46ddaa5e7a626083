"""No frame with a row per respondent leaves the database: with three times the answers no query fetches three times the rows."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from firms import make_sample

from tpm.cli import figures as command_line
from tpm.model.period import Filter, Period
from tpm.store.database import Store
from tpm.tasks.sample import firm as company
from tpm.ui import routes, workspaces
from tpm.ui.routes import ROUTES

PAGES = sorted({route.name for route in ROUTES if routes.exists(route.name)} - {"import", "workspaces"})
FEW = 10
FURTHER = 1 << 60  # beyond the number of every respondent
COPY = "INSERT INTO {table} SELECT * REPLACE ({id} + {more} AS {id}) FROM {table} WHERE {id} < {further}"
OF_RESPONDENTS = {"answer": "respondent_id", "respondent_segment": "respondent_id", "respondent": "id"}
Fetched = dict[str, int]


class Counted:
    """A cursor that notes how many rows are fetched at once."""

    def __init__(self, cursor: Any, fetched: Fetched) -> None:
        self._cursor, self._fetched, self._sql = cursor, fetched, ""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._cursor, name)

    def execute(self, sql: str, *values: object) -> "Counted":
        self._sql = sql
        self._cursor.execute(sql, *values)
        return self

    def df(self) -> Any:
        return self._noted(self._cursor.df())

    def fetchall(self) -> Any:
        return self._noted(self._cursor.fetchall())

    def _noted(self, rows: Any) -> Any:
        self._fetched[self._sql] = max(len(rows), self._fetched.get(self._sql, 0))
        return rows


@pytest.fixture
def fetched(data, monkeypatch: pytest.MonkeyPatch) -> Fetched:
    """The most rows that each query of the sample company gave."""
    del data
    make_sample(workspaces.folder())
    seen: Fetched = {}
    plain = Store.cursor

    @contextmanager
    def counted(store: Store) -> Iterator[Any]:
        with plain(store) as cursor:
            yield Counted(cursor, seen)

    monkeypatch.setattr(Store, "cursor", counted)
    return seen


def ask_three_times_as_many() -> None:
    with workspaces.folder().open(company.NAME).change() as change:
        for more in (FURTHER, 2 * FURTHER):
            for table, name in OF_RESPONDENTS.items():
                change.rows(COPY.format(table=table, id=name, more=more, further=FURTHER))


def grown(before: Fetched, after: Fetched) -> dict[str, tuple[int, int]]:
    """Queries that gave more than twice the rows, with both numbers. A few more there may be: parts too small before are shown now."""
    return {sql: (before.get(sql, 0), n) for sql, n in after.items() if n > 2 * max(before.get(sql, 0), FEW)}


def test_pages_fetch_statistics_not_respondents(visit, fetched: Fetched):
    few, many = {}, {}
    for seen in (few, many):
        for page in PAGES:
            fetched.clear()
            assert not visit(page, w=company.NAME).exception
            seen[page] = dict(fetched)
        ask_three_times_as_many()
    assert all(few.values())
    assert not {page: found for page in PAGES if (found := grown(few[page], many[page]))}


def test_the_command_line_fetches_statistics_not_respondents(fetched: Fetched):
    store = workspaces.folder().open(company.NAME)
    few = command_line.collect(store, Filter(), Period.MONTH)
    before = dict(fetched)
    ask_three_times_as_many()
    fetched.clear()
    many = command_line.collect(store, Filter(), Period.MONTH)
    assert not grown(before, fetched)
    assert [3 * one["n"] for one in few["touchpoints"]] == [one["n"] for one in many["touchpoints"]]


def test_a_query_of_single_answers_would_be_noticed(fetched: Fetched):
    sql = "SELECT respondent_id, value FROM answer"
    store = workspaces.folder().open(company.NAME)
    store.frame(sql)
    before = dict(fetched)
    ask_three_times_as_many()
    store.frame(sql)
    assert sql in grown(before, fetched)
