"""Edits that belong together: saved in one transaction, written into the audit, undone together."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa

from tpm.model.errors import Conflict

Values = Mapping[str, object] | Sequence[object] | None
EDITABLE = frozenset(
    {
        "phase",
        "touchpoint",
        "survey",
        "question",
        "referral",
        "origin",
        "origin_spelling",
        "target",
        "measure",
        "encounter",
        "journey",
        "journey_step",
        "recommender",
        "warning",
        "note",
        "factor",
        "perspective_rating",
        "quality_check",
        "incident",
        "remark",
        "process_step",
        "idea",
        "scenario",
        "decision",
    }
)
_AUDIT_ADDED = """
INSERT INTO audit (change_id, changed_at, changed_by, "table", row_id, before, after)
SELECT $change, $now, $by, $table, t.id, NULL, to_json(t) FROM "{table}" t SEMI JOIN added ON added.id = t.id
"""


def now() -> datetime:
    """The moment of an event: UTC without a zone, as it is stored."""
    return datetime.now(UTC).replace(tzinfo=None)


class Change:
    """An open transaction. Made by `Store.change`; `id` names it for undoing."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, by: str) -> None:
        self._cursor = cursor
        self._by = by
        self.id: int = self.rows("SELECT nextval('change_id')")[0][0]

    def rows(self, sql: str, values: Values = None) -> list[tuple[Any, ...]]:
        """Run one statement and fetch its rows."""
        return self._cursor.execute(sql, values).fetchall()

    def frame(self, sql: str, values: Values = None) -> pd.DataFrame:
        """Run one query and fetch its rows as a frame."""
        return self._cursor.execute(sql, values).df()

    def register(self, name: str, table: object) -> None:
        """Make an Arrow table or frame readable under a name until the change ends."""
        self._cursor.register(name, table)

    def insert(self, table: str, **values: object) -> int:
        """Add a row to an editable table and return its id."""
        values = values | {"changed_at": now()}
        columns = ", ".join(f'"{c}"' for c in values)
        gaps = ", ".join(f"${c}" for c in values)
        row_id: int = self.rows(f'INSERT INTO "{_editable(table)}" ({columns}) VALUES ({gaps}) RETURNING id', values)[0][0]
        self._audit(table, row_id, None, self._image(table, row_id))
        return row_id

    def insert_all(self, table: str, rows: Sequence[Mapping[str, object]]) -> list[int]:
        """Add many rows with the same columns to an editable table at once and return their ids in the same order."""
        if not rows:
            return []
        ids = [int(row_id) for (row_id,) in self.rows("SELECT nextval('row_id') FROM range(?)", [len(rows)])]
        self.register("added", pa.Table.from_pylist([dict(row) | {"id": i, "changed_at": now()} for i, row in zip(ids, rows, strict=True)]))
        self.rows(f'INSERT INTO "{_editable(table)}" BY NAME SELECT * FROM added')
        self.rows(_AUDIT_ADDED.format(table=table), {"change": self.id, "now": now(), "by": self._by, "table": table})
        return ids

    def update(self, table: str, row_id: int, version: int, **values: object) -> int:
        """Change a row that was last seen in `version`; return its new version. Raises Conflict if somebody was faster."""
        before = self._image(table, row_id)
        values = values | {"changed_at": now()}
        settings = ", ".join(f'"{c}" = ${c}' for c in values)
        self._cursor.execute(
            f'UPDATE "{_editable(table)}" SET {settings}, version = version + 1 WHERE id = $row_id AND version = $seen',
            values | {"row_id": row_id, "seen": version},
        )
        if self._cursor.rowcount != 1:
            raise Conflict("conflict")
        self._audit(table, row_id, before, self._image(table, row_id))
        return version + 1

    def retire(self, table: str, row_id: int, version: int) -> int:
        """Take a row out of use without losing it."""
        return self.update(table, row_id, version, retired_at=now())

    def restore(self, table: str, row_id: int, version: int) -> int:
        """Take a retired row back into use."""
        return self.update(table, row_id, version, retired_at=None)

    def delete(self, table: str, row_id: int) -> None:
        """Remove a row for good; its last state stays in the audit."""
        before = self._image(table, row_id)
        self.rows(f'DELETE FROM "{_editable(table)}" WHERE id = $id', {"id": row_id})
        self._audit(table, row_id, before, None)

    def exists(self, table: str, row_id: int) -> bool:
        """Whether the row is there; an import that went out took its rows with it."""
        return self._image(table, row_id) is not None

    def put_back(self, table: str, image: Mapping[str, object]) -> None:
        """Write a row as an earlier image showed it, as its next version; used for undoing."""
        row_id = int(str(image["id"]))
        before = self._image(table, row_id)
        values = {c: v for c, v in image.items() if c not in {"version", "changed_at"}} | {"changed_at": now()}
        version = int(before["version"]) + 1 if before else int(str(image["version"])) + 1
        values |= {"version": version}
        if before:
            settings = ", ".join(f'"{c}" = ${c}' for c in values if c != "id")
            self.rows(f'UPDATE "{_editable(table)}" SET {settings} WHERE id = $id', values)
        else:
            columns, gaps = ", ".join(f'"{c}"' for c in values), ", ".join(f"${c}" for c in values)
            self.rows(f'INSERT INTO "{_editable(table)}" ({columns}) VALUES ({gaps})', values)
        self._audit(table, row_id, before, self._image(table, row_id))

    def _image(self, table: str, row_id: int) -> dict[str, Any] | None:
        found = self.rows(f'SELECT to_json(t) FROM "{_editable(table)}" t WHERE id = $id', {"id": row_id})
        return json.loads(found[0][0]) if found else None

    def _audit(self, table: str, row_id: int, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> None:
        self.rows(
            'INSERT INTO audit (change_id, changed_at, changed_by, "table", row_id, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)',
            [self.id, now(), self._by, table, row_id, json.dumps(before) if before else None, json.dumps(after) if after else None],
        )


def _editable(table: str) -> str:
    if table not in EDITABLE:
        raise ValueError(table)
    return table
