"""The journey as several customer groups feel it, laid over each other."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from tpm.charts import journey_groups as charts
from tpm.figures import journey_groups
from tpm.figures.journey_groups import MOST
from tpm.ui import cards, figure, notes, routes
from tpm.ui.frame import Page


def show(page: Page, journey: pd.DataFrame) -> None:
    """Two controls, the curves, and what is hidden."""
    t, known = page.language.t, journey_groups.attributes(page.store)
    if not known:
        st.info(t("The imported surveys tell no customer groups apart."), icon=":material/group:")
        return
    attribute, values = _choose(page, known)
    if len(values) < 2:  # noqa: PLR2004  one curve compares nothing
        st.info(t("Choose at least two groups."), icon=":material/group:")
        return
    found = journey_groups.groups(page.store, page.filter, journey, attribute, values)
    if found["n"].isna().all():
        st.info(t("None of these groups has enough answers in this selection."), icon=":material/group:")
        return
    finding = journey_groups.finding(found, page.language)
    everyone = replace(page, filter=replace(page.filter, segment=None))
    footnote = notes.join(notes.base(page, found["n"].fillna(0)), notes.source(everyone), journey_groups.hidden(found, page.language))
    chart = charts.group_curves(found, page.language, dark=page.dark, title=finding, footnote=footnote)
    figure.show(page, chart, journey_groups.table(found, page.language), key="journey.groups", alt=finding)
    cards.show(everyone, "score", key="journey.groups")
    real = t("Is this difference real?")
    routes.link("differences", real, icon=":material/compare_arrows:", compare="groups", part=attribute, group=values[:2])
    if page.filter.segment:
        st.caption(t("The customer group chosen in the filter does not count here."))


def _choose(page: Page, known: dict[str, list[str]]) -> tuple[str, list[str]]:
    """What the customers are parted by, and up to four groups, at first the largest."""
    t, names = page.language.t, list(known)
    with st.container(horizontal=True, key="journey.groups.controls"):
        attribute = st.selectbox(t("Part customers by"), names, key="journey.groups.attribute", bind="query-params", width=260)
        values = st.multiselect(
            t("Customer groups"), known[attribute], known[attribute][:MOST], max_selections=MOST,
            placeholder=t("Up to {n} groups", n=MOST), key=f"journey.groups.values.{names.index(attribute)}", width=640,
        )  # fmt: skip
    return attribute, values
