"""What surrounds every page: the slim bar, and what the page needs to know from it."""

from dataclasses import dataclass

import streamlit as st

from tpm.i18n.language import Language
from tpm.model.errors import TpmError
from tpm.model.period import Filter
from tpm.store.database import Store
from tpm.tasks import workspaces as tasks
from tpm.ui import address, failures, filters, languages, routes, workspaces
from tpm.ui.text import plain

NAME = "w"
_SWITCH = "bar.workspace"
_PAGE = "frame.page"


@dataclass(frozen=True, kw_only=True)
class Page:
    """What a page works with: the open workspace and its name, the language, the filter, and whether the reader sees dark colours."""

    store: Store
    workspace: str
    language: Language
    filter: Filter
    dark: bool


def open_page() -> Page:
    """What the bar says; the first line of every page."""
    return st.session_state[_PAGE]


def draw(language: Language) -> None:
    """Draw the bar and open the workspace. Ends the run where that cannot be had; the reader can then choose another one."""
    names = _workspaces(language)
    now = address.get(NAME) if address.get(NAME) in names else names[0]
    address.put(**{NAME: now})
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="small", key="bar"):
        left = st.container(width="content", key="bar.filter")
        with st.container(horizontal=True, width="content", vertical_alignment="center", gap="small", key="bar.where"):
            _switch_workspace(now, names, language)
            languages.switch(language)
    try:
        store = workspaces.enter(now)
    except TpmError as error:
        failures.tell(error)
        st.stop()
    with left:
        chosen = filters.choose(store, language)
    dark = st.context.theme.type == "dark"
    st.session_state[_PAGE] = Page(store=store, workspace=now, language=language, filter=chosen, dark=dark)


def _workspaces(language: Language) -> list[str]:
    """All workspaces; a data folder without any gets a first one."""
    if not workspaces.folder().names():
        tasks.create(workspaces.folder(), language.t("My company"), language)
    return workspaces.folder().names()


def _switch_workspace(now: str, names: list[str], language: Language) -> None:
    st.session_state[_SWITCH] = now
    with st.popover(plain(now), icon=":material/domain:", type="tertiary", key="bar.workspaces"):
        st.selectbox(language.t("Workspace"), names, key=_SWITCH, on_change=lambda: address.put(**{NAME: st.session_state[_SWITCH]}))
        routes.link("workspaces", language.t("Manage workspaces"), icon=":material/settings:")
