"""Which touchpoint the page shows, and the ways to the next one."""

from typing import NoReturn

import streamlit as st

from tpm.model.touchpoint import Touchpoint
from tpm.store import touchpoints, whereabouts
from tpm.ui import held, messages, routes
from tpm.ui.frame import Page
from tpm.ui.text import plain

# The name in the address
NAME = "touchpoint"
_LIST = "touchpoint.list"
_WIDTH = 400


def find(page: Page) -> tuple[Touchpoint, list[Touchpoint]]:
    """The touchpoint of the address, else the first of the journey, and all in their order. Ends the run where there is none."""
    everything = touchpoints.every(page.store)
    asked = st.query_params.get(NAME, "")
    if not everything:
        st.title(page.language.t("Touchpoint"))
        messages.nothing_yet(page, "touchpoints")
        st.stop()
    if not asked:
        return everything[0], everything
    found = next((one for one in everything if str(one.id) == asked), None)
    if found is None:
        _gone(page, asked, everything)
    return found, everything


def _gone(page: Page, asked: str, everything: list[Touchpoint]) -> NoReturn:
    """Say what became of a touchpoint that is not there, and end the run."""
    t = page.language.t
    known = whereabouts.find(page.store, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 19 else None  # noqa: PLR2004  BIGINT
    st.title(plain(known.name) if known else t("Touchpoint"))
    if known is None:
        st.write(t("There is no touchpoint with this address. Perhaps it belongs to another workspace, or its addition was undone."))
    elif known.heir_id is not None:
        st.write(t("“{name}” has been merged into “{heir}”.", name=plain(known.name), heir=plain(known.heir)))
        routes.link(
            "touchpoint", t("Open “{name}”", name=plain(known.heir)), icon=":material/arrow_forward:", touchpoint=str(known.heir_id)
        )
    else:
        st.write(t("“{name}” is retired. Its answers and everything written down about it are kept.", name=plain(known.name)))
    _choose(page, None, everything)
    routes.link("touchpoints", t("To all touchpoints"), icon=":material/arrow_forward:")
    st.stop()


def draw(page: Page, now: Touchpoint, everything: list[Touchpoint]) -> None:
    """The list of all touchpoints between the ways to the one before and the one after."""
    t, place = page.language.t, everything.index(now)
    before = everything[place - 1] if place else None
    after = everything[place + 1] if place + 1 < len(everything) else None
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", wrap=False, width=_WIDTH, key="touchpoint.ways"):
        _way(page, before, ":material/chevron_left:", t("The one before"), "touchpoint.before")
        _choose(page, now, everything)
        _way(page, after, ":material/chevron_right:", t("The one after"), "touchpoint.after")


def _way(page: Page, to: Touchpoint | None, icon: str, said: str, key: str) -> None:
    said = f"{said}: {plain(to.name)}" if to else page.language.t("There is none")
    st.button(icon, help=said, key=key, disabled=to is None, on_click=_go, args=(to.id if to else 0,), type="tertiary")


def _choose(page: Page, now: Touchpoint | None, everything: list[Touchpoint]) -> None:
    names = {one.id: one.name for one in everything}
    key = held.key(_LIST, now.id if now else None)
    st.selectbox(
        page.language.t("Choose a touchpoint"),
        list(names),
        format_func=lambda i: names[i],
        key=key,
        index=None if now is None else 0,
        placeholder=page.language.t("Choose a touchpoint"),
        on_change=_take,
        args=(key,),
        label_visibility="collapsed",
    )


def _take(key: str) -> None:
    if st.session_state[key] is not None:
        _go(st.session_state[key])


def _go(touchpoint_id: int) -> None:
    st.query_params[NAME] = str(touchpoint_id)
