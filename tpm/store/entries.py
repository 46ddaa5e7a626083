"""What was written down about touchpoints: factors, ratings by perspective, incidents, remarks, steps, ideas.

All these tables live alike, so one module keeps them; a table has the fields of its dataclass as columns.
"""

from collections.abc import Mapping
from dataclasses import fields, replace
from enum import StrEnum
from typing import Any, TypeVar, get_args

from tpm.model.entry import Entry
from tpm.model.errors import Conflict, Refused
from tpm.model.factor import Factor
from tpm.model.idea import Idea
from tpm.model.incident import Incident
from tpm.model.perspective import PerspectiveRating
from tpm.model.process import ProcessStep
from tpm.model.quality import QualityCheck
from tpm.model.remark import Remark
from tpm.store.change import Change
from tpm.store.database import Store

Kind = TypeVar("Kind", bound=Entry)

TABLES: Mapping[type[Entry], str] = {
    Factor: "factor",
    PerspectiveRating: "perspective_rating",
    QualityCheck: "quality_check",
    Incident: "incident",
    Remark: "remark",
    ProcessStep: "process_step",
    Idea: "idea",
}
_ORDER: Mapping[type[Entry], str] = {
    PerspectiveRating: "e.rated_on DESC, e.id",
    Incident: "e.happened_on DESC, e.severity DESC, e.id",
    ProcessStep: "e.position, e.id",
}
# What cannot be left empty.
_NEEDED = ("text", "name")


def every(store: Store | Change, kind: type[Kind], touchpoint_id: int | None = None) -> list[Kind]:
    """All entries of a kind, of one touchpoint or of all that are in use; the latest incidents and ratings first, steps in their order."""
    names = ", ".join(f'e."{f.name}"' for f in fields(kind))
    found = store.rows(
        f'SELECT {names} FROM "{TABLES[kind]}" e JOIN touchpoint t ON t.id = e.touchpoint_id AND t.retired_at IS NULL '
        f"WHERE e.retired_at IS NULL AND ($touchpoint IS NULL OR e.touchpoint_id = $touchpoint) ORDER BY {_ORDER.get(kind, 'e.id')}",
        {"touchpoint": touchpoint_id},
    )
    return [kind(**{f.name: _read(f.type, value) for f, value in zip(fields(kind), row, strict=True)}) for row in found]


def save(change: Change, entry: Kind) -> Kind:
    """Add an entry (id 0) or change one. Raises Refused where it says nothing; Conflict, also for a second answer to a question."""
    values = {f.name: _written(f.type, getattr(entry, f.name)) for f in fields(entry) if f.name not in {"id", "version"}}
    if any(values.get(name) == "" for name in _NEEDED):
        raise Refused("text_missing")
    table = TABLES[type(entry)]
    if entry.id:
        return replace(entry, version=change.update(table, entry.id, entry.version, **values))
    if isinstance(entry, QualityCheck) and any(c.question is entry.question for c in every(change, QualityCheck, entry.touchpoint_id)):
        raise Conflict("conflict")
    return replace(entry, id=change.insert(table, **values), version=1)


def retire(change: Change, entry: Entry) -> None:
    """Take an entry out of use. Raises Conflict."""
    change.retire(TABLES[type(entry)], entry.id, entry.version)


def _codes(kind: object) -> type[StrEnum] | None:
    """The codes a field holds, if it holds codes."""
    return next((one for one in (kind, *get_args(kind)) if isinstance(one, type) and issubclass(one, StrEnum)), None)


def _written(kind: object, value: object) -> object:
    """As it is stored: texts without space around them, no code as an empty text."""
    if _codes(kind):
        return str(value or "")
    return value.strip() if isinstance(value, str) else value


def _read(kind: object, value: Any) -> Any:  # noqa: ANN401  whatever the field holds
    """A stored value as its field has it."""
    codes = _codes(kind)
    return (codes(value) if value else None) if codes else value
