"""Step 5: saving beside the page."""

from dataclasses import dataclass

import streamlit as st

from tpm.ingest.inspection import alone
from tpm.ingest.process import Watch
from tpm.model.errors import TpmError
from tpm.store.imports import Receipt
from tpm.tasks import imports, people
from tpm.tasks.previews import Preview
from tpm.ui import messages, workspaces
from tpm.ui.frame import Page
from tpm.ui.importing import progress
from tpm.ui.importing.drafts import Draft
from tpm.ui.importing.jobs import Job

_JOB = "import.saving"
_REFUSED = "import.not_saved"


def offer(page: Page, draft: Draft, found: Preview) -> None:
    """The button that saves, or how far saving is; where there is nothing to save it says why."""
    t = page.language.t
    if going_on():
        follow(page)
        return
    if error := st.session_state.pop(_REFUSED, None):
        messages.refused(page, error)
    empty = not (found.answers or found.referrals or found.comments)
    if not draft.inspection.body.num_rows:
        st.warning(
            t("This file holds no answers: there is nothing below its header. Export the answers again as an Excel or CSV file."),
            icon=":material/info:",
        )
    elif empty and len(found.overlap.left_out(draft.repeated)):
        st.warning(t("Every answer of this file is there already."), icon=":material/info:")
    elif empty:
        st.warning(
            t("Nothing in this file would be imported yet. Tell us in the table above which columns are ratings."), icon=":material/info:"
        )
    st.button(
        t("Import") if not draft.further else page.language.n("Import {n} sheet", "Import {n} sheets", len(draft.further) + 1),
        type="primary",
        icon=":material/download_done:",
        key="import.save",
        disabled=empty,
        on_click=start,
        args=(page, draft),
    )


@dataclass(frozen=True, kw_only=True)
class Ended:
    """What came of saving an import: a receipt, or why nothing was saved. `unattended` where nobody had to confirm it."""

    draft: Draft
    unattended: bool
    receipt: Receipt | None = None
    error: TpmError | None = None
    cancelled: bool = False


def start(page: Page, draft: Draft, *, unattended: bool = False) -> None:
    """Begin to save; the page shows how far it is."""
    if going_on():  # an impatient second click
        return
    inspection = draft.inspection if draft.together else alone(draft.inspection)
    plan, workspace = draft.plan, page.workspace

    def save(watch: Watch) -> Receipt:
        with workspaces.kept(workspace) as store:
            return imports.save(store, inspection, plan, by=people.whoever(), watch=watch)

    st.session_state[_JOB] = (Job(save), draft, unattended)


def going_on() -> bool:
    """Whether an import is being saved."""
    return _JOB in st.session_state


def unattended() -> bool:
    """Whether an import is being saved that nobody had to confirm."""
    return going_on() and st.session_state[_JOB][2]


def follow(page: Page) -> None:
    """Draw how far saving is."""
    job: Job[Receipt] = st.session_state[_JOB][0]
    progress.follow(page, job)
    if not job.running:
        st.rerun()


def ended() -> Ended | None:
    """What came of saving, once it has ended."""
    if not going_on() or st.session_state[_JOB][0].running:
        return None
    job, draft, by_itself = st.session_state.pop(_JOB)
    try:
        return Ended(draft=draft, unattended=by_itself, receipt=job.result())
    except TpmError as error:
        return Ended(draft=draft, unattended=by_itself, error=error, cancelled=job.cancelled)


def keep_refusal(error: TpmError | None) -> None:
    """Remember why nothing was saved."""
    st.session_state[_REFUSED] = error
