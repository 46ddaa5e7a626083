"""The gaps as customer groups see them, in a map of touchpoints and groups."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from tpm.charts import gaps_groups as charts
from tpm.figures import gaps_groups, journey_groups
from tpm.ui import cards, figure, gap_drawer, notes, routes
from tpm.ui.frame import Page

_ATTRIBUTE = "gaps.attribute"


def show(page: Page, like: pd.DataFrame) -> None:
    """Controls, map, and what is protected; the rated touchpoints of the frame `like` in its order."""
    t, known = page.language.t, journey_groups.attributes(page.store)
    if not known:
        st.info(
            t("The imported surveys tell no customer groups apart. Import one with a column that does, such as customer type or region."),
            icon=":material/group:",
        )
        routes.link("import", t("Import a survey"), icon=":material/arrow_forward:")
        return
    attribute, values, place = _choose(page, known)
    if not values:
        st.info(t("Choose at least one group."), icon=":material/group:")
        return
    # A touchpoint that only a group has a target for belongs here, one that nobody rates does not
    found = gaps_groups.ordered(gaps_groups.groups(page.store, page.filter, attribute, values), like.dropna(subset=["score"]))
    with place:
        gap_drawer.choose(page, found, "cells")
    finding = gaps_groups.finding(found, page.language)
    everyone = replace(page, filter=replace(page.filter, segment=None))
    signs, hidden = gaps_groups.signs(found, page.language), gaps_groups.hidden(found, page.language)
    footnote = notes.join(notes.base(page, found["n"].fillna(0)), notes.source(everyone), signs, hidden)
    chart = charts.gap_cells(found, page.language, dark=page.dark, title=finding, footnote=footnote)
    key, ids = gap_drawer.key("map"), dict(zip(found["touchpoint"], found["touchpoint_id"].astype(int), strict=True))
    figure.show(page, chart, gaps_groups.table(found, page.language), key=key, alt=finding, on_select=gap_drawer.take(key, ids))
    if page.filter.segment:
        st.caption(t("The customer group chosen in the filter does not count here."))
    cards.show(page, "gap", key="groups")


def _choose(page: Page, known: Mapping[str, list[str]]) -> tuple[str, list[str], Any]:
    """What the customers are parted by, its groups (at first the largest), and the place for one more control."""
    t, names = page.language.t, list(known)
    with st.container(horizontal=True, vertical_alignment="bottom", key="gaps.groups.controls"):
        attribute = st.selectbox(t("Part customers by"), names, key=_ATTRIBUTE, bind="query-params", width=220)
        values, most = known[attribute], gaps_groups.MOST
        if len(values) > most:
            values = st.multiselect(
                t("Customer groups"), values, values[:most], max_selections=most, placeholder=t("Up to {n} groups", n=most),
                key=f"gaps.groups.{names.index(attribute)}", width=520,
            )  # fmt: skip
        place = st.container(width="content")
    return attribute, values, place


def cell(page: Page, touchpoint_id: int, value: str) -> tuple[Mapping[str, Any] | None, tuple[str, str] | None]:
    """The gap of a touchpoint as a group sees it, with the group; nothing where there is none, or it is protected."""
    known = journey_groups.attributes(page.store)
    # A link may open the drawer before the control is drawn
    attribute = st.session_state.get(_ATTRIBUTE) or st.query_params.get(_ATTRIBUTE) or next(iter(known), "")
    if attribute not in known or value not in known[attribute]:
        return None, None
    found = gaps_groups.groups(page.store, page.filter, attribute, [value])
    one = found[(found["touchpoint_id"] == touchpoint_id) & found["gap"].notna()]
    return (one.iloc[0].to_dict(), (attribute, value)) if len(one) else (None, None)
