"""What is known about a touchpoint, in a drawer beside the journey."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from tpm.figures import portraits
from tpm.ui import cards, routes, touchpoint_choice, touchpoint_details
from tpm.ui.frame import Page
from tpm.ui.text import plain

_ROUND = "journey.round"
_FEW_COMMENTS = 5


def chart_key() -> str:
    """The key of the chart; a new one after each closing, so that the same point can be chosen again."""
    return f"journey.chart.{_round()}"


def choose(page: Page, names: Sequence[str]) -> None:
    """The list that opens the drawer, for those who don't use a pointer."""
    st.selectbox(
        page.language.t("Look at one touchpoint"),
        names,
        index=None,
        placeholder=page.language.t("Look at one touchpoint"),
        key=_list_key(),
        label_visibility="collapsed",
        width=360,
    )


def draw(page: Page, journey: Sequence[Mapping[str, Any]]) -> None:
    """Draw the drawer if a touchpoint is chosen in the chart or the list; `journey` has the rows of `figures.journey`."""
    name = touchpoint_choice.clicked(chart_key()) or st.session_state[_list_key()]
    if rating := next((row for row in journey if row["touchpoint"] == name), None):
        st.dialog(plain(str(name)), position="right", width="medium", on_dismiss=_close)(_details)(page, rating)


def _round() -> int:
    return int(st.session_state.get(_ROUND, 0))


def _list_key() -> str:
    return f"journey.list.{_round()}"


def _close() -> None:
    st.session_state[_ROUND] = _round() + 1


def _details(page: Page, rating: Mapping[str, Any]) -> None:
    t, touchpoint_id = page.language.t, int(rating["touchpoint_id"])
    st.write(portraits.zones(rating, page.language))
    if rating["n"] > 0:
        touchpoint_details.tiles(page, rating)
        touchpoint_details.spread(page, touchpoint_id)
        cards.show(page, "score", "zones", "distribution")
    st.subheader(t("Latest comments"))
    touchpoint_details.said(page, touchpoint_id, _FEW_COMMENTS)
    routes.link("touchpoint", t("Everything about this touchpoint"), icon=":material/arrow_forward:", touchpoint=str(touchpoint_id))
