"""The tabs of the page; the open one stands in the address, so that a link shows what its sender saw."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from tpm.ui import tabs
from tpm.ui.frame import Page


class Tab(StrEnum):
    """What a tab holds; the value stands in the address."""

    CUSTOMER = "customer"
    EXPERIENCE = "experience"
    PERSPECTIVES = "perspectives"
    INCIDENTS = "incidents"
    REMARKS = "remarks"
    PLAN = "plan"
    HISTORY = "history"


def show(page: Page, drawn: Mapping[Tab, Callable[[], None]]) -> None:
    """Draw the bar of tabs and the content of the open one."""
    names = _names(page)
    tabs.show("touchpoint.tabs", {str(tab): (names[tab], drawn[tab]) for tab in Tab})


def put(tab: Tab) -> None:
    """Open a tab at the next drawing."""
    tabs.put(str(tab))


def _names(page: Page) -> Mapping[Tab, str]:
    t = page.language.t
    return {
        Tab.CUSTOMER: t("What customers say"),
        Tab.EXPERIENCE: t("Experience"),
        Tab.PERSPECTIVES: t("Perspectives"),
        Tab.INCIDENTS: t("Incidents"),
        Tab.REMARKS: t("Strengths and obstacles"),
        Tab.PLAN: t("Target and measures"),
        Tab.HISTORY: t("History"),
    }
