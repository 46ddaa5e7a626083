"""The whole program in a real browser: a server of its own with a data folder of its own."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from firms import MUSTER, make_muster
from playwright.sync_api import BrowserContext, BrowserType, ConsoleMessage, Page, Request, expect
from resting import at_rest, readers_wait

from tpm.store.workspaces import Folder

ROOT = Path(__file__).parents[2]
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
KEPT = "cookies,file_systems,indexeddb,local_storage,service_workers,cache_storage"
PATIENCE = 60  # seconds until the server answers
# Streamlit asks for these below the address of every page, to find out where the server is
SEARCHED = re.compile(r"/[\w-]+/_stcore/(health|host-config)$")

expect.set_options(timeout=20_000)

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    """A browser that asks nobody for anything."""
    return browser_type_launch_args | {"args": list(QUIET)}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict) -> dict:
    """A German reader at a notebook."""
    return browser_context_args | {"locale": "de-DE", "viewport": {"width": 1366, "height": 900}, "accept_downloads": True}


@pytest.fixture(scope="session", autouse=True)
def patience() -> Iterator[None]:
    """Readers who wait until a page is at rest before they click."""
    with readers_wait():
        yield


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the server, with the workspace "Muster GmbH"."""
    folder = Folder(tmp_path_factory.mktemp("data"), "tests")
    make_muster(folder)
    folder.close_all()
    return folder.path


@pytest.fixture(scope="session")
def server(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the running program; it ends with the tests."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("server") / "log.txt"
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true", f"--server.port={port}"]
    with log.open("wb") as written:
        running = subprocess.Popen(command, cwd=ROOT, env=os.environ | {"TPM_DATA": str(data)}, stdout=written, stderr=written)
    try:
        wait_for(running, port, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        running.send_signal(getattr(signal, "CTRL_BREAK_EVENT", signal.SIGTERM) if sys.platform == "win32" else signal.SIGTERM)
        try:
            running.wait(timeout=20)
        except subprocess.TimeoutExpired:
            running.kill()


def wait_for(running: subprocess.Popen, port: int, log: Path) -> None:
    """Until the server answers; fails with what it has said where it does not."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and running.poll() is None:
        try:
            with closing(HTTPConnection("127.0.0.1", port, timeout=2)) as connection:
                connection.request("GET", "/_stcore/health")
                if connection.getresponse().status == 200:
                    return
        except (OSError, HTTPException):
            time.sleep(0.2)
    pytest.fail(f"The server did not start:\n{log.read_text('utf-8', errors='replace')}", pytrace=False)


@pytest.fixture(scope="session")
def reader(
    browser_type: BrowserType, browser_type_launch_args: dict, browser_context_args: dict, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BrowserContext]:
    """A reader's browser with a profile of its own: what it has loaded and compiled for one test it need not for the next."""
    profile = tmp_path_factory.mktemp("profile")
    with browser_type.launch_persistent_context(profile, **browser_type_launch_args | browser_context_args) as opened:
        yield opened


@pytest.fixture
def context(reader: BrowserContext, server: str) -> BrowserContext:
    """That browser as if it had never been here: everything that pages can keep in it is gone."""
    line = reader.new_cdp_session(reader.pages[0])
    line.send("Storage.clearDataForOrigin", {"origin": server, "storageTypes": KEPT})
    line.detach()
    return reader


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A tab of its own."""
    opened = context.new_page()
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def complaints(page: Page, server: str) -> Iterator[list[str]]:
    """Fails every test in which the browser complains or anything is asked of another computer."""
    found: list[str] = []
    here = urlsplit(server).netloc

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error" and not SEARCHED.search(message.location["url"]):
            found.append(f"console: {message.text} ({message.location['url']})")

    def look(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob"} and address.netloc != here:
            found.append(f"request to another computer: {request.url}")

    page.on("console", hear)
    page.on("request", look)
    page.on("pageerror", lambda error: found.append(f"script: {error}"))
    yield found
    assert found == []


@pytest.fixture
def open_page(page: Page, server: str) -> Open:
    """Opens a page of Muster GmbH and waits for its title; further words stand in its address: open_page("gaps", lang="en").

    The workspace stands in the address, as which one opens without it depends on the firms that other tests have made.
    """

    def go(name: str = "", **address: str) -> Page:
        page.goto(f"{server}/{name}?{urlencode({'w': MUSTER} | address)}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        at_rest(page)
        return page

    return go
