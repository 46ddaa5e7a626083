"""What a page says beside its figures: nothing there yet, done, not possible."""

from pathlib import Path

import streamlit as st

from tpm.i18n.sentences import say
from tpm.model.errors import TpmError
from tpm.model.period import Filter
from tpm.ui import routes, sample, shield, undo
from tpm.ui.empty_pages import EMPTY_PAGES
from tpm.ui.frame import Page, Place
from tpm.ui.text import plain

_PICTURES = Path(__file__).parent / "empty"


def nothing_yet(page: Page, topic: str) -> None:
    """What this page will show, a pale picture of it, why it is empty, the next step, and the sample company."""
    t, empty = page.language.t, EMPTY_PAGES[topic]
    with st.container(border=True, horizontal_alignment="center", gap="medium", key=f"{topic}.empty"):
        st.image(str(_PICTURES / f"{empty.picture}.svg"), width=320, alt="")
        st.markdown(f"##### {t(empty.shows)}", text_alignment="center")
        st.markdown(t(empty.why), text_alignment="center")
        with st.container(horizontal=True, horizontal_alignment="center"):
            if routes.exists(empty.first) and st.button(
                t(empty.step), type="primary", icon=":material/arrow_forward:", key=f"{topic}.first"
            ):
                routes.go(empty.first)
            sample.button(page.language, key=f"{topic}.sample")


def nothing_chosen(page: Page) -> bool:
    """Where a part of the data is chosen, say that it holds nothing, and how to see more; False where everything is shown."""
    if page.filter == Filter():
        return False
    st.info(
        page.language.t(
            "There is nothing in the chosen part of the data. Choose a longer period, or all customers and surveys, in the bar above."
        ),
        icon=":material/filter_alt:",
    )
    shield.offer_nearest(page.store, page.filter, page.language, key="nothing.nearest")
    return True


def no_dates(page: Page) -> None:
    """The answers have no date: what that means, and the way to give them one."""
    t = page.language.t
    st.info(
        t(
            "The answers have no date: they count in every figure, but have no place in a course over time. Import the file again and "
            "choose the column with the date, or say when the survey was."
        ),
        icon=":material/event_busy:",
    )
    routes.link("import", t("Import a survey"), icon=":material/arrow_forward:")


def done(page: Place, said: str, change_id: int | None = None) -> None:
    """Say at the next drawing that something was done; with the id of the change it can be undone from the bar."""
    if change_id is None:
        undo.say_next(said)
    else:
        undo.offer(page.workspace, said, change_id)


def refused(page: Place, error: TpmError) -> None:
    """Say here and now why something cannot be done, and what to do instead."""
    values = {name: plain(value) if isinstance(value, str) else value for name, value in error.values.items()}
    st.error(say(page.language, error.code, values), icon=":material/error:")
