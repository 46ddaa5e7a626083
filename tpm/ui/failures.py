"""What a reader and what a log file learn when something went wrong."""

import logging
import secrets
from logging.handlers import RotatingFileHandler
from pathlib import Path

import streamlit as st

from tpm.i18n.sentences import say
from tpm.model.errors import TpmError
from tpm.ui import languages, workspaces

_BYTES = 1_000_000
_FILES = 3
_LOG = logging.getLogger("tpm.failures")


def tell(error: Exception) -> bool:
    """Show a sentence instead of a traceback; what we did not expect goes with all details to a local log file."""
    language = languages.current()
    if isinstance(error, TpmError):
        st.error(say(language, error.code, error.values), icon=":material/error:")
        return True
    number = secrets.token_hex(3)
    path = _record(error, number)
    st.error(
        language.t("Something went wrong here. Your data are as they were before. Please try again or go on with another page."),
        icon=":material/error:",
    )
    if path:
        st.caption(
            language.t("The details are in the file {file} under {number}; nothing was sent anywhere.", file=f"`{path}`", number=number)
        )
    return True


def _record(error: Exception, number: str) -> Path | None:
    path = workspaces.data() / "log" / "errors.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_to(path)
        _LOG.error("%s", number, exc_info=error)
    except OSError:
        return None
    return path


def _write_to(path: Path) -> None:
    if not any(isinstance(h, RotatingFileHandler) and h.baseFilename == str(path.resolve()) for h in _LOG.handlers):
        handler = RotatingFileHandler(path.resolve(), maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8")
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        _LOG.addHandler(handler)
        _LOG.propagate = False
