"""The other sheets of a workbook: waves of the survey, parts of the table, and those that stay out."""

from dataclasses import replace

import streamlit as st

from tpm.ui import periods
from tpm.ui.frame import Page
from tpm.ui.importing import drafts
from tpm.ui.importing.drafts import Draft
from tpm.ui.text import plain

_BESIDE = 4


def show(page: Page, draft: Draft) -> None:
    """Say how the sheets belong together; the reader decides whether all waves come along, and when those without dates were."""
    t, inspection = page.language.t, draft.inspection
    for part in inspection.parts:
        st.info(
            t(
                "The sheet “{other}” asks the same people further questions. It was joined to “{sheet}” by “{column}”.",
                other=plain(part.sheet), sheet=plain(inspection.sheet), column=plain(part.link),
            ),
            icon=":material/join_inner:",
        )  # fmt: skip
    if inspection.waves:
        _waves(page, draft)
    out = dict(inspection.others)
    if not draft.together:
        out = {sheet: n for sheet, n in inspection.waves.items() if sheet != inspection.sheet} | out
    if out:
        st.caption(t("Not imported: {sheets}.", sheets=_listed(page, out)))


def _waves(page: Page, draft: Draft) -> None:
    language, key, waves = page.language, draft.key("together"), draft.inspection.waves
    st.session_state[key] = draft.together
    st.segmented_control(
        language.t("These sheets ask the same: {sheets}.", sheets=_listed(page, dict(waves))),
        (True, False),
        format_func=lambda all_: (
            language.n("Import {n} sheet as a wave", "Import all {n} sheets as waves", len(waves))
            if all_
            else language.t("Only “{sheet}”", sheet=plain(draft.inspection.sheet))
        ),
        required=True,
        key=key,
        on_change=_take,
        args=(key,),
        wrap=True,
    )
    if draft.together:
        st.caption(
            language.t("What you decide here holds for all of them. Each sheet becomes an import of its own, which can be taken out again.")
        )


def ask_days(page: Page, draft: Draft) -> None:
    """The days of the other waves without dates; what their names say is given, and told."""
    if draft.further:
        _others(page, draft)
    if draft.day is not None and draft.day == draft.said_day:
        st.caption(
            page.language.t(
                "Read from the name of the file or sheet; where that names a longer time, its middle. "
                "Please check: it may be the day of the export."
            )
        )


def _others(page: Page, draft: Draft) -> None:
    columns = st.columns(min(len(draft.further), _BESIDE))
    for at, sheet in enumerate(draft.further):
        key = draft.key(f"day.{sheet}")
        st.session_state[key] = draft.day_of(sheet)
        columns[at % _BESIDE].date_input(
            page.language.t("When was “{sheet}”?", sheet=plain(sheet)),
            None,
            periods.EARLIEST,
            format="DD.MM.YYYY" if page.language.code == "de" else "DD/MM/YYYY",
            key=key,
            on_change=_take_day,
            args=(sheet, key),
        )


def _listed(page: Page, sheets: dict[str, int]) -> str:
    t = page.language.t
    return ", ".join(
        t("“{sheet}” ({rows})", sheet=plain(sheet), rows=page.language.n("{n} row", "{n} rows", rows)) for sheet, rows in sheets.items()
    )


def _take(key: str) -> None:
    drafts.keep(replace(drafts.opened(), together=bool(st.session_state[key])))


def _take_day(sheet: str, key: str) -> None:
    draft = drafts.opened()
    drafts.keep(replace(draft, days=dict(draft.days) | {sheet: st.session_state[key]}))
