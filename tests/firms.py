"""Firms for the tests: each is made once in a run, then its file is copied."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tpm.model.scale import Scale
from tpm.model.survey import Audience, Role
from tpm.model.touchpoint import Touchpoint
from tpm.store import phases, surveys, touchpoints
from tpm.store.database import Store
from tpm.store.files import ENDING
from tpm.store.workspaces import Folder
from tpm.tasks import sample
from tpm.tasks.sample import firm

MUSTER = "Muster GmbH"
_IMPORT = """
INSERT INTO import (id, survey_id, change_id, file_name, file_hash, sheet, imported_at, imported_by,
    respondents, answers, referrals, mapping)
VALUES (1, ?, 0, 'befragung.xlsx', '1', 'Antworten', now(), '', 60, 60, 0, '[]')
"""


def make_muster(folder: Folder, name: str = MUSTER) -> Store:
    """A workspace with two touchpoints, of which one is rated by 30 new and 30 regular customers in two quarters."""
    return _copy(_draw_muster, folder, name)


def make_sample(folder: Folder) -> Store:
    """The sample company, whose data fill every page."""
    return _copy(sample.create, folder, firm.NAME)


def _copy(draw: Callable[[Folder, str], None], folder: Folder, name: str) -> Store:
    """Open a workspace that is as if it had been drawn here."""
    assert name not in folder.names()
    (folder.path / f"{name}{ENDING}").write_bytes(_drawn(draw))
    return folder.open(name)


@cache
def _drawn(draw: Callable[[Folder, str], None]) -> bytes:
    """The closed file of a workspace."""
    with TemporaryDirectory() as scratch:
        folder = Folder(Path(scratch), "tests")
        draw(folder, MUSTER)
        folder.close_all()
        return (folder.path / f"{MUSTER}{ENDING}").read_bytes()


def _draw_muster(folder: Folder, name: str) -> None:
    with folder.create(name).change() as change:
        phase = phases.add(change, "Kauf")
        hotline = touchpoints.save(change, Touchpoint(name="Hotline", phase_id=phase.id))
        touchpoints.save(change, Touchpoint(name="Rechnung", phase_id=phase.id))
        survey = surveys.find_or_add(change, "Kundenbefragung", Audience.CUSTOMER)
        question = surveys.put_question(
            change, survey, "Wie war die Hotline?", Role.RATING, touchpoint_id=hotline.id, scale=Scale(minimum=1, maximum=5)
        )
        change.rows(_IMPORT, [survey.id])
        for row in range(60):
            day, group = (date(2026, 2, 10), "Neukunden") if row < 30 else (date(2026, 8, 20), "Stammkunden")
            change.rows("INSERT INTO respondent VALUES (?, 1, NULL, ?)", [row, day])
            change.rows("INSERT INTO respondent_segment VALUES (?, 'Kundengruppe', ?)", [row, group])
            change.rows("INSERT INTO answer VALUES (?, ?, ?)", [row, question, 1 + row % 5])


def rate_inside(store: Store, audience: Audience, name: str, values: list[int], day: date = date(2026, 3, 10)) -> None:
    """Answers from 1 to 5 of employees or management to a touchpoint of Muster GmbH."""
    with store.change() as change:
        one = next(each for each in touchpoints.every(change) if each.name == name)
        survey = surveys.find_or_add(change, f"Befragung {audience}", audience)
        question = surveys.put_question(change, survey, f"{name}?", Role.RATING, touchpoint_id=one.id, scale=Scale(minimum=1, maximum=5))
        row = change.rows("SELECT max(id) FROM respondent")[0][0]
        for number, value in enumerate(values, row + 1):
            change.rows("INSERT INTO respondent VALUES (?, 2, NULL, ?)", [number, day])
            change.rows("INSERT INTO answer VALUES (?, ?, ?)", [number, question, value])
