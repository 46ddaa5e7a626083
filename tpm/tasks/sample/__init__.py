"""The sample company: a workspace that shows every page with believable data, made in one click."""

from dataclasses import replace
from typing import Any

from tpm.ingest import inspection
from tpm.ingest.inspection import Inspection
from tpm.model.mapping import ColumnMapping
from tpm.model.measure import Measure, Progress
from tpm.model.survey import Audience, Role
from tpm.model.touchpoint import Touchpoint
from tpm.store import measures, phases, targets, touchpoints
from tpm.store.change import Change
from tpm.store.database import Store
from tpm.store.workspaces import Folder
from tpm.tasks import imports
from tpm.tasks.sample import files, firm

SURVEYS = (
    (files.CUSTOMERS, "Kundenbefragung", Audience.CUSTOMER),
    (files.EMPLOYEES, "Mitarbeiterbefragung", Audience.EMPLOYEE),
    (files.NEWCOMERS, "Neukunden", Audience.NEW_CUSTOMERS),
)


def create(folder: Folder, name: str = firm.NAME, *, progress: imports.Progress | None = None) -> None:
    """Make a workspace with the sample company: its journey, its survey files imported, targets and measures.

    `progress` is called with a stage (the file that is read, then "done") and the share of the work done, 0–1.
    Raises Refused where the name is taken or impossible; nothing is left behind then.
    """
    tell = progress or _say_nothing
    store = folder.create(name)
    try:
        with store.change() as change:
            _draw_journey(change)
        for done, (file, survey, audience) in enumerate(SURVEYS):
            tell(file, done / len(SURVEYS))
            _import(store, file, survey, audience)
        with store.change() as change:
            _set_goals(change)
    except BaseException:
        folder.delete(name)
        raise
    tell("done", 1.0)


def plan(found: Inspection, survey: str, audience: Audience) -> imports.Plan:
    """What the import suggests for a sample file, with the short names of the sample touchpoints."""
    names = {header: contact.name for contact in firm.contacts() for header in (contact.question, contact.name)}
    return replace(imports.guess_plan(found, survey), audience=audience, columns=[_named(column.guess, names) for column in found.columns])


def _say_nothing(stage: str, share: float) -> None:
    """Where nobody waits."""
    del stage, share


def _named(column: ColumnMapping, names: dict[str, str]) -> ColumnMapping:
    return replace(column, touchpoint=names[column.header]) if column.role is Role.RATING and column.header in names else column


def _draw_journey(change: Change) -> None:
    ids = {phase: phases.add(change, phase).id for phase in firm.PHASES}
    for contact in firm.contacts():
        touchpoint = Touchpoint(
            name=contact.name,
            phase_id=ids[contact.phase],
            channel=contact.channel,
            world=contact.world,
            person=contact.person,
            status=contact.status,
            key=contact.key,
            moment_of_truth=contact.moment_of_truth,
            owner=contact.owner,
            description=contact.description,
        )
        touchpoints.save(change, touchpoint)


def _import(store: Store, file: str, survey: str, audience: Audience) -> None:
    found = inspection.inspect(files.FOLDER / file)
    imports.save(store, found, plan(found, survey, audience))


def _set_goals(change: Change) -> None:
    ids = {touchpoint.name: touchpoint.id for touchpoint in touchpoints.every(change)}
    for contact in firm.contacts():
        if contact.target is not None:
            targets.put(change, ids[contact.name], contact.target, service_level=contact.service_level)
    for row in firm.read("measures")["measure"]:
        known: dict[str, Any] = {"touchpoint_id": ids[row.pop("touchpoint")], **row, "progress": Progress(row["progress"])}
        measures.save(change, Measure(**known))
