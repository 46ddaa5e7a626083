"""Step 1: the files, from the reader's computer or from the sample company."""

import streamlit as st
from streamlit.typing import UploadedFile

from tpm.ingest.limits import Limits
from tpm.model.errors import Refused
from tpm.ui import messages, workspaces
from tpm.ui.frame import Page
from tpm.ui.importing import queue, sequence, uploads
from tpm.ui.importing.drafts import Draft
from tpm.ui.importing.queue import Item, Told, Why
from tpm.ui.importing.uploads import Upload
from tpm.ui.text import plain

_ROUND = "import.uploads"


def choose(page: Page) -> None:
    """Draw the place for files, and the sample files below it."""
    t = page.language.t
    _tell_limits(page)
    key = f"import.file.{st.session_state.get(_ROUND, 0)}"
    # of any kind: what a file holds is told by its content, and a wrong one gets a sentence instead of Streamlit's remark
    st.file_uploader(
        t("The answers as your survey tool exports them (.xlsx, .csv and others)"),
        key=key,
        accept_multiple_files=True,
        on_change=_take,
        args=(key,),
        help=t("For example from Google Forms, Microsoft Forms, LimeSurvey, SurveyMonkey or Qualtrics, or a list of new customers."),
    )
    st.caption(t("Nothing leaves this computer, and nothing is saved before you confirm it. Several files at once are possible."))
    if samples := uploads.samples():
        st.markdown(t("Nothing at hand? Try it with a file of the sample company:"))
        with st.container(horizontal=True, gap="small", key="import.samples"):
            for path in samples:
                st.button(
                    plain(path.name),
                    icon=":material/description:",
                    key=f"import.sample.{path.name}",
                    on_click=sequence.begin,
                    args=([Item(upload=Upload(path, path.name))],),
                )


def show(page: Page, draft: Draft, *, busy: bool) -> None:
    """The file that is open, its place among several, and the way past it as long as nobody is `busy` with it."""
    t, line = page.language.t, queue.current()
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="import.source"):
        name(page, draft.name if line.of > 1 else draft.upload.name)
        if line.of == 1:
            st.button(
                t("Choose another file"),
                type="tertiary",
                icon=":material/close:",
                key="import.close",
                on_click=sequence.close,
                disabled=busy,
            )
            return
        st.button(t("Skip"), type="tertiary", icon=":material/skip_next:", key="import.skip", on_click=sequence.skip, disabled=busy)
        if line.waiting:
            st.button(t("Stop here"), type="tertiary", icon=":material/close:", key="import.stop", on_click=sequence.stop, disabled=busy)
    if line.waiting and not busy:
        st.caption(t("What you decide here holds for the other files as well, as far as they are waves of the same survey."))


def name(page: Page, text: str = "") -> None:
    """What is being worked on, with its place among several."""
    line = queue.current()
    text = text or (line.now.name if line.now else "")
    place = page.language.t("{place} of {of}", place=page.language.number(line.place), of=page.language.number(line.of))
    st.markdown(f":material/description: **{plain(text)}**" + (f" · {place}" if line.of > 1 else ""), width="content")


def _tell_limits(page: Page) -> None:
    """Say so where the limits cannot be read. Which file is too large is told by reading it: with its name, beside the others."""
    try:
        Limits.read(workspaces.data())
    except Refused as error:
        messages.refused(page, error)


def _take(key: str) -> None:
    """Copy what was sent, forget it here, and read it; the same file is taken once."""
    sent: list[UploadedFile] = st.session_state.get(key) or []
    if not sent:
        return
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    kept: dict[str, Upload] = {}
    told: list[Told] = []
    for upload in map(uploads.keep, sent):
        if kept.setdefault(upload.digest, upload) is not upload:
            told.append(Told(name=upload.name, why=Why.TWICE))
            upload.discard()
    sequence.begin([Item(upload=upload) for upload in kept.values()], told)
