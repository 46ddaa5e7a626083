"""Words and deeds: from the willingness to recommend to the new customers who came by it."""

from typing import Any

import pandas as pd
import streamlit as st

from tpm.charts import say_do as charts
from tpm.figures import say_do as figures
from tpm.figures import say_do_findings as findings
from tpm.figures.say_do import SayDo, Step
from tpm.model.survey import Role
from tpm.ui import cards, figure, notes
from tpm.ui.frame import Page
from tpm.ui.text import plain

_ASKED = frozenset({Role.NPS, Role.RECOMMENDED})


def show(page: Page) -> None:
    """The steps for which there are data as a chart with its table, what is to be said of them, and the cards."""
    found = figures.say_do(page.store, page.filter)
    steps = figures.steps(page.store, page.filter, found)
    if found.gap is None:
        st.info(plain(findings.refusal(found, page.language)), icon=":material/record_voice_over:")
    if steps.empty:
        return
    title = findings.headline(found, page.language) if found.gap else page.language.t("From the word to the new customer")
    figure.show(page, _chart(page, steps, found, title), findings.table(steps, found, page.language), key="recommendation.deeds", alt=title)
    said = [*findings.details(found, page.language), *findings.bases(steps, page.language)]
    if said:
        st.markdown("\n".join(f"- {plain(one)}" for one in said))
    cards.show(page, "say_do", "recommended", "way", roles=_ASKED)


def _chart(page: Page, steps: pd.DataFrame, found: SayDo, title: str) -> object:
    t, language = page.language.t, page.language
    rows = steps.assign(
        name=[findings.label(step, language) for step in steps["step"]],
        figure=[_figure(page, row) for row in steps.to_dict("records")],
        note=[_note(page, row, found) for row in steps.to_dict("records")],
    )
    gap = t("{points} points", points=language.number(abs(100 * found.gap.gap))) if found.gap and found.gap.gap > 0 else ""
    apart = t("Another base: new customers")
    return charts.funnel(rows, language, dark=page.dark, title=title, footnote=_footnote(page, found), gap_text=gap, apart_text=apart)


def _figure(page: Page, row: dict[str, Any]) -> str:
    return page.language.number(row["count"]) if row["step"] == Step.CAME else page.language.percent(row["share"])


def _note(page: Page, row: dict[str, Any], found: SayDo) -> str:
    """The base; that of new customers with their rate, as they have no bar."""
    t, number, percent = page.language.t, page.language.number, page.language.percent
    if row["step"] == Step.CAME:
        return t("{share} of {n} new customers with a known origin", share=percent(row["share"], 1), n=number(row["base"]))
    people = findings.people(str(row["step"]), found, page.language)
    return t("{k} of {n} {people}", k=number(row["count"]), n=number(row["base"]), people=people)


def _footnote(page: Page, found: SayDo) -> str:
    t = page.language.t
    lines = t("Lines: 95 % interval")
    return notes.join(notes.source(page, _ASKED), lines, findings.interval(found.gap, page.language) if found.gap else "")
