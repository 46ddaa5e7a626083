"""What stands on top of the page of a touchpoint: what it is, its figures, its course, the next step."""

from collections.abc import Sequence

import streamlit as st

from tpm.figures import incidents, ratings
from tpm.figures import touchpoint as figures
from tpm.figures.touchpoint import Standing, Step
from tpm.model.incident import Incident
from tpm.model.period import Period
from tpm.model.touchpoint import Touchpoint
from tpm.ui import cards, measure_form, routes, tiles, touchpoint_details, touchpoint_form
from tpm.ui.frame import Page
from tpm.ui.text import plain
from tpm.ui.tiles import Tile
from tpm.ui.touchpoint import tabs


def about(page: Page, touchpoint: Touchpoint, phase: str) -> None:
    """Phase and attributes in one quiet line, and the pencil that opens all of them."""
    t, word = page.language.t, page.language.word
    said = [phase or t("Without a phase"), word(touchpoint.channel), word(touchpoint.world), touchpoint.owner]
    line = " · ".join(plain(part) for part in said if part)
    badges = ""
    if touchpoint.key:
        badges += f" :blue-badge[:material/key: {t('Key touchpoint')}]"
    if touchpoint.moment_of_truth:
        badges += f" :violet-badge[:material/bolt: {t('Moment of truth')}]"
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f":small[:gray[{line}]{badges}]", width="content")
        st.button(
            t("Change"),
            icon=":material/edit:",
            type="tertiary",
            key="touchpoint.change",
            on_click=touchpoint_form.open_drawer,
            args=(page, touchpoint.id),
        )


def show_tiles(page: Page, standing: Standing) -> None:
    """Score, target with gap, and the two outer zones; nothing where nobody has rated."""
    if not standing["n"] > 0:
        return
    t, language = page.language.t, page.language
    interval = t(
        "95 % interval: {interval}",
        interval=t("{low} to {high}", low=language.number(standing["low"]), high=language.number(standing["high"])),
    )
    gap = (
        ""
        if standing["gap"] != standing["gap"]
        else t("Gap: {points}", points=language.signed(standing["gap"], int(standing["gap_digits"])))
    )
    tiles.show(
        [
            Tile(
                label=t("Score"),
                value=language.number(standing["score"]),
                beside=f"n = {language.number(standing['n'])}",
                explained=interval,
            ),
            Tile(label=t("Target"), value=language.number(standing["target"]), beside=gap),
            Tile(label=language.word("disappointment"), value=language.percent(standing["disappointment"])),
            Tile(label=language.word("delight"), value=language.percent(standing["delight"])),
        ]
    )


def chart(page: Page, standing: Standing) -> None:
    """The score over time; where answers have no date, how they spread."""
    if not standing["n"] > 0:
        return
    touchpoint_id = int(standing["touchpoint_id"])
    if ratings.series(page.store, page.filter, touchpoint_id, Period.QUARTER).empty:
        touchpoint_details.spread(page, touchpoint_id, key="touchpoint.spread")
    else:
        touchpoint_details.course(page, touchpoint_id)
    cards.show(page, "score", "gap", "zones")


def next_step(page: Page, touchpoint: Touchpoint, step: Step) -> None:
    """The one button that says what to do next."""
    t = page.language.t
    icon = ":material/arrow_forward:"
    match step:
        case Step.ACT:
            if st.button(t("Plan a measure"), type="primary", icon=icon, key="touchpoint.next"):
                measure_form.plan(page, touchpoint.id)
        case Step.EXPLAIN:
            st.button(
                t("Write down what disappoints and delights"), type="primary", icon=icon, key="touchpoint.next",
                on_click=tabs.put, args=(tabs.Tab.EXPERIENCE,),
            )  # fmt: skip
        case _:
            told = {
                Step.ASK: ("import", t("Ask customers: import a survey")),
                Step.AIM: ("targets", t("Set a target")),
                Step.COMPARE: ("gaps", t("Compare with the other gaps")),
            }
            name, label = told[step]
            if st.button(label, type="primary", icon=icon, key="touchpoint.next"):
                routes.go(name)


def finding(page: Page, touchpoint: Touchpoint, standing: Standing, happened: Sequence[Incident]) -> None:
    """The sentence under the title; a red flag with its sign."""
    said = plain(figures.finding(touchpoint, standing, happened, page.language))
    if incidents.red_flags(touchpoint, happened):
        st.error(said, icon=":material/flag:")
    else:
        st.markdown(said)
