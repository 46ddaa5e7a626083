"""How far a long piece of work is, with a button to cancel it."""

from typing import Any

import streamlit as st

from tpm.i18n.language import Language
from tpm.ui.frame import Page
from tpm.ui.importing.jobs import Job

_EVERY = 0.3
# Short work is waited for, so that no bar flashes up.
_SHORT = 0.25


def follow(page: Page, job: Job[Any]) -> None:
    """Draw the bar until the work is done, then draw the page anew."""
    job.wait(_SHORT)
    if job.running:
        _draw(page, job)


@st.fragment(run_every=_EVERY)
def _draw(page: Page, job: Job[Any]) -> None:
    if not job.running:
        st.rerun()
    with st.container(border=True, key="import.progress"):
        st.progress(min(max(job.share, 0.0), 1.0), _said(job, page.language))
        st.button(page.language.t("Cancel"), icon=":material/close:", key="import.cancel", on_click=job.cancel, disabled=job.cancelled)


def _said(job: Job[Any], language: Language) -> str:
    t = language.t
    if job.cancelled:
        return t("Stopping …")
    said = {
        "checking": t("The file is being checked …"),
        "reading": t("The file is being read …"),
        "understanding": t("The columns are being understood …"),
        "prepare": t("The answers are being prepared …"),
        "backup": t("A backup is being made …"),
        "write": t("The answers are being saved …"),
    }
    return said.get(job.stage, t("One moment …"))
