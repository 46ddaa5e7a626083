"""What surrounds every page: the slim bar, and what the page needs to know from it."""

from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from tpm.i18n.language import Language
from tpm.model.errors import TpmError
from tpm.model.period import Filter
from tpm.store.database import Store
from tpm.tasks import workspaces as tasks
from tpm.ui import address, filters, held, languages, routes, shield, undo, workspace_state, workspaces
from tpm.ui.text import plain

NAME = "w"
_SWITCH = "bar.workspace"
_BAR = "frame.bar"
_SEEN = "frame.workspace"
_VIEWS = ("step", "tab", "view", "order")
# Pages whose controls and drawers are about rows of a workspace; an import is, until it is saved, about a file.
_PAGES = {route.name for route in routes.ROUTES} - {"import", "workspaces"}


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a reader is: the name of the workspace, which may be one that does not open, and the language."""

    workspace: str
    language: Language


@dataclass(frozen=True, kw_only=True)
class Page(Place):
    """What a page works with: besides, the open workspace, the filter, and whether the reader sees dark colours."""

    store: Store
    filter: Filter
    dark: bool


@dataclass(frozen=True, kw_only=True)
class _Bar:
    """What the main script has drawn, and the place in it that is left for the filter. `store` is an error where it does not open."""

    store: Store | TpmError
    workspace: str
    language: Language
    place: DeltaGenerator


def open_page(*, filtered: bool = True) -> Page:
    """What this page works with; the first line of every page. One that is not `filtered` shows no filter and gets an empty one.

    Ends the run where the workspace cannot be had; the reader can then go back to a backup or choose another one.
    """
    bar: _Bar = st.session_state[_BAR]
    place = open_place()
    if isinstance(bar.store, TpmError):
        st.stop()
    chosen = Filter()
    if filtered:
        with bar.place:
            chosen = filters.choose(bar.store, bar.language)
            shield.show(bar.store, chosen, bar.language)
    return Page(
        store=bar.store,
        workspace=place.workspace,
        language=place.language,
        filter=chosen,
        dark=st.context.theme.type == "dark",
    )


def open_place() -> Place:
    """Where the reader is; the first line of a page that works whatever the state of the workspace, which it tells."""
    bar: _Bar = st.session_state[_BAR]
    workspace_state.tell(bar.store, bar.workspace, bar.language)
    return Place(workspace=bar.workspace, language=bar.language)


def draw(language: Language) -> None:
    """Draw the bar and open the workspace."""
    names = _workspaces(language)
    asked = address.get(NAME)
    now = asked if asked in names else names[0]
    address.put(**{NAME: now})
    _forget(now)
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", gap="small", key="bar"):
        place = st.container(horizontal=True, vertical_alignment="center", gap="small", key="bar.filter")
        with st.container(horizontal=True, width="content", vertical_alignment="center", gap="small", key="bar.where"):
            undo.draw(now, language)
            _switch_workspace(now, names, language)
            languages.switch(language)
    if asked not in ("", now):
        st.warning(
            plain(language.t("There is no workspace “{asked}” (any more). You see “{now}”.", asked=asked, now=now)),
            icon=":material/domain:",
        )
    try:
        store = workspaces.enter(now)
    except TpmError as error:
        store = error
    st.session_state[_BAR] = _Bar(store=store, workspace=now, language=language, place=place)


def _forget(now: str) -> None:
    """What pages hold belongs to the workspace they held it for: rows have the same numbers everywhere."""
    if st.session_state.setdefault(_SEEN, now) != now:
        for key in [str(key) for key in st.session_state]:
            if key.partition(".")[0] in _PAGES:
                del st.session_state[key]
        st.session_state[_SEEN] = now


def _workspaces(language: Language) -> list[str]:
    """All workspaces; a data folder without any gets a first one."""
    if not workspaces.folder().names():
        tasks.create(workspaces.folder(), language.t("My company"), language)
    return workspaces.folder().names()


def _switch_workspace(now: str, names: list[str], language: Language) -> None:
    key = held.key(_SWITCH, now)
    with st.popover(plain(now), icon=":material/domain:", type="tertiary", key="bar.workspaces"):
        st.selectbox(language.t("Workspace"), names, key=key, on_change=_enter, args=(key,))
        routes.link("workspaces", language.t("Manage workspaces"), icon=":material/settings:")


def _enter(key: str) -> None:
    """Go to another workspace; customer group, survey and what a page is about belong to the one that is left, not how it is looked at."""
    for name in [name for name in st.query_params if name not in {*address.NAMES, *_VIEWS}]:
        del st.query_params[name]
    address.put(**{NAME: st.session_state[key]}, segment="", survey="")
