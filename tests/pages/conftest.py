"""The program without a browser: pages are opened by their name, in a data folder of their own."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import streamlit as st
from firms import make_muster
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from tpm.store.database import Store
from tpm.ui import workspaces
from tpm.ui.routes import exists

MAIN = Path(__file__).parents[2] / "tpm" / "ui" / "main.py"
SECONDS = 60

Visit = Callable[..., AppTest]


@pytest.fixture(scope="session", autouse=True)
def installed() -> Iterator[None]:
    """What the installed packages bring along is looked up once: Streamlit's tests would read them all for every page."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


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
        if name != "start":
            assert exists(name)
            app._page_hash = calc_hash(name)  # what a browser on that address asks for; switch_page knows files only after a first run
        return app.run()

    return open_page


@pytest.fixture
def firm(data: Path) -> Store:
    """The workspace "Muster GmbH"."""
    del data
    return make_muster(workspaces.folder())
