"""What lies behind a gap, in a drawer: how certain it is, the answers, the comments, and what to do. Which one stands in the address."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from tpm.figures import gaps_findings
from tpm.ui import gap_tabs, measure_form, routes, touchpoint_details
from tpm.ui.frame import Page
from tpm.ui.text import plain

TOUCHPOINT, GROUP = "behind", "who"
COURSE = "gaps.course"
_ROUND, _PLAN = "gaps.round", "gaps.plan"
_FEW_COMMENTS = 5


def key(name: str) -> str:
    """The key of a control that opens the drawer; a new one after each closing, so that the same gap can be chosen again."""
    return f"gaps.{name}.{st.session_state.get(_ROUND, 0)}"


def asked() -> tuple[str, str]:
    """Touchpoint (its id) and customer group the address asks for; empty for none and for all customers."""
    return st.query_params.get(TOUCHPOINT, ""), st.query_params.get(GROUP, "")


def take(chart: str, ids: Mapping[str, int]) -> Callable[[], None]:
    """What a click in the chart with this key does: it opens the drawer. `ids` of the touchpoints by their names."""

    def opened() -> None:
        points: list[dict[str, Any]] = st.session_state[chart]["selection"].get("touchpoint") or []
        if points:
            _put(ids[str(points[0]["touchpoint"])], str(points[0].get("group", "")))

    return opened


def choose(page: Page, gaps: pd.DataFrame, name: str) -> None:
    """The list that opens the drawer, for those who don't use a pointer; with a column `group` it lists every cell."""
    rows = gaps[gaps["gap"].notna()]
    groups = rows["group"] if "group" in rows else pd.Series("", index=rows.index)
    cells = list(zip(rows["touchpoint_id"].astype(int), groups.astype(str), strict=True))
    names = {cell: " · ".join(filter(None, (touchpoint, cell[1]))) for cell, touchpoint in zip(cells, rows["touchpoint"], strict=True)}
    label = page.language.t("Look behind a gap")
    st.selectbox(
        label, cells, index=None, format_func=lambda cell: names[cell], placeholder=label, key=key(name), on_change=_take,
        args=(key(name),), label_visibility="collapsed", width=360,
    )  # fmt: skip


def draw(page: Page, gap: Mapping[str, Any] | None, segment: tuple[str, str] | None) -> None:
    """Draw the drawer of this gap, that of a customer group for a `segment`; the form of a measure where one is to be planned."""
    if planned := st.session_state.pop(_PLAN, None):
        measure_form.plan(page, planned)
    elif gap:
        about = replace(page, filter=replace(page.filter, segment=segment)) if segment else page
        title = " · ".join(filter(None, (str(gap["touchpoint"]), segment[1] if segment else "")))
        st.dialog(plain(title), position="right", width="medium", on_dismiss=_close)(_details)(about, gap)


def _details(page: Page, gap: Mapping[str, Any]) -> None:
    t, touchpoint_id = page.language.t, int(gap["touchpoint_id"])
    st.markdown(plain(gaps_findings.standing(gap, page.language)))
    if gap["service_level"]:
        st.caption(t("What you promise"))
        st.text(str(gap["service_level"]))
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(t("Plan a measure"), type="primary", icon=":material/arrow_forward:", key="gaps.drawer.plan"):
            st.session_state[_PLAN] = touchpoint_id
            _leave()
        if st.button(t("See the gap over time"), icon=":material/timeline:", key="gaps.drawer.course"):
            st.session_state[COURSE] = gap["touchpoint"]
            gap_tabs.put(gap_tabs.Tab.COURSE)
            _leave()
    st.subheader(t("Distribution of the answers"))
    touchpoint_details.spread(page, touchpoint_id)
    st.subheader(t("Latest comments"))
    touchpoint_details.said(page, touchpoint_id, _FEW_COMMENTS)
    routes.link("touchpoint", t("Everything about this touchpoint"), icon=":material/arrow_forward:", touchpoint=str(touchpoint_id))


def _put(touchpoint_id: int, group: str) -> None:
    st.query_params[TOUCHPOINT] = str(touchpoint_id)
    st.query_params.pop(GROUP, None)
    if group:
        st.query_params[GROUP] = group


def _take(name: str) -> None:
    if (cell := st.session_state[name]) is not None:
        _put(*cell)


def _close() -> None:
    for name in (TOUCHPOINT, GROUP):
        st.query_params.pop(name, None)
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def _leave() -> None:
    _close()
    st.rerun()
