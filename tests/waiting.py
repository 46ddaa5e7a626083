"""Waiting for what a page does beside its drawing."""

import time

from streamlit.testing.v1 import AppTest

_ROUNDS, _PAUSE = 400, 0.2


def settle(app: AppTest) -> AppTest:
    """Draw the page until the work beside it is done."""
    for _ in range(_ROUNDS):
        if not app.get("progress"):
            break
        time.sleep(_PAUSE)
        app.run()
    assert not app.exception
    return app
