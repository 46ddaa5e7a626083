"""Step 2: columns decided by a profile that was made elsewhere."""

from dataclasses import replace

import streamlit as st
from streamlit.typing import UploadedFile

from tpm.model.errors import TpmError
from tpm.model.mapping import Profile
from tpm.store import surveys
from tpm.tasks import profile_files
from tpm.ui import messages
from tpm.ui.frame import Page
from tpm.ui.importing import drafts
from tpm.ui.importing.drafts import Draft

_REFUSED = "import.profile.refused"
_LARGEST = profile_files.LARGEST // 1_000_000


def offer(page: Page, draft: Draft) -> None:
    """The way to choose a profile, or to do without it again."""
    t = page.language.t
    if draft.profile:
        st.button(
            t("Without the profile"),
            type="tertiary",
            icon=":material/close:",
            key=draft.key("profile.off"),
            on_click=_use,
            args=(page, None),
        )
        return
    with st.popover(t("Use a profile"), type="tertiary", icon=":material/bookmark:", key=draft.key("profile")):
        st.markdown(
            t("A profile says what the columns of a survey mean. It is downloaded under “Earlier imports”, here or in another workspace.")
        )
        key = draft.key(f"profile.file.{draft.round}")
        st.file_uploader(t("Profile (.json)"), type=["json"], max_upload_size=_LARGEST, key=key, on_change=_take, args=(page, key))


def tell_refusal(page: Page) -> None:
    """Say once why a file was no profile."""
    if error := st.session_state.pop(_REFUSED, None):
        messages.refused(page, error)


def _take(page: Page, key: str) -> None:
    sent: UploadedFile | None = st.session_state.get(key)
    if sent is None:
        return
    try:
        _use(page, profile_files.read(sent.getvalue()))
    except TpmError as error:
        st.session_state[_REFUSED] = error
        drafts.change([])


def _use(page: Page, profile: Profile | None) -> None:
    """Decide about the columns by the profile; a survey that is new here gets its name and audience."""
    draft = replace(drafts.opened(), profile=profile, apart=frozenset(), same=frozenset())
    known = {survey.name for survey in surveys.every(page.store)}
    if profile and draft.survey not in known:
        draft = replace(draft, survey=profile.survey, audience=profile.audience)
    drafts.keep(drafts.again(page.store, draft))
