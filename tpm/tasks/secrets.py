"""The secret by which respondents with a personal number are told again: asked for only where a file holds such numbers."""

from collections.abc import Sequence

from tpm.ingest import pseudonyms as hidden
from tpm.ingest.inspection import Inspection
from tpm.model.mapping import ColumnMapping
from tpm.model.survey import Role
from tpm.store import pseudonyms
from tpm.store.database import Store


def made(store: Store, inspection: Inspection, columns: Sequence[ColumnMapping]) -> bytes:
    """The secret for a file that is going to be saved, made at first need; none where nothing has to be hidden."""
    return pseudonyms.secret(store) if _is_needed(inspection, columns) else b""


def known(store: Store, inspection: Inspection, columns: Sequence[ColumnMapping]) -> bytes:
    """The secret as far as there is one: looking at a file makes none."""
    return pseudonyms.known(store) if _is_needed(inspection, columns) else b""


def _is_needed(inspection: Inspection, columns: Sequence[ColumnMapping]) -> bool:
    numbered = next((mapping.position for mapping in columns if mapping.role is Role.ID), None)
    return any(hidden.are_needed(column) for column in inspection.columns if column.position == numbered)
