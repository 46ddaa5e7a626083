"""What is known about a touchpoint, in a drawer beside the journey."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from tpm.figures import portraits
from tpm.ui import routes, touchpoint_choice, touchpoint_details
from tpm.ui.frame import Page
from tpm.ui.text import plain

_OPEN, _ROUND = "journey.open", "journey.round"
_FEW_COMMENTS = 5


def chart_key() -> str:
    """The key of the chart; a new one after each closing, so that the same point can be chosen again."""
    return f"journey.chart.{st.session_state.get(_ROUND, 0)}"


def take() -> Callable[[], None]:
    """What a click on a point of the chart does."""
    key = chart_key()
    return lambda: _open(touchpoint_choice.clicked(key))


def choose(page: Page, names: Sequence[str]) -> None:
    """The list that opens the drawer, for those who don't use a pointer."""
    key = f"journey.look.{st.session_state.get(_ROUND, 0)}"
    st.selectbox(
        page.language.t("Look at one touchpoint"),
        names,
        index=None,
        placeholder=page.language.t("Look at one touchpoint"),
        key=key,
        label_visibility="collapsed",
        width=360,
        on_change=lambda: _open(st.session_state[key]),
    )


def draw(page: Page, journey: Sequence[Mapping[str, Any]]) -> None:
    """Draw the drawer if it is open; `journey` has the rows of `figures.journey`."""
    name = st.session_state.get(_OPEN)
    if rating := next((row for row in journey if row["touchpoint"] == name), None):
        st.dialog(plain(str(name)), position="right", width="medium", on_dismiss=_close)(_details)(page, rating)


def _open(name: str | None) -> None:
    st.session_state[_OPEN] = name


def _close() -> None:
    st.session_state[_OPEN] = None
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def _details(page: Page, rating: Mapping[str, Any]) -> None:
    t, touchpoint_id = page.language.t, int(rating["touchpoint_id"])
    st.write(portraits.zones(rating, page.language))
    if rating["n"]:
        touchpoint_details.tiles(page, rating)
        touchpoint_details.spread(page, touchpoint_id)
    st.subheader(t("Latest comments"))
    touchpoint_details.said(page, touchpoint_id, _FEW_COMMENTS)
    routes.link("ratings", t("Everything about this touchpoint"), icon=":material/arrow_forward:", touchpoint=str(rating["touchpoint"]))
