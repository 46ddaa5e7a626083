"""What surrounds every page: the slim bar, and what the page needs to know from it."""

from dataclasses import dataclass

import streamlit as st

from tpm.i18n.language import Language
from tpm.model.period import Filter
from tpm.store.database import Store
from tpm.tasks import workspaces as tasks
from tpm.ui import filters, languages, routes, workspaces

KEY = "w"


@dataclass(frozen=True, kw_only=True)
class Page:
    """What a page works with: the open workspace and its name, the language, the filter, and whether the reader sees dark colours."""

    store: Store
    workspace: str
    language: Language
    filter: Filter
    dark: bool


def open_page(*, filtered: bool = True) -> Page:
    """Draw the bar and open the workspace of this reader; without `filtered` the page shows everything.

    Raises TpmError where the workspace cannot be had; the reader can then choose another one.
    """
    language = languages.current()
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="small", key="bar"):
        left = st.container(width="content", key="bar.filter")
        with st.container(horizontal=True, width="content", vertical_alignment="center", gap="small", key="bar.where"):
            name = _choose_workspace(language)
            languages.switch(language)
    store = workspaces.enter(name)
    with left:
        chosen = filters.choose(store, language) if filtered else Filter()
    return Page(store=store, workspace=name, language=language, filter=chosen, dark=st.context.theme.type == "dark")


def _choose_workspace(language: Language) -> str:
    """Draw the switcher; a data folder without any workspace gets a first one."""
    folder = workspaces.folder()
    names = folder.names()
    if not names:
        first = language.t("My company")
        tasks.create(folder, first, language)
        names = [first]
    if st.session_state.get(KEY) not in names:
        st.session_state.pop(KEY, None)
    with st.popover(" ", icon=":material/domain:", type="tertiary", key="w.open"):
        st.selectbox(language.t("Workspace"), names, key=KEY, bind="query-params")
        routes.link("workspaces", language.t("Manage workspaces"), icon=":material/settings:")
    return str(st.session_state[KEY])
