"""The program without a browser: pages are opened by their name, in a data folder of their own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from firms import make_muster
from streamlit.testing.v1 import AppTest

from tpm.store.database import Store
from tpm.ui import workspaces
from tpm.ui.routes import PAGES, ROUTES

MAIN = Path(__file__).parents[2] / "tpm" / "ui" / "main.py"
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
    """The workspace "Muster GmbH"."""
    del data
    return make_muster(workspaces.folder())
