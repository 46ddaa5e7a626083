"""Step 5 and 6: saving beside the page, then what there is to see now."""

import streamlit as st

from tpm.ingest.process import Watch
from tpm.model.errors import TpmError
from tpm.model.survey import SCALED, Audience, Role
from tpm.store.imports import Receipt
from tpm.tasks import imports
from tpm.tasks.previews import Preview
from tpm.ui import address, messages, routes, undo, workspaces
from tpm.ui.frame import Page
from tpm.ui.importing import drafts, previewed, progress, top
from tpm.ui.importing.drafts import Draft
from tpm.ui.importing.jobs import Job
from tpm.ui.text import plain

_JOB = "import.saving"
_DONE = "import.done"
_REFUSED = "import.not_saved"


def offer(page: Page, draft: Draft, found: Preview) -> None:
    """The button that saves, or how far saving is; where there is nothing to save it says why."""
    t = page.language.t
    if going_on():
        job: Job[Receipt] = st.session_state[_JOB][0]
        progress.follow(page, job)
        if not job.running:
            st.rerun()
        return
    if error := st.session_state.pop(_REFUSED, None):
        messages.refused(page, error)
    empty = not (found.answers or found.referrals or found.comments)
    if not draft.inspection.body.num_rows:
        st.warning(
            t("This file holds no answers: there is nothing below its header. Export the answers again as an Excel or CSV file."),
            icon=":material/info:",
        )
    elif empty:
        st.warning(
            t("Nothing in this file would be imported yet. Tell us in the table above which columns are ratings."), icon=":material/info:"
        )
    st.button(
        t("Import"),
        type="primary",
        icon=":material/download_done:",
        key="import.save",
        disabled=empty,
        on_click=_start,
        args=(page, draft),
    )


def _start(page: Page, draft: Draft) -> None:
    if going_on():  # an impatient second click
        return
    inspection, plan, workspace = draft.inspection, draft.plan, page.workspace

    def save(watch: Watch) -> Receipt:
        with workspaces.kept(workspace) as store:
            return imports.save(store, inspection, plan, watch=watch)

    st.session_state[_JOB] = (Job(save), draft)


def going_on() -> bool:
    """Whether an import is being saved."""
    return _JOB in st.session_state


def settle(page: Page) -> None:
    """At the end of saving keep the receipt, or why nothing was saved, and draw the page anew."""
    if not going_on() or st.session_state[_JOB][0].running:
        return
    job, draft = st.session_state.pop(_JOB)
    try:
        receipt = job.result()
    except TpmError as error:
        if job.cancelled:
            undo.say_next(page.language.t("Cancelled. Nothing was saved."))
        else:
            st.session_state[_REFUSED] = error
        st.rerun()
    st.session_state[_DONE] = (draft.workspace, draft.plan, receipt)
    previewed.forget()
    drafts.close()
    address.put(since="", until="", segment="", survey="")
    st.rerun()


def done(page: Page) -> bool:
    """Whether an import into this workspace has just been saved."""
    return _DONE in st.session_state and st.session_state[_DONE][0] == page.workspace


def forget() -> None:
    """No longer tell of the last import."""
    st.session_state.pop(_DONE, None)


def tell(page: Page) -> None:
    """The receipt, and the pages that have something to show now."""
    t = page.language.t
    _, plan, receipt = st.session_state[_DONE]
    st.success(f"**{plain(plan.survey)}**: {_counts(page, receipt)}", icon=":material/check_circle:", title=t("Imported"))
    top.show(receipt.import_id)
    st.subheader(t("What you can see now"), anchor=False)
    roles = {column.role for column in plan.columns}
    for name, label in (
        ("ratings", t("How your customers rate each touchpoint")),
        ("journey", t("The journey of your customers with its highs and lows")),
        ("recommendation", t("The willingness to recommend (NPS)")),
        ("referrals", t("How many new customers came by recommendation")),
        ("touchpoints", t("The touchpoints, to be put into phases")),
    ):
        if routes.exists(name) and name in _seen(plan.audience, roles, receipt):
            routes.link(name, label, icon=":material/arrow_forward:")
    if plan.audience in (Audience.EMPLOYEE, Audience.MANAGEMENT):
        st.caption(t("These answers are your own picture. It stands beside the picture of the customers and never mixes with it."))
    st.divider()


def _counts(page: Page, receipt: Receipt) -> str:
    language = page.language
    said = [
        language.n("{n} respondent", "{n} respondents", receipt.respondents) if not receipt.referrals else "",
        language.n("{n} answer", "{n} answers", receipt.answers) if receipt.answers else "",
        language.n("{n} new customer", "{n} new customers", receipt.referrals) if receipt.referrals else "",
    ]
    return " · ".join(part for part in said if part)


def _seen(audience: Audience, roles: set[Role], receipt: Receipt) -> set[str]:
    """The pages that show something of this import."""
    seen = {"referrals"} if receipt.referrals else set[str]()
    if Role.RATING in roles:
        seen |= {"touchpoints"}
    if audience is Audience.CUSTOMER and roles & SCALED:
        seen |= {"ratings", "journey"} if Role.RATING in roles else set()
        seen |= {"recommendation"} if Role.NPS in roles else set()
    return seen
