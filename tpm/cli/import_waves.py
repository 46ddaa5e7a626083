"""The further sheets of a workbook that ask the same: decided like the first, each an import of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tpm.ingest import titles
from tpm.ingest.inspection import Inspection, inspect
from tpm.ingest.limits import Limits
from tpm.model.errors import TpmError
from tpm.model.mapping import Profile
from tpm.model.survey import Role
from tpm.store import imports as stored
from tpm.store.database import Store
from tpm.store.imports import Receipt
from tpm.tasks import imports, people, profiles
from tpm.tasks.imports import Plan
from tpm.tasks.profiles import Match


@dataclass(frozen=True, kw_only=True)
class Wave:
    """A sheet with what is going to be imported of it."""

    inspection: Inspection
    plan: Plan
    match: Match


def look(path: Path, first: Inspection, limits: Limits) -> list[Inspection]:
    """The other sheets with the same questions, in the order of the workbook."""
    return [inspect(path, limits=limits, sheet=sheet) for sheet in first.waves if sheet != first.sheet]


def propose(store: Store, first: Wave, further: Sequence[Inspection]) -> list[Wave]:
    """The first sheet and the others decided like it; sheets without dates get the day that their names speak of."""
    if not further:
        return [first]
    plan = first.plan
    profile = Profile(survey=plan.survey, audience=plan.audience, columns=tuple(plan.columns))
    proposed = [(one, *profiles.propose(store, one, plan.survey, profile=profile)) for one in further]
    waves = [first, *(Wave(inspection=one, plan=decided, match=match) for one, decided, match in proposed)]
    return [replace(wave, plan=replace(wave.plan, day=day(wave.inspection))) for wave in waves]


def day(inspection: Inspection) -> date | None:
    """The day that the name of a sheet without dates speaks of."""
    return None if any(column.role is Role.DATE for column in inspection.columns) else titles.day(inspection.sheet)


def in_place(store: Store, waves: Sequence[Wave]) -> list[Wave]:
    """The same waves, each in the place of the import that brought its very sheet before, where there is one."""
    earlier = [stored.same_file(store, wave.inspection.file_hash, wave.inspection.sheet) for wave in waves]
    pairs = zip(waves, earlier, strict=True)
    return [replace(wave, plan=replace(wave.plan, replaces=before.import_id)) if before else wave for wave, before in pairs]


def save(store: Store, waves: Sequence[Wave]) -> list[Receipt | TpmError]:
    """Save one after the other; one that is refused does not stop the others."""
    return [_saved(store, wave) for wave in waves]


def _saved(store: Store, wave: Wave) -> Receipt | TpmError:
    try:
        return imports.save(store, wave.inspection, wave.plan, by=people.whoever())
    except TpmError as error:
        return error
