"""The sample company: a workspace that shows every page with believable data, made in one click."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

from tpm.ingest import inspection
from tpm.ingest.process import Watch
from tpm.model.measure import Measure, Progress
from tpm.model.survey import Audience
from tpm.model.touchpoint import Touchpoint
from tpm.store import measures, phases, targets, touchpoints
from tpm.store.change import Change
from tpm.store.database import Store
from tpm.store.workspaces import Folder
from tpm.tasks import imports
from tpm.tasks.sample import catalogue, experiences, files, firm, scenarios, ways, word_of_mouth

SURVEYS = (
    (files.CUSTOMERS, "Kundenbefragung", Audience.CUSTOMER),
    (files.EMPLOYEES, "Mitarbeiterbefragung", Audience.EMPLOYEE),
    (files.NEWCOMERS, "Neukunden", Audience.NEW_CUSTOMERS),
)


def create(folder: Folder, name: str = firm.NAME, *, progress: imports.Progress | None = None) -> None:
    """Make a workspace with the sample company: its journey, its survey files imported, targets and measures.

    `progress` is called with a stage and the share of the work done, 0–1. Raises Refused where the name is taken or
    impossible; a workspace that could not be finished goes into the bin.
    """
    watch = Watch(progress=progress) if progress else Watch()
    store = folder.create(name)
    try:
        with store.change() as change:
            _draw_journey(change)
        _import_all(store, watch)
        with store.change() as change:
            _set_goals(change)
    except BaseException:
        folder.delete(name)
        raise
    watch.step("done", 1.0)


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
        catalogue.enter_groups(change, touchpoints.save(change, catalogue.describe(touchpoint)))


def _import_all(store: Store, watch: Watch) -> None:
    """Each file as the import suggests it; only who answered is known better here. The files are read side by side."""
    with ThreadPoolExecutor() as pool:
        reading = [pool.submit(inspection.inspect, files.FOLDER / file) for file, _, _ in SURVEYS]
        for done, ((file, survey, audience), inspected) in enumerate(zip(SURVEYS, reading, strict=True)):
            watch.step(file, done / len(SURVEYS))
            found = inspected.result()
            imports.save(store, found, replace(imports.guess_plan(found, survey), audience=audience))


def _set_goals(change: Change) -> None:
    ids = {touchpoint.name: touchpoint.id for touchpoint in touchpoints.every(change)}
    for contact in firm.contacts():
        if contact.target is not None:
            targets.put(change, ids[contact.name], contact.target, service_level=contact.service_level)
    scenarios.enter(change, ids)
    for row in firm.read("measures")["measure"]:
        known: dict[str, Any] = {"touchpoint_id": ids[row.pop("touchpoint")], **row, "progress": Progress(row["progress"])}
        measures.save(change, Measure(**known))
    word_of_mouth.enter(change, ids)
    ways.draw(change, ids)
    experiences.write_down(change)
