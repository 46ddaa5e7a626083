"""Scenarios side by side, and more or fewer touchpoints."""

import streamlit as st

from tpm.charts import scenarios as charts
from tpm.figures import scenario_findings as findings
from tpm.figures import scenario_tables as tabled
from tpm.figures import scenarios as figures
from tpm.figures.targets import scenario_name
from tpm.model.target import Scenario
from tpm.ui import cards, figure, notes, tables
from tpm.ui.frame import Page


def show_scenarios(page: Page) -> None:
    """What the scenarios aim at and cost, then the targets of every touchpoint in each."""
    t, language = page.language.t, page.language
    found = figures.compared(page.store, page.filter, language)
    finding = findings.differing(found, language)
    if found["aimed"].any():
        chart = charts.scenario_rows(found, language, dark=page.dark, title=finding, footnote=notes.source(page))
        figure.show(page, chart, tabled.compared(found, language), key="targets.scenarios.chart", alt=finding)
        cards.show(page, "scenario", "gap")
    else:
        st.caption(finding)
    st.subheader(t("Targets side by side"))
    tables.show(page, tabled.side_by_side(page.store, page.filter, language), key="targets.side")


def show_count(page: Page, scenario: Scenario) -> None:
    """Touchpoints per phase today and in the target state."""
    language = page.language
    counts = figures.by_phase(page.store, scenario.id)
    finding = findings.counted(counts, language)
    name = scenario_name(scenario, language)
    chart = charts.touchpoints_by_phase(counts, language, dark=page.dark, title=finding, footnote=name)
    figure.show(page, chart, tabled.by_phase(counts, language), key="targets.count.chart", alt=finding)
    cards.show(page, "touchpoints_planned")
    changes = tabled.changes(page.store, scenario.id, language)
    if not changes.empty:
        st.subheader(language.t("What comes and what goes"))
        tables.show(page, changes, key="targets.changes")
