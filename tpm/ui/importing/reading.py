"""Reading a file beside the page."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from tpm.ingest.inspection import Inspection, inspect
from tpm.ingest.limits import Limits
from tpm.ingest.process import Watch
from tpm.model.errors import TpmError
from tpm.ui import messages, workspaces
from tpm.ui.frame import Page
from tpm.ui.importing import progress
from tpm.ui.importing.jobs import Job
from tpm.ui.importing.uploads import Upload

_JOB = "import.reading"
_REFUSED = "import.refused"


@dataclass(frozen=True, kw_only=True)
class Ended:
    """What came of reading a file: an inspection, or why there is none."""

    upload: Upload
    inspection: Inspection | None = None
    error: TpmError | None = None
    cancelled: bool = False


def start(upload: Upload, *, sheet: str | None = None, header_rows: Sequence[int] | None = None) -> None:
    """Begin to read a file; the page shows how far it is."""

    def read(watch: Watch) -> Inspection:
        limits = Limits.read(workspaces.data())
        return inspect(upload.path, limits=limits, sheet=sheet, header_rows=header_rows, watch=watch, file_name=upload.name)

    st.session_state.pop(_REFUSED, None)
    st.session_state[_JOB] = (upload, Job(read))


def going_on() -> bool:
    """Whether a file is being read."""
    return _JOB in st.session_state


def show(page: Page) -> Ended | None:
    """Draw how far reading is; what came of it, once it has ended."""
    upload, job = st.session_state[_JOB]
    progress.follow(page, job)
    if job.running:
        return None
    del st.session_state[_JOB]
    try:
        return Ended(upload=upload, inspection=job.result())
    except TpmError as error:
        return Ended(upload=upload, error=error, cancelled=job.cancelled)


def keep_refusal(error: TpmError | None) -> None:
    """Remember why a file could not be read once more in another way."""
    st.session_state[_REFUSED] = error


def tell_refusal(page: Page) -> None:
    """Say why the file could not be read once more."""
    if error := st.session_state.get(_REFUSED):
        messages.refused(page, error)
