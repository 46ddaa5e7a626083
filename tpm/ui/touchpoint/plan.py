"""Where the touchpoint is to go: target with gap, measures, ideas."""

from collections.abc import Sequence

import streamlit as st

from tpm.figures import targets as aims
from tpm.figures.touchpoint import Standing
from tpm.model.idea import Idea
from tpm.model.measure import Measure
from tpm.store import entries
from tpm.ui import measure_form, routes
from tpm.ui.frame import Page
from tpm.ui.text import plain
from tpm.ui.touchpoint import cards


def show(page: Page, touchpoint_id: int, standing: Standing, planned: Sequence[Measure]) -> None:
    """All three, one under the other."""
    t = page.language.t
    st.subheader(t("Target"))
    _target(page, touchpoint_id, standing)
    st.subheader(t("Measures"))
    _measures(page, touchpoint_id, planned)
    st.subheader(t("Ideas"))
    _ideas(page, touchpoint_id)


def _target(page: Page, touchpoint_id: int, standing: Standing) -> None:
    """Target with gap, since when, service level and approach; what shall become of the touchpoint; the way to change it."""
    t, number = page.language.t, page.language.number
    if standing["target"] != standing["target"]:
        st.caption(t("No target is set for this touchpoint yet."))
    else:
        said = t("Target {target} of 100.", target=number(standing["target"]))
        if standing["n"] > 0:
            told = {
                "gap": page.language.signed(standing["gap"], int(standing["gap_digits"])),
                "decision": page.language.word(str(standing["decision"])),
            }
            said += " " + t("Gap {gap} points: {decision}.", **told)
        st.write(said)
        if standing["service_level"]:
            st.text(str(standing["service_level"]))
    for line in aims.said(page.store, page.filter, touchpoint_id, page.language):
        st.caption(plain(line))
    routes.link("targets", t("Change the target"), icon=":material/arrow_forward:", touchpoint=str(touchpoint_id))


def _measures(page: Page, touchpoint_id: int, planned: Sequence[Measure]) -> None:
    t, language = page.language.t, page.language
    for measure in planned:
        due = t("until {day}", day=language.date(measure.due_on)) if measure.due_on else ""
        parts = (language.word(measure.progress), t("Quick win") if measure.quick_win else "", measure.owner, due)
        with st.container(border=True), st.container(horizontal=True, gap="small", wrap=False):
            with st.container(gap="xxsmall"):
                st.text(measure.title)
                st.caption(plain(" · ".join(part for part in parts if part)))
            if st.button(":material/edit:", key=f"touchpoint.measure.{measure.id}", type="tertiary", help=t("Change")):
                measure_form.edit(page, measure)
    if st.button(t("Add a measure"), icon=":material/add:", key="touchpoint.add.measure", type="tertiary"):
        measure_form.plan(page, touchpoint_id)
    routes.link("measures", t("All measures"), icon=":material/arrow_forward:")


def _ideas(page: Page, touchpoint_id: int) -> None:
    t, word = page.language.t, page.language.word
    for idea in entries.every(page.store, Idea, touchpoint_id):
        origin = (word(idea.prompt) if idea.prompt else "", idea.author, word(idea.format) if idea.format else "")
        cards.card(page, idea, idea.text, [" · ".join(part for part in origin if part)])
    cards.add(t("Add an idea"), Idea(touchpoint_id=touchpoint_id), key="idea")
