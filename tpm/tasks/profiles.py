"""What was decided about a survey's columns before, proposed for its next wave."""

import json
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tpm.ingest import forms, numbers
from tpm.ingest.column import Column
from tpm.ingest.inspection import Inspection
from tpm.model.mapping import ColumnMapping, Profile
from tpm.model.survey import ABOUT_TOUCHPOINT, KANO, Audience
from tpm.store import imports, surveys, touchpoints
from tpm.store.database import Store
from tpm.store.surveys import Survey
from tpm.tasks import origins, pairing
from tpm.tasks.imports import Plan, guess_plan

# So much of the columns of a file must be known for it to be taken for the next wave of a survey.
ENOUGH = 0.6


@dataclass(frozen=True, kw_only=True)
class Match:
    """A file held against a profile.

    `columns` are those of the file in its order, as decided before where the profile knows them. `before` gives what
    was decided by the position of the column now, `missing` the columns of the profile that the file does not have.
    `near` are questions that may be one of these, by their positions: nobody but a reader can tell.
    """

    columns: tuple[ColumnMapping, ...]
    before: Mapping[int, ColumnMapping] = field(default_factory=dict[int, ColumnMapping])
    missing: tuple[ColumnMapping, ...] = ()
    near: Mapping[int, ColumnMapping] = field(default_factory=dict[int, ColumnMapping])

    @property
    def adopted(self) -> frozenset[int]:
        """The positions of the columns that are decided as before."""
        return frozenset(self.before)


def latest(store: Store, survey: Survey) -> Profile | None:
    """What the survey's latest import that still stands decided."""
    kept = imports.latest_mapping(store, survey.id)
    return Profile(survey=survey.name, audience=survey.audience, columns=_columns(kept)) if kept else None


def of_import(store: Store, import_id: int) -> Profile:
    """What one import decided. Raises Refused where there is none with this number."""
    kept, survey, audience = imports.mapping(store, import_id)
    return Profile(survey=survey, audience=Audience(audience), columns=_columns(kept))


def propose(
    store: Store, inspection: Inspection, title: str, name: str | None = None, profile: Profile | None = None
) -> tuple[Plan, Match]:
    """What would be imported with everything this workspace, or a `profile` from elsewhere, knows.

    It belongs to the survey called `name`, else to that of the profile; without one to that whose earlier wave it
    resembles, or to a new one, `title`.
    """
    name = name or (profile.survey if profile else None)
    plan = guess_plan(inspection, name or title)
    columns = with_known_touchpoints(store, plan.columns)
    named = next((one for one in surveys.every(store) if name and one.name.casefold() == name.casefold()), None)
    survey = named if name else likely_survey(store, columns)
    match = adopt(columns, profile or (latest(store, survey) if survey else None), undecided(inspection))
    match = with_new_points(match, inspection.columns)
    plan = replace(plan, columns=origins.settle(store, inspection.columns, match.columns, match.before))
    known = survey or profile
    if known is None:
        return plan, match
    return replace(plan, survey=survey.name if survey else plan.survey, audience=known.audience), match


def undecided(inspection: Inspection) -> frozenset[int]:
    """The positions of dates that the file alone allows to read in two ways."""
    return frozenset(c.position for c in inspection.columns if any(doubt.code == "date_order" for doubt in c.confirm))


def likely_survey(store: Store, columns: Sequence[ColumnMapping]) -> Survey | None:
    """The survey whose latest wave had most of these columns, if there is one."""
    said = forms.audience(column.header for column in columns)
    kept = ((latest(store, survey), survey) for survey in surveys.every(store) if said in (None, survey.audience))
    shares = [(_share(columns, profile.columns), survey) for profile, survey in kept if profile]
    share, survey = max(shares, key=lambda pair: pair[0], default=(0.0, None))
    return survey if share >= ENOUGH else None


