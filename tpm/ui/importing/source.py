"""Step 1: the file, from the reader's computer or from the sample company."""

import streamlit as st
from streamlit.typing import UploadedFile

from tpm.ui.frame import Page
from tpm.ui.importing import drafts, reading, uploads
from tpm.ui.importing.drafts import Draft
from tpm.ui.importing.uploads import Upload
from tpm.ui.text import plain

_ROUND = "import.uploads"


def choose(page: Page) -> None:
    """Draw the place for a file, and the sample files below it."""
    t = page.language.t
    reading.tell_refusal(page)
    key = f"import.file.{st.session_state.get(_ROUND, 0)}"
    st.file_uploader(
        t("The answers as your survey tool exports them (.xlsx, .csv and others)"),
        type=list(uploads.KINDS),
        key=key,
        on_change=_take,
        args=(key,),
        help=t("For example from Google Forms, Microsoft Forms, LimeSurvey, SurveyMonkey or Qualtrics, or a list of new customers."),
    )
    st.caption(t("Nothing leaves this computer, and nothing is saved before you confirm it."))
    if samples := uploads.samples():
        st.markdown(t("Nothing at hand? Try it with a file of the sample company:"))
        with st.container(horizontal=True, gap="small", key="import.samples"):
            for path in samples:
                st.button(
                    plain(path.name),
                    icon=":material/description:",
                    key=f"import.sample.{path.name}",
                    on_click=reading.start,
                    args=(Upload(path, path.name),),
                )


def show(page: Page, draft: Draft, *, busy: bool) -> None:
    """The file that is open, and the way to another one as long as nobody is `busy` with it."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="import.source"):
        st.markdown(f":material/description: **{plain(draft.upload.name)}**", width="content")
        st.button(
            page.language.t("Choose another file"),
            type="tertiary",
            icon=":material/close:",
            key="import.close",
            on_click=drafts.close,
            disabled=busy,
        )


def _take(key: str) -> None:
    """Copy what was sent, forget it here, and read it."""
    sent: UploadedFile | None = st.session_state.get(key)
    if sent is None:
        return
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    reading.start(uploads.keep(sent))
