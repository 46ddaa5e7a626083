"""What the drawer beside recommenders and warnings holds, and how it is saved."""

from collections.abc import Callable
from enum import StrEnum

import streamlit as st

from tpm.model.errors import Conflict, TpmError
from tpm.model.word_of_mouth import AdviceAgainst, Recommender
from tpm.store import advice, recommenders
from tpm.store.change import Change
from tpm.ui import messages
from tpm.ui.frame import Page

_OPEN = "word-of-mouth.open"


class Choice(StrEnum):
    """What the drawer can hold besides one recommender or one warning."""

    ADOPTION = "adoption"


Content = Recommender | AdviceAgainst | Choice


def put(content: Content | None = None) -> None:
    """Open the drawer at the next drawing, or close it."""
    st.session_state[_OPEN] = content


def held() -> Content | None:
    """What is in the drawer; None where it is closed."""
    return st.session_state.get(_OPEN)


def attempt(page: Page, said: str, work: Callable[[Change], object]) -> None:
    """Do the work as one change and close the drawer; where it is refused, say why, and offer what is stored now."""
    try:
        with page.store.change() as change:
            work(change)
    except TpmError as error:
        messages.refused(page, error)
        if isinstance(error, Conflict):
            st.button(page.language.t("Show the new state"), on_click=_renew, args=(page,), key="word-of-mouth.renew")
        return
    put()
    messages.done(page, said, change.id)
    st.rerun()


def _renew(page: Page) -> None:
    """Take what is stored now; nothing where it is gone."""
    seen = held()
    if isinstance(seen, Recommender):
        put(next((one for one in recommenders.every(page.store) if one.id == seen.id), None))
    elif isinstance(seen, AdviceAgainst):
        put(next((one for one in advice.every(page.store) if one.id == seen.id), None))