def adopt(
    columns: Sequence[ColumnMapping],
    profile: Profile | None,
    undecided: Collection[int] = (),
    apart: Collection[int] = (),
    same: Collection[int] = (),
) -> Match:
    """The columns as decided before where their header is known, or the only one that differs slightly.

    `undecided` are positions of dates that this file alone allows to read in two ways, `apart` those of columns that
    somebody has told from earlier ones with a similar header, `same` of those that somebody has taken for an earlier one
    with a header that is only near.
    """
    known = profile.columns if profile else ()
    pairs = pairing.pairs(columns, known, apart)
    near = pairing.near(columns, known, pairs, apart)
    pairs |= {place: other for place, other in near.items() if columns[place].position in same}
    before = {columns[place].position: known[other] for place, other in pairs.items()}
    decided = tuple(
        _adopted(column, before[column.position], open_date=column.position in undecided) if column.position in before else column
        for column in columns
    )
    missing = tuple(column for place, column in enumerate(known) if place not in pairs.values())
    return Match(
        columns=decided,
        before=before,
        missing=missing,
        near={columns[place].position: known[other] for place, other in near.items()},
    )


def with_new_points(match: Match, columns: Sequence[Column]) -> Match:
    """Numbers that nobody has chosen before are points of the earlier scale too, where its numbers are worth what they say."""
    pairs = zip(match.columns, columns, strict=True)
    decided = tuple(_with_points(mapping, column) if mapping.position in match.before else mapping for mapping, column in pairs)
    return replace(match, columns=decided)


def with_known_touchpoints(store: Store, columns: Sequence[ColumnMapping]) -> list[ColumnMapping]:
    """Ratings of a touchpoint that exists get its name: where the guess is the same, or the header speaks of this one only."""
    names = {t.name: re.compile(rf"\b{re.escape(t.name.casefold())}\b") for t in touchpoints.every(store)}
    known = [replace(c, touchpoint=_known_name(c, names)) if c.role in ABOUT_TOUCHPOINT else c for c in columns]
    pairs = _pairs_that_stay(columns, known)
    return [before if before.touchpoint in pairs and before.role in KANO else c for before, c in zip(columns, known, strict=True)]


def _columns(kept: str) -> tuple[ColumnMapping, ...]:
    return tuple(ColumnMapping.from_dict(column) for column in json.loads(kept))


def _share(columns: Sequence[ColumnMapping], known: Sequence[ColumnMapping]) -> float:
    return len(pairing.pairs(columns, known)) / max(len(columns), len(known), 1)


def _pairs_that_stay(columns: Sequence[ColumnMapping], known: Sequence[ColumnMapping]) -> frozenset[str]:
    """The names of Kano pairs that keep them: their halves would part, or several pairs would be about one touchpoint."""
    called: dict[str, set[str]] = {}
    for before, column in zip(columns, known, strict=True):
        if column.role in KANO:
            called.setdefault(before.touchpoint, set()).add(column.touchpoint)
    times = Counter(name for names in called.values() for name in names)
    return frozenset(name for name, names in called.items() if len(names) > 1 or times[min(names)] > 1)


def _known_name(column: ColumnMapping, names: Mapping[str, re.Pattern[str]]) -> str:
    header, touchpoint = column.header.casefold(), column.touchpoint.casefold()
    if same := next((name for name in names if name.casefold() == touchpoint), None):
        return same
    spoken = [name for name, said in names.items() if said.search(header)]
    return spoken[0] if len(spoken) == 1 else column.touchpoint


def _adopted(column: ColumnMapping, before: ColumnMapping, *, open_date: bool) -> ColumnMapping:
    """The earlier decision with the answers that are new in this file, as far as they stand on the same scale."""
    same = pairing.ends(column) == pairing.ends(before)
    decided = before.values.keys() | before.no_answer
    new = {text: value for text, value in column.values.items() if same and text not in decided}
    return replace(
        before,
        position=column.position,
        header=column.header,
        continues=before.question if before.question != column.header else "",
        values=dict(before.values) | new,
        no_answer=before.no_answer | (column.no_answer - before.values.keys()),
        date_order=before.date_order or column.date_order if open_date else column.date_order or before.date_order,
        origins=dict(column.origins) | dict(before.origins),
    )


def _with_points(mapping: ColumnMapping, column: Column) -> ColumnMapping:
    worth = numbers.of_texts([*mapping.values, *column.counts])[0]
    known = [text for text in mapping.values if text in worth]
    if mapping.scale is None or not known or any(worth[text] != mapping.values[text] for text in known):
        return mapping
    new = worth.keys() & column.counts.keys() - mapping.values.keys() - mapping.no_answer
    points = {text: worth[text] for text in sorted(new) if mapping.scale.minimum <= worth[text] <= mapping.scale.maximum}
    return replace(mapping, values=dict(mapping.values) | points)
