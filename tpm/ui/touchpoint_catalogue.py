"""The frame of the catalogue: its views, the line above them, and the drawers that open from there."""

from collections.abc import Sequence
from enum import StrEnum

import pandas as pd
import streamlit as st

from tpm.figures import catalogue_table
from tpm.model.touchpoint import Phase, Touchpoint
from tpm.ui import (
    figure,
    touchpoint_bulk,
    touchpoint_filter,
    touchpoint_form,
    touchpoint_list,
    touchpoint_merger,
    touchpoint_phases,
    touchpoint_retired,
    touchpoint_starters,
    touchpoint_table,
)
from tpm.ui.frame import Page

_NAME, _VIEW = "view", "touchpoints.view"
_MORE = "touchpoints.more"
_PHASES, _STARTERS, _RETIRED = "phases", "starters", "retired"


class View(StrEnum):
    """How the catalogue is looked at."""

    LIST = "list"
    TABLE = "table"
    GROUPS = "groups"


def choose_view(page: Page) -> View:
    """List, table, or customer groups; what is chosen stands in the address."""
    t = page.language.t
    words = {
        View.LIST: f":material/list: {t('List')}",
        View.TABLE: f":material/table: {t('Table')}",
        View.GROUPS: f":material/groups: {t('Who meets us where')}",
    }
    asked = st.query_params.get(_NAME, "")
    now = st.session_state[_VIEW] = View(asked) if asked in list(View) else View.LIST
    st.segmented_control(
        t("View"), list(View), required=True, format_func=lambda view: words[view], key=_VIEW, on_change=_take_view,
        label_visibility="collapsed",
    )  # fmt: skip
    return now


def show(page: Page, found: Sequence[Touchpoint], stretches: Sequence[Phase], ratings: pd.DataFrame, view: View) -> None:
    """The line with search, filter, order and what else can be done, then the list or the table, then the downloads."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        choice = touchpoint_filter.choose(page, found, stretches)
        if view is View.LIST:
            touchpoint_bulk.button(page)
        _more(page)
    shown = touchpoint_filter.fitting(page, found, stretches, ratings, choice)
    if view is View.TABLE:
        touchpoint_table.show(page, shown, stretches, choice.order)
    else:
        touchpoint_bulk.bar(page, shown)
        touchpoint_list.show(page, shown, stretches, ratings, choice)
    table = catalogue_table.table(shown, {phase.id: phase.name for phase in stretches}, ratings, page.language)
    figure.downloads(page, table, key="touchpoints.catalogue", title=page.language.t("Touchpoints"))


def begin(page: Page) -> None:
    """What can be done as long as there is no touchpoint."""
    with st.container(horizontal=True, gap="small"):
        touchpoint_starters.button(page)
        _more(page)


def draw_drawers(page: Page, stretches: Sequence[Phase]) -> None:
    """The drawer that is open, if one is."""
    touchpoint_form.draw(page)
    touchpoint_phases.draw(page)
    touchpoint_starters.draw(page)
    touchpoint_retired.draw(page)
    touchpoint_bulk.draw(page, stretches)
    touchpoint_merger.draw(page)


def _take_view() -> None:
    st.query_params[_NAME] = str(st.session_state[_VIEW])


def _more(page: Page) -> None:
    t = page.language.t
    options = {
        _PHASES: f":material/view_week: {t('Edit phases')}",
        _STARTERS: f":material/playlist_add: {t('Starter lists')}",
        _RETIRED: f":material/archive: {t('Retired touchpoints')}",
    }
    st.menu_button(
        t("More"), list(options), format_func=lambda code: options[code], icon=":material/more_horiz:", key=_MORE, on_click=_open
    )


def _open() -> None:
    drawers = {
        _PHASES: touchpoint_phases.open_drawer,
        _STARTERS: touchpoint_starters.open_drawer,
        _RETIRED: touchpoint_retired.open_drawer,
    }
    drawers[st.session_state[_MORE]]()
