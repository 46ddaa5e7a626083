"""The browser of the tests, and what happens where there is none; the same examples in every run of the property tests."""

import os
from pathlib import Path

import pytest
from checks import find_browser
from hypothesis import settings
from playwright.sync_api import BrowserType

REQUIRED = "TPM_BROWSER_REQUIRED"
BROWSER_TESTS = "tests/browser"

# Searching for new examples is what the scripts run by hand are for; a machine under load is no fault of the code.
settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict, browser_type: BrowserType) -> dict:
    """The browser installed on this computer, or else the one that Playwright has fetched."""
    installed = find_browser()
    if installed:
        return browser_type_launch_args | {"executable_path": installed}
    if not Path(browser_type.executable_path).exists():
        pytest.skip("There is no Chromium, Chrome or Edge on this computer.")
    return browser_type_launch_args


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """A browser test that was skipped is a failure where the browser is required."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if not os.environ.get(REQUIRED) or reporter is None:
        return
    skipped = [report.nodeid for report in reporter.stats.get("skipped", []) if report.nodeid.startswith(BROWSER_TESTS)]
    if skipped:
        reporter.write_line(f"\n{REQUIRED} is set, but these browser tests were skipped:", red=True)
        reporter.write_line("\n".join(skipped))
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
