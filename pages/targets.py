"""Targets of every touchpoint in the scenario of the address (`?scenario=`), scenarios side by side, more or fewer touchpoints."""

import streamlit as st

from tpm.figures import findings
from tpm.figures import targets as figures
from tpm.store import touchpoints
from tpm.ui import (
    frame,
    messages,
    routes,
    scenario_choice,
    scenario_form,
    tabs,
    target_comparison,
    target_drawer,
    target_form,
    target_table,
)
from tpm.ui.text import plain

page = frame.open_page()
t = page.language.t
st.title(t("Targets"))
found = touchpoints.every(page.store)
if not found:
    messages.nothing_yet(page, "targets")
    st.stop()


def show_table() -> None:
    """The targets one by one."""
    with st.container(horizontal=True, vertical_alignment="center"):
        target_drawer.choose(page, found)
        routes.link("gaps", t("See the gaps"), icon=":material/arrow_forward:")
    target_table.show(page, aims, scenario)
    if (own := figures.of_groups(aims, page.language)) and not page.filter.segment:
        st.caption(plain(own))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        target_form.set_missing(page, aims, scenario)
    st.caption(
        t(
            "Every change in the table is saved at once. Customer groups, the day from which a target holds, resources, approach and "
            "history stand in the details of a touchpoint."
        )
    )


scenario = scenario_choice.asked(page)
aims = figures.aims(page.store, page.filter, scenario.id)
st.markdown(plain(findings.targets_set(aims, page.language)))
scenario_choice.choose(page)
tabs.show(
    "targets.tabs",
    {
        "values": (t("Target values"), show_table),
        "scenarios": (t("Scenarios"), lambda: target_comparison.show_scenarios(page)),
        "count": (t("More or fewer?"), lambda: target_comparison.show_count(page, scenario)),
    },
    name="view",
)
if not scenario_form.draw(page):
    target_drawer.draw(page, found, scenario)
