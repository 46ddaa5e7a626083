"""Which journey a page shows (`?journey=` in the address, an id), and the menu of journeys: add, change, retire."""

from dataclasses import replace

import streamlit as st

from tpm.model.errors import TpmError
from tpm.model.journey import Journey
from tpm.store import answers, journeys
from tpm.ui import held, journey_form, messages
from tpm.ui.frame import Page
from tpm.ui.text import plain

NAME = journey_form.NAME
_LIST = "journey.which"
_MENU = "journey.menu"
_REFUSED = "journey.refused"
_NEW, _CHANGE, _RETIRE = "new", "change", "retire"


def choose(page: Page) -> int | None:
    """The journey the reader wants to see, None for the standard one; list and menu stay away as long as there is no other."""
    known = {journey.id: journey for journey in journeys.every(page.store)}
    asked = st.query_params.get(NAME, "")
    now = next((one for one in known.values() if str(one.id) == asked), None)
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="journey.choice"):
        if known:
            _list(page, known, now)
            _menu(page, now)
        else:
            said = page.language.t("New journey")
            st.button(said, icon=":material/add:", type="tertiary", key="journey.new", on_click=journey_form.open_drawer, args=(None, None))
    journey_form.draw(page)
    if error := st.session_state.pop(_REFUSED, None):
        messages.refused(page, error)
    if asked and now is None:
        st.info(page.language.t("This journey is not there (any more). You see the standard journey."), icon=":material/route:")
    if now and (now.description or now.value):
        st.caption(" · ".join(plain(text) for text in (now.value, now.description) if text))
    return now.id if now else None


def narrowed(page: Page, journey_id: int | None) -> Page:
    """The page with the customer group that the journey is about, if the group has answered and the reader has chosen no other one."""
    one = next((journey for journey in journeys.every(page.store) if journey.id == journey_id), None)
    if one is None or not one.value or page.filter.segment:
        return page
    known = answers.segments(page.store)
    if not ((known["attribute"] == one.attribute) & (known["value"] == one.value)).any():
        return page
    return replace(page, filter=replace(page.filter, segment=(one.attribute, one.value)))


def go(journey_id: int | None) -> None:
    """Show this journey from now on."""
    if journey_id is None:
        st.query_params.pop(NAME, None)
    else:
        st.query_params[NAME] = str(journey_id)


def _list(page: Page, known: dict[int, Journey], now: Journey | None) -> None:
    t = page.language.t
    key = held.key(_LIST, now.id if now else 0)
    st.selectbox(
        t("Journey"), [0, *known], format_func=lambda i: known[i].name if i else t("Standard journey"), key=key,
        on_change=lambda: go(st.session_state[key] or None), label_visibility="collapsed", width=360,
    )  # fmt: skip


def _menu(page: Page, now: Journey | None) -> None:
    t = page.language.t
    options = {_NEW: f":material/add: {t('New journey')}"}
    if now:
        options |= {_CHANGE: f":material/edit: {t('Change name and customer group')}", _RETIRE: f":material/archive: {t('Retire')}"}
    st.menu_button(
        ":material/more_vert:", list(options), format_func=lambda code: options[code], type="tertiary", key=_MENU,
        help=t("Add and change journeys"), on_click=lambda: _act(page, now),
    )  # fmt: skip


def _act(page: Page, now: Journey | None) -> None:
    wanted = st.session_state[_MENU]
    if wanted == _RETIRE and now:
        _retire(page, now)
    else:
        journey_form.open_drawer(now if wanted == _CHANGE else None, now)


def _retire(page: Page, journey: Journey) -> None:
    try:
        with page.store.change() as change:
            journeys.retire(change, journey)
    except TpmError as error:
        st.session_state[_REFUSED] = error
        return
    go(None)
    messages.done(page, page.language.t("The journey “{name}” is retired.", name=journey.name), change.id)
