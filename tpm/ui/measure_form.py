"""Adding and changing a measure in a drawer."""

from dataclasses import replace
from datetime import date

import streamlit as st

from tpm.figures import measures as figures
from tpm.model.errors import TpmError
from tpm.model.measure import Measure, Progress
from tpm.store import measures, touchpoints
from tpm.ui import amounts, messages
from tpm.ui.frame import Page


def add(page: Page) -> None:
    """The button that opens an empty form."""
    t = page.language.t
    if st.button(t("Add a measure"), icon=":material/add:", key="measures.add", type="primary"):
        st.dialog(t("New measure"), position="right")(_form)(page, Measure(title=""))


def plan(page: Page, touchpoint_id: int) -> None:
    """Open an empty form for a touchpoint."""
    st.dialog(page.language.t("New measure"), position="right")(_form)(page, Measure(title="", touchpoint_id=touchpoint_id))


def edit(page: Page, measure: Measure) -> None:
    """Open the form of a measure."""
    st.dialog(page.language.t("Change the measure"), position="right")(_form)(page, measure)


def _form(page: Page, measure: Measure) -> None:
    t, key = page.language.t, f"measures.form.{measure.id}.{measure.version}"
    names = {each.id: each.name for each in touchpoints.every(page.store)}
    title = st.text_input(t("What is done?"), measure.title, max_chars=200, key=f"{key}.title")
    at = measure.touchpoint_id if measure.touchpoint_id in names else None
    touchpoint_id = st.selectbox(
        t("At which touchpoint?"),
        list(names),
        index=list(names).index(at) if at else None,
        format_func=lambda i: names[i],
        placeholder=t("At none in particular"),
        key=f"{key}.touchpoint",
    )
    owner = st.text_input(t("Who is responsible?"), measure.owner, max_chars=120, key=f"{key}.owner")
    start, due = st.columns(2)
    starts_on = start.date_input(t("From"), measure.starts_on, format="DD.MM.YYYY", key=f"{key}.starts")
    due_on = due.date_input(t("Until"), measure.due_on, format="DD.MM.YYYY", key=f"{key}.due")
    progress = st.segmented_control(
        t("Progress"), list(Progress), default=measure.progress, required=True, format_func=page.language.word, key=f"{key}.progress"
    )
    quick_win = st.toggle(
        t("Quick win"),
        measure.quick_win,
        key=f"{key}.quick",
        help=t("Little effort, seen by the customer soon: it stands on top of the list."),
    )
    budget = st.text_input(t("Budget (€)"), amounts.write(measure.budget, page.language), max_chars=amounts.LONGEST, key=f"{key}.budget")
    note = st.text_area(t("Note"), measure.note, max_chars=2000, key=f"{key}.note")
    wanted = Measure(
        id=measure.id, version=measure.version, title=title, touchpoint_id=touchpoint_id, owner=owner, starts_on=starts_on, due_on=due_on,
        done_on=measure.done_on, progress=Progress(progress), quick_win=quick_win, budget=measure.budget, note=note,
    )  # fmt: skip
    with st.container(horizontal=True):
        if st.button(t("Save"), type="primary", key=f"{key}.save"):
            _save(page, wanted, budget)
        if measure.id and st.button(t("Remove"), icon=":material/delete:", key=f"{key}.remove"):
            _retire(page, measure)


def _save(page: Page, measure: Measure, budget: str) -> None:
    """Save with the budget as it was typed."""
    try:
        measure = replace(measure, budget=amounts.read(budget))
        with page.store.change() as change:
            measures.save(change, replace(measure, done_on=_done_on(measure)))
    except TpmError as error:
        messages.refused(page, error)
        return
    messages.done(page, page.language.t("Measure saved."), change.id)
    st.rerun()


def _done_on(measure: Measure) -> date | None:
    """The day it was done: kept, or today where it has just been finished."""
    return (measure.done_on or figures.today()) if measure.progress is Progress.DONE else None


def _retire(page: Page, measure: Measure) -> None:
    try:
        with page.store.change() as change:
            measures.retire(change, measure)
    except TpmError as error:
        messages.refused(page, error)
        return
    messages.done(page, page.language.t("Measure removed."), change.id)
    st.rerun()
