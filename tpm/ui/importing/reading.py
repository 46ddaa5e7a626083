"""Reading a file beside the page, and what comes of it."""

from collections.abc import Sequence

import streamlit as st

from tpm.ingest.inspection import Inspection, inspect
from tpm.ingest.process import Watch
from tpm.model.errors import TpmError
from tpm.ui import messages
from tpm.ui.frame import Page
from tpm.ui.importing import drafts, progress, saving
from tpm.ui.importing.jobs import Job
from tpm.ui.importing.uploads import Upload
from tpm.ui.text import plain

_JOB = "import.reading"
_REFUSED = "import.refused"


def start(upload: Upload, *, sheet: str | None = None, header_rows: Sequence[int] | None = None) -> None:
    """Begin to read a file; the page shows how far it is."""

    def read(watch: Watch) -> Inspection:
        return inspect(upload.path, sheet=sheet, header_rows=header_rows, watch=watch, file_name=upload.name)

    st.session_state.pop(_REFUSED, None)
    saving.forget()
    st.session_state[_JOB] = (upload, Job(read))


def going_on() -> bool:
    """Whether a file is being read."""
    return _JOB in st.session_state


def show(page: Page) -> None:
    """Draw how far reading is; at its end open the import, or keep why there is none, and draw the page anew."""
    upload, job = st.session_state[_JOB]
    if not drafts.current(page):
        st.markdown(f":material/description: **{plain(upload.name)}**")
    progress.follow(page, job)
    if job.running:
        return
    del st.session_state[_JOB]
    try:
        drafts.begin(page, upload, job.result())
    except TpmError as error:
        if not drafts.current(page):
            upload.discard()
        if not job.cancelled:
            st.session_state[_REFUSED] = error
    st.rerun()


def tell_refusal(page: Page) -> None:
    """Say why the last file could not be read."""
    if error := st.session_state.get(_REFUSED):
        messages.refused(page, error)
