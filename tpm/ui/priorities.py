"""Tiles, bars and formula card of the priority list."""

import pandas as pd
import streamlit as st

from tpm.analysis.priorities import Part
from tpm.charts import priorities as charts
from tpm.charts.wording import between
from tpm.figures import priority_findings, priority_table
from tpm.figures.priorities import Parts
from tpm.ui import cards, figure, notes, routes, tiles, touchpoint_choice
from tpm.ui.frame import Page
from tpm.ui.tiles import Tile

_CHART = "priorities.chart"


def show_tiles(page: Page, table: pd.DataFrame) -> None:
    """How far the lead is certain, the key touchpoints, and how far efforts are estimated."""
    t, number = page.language.t, page.language.number
    level = int(table["level"].sum())
    of = t("of {all}", all=number(len(table)))
    tiles.show(
        [
            Tile(label=t("On top"), value=number(level), explained=t("Touchpoints that cannot be told for certain from the first.")),
            Tile(
                label=t("Wide gap"),
                value=number(int((table["gap_low"] > 0).sum())),
                explained=t("The whole interval lies below the target."),
            ),
            Tile(label=t("Chosen as key"), value=number(int(table["key"].sum())), beside=of),
            Tile(label=t("Effort estimated"), value=number(int(table["effort"].notna().sum())), beside=of),
        ]
    )


def show_bars(page: Page, table: pd.DataFrame, title: str) -> None:
    """The bars; a click on a row opens that touchpoint."""
    t, language = page.language.t, page.language
    words = {f"{part}_text": [priority_findings.raw(row, part, language) for _, row in table.iterrows()] for part in Part}
    drawn = table.assign(
        **words,
        lacking=priority_findings.lacking(table, language),
        between=[between(low, high, language) for low, high in zip(table["low"], table["high"], strict=True)],
    )
    subtitle = t("Points out of 100: weighted mean of the parts. ★ key touchpoint · ▲▼ places gained or lost against equal weights")
    footnote = notes.join(notes.base(page, table["n"]), notes.source(page), priority_findings.missing_everywhere(table, language))
    chart = charts.priority_bars(drawn, language, dark=page.dark, title=title, subtitle=subtitle, footnote=footnote)
    figure.show(page, chart, priority_table.table(table, language), key=_CHART, alt=title, on_select="rerun")
    if name := touchpoint_choice.clicked(_CHART):
        chosen = table.loc[table["touchpoint"] == name, "touchpoint_id"]
        routes.go("touchpoint", touchpoint=str(int(chosen.iloc[0])))


def explain(page: Page, found: Parts) -> None:
    """The formula card."""
    cards.show(
        page,
        "priority",
        "importance",
        "gap",
        "touchpoint_reach",
        "referral_potential",
        "effort",
        said=priority_findings.method(found, page.language),
    )


def nothing_counts(page: Page) -> None:
    """Every weight is 0."""
    st.info(page.language.t("No part counts. Give at least one of them a weight."), icon=":material/balance:")
