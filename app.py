"""The program as a server: what surrounds the pages."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from streamlit import config

from tpm.ui import failures
from tpm.ui.headers import SecureHeaders
from tpm.ui.lifespan import lifespan

# Streamlit itself asks for the name of the server only where a browser opens its line to it.
NAMES = config.get_option("server.allowedHosts") or ["*"]

app = st.App(
    Path(__file__).resolve().parent / "tpm" / "ui" / "main.py",
    middleware=[Middleware(SecureHeaders), Middleware(TrustedHostMiddleware, allowed_hosts=NAMES, www_redirect=False)],
    lifespan=lifespan,
    on_script_error=failures.tell,
)
