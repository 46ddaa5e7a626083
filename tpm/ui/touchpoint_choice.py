"""Which touchpoint a reader looks at more closely: chosen from a list, by a click on a chart, or by the address."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from tpm.ui.frame import Page

# Also the name in the address; not the one of the page of a touchpoint: what is bound to a control goes with it on a change of page
KEY = "rated"
_SELECTION = "touchpoint"


def choose(page: Page, figures: pd.DataFrame) -> dict[str, Any]:
    """The list; what is chosen stands in the address. Returns the row of the chosen touchpoint, empty for none."""
    t, names = page.language.t, list(figures["touchpoint"])
    name = st.selectbox(
        t("Look at one touchpoint"),
        names,
        index=None,
        placeholder=t("Look at one touchpoint"),
        key=KEY,
        bind="query-params",
        label_visibility="collapsed",
        width=360,
    )
    return figures.iloc[names.index(name)].to_dict() if name in names else {}


def back(page: Page) -> None:
    """The button that leads from one touchpoint to all of them."""
    st.button(page.language.t("All touchpoints"), icon=":material/arrow_back:", key="touchpoint.back", on_click=_put, args=(None,))


def take(chart: str) -> Callable[[], None]:
    """What a click on a row of the chart with this key does: it chooses that touchpoint."""
    return lambda: _put(clicked(chart))


def clicked(chart: str) -> str | None:
    """The touchpoint chosen in the chart with this key."""
    points = st.session_state[chart]["selection"].get(_SELECTION) or []
    return str(points[0]["touchpoint"]) if points else None


def _put(name: str | None) -> None:
    st.session_state[KEY] = name
