"""What the sample company has written down about single touchpoints."""

from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from typing import Any, get_args

from tpm.model.entry import Entry
from tpm.model.factor import Factor
from tpm.model.idea import Idea
from tpm.model.incident import Incident
from tpm.model.perspective import Perspective, PerspectiveRating, Rater
from tpm.model.process import ProcessStep
from tpm.model.quality import QualityCheck
from tpm.model.remark import Remark
from tpm.store import entries, processes, touchpoints
from tpm.store.change import Change
from tpm.tasks.sample import firm

_KINDS: Mapping[str, type[Entry]] = {
    "factor": Factor,
    "quality_check": QualityCheck,
    "incident": Incident,
    "remark": Remark,
    "process_step": ProcessStep,
    "idea": Idea,
}


def write_down(change: Change) -> None:
    """Save everything of experiences.toml."""
    ids = {touchpoint.name: touchpoint.id for touchpoint in touchpoints.every(change)}
    written = firm.read("experiences")
    for table, kind in _KINDS.items():
        for row in written[table]:
            entry = _entry(kind, row | {"touchpoint_id": ids[row["touchpoint"]]})
            if isinstance(entry, ProcessStep):
                processes.save(change, entry)
            else:
                entries.save(change, entry)
    for row in written["perspective_rating"]:
        for code, score in row["scores"].items():
            rating = PerspectiveRating(
                touchpoint_id=ids[row["touchpoint"]],
                perspective=Perspective(code),
                source=Rater(row["source"]),
                rated_by=row["rated_by"],
                score=score,
                note=row["notes"].get(code, ""),
                rated_on=row["rated_on"],
            )
            entries.save(change, rating)


def _entry(kind: type[Entry], row: Mapping[str, Any]) -> Entry:
    return kind(**{field.name: _value(field.type, row[field.name]) for field in fields(kind) if field.name in row})


def _value(kind: object, given: Any) -> Any:  # noqa: ANN401  whatever the field holds
    codes = next((one for one in (kind, *get_args(kind)) if isinstance(one, type) and issubclass(one, StrEnum)), None)
    return codes(given) if codes else given
