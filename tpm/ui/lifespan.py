"""What happens when the server starts and when it ends."""

import gc
import os
import threading
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from importlib import import_module

import streamlit as st
from streamlit import config

from tpm.ui import safety, workspaces

# What pages load where they need it; it takes seconds, so it is done while the browser opens.
_LATER = ("tpm.ui.figure", "tpm.tasks.imports", "scipy.special", "statsmodels.stats.proportion", "vl_convert")


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncGenerator[None]:
    """Check the options in force and get ready; at the end let go of all workspaces. Raises UnsafeOptions."""
    safety.check(config.get_option, os.environ.get(safety.ALLOW, ""))
    threading.Thread(target=_get_ready, name="getting ready", daemon=True).start()
    yield
    workspaces.folder().close_all()


def _get_ready() -> None:
    """Load what pages will need, and keep it out of every later garbage collection."""
    for module in _LATER:
        import_module(module)
    gc.collect()
    gc.freeze()
