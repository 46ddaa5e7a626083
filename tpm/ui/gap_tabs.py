"""The tabs of the gaps; the open one stands in the address, so that a link shows what its sender saw."""

from collections.abc import Callable, Mapping
from enum import StrEnum

import streamlit as st

from tpm.ui import held
from tpm.ui.frame import Page

NAME = "tab"


class Tab(StrEnum):
    """What a tab holds; the value stands in the address."""

    ALL = "all"
    GROUPS = "groups"
    COURSE = "course"


def show(page: Page, drawn: Mapping[Tab, Callable[[], None]]) -> None:
    """Draw the bar of tabs and the content of the open one; the others are not even read."""
    names = _names(page)
    asked = st.query_params.get(NAME, "")
    now = Tab(asked) if asked in list(Tab) else Tab.ALL
    key = held.key("gaps.tabs", names[now])
    for tab, place in zip(Tab, st.tabs([names[tab] for tab in Tab], key=key, on_change=_take, args=(page, key)), strict=True):
        if place.open:
            with place:
                drawn[tab]()


def put(tab: Tab) -> None:
    """Open a tab at the next drawing."""
    st.query_params[NAME] = str(tab)


def _take(page: Page, key: str) -> None:
    put(next(tab for tab, name in _names(page).items() if name == st.session_state[key]))


def _names(page: Page) -> Mapping[Tab, str]:
    t = page.language.t
    return {Tab.ALL: t("All touchpoints"), Tab.GROUPS: t("By customer group"), Tab.COURSE: t("Over time")}
