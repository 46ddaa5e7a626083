"""What was decided about a survey's columns before, proposed for its next wave."""

import json
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from tpm.ingest import headers
from tpm.ingest.inspection import Inspection
from tpm.model.mapping import ColumnMapping
from tpm.model.survey import Role
from tpm.store import imports, referrals, surveys, touchpoints
from tpm.store.database import Store
from tpm.store.surveys import Survey
from tpm.tasks.imports import Plan, guess_plan

# So much of the columns of a file must be known for it to be taken for the next wave of a survey.
ENOUGH = 0.6


def latest(store: Store, survey: Survey) -> dict[str, ColumnMapping]:
    """The mapping of the survey's latest import that still stands, by the key of each column."""
    kept = imports.latest_mapping(store, survey.id)
    columns = [ColumnMapping.from_dict(column) for column in json.loads(kept)] if kept else []
    return dict(zip(_keys(columns), columns, strict=True))


def propose(store: Store, inspection: Inspection, title: str, name: str | None = None) -> Plan:
    """What would be imported with everything this workspace knows.

    It belongs to the survey called `name`; without one to that whose earlier wave it resembles, or to a new one, `title`.
    """
    plan = guess_plan(inspection, name or title)
    columns = with_known_touchpoints(store, with_known_origins(store, plan.columns))
    named = next((one for one in surveys.every(store) if name and one.name.casefold() == name.casefold()), None)
    survey = named if name else likely_survey(store, columns)
    if survey is None:
        return replace(plan, columns=columns)
    undecided = {c.position for c in inspection.columns if any(doubt.code == "date_order" for doubt in c.confirm)}
    adopted, _ = adopt(columns, latest(store, survey), undecided)
    return replace(plan, survey=survey.name, audience=survey.audience, columns=adopted)


def likely_survey(store: Store, columns: Sequence[ColumnMapping]) -> Survey | None:
    """The survey whose latest wave had most of these columns, if there is one."""
    found = set(_keys(columns))
    shares = [(_overlap(found, latest(store, survey)), survey) for survey in surveys.every(store)]
    share, survey = max(shares, key=lambda pair: pair[0], default=(0.0, None))
    return survey if share >= ENOUGH else None


def adopt(
    columns: Sequence[ColumnMapping], kept: Mapping[str, ColumnMapping], undecided: Collection[int] = ()
) -> tuple[list[ColumnMapping], frozenset[int]]:
    """The columns as decided before where the header is known, and the positions of those taken over.

    `undecided` are positions of dates that this file alone allows to read in two ways.
    """
    found = [(column, kept.get(key)) for column, key in zip(columns, _keys(columns), strict=True)]
    taken = frozenset(column.position for column, before in found if before)
    adopted = [_adopted(column, before, open_date=column.position in undecided) if before else column for column, before in found]
    return adopted, taken


def with_known_origins(store: Store, columns: Sequence[ColumnMapping]) -> list[ColumnMapping]:
    """Origins that this workspace knows count as decided there."""
    kinds = referrals.kinds(store)
    return [replace(c, origins=dict(c.origins) | {text: kinds[text] for text in c.origins if text in kinds}) for c in columns]


def with_known_touchpoints(store: Store, columns: Sequence[ColumnMapping]) -> list[ColumnMapping]:
    """Ratings of a touchpoint that exists get its name: where the guess is the same, or the header speaks of this one only."""
    names = [touchpoint.name for touchpoint in touchpoints.every(store)]
    return [replace(c, touchpoint=_known_name(c, names)) if c.role is Role.RATING else c for c in columns]


def _keys(columns: Sequence[ColumnMapping]) -> list[str]:
    """What tells a column apart in every wave: its normalised header, numbered where several columns have the same."""
    times = Counter[str]()
    keys: list[str] = []
    for column in columns:
        header = headers.normalise(column.header)
        times[header] += 1
        keys.append(f"{header} {times[header]}" if times[header] > 1 else header)
    return keys


def _known_name(column: ColumnMapping, names: Sequence[str]) -> str:
    same = [name for name in names if name.casefold() == column.touchpoint.casefold()]
    spoken = [name for name in names if re.search(rf"\b{re.escape(name.casefold())}\b", column.header.casefold())]
    return same[0] if same else spoken[0] if len(spoken) == 1 else column.touchpoint


def _overlap(found: set[str], before: Mapping[str, ColumnMapping]) -> float:
    return len(found & before.keys()) / max(len(found), len(before), 1)


def _adopted(column: ColumnMapping, before: ColumnMapping, *, open_date: bool) -> ColumnMapping:
    """The earlier decision with the answers that are new in this file, as far as they stand on the same scale."""
    same = _ends(column) == _ends(before)
    decided = before.values.keys() | before.no_answer
    new = {text: value for text, value in column.values.items() if same and text not in decided}
    return replace(
        before,
        position=column.position,
        header=column.header,
        values=dict(before.values) | new,
        no_answer=before.no_answer | (column.no_answer - before.values.keys()),
        date_order=before.date_order or column.date_order if open_date else column.date_order or before.date_order,
        origins=dict(column.origins) | dict(before.origins),
    )


def _ends(column: ColumnMapping) -> tuple[float, float] | None:
    return (column.scale.minimum, column.scale.maximum) if column.scale else None
