"""The program without a browser: pages are opened by their name, in a data folder of their own."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tpm.model.scale import Scale
from tpm.model.survey import Audience, Role
from tpm.model.touchpoint import Touchpoint
from tpm.store import phases, surveys, touchpoints
from tpm.store.database import Store
from tpm.ui import workspaces
from tpm.ui.routes import PAGES, ROUTES

MAIN = Path(__file__).parents[2] / "tpm" / "ui" / "main.py"
FIRM = "Muster GmbH"
SECONDS = 60

Visit = Callable[..., AppTest]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty data folder."""
    monkeypatch.setenv("TPM_DATA", str(tmp_path))
    yield tmp_path
    workspaces.folder().close_all()
    st.cache_resource.clear()


@pytest.fixture
def visit(data: Path) -> Visit:
    """Opens a page by its name; further words stand in its address, e.g. visit("gaps", lang="en", since="2026-01-01")."""
    del data

    def open_page(name: str = "start", **address: str) -> AppTest:
        app = AppTest.from_file(str(MAIN), default_timeout=SECONDS)
        for key, value in ({"lang": "de"} | address).items():
            app.query_params[key] = value
        app.run()
        if name != "start":
            file = next(route.file for route in ROUTES if route.name == name)
            app.switch_page(str(PAGES / file)).run()
        return app

    return open_page


@pytest.fixture
def firm(data: Path) -> Store:
    """A workspace with two touchpoints, of which one is rated by 30 new and 30 regular customers in two quarters."""
    del data
    store = workspaces.folder().create(FIRM)
    with store.change() as change:
        phase = phases.add(change, "Kauf")
        hotline = touchpoints.save(change, Touchpoint(name="Hotline", phase_id=phase.id))
        touchpoints.save(change, Touchpoint(name="Rechnung", phase_id=phase.id))
        survey = surveys.find_or_add(change, "Kundenbefragung", Audience.CUSTOMER)
        question = surveys.put_question(
            change, survey, "Wie war die Hotline?", Role.RATING, touchpoint_id=hotline.id, scale=Scale(minimum=1, maximum=5)
        )
        change.rows(
            "INSERT INTO import (id, survey_id, file_name, file_hash, sheet, imported_at, imported_by, respondents, answers, referrals, mapping)"
            " VALUES (1, ?, 'befragung.xlsx', '1', 'Antworten', now(), '', 60, 60, 0, '[]')",
            [survey.id],
        )
        for row in range(60):
            day, group = (date(2026, 2, 10), "Neukunden") if row < 30 else (date(2026, 8, 20), "Stammkunden")
            change.rows("INSERT INTO respondent VALUES (?, 1, NULL, ?)", [row, day])
            change.rows("INSERT INTO respondent_segment VALUES (?, 'Kundengruppe', ?)", [row, group])
            change.rows("INSERT INTO answer VALUES (?, ?, ?)", [row, question, 1 + row % 5])
    return store
