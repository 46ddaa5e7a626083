"""What somebody has corrected by hand in the new customers of an import, to be kept where the import is read anew."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from tpm.store.change import Change
from tpm.store.database import Store

_OF_THE_ROW = frozenset({"id", "version", "respondent_id", "changed_at"})
# The first edit of a row remembers how it was imported.
_EDITED = """
WITH imported AS (
    SELECT row_id, arg_min(before, id) AS image FROM audit
    WHERE "table" = 'referral' AND before IS NOT NULL GROUP BY row_id
)
SELECT f.respondent_id % 4294967296, r.source_key, i.image, to_json(f)
FROM referral f JOIN imported i ON i.row_id = f.id JOIN respondent r ON r.id = f.respondent_id
WHERE r.import_id = $import ORDER BY 1
"""
_SAME_SHEET = "SELECT count(*) FROM import WHERE id = $import AND file_hash = $file_hash AND sheet = $sheet"
# Numbers that only one respondent of an import has.
_NUMBERS = """
SELECT source_key, any_value(id) % 4294967296 FROM respondent
WHERE import_id = $import AND list_contains($keys, source_key) GROUP BY source_key HAVING count(*) = 1
"""
_NOW = "SELECT id, version FROM referral WHERE respondent_id = $import * 4294967296 + $row"


@dataclass(frozen=True, kw_only=True)
class Correction:
    """One new customer who was changed by hand: its `row` in the file, its number there, and what was changed to what."""

    row: int
    source_key: str | None
    changes: Mapping[str, object]

    @property
    def said(self) -> str:
        """What it says now where it was changed."""
        return " · ".join(str(value) for value in self.changes.values() if value not in (None, ""))

    @property
    def taken_out(self) -> bool:
        """Whether the new customer was taken out of the list."""
        return self.changes.get("retired_at") is not None


def of_import(store: Store | Change, import_id: int) -> list[Correction]:
    """What was corrected by hand in an import that stands, in the order of its file."""
    return [
        Correction(row=int(row), source_key=key, changes=changes)
        for row, key, before, after in store.rows(_EDITED, {"import": import_id})
        if (changes := _changes(json.loads(before), json.loads(after)))
    ]


def is_of_sheet(store: Store | Change, import_id: int, file_hash: str, sheet: str) -> bool:
    """Whether an import has read this very sheet, so that its rows are the same rows."""
    return bool(store.rows(_SAME_SHEET, {"import": import_id, "file_hash": file_hash, "sheet": sheet})[0][0])


def unique_numbers(store: Store | Change, import_id: int, keys: Collection[str]) -> frozenset[str]:
    """Those of the numbers that only one respondent of an import has."""
    return frozenset(key for key, _ in store.rows(_NUMBERS, {"import": import_id, "keys": list(keys)}))


def carry_over(change: Change, import_id: int, placed: Sequence[tuple[int, Correction]]) -> None:
    """Correct the new customers of another import, at the rows given, in the same way."""
    for row, correction in placed:
        for row_id, version in change.rows(_NOW, {"import": import_id, "row": row}):
            change.update("referral", row_id, version, **correction.changes)


def _changes(before: Mapping[str, object], after: Mapping[str, object]) -> dict[str, object]:
    """What was changed of the columns that the row had from the beginning."""
    return {name: value for name, value in after.items() if name in before.keys() - _OF_THE_ROW and value != before[name]}
