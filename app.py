"""The program as a server: what surrounds the pages."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from tpm.ui import failures
from tpm.ui.headers import SecureHeaders
from tpm.ui.lifespan import lifespan

app = st.App(
    Path(__file__).resolve().parent / "tpm" / "ui" / "main.py",
    middleware=[Middleware(SecureHeaders)],
    lifespan=lifespan,
    on_script_error=failures.tell,
)
