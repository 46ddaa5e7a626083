"""The pages of the program, their places in the navigation, and ways from one to another."""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from tpm.i18n.language import Language
from tpm.ui import address

PAGES = Path(__file__).resolve().parents[2] / "pages"


@dataclass(frozen=True, kw_only=True)
class Route:
    """A page: `name` is its place in the address, `file` its script, `title` and `section` English message ids.

    A page without a section stands in the navigation by itself, one that is not `listed` not at all.
    """

    name: str
    file: str
    title: str
    section: str = ""
    listed: bool = True


ROUTES = (
    Route(name="start", file="start.py", title="Start"),
    Route(name="guide", file="guide.py", title="Guide"),
    Route(name="import", file="import_file.py", title="Import a survey", section="Actual state"),
    Route(name="touchpoints", file="touchpoints.py", title="Touchpoints", section="Actual state"),
    Route(name="journey", file="journey.py", title="Customer journey", section="Actual state"),
    Route(name="ratings", file="ratings.py", title="Ratings", section="Actual state"),
    Route(name="self-image", file="self_image.py", title="Our picture and the customers'", section="Actual state"),
    Route(name="word-of-mouth", file="word_of_mouth.py", title="Recommenders and warnings", section="Actual state"),
    Route(name="importance", file="importance.py", title="Importance", section="Target state"),
    Route(name="targets", file="targets.py", title="Targets", section="Target state"),
    Route(name="gaps", file="gaps.py", title="Gaps", section="Target state"),
    Route(name="priorities", file="priorities.py", title="Priorities", section="Target state"),
    Route(name="budget", file="budget.py", title="Budget and relevance", section="Target state"),
    Route(name="measures", file="measures.py", title="Measures", section="Action"),
    Route(name="referrals", file="referrals.py", title="Referral rate", section="Monitoring"),
    Route(name="recommendation", file="recommendation.py", title="Willingness to recommend", section="Monitoring"),
    Route(name="differences", file="differences.py", title="Is this difference real?", section="Monitoring"),
    Route(name="report", file="report.py", title="Report", section="Reporting"),
    Route(name="touchpoint", file="touchpoint.py", title="Touchpoint", listed=False),
    Route(name="workspaces", file="workspaces.py", title="Workspaces", listed=False),
)
_BY_NAME = {route.name: route for route in ROUTES}


def exists(name: str) -> bool:
    """Whether there is such a page."""
    return name in _BY_NAME and (PAGES / _BY_NAME[name].file).exists()


def title(name: str, language: Language) -> str:
    """What a page is called."""
    return language.t(_BY_NAME[name].title)


def sections(language: Language) -> dict[str, list[st.Page]]:
    """All pages that exist, by the title of their section, in the order of the four steps."""
    found: dict[str, list[st.Page]] = {}
    for route in ROUTES:
        if exists(route.name):
            section = language.t(route.section) if route.section else ""
            found.setdefault(section, []).append(_page(route, language))
    return found


def _page(route: Route, language: Language) -> st.Page:
    return st.Page(
        PAGES / route.file,
        title=language.t(route.title),
        url_path=route.name,
        default=route.name == "start",
        visibility="visible" if route.listed else "hidden",
    )


def go(name: str, **more: str) -> None:
    """Open another page with the same workspace, language and filter; `more` stands in the address besides."""
    st.switch_page(PAGES / _BY_NAME[name].file, query_params=address.everything() | more)


def link(name: str, label: str, *, icon: str | None = None, **more: str | list[str]) -> None:
    """A link to another page that keeps workspace, language and filter; `more` stands in the address besides."""
    st.page_link(PAGES / _BY_NAME[name].file, label=label, icon=icon, query_params=address.everything() | more)
