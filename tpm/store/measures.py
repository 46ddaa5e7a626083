"""Measures that bring touchpoints from ist to soll."""

from dataclasses import fields, replace

from tpm.model.errors import Refused
from tpm.model.measure import Measure, Progress
from tpm.store.change import Change
from tpm.store.database import Store

_COLUMNS = ", ".join(f.name for f in fields(Measure))
# A quick win stands on top of the list; what is done or dropped stands below.
_EVERY = f"""
SELECT {_COLUMNS} FROM measure WHERE retired_at IS NULL
ORDER BY progress IN ('done', 'dropped'), NOT quick_win, due_on NULLS LAST, id
"""


def every(store: Store | Change) -> list[Measure]:
    """All measures, open quick wins first, then by due date; done and dropped ones last."""
    names = [f.name for f in fields(Measure)]
    return [_measure(dict(zip(names, row, strict=True))) for row in store.rows(_EVERY)]


def save(change: Change, measure: Measure) -> Measure:
    """Add a measure (id 0) or change one. Raises Refused without a title or with dates in the wrong order, Conflict."""
    if not measure.title.strip():
        raise Refused("title_missing")
    if measure.starts_on and measure.due_on and measure.due_on < measure.starts_on:
        raise Refused("dates_order")
    values = {f.name: getattr(measure, f.name) for f in fields(Measure) if f.name not in {"id", "version"}}
    values |= {"title": measure.title.strip(), "progress": str(measure.progress)}
    if not measure.id:
        return replace(measure, id=change.insert("measure", **values), version=1)
    return replace(measure, version=change.update("measure", measure.id, measure.version, **values))


def retire(change: Change, measure: Measure) -> None:
    """Take a measure off the list. Raises Conflict."""
    change.retire("measure", measure.id, measure.version)


def _measure(row: dict[str, object]) -> Measure:
    return Measure(**(row | {"progress": Progress(str(row["progress"]))}))  # pyright: ignore[reportArgumentType]  columns are the fields
