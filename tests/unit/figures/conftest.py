"""A workspace with two rated touchpoints, an NPS question and new customers over two quarters."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tpm.model.referral import Referral
from tpm.model.scale import Scale
from tpm.model.survey import Audience, OriginKind, Role
from tpm.model.touchpoint import Touchpoint
from tpm.store import origins, phases, referrals, surveys, targets, touchpoints
from tpm.store.change import Change
from tpm.store.database import Store, connect

FIRST, SECOND = date(2026, 2, 10), date(2026, 5, 20)


def answer(change: Change, question: int, day: date, values: dict[int, int], *, group: str = "neu", start: int = 0) -> None:
    """So many answers of each value, each by a respondent of his own."""
    row = start
    for value, n in values.items():
        for _ in range(n):
            row += 1
            change.rows("INSERT INTO respondent VALUES (?, 1, NULL, ?)", [row, day])
            change.rows("INSERT INTO respondent_segment VALUES (?, 'Gruppe', ?)", [row, group])
            change.rows("INSERT INTO answer VALUES (?, ?, ?)", [row, question, value])


@pytest.fixture(scope="session")
def firm_file(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of that workspace, closed."""
    file = shutil.copyfile(empty, tmp_path_factory.mktemp("firms") / "firm.duckdb")
    store = Store(connect(file))
    _fill(store)
    store.close()
    return file


@pytest.fixture
def firm(firm_file: Path, tmp_path: Path) -> Iterator[Store]:
    """Website: 12 / 18 / 30 of 60; Hotline: all of 40 disappointed; Rechnung: not rated."""
    opened = Store(connect(shutil.copyfile(firm_file, tmp_path / "firm.duckdb")))
    yield opened
    opened.close()


def _fill(store: Store) -> None:
    with store.change() as change:
        phase = phases.add(change, "Kauf")
        website, hotline, _ = (
            touchpoints.save(change, Touchpoint(name=name, phase_id=phase.id)) for name in ("Website", "Hotline", "Rechnung")
        )
        survey = surveys.find_or_add(change, "Kunden", Audience.CUSTOMER)
        five, ten = Scale(minimum=1, maximum=5), Scale(minimum=0, maximum=10)
        web = surveys.put_question(change, survey, "Website?", Role.RATING, touchpoint_id=website.id, scale=five)
        hot = surveys.put_question(change, survey, "Hotline?", Role.RATING, touchpoint_id=hotline.id, scale=five)
        nps = surveys.put_question(change, survey, "Empfehlen?", Role.NPS, scale=ten)
        answer(change, web, FIRST, {2: 12, 3: 18, 5: 30}, start=0)
        answer(change, hot, SECOND, {1: 20, 2: 20}, group="alt", start=1000)
        answer(change, nps, FIRST, {9: 60, 7: 20, 3: 20}, start=2000)
        targets.put(change, website.id, 50)
        targets.put(change, hotline.id, 60)
        origins.set_kind(change, "Freunde", OriginKind.RECOMMENDATION)
        origins.set_kind(change, "Google", OriginKind.OTHER)
        for day, friends, others, unknown in ((FIRST, 6, 30, 4), (SECOND, 9, 31, 5)):
            for origin, n in (("Freunde", friends), ("Google", others), ("", unknown)):
                for _ in range(n):
                    referrals.save(change, Referral(date=day, origin=origin))
