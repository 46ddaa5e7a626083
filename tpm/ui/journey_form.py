"""A drawer in which a journey gets its name, and a new one its touchpoints."""

from dataclasses import dataclass, replace

import streamlit as st

from tpm.figures import encounters as groups
from tpm.model.errors import Conflict, TpmError
from tpm.model.journey import Journey
from tpm.store import encounters, journeys
from tpm.ui import messages
from tpm.ui.frame import Page

NAME = "journey"  # in the address
LONGEST_NAME, LONGEST_TEXT = 60, 300
_OPEN = "journey.form"
_ROUND = "journey.form.round"
_STANDARD, _EMPTY = 0, -1


@dataclass(frozen=True, kw_only=True)
class _Open:
    """What the drawer is about: a journey to be changed, or None for a new one, and the one that was seen then (0: standard)."""

    journey: Journey | None
    seen: int


def open_drawer(journey: Journey | None, seen: Journey | None) -> None:
    """Open the drawer at the next drawing: for a journey, or for a new one that begins as a copy of the one that is seen."""
    st.session_state[_OPEN] = _Open(journey=journey, seen=seen.id if seen else _STANDARD)
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def draw(page: Page) -> None:
    """Draw the drawer if it is open."""
    t, opened = page.language.t, st.session_state.get(_OPEN)
    if opened:
        title = t("Change journey") if opened.journey else t("New journey")
        st.dialog(title, position="right", on_dismiss=_close)(_form)(page, opened)


def _close() -> None:
    st.session_state[_OPEN] = None


def _form(page: Page, opened: _Open) -> None:
    t, key = page.language.t, f"{_OPEN}.{st.session_state[_ROUND]}"
    before = opened.journey or Journey(name="")
    name = st.text_input(t("Name"), before.name, max_chars=LONGEST_NAME, placeholder=t("e.g. first-time buyers"), key=f"{key}.name")
    group = _group(page, before, key)
    said = st.text_area(t("Description"), before.description, max_chars=LONGEST_TEXT, key=f"{key}.description")
    start = _STANDARD if opened.journey else _start(page, opened.seen, key)
    if not st.button(t("Save"), type="primary", key=f"{key}.save"):
        return
    wanted = replace(before, name=name, description=said.strip(), attribute=group[0], value=group[1])
    try:
        with page.store.change() as change:
            plain = opened.journey or start == _EMPTY
            saved = journeys.save(change, wanted) if plain else journeys.copy(change, wanted, start or None)
    except TpmError as error:
        messages.refused(page, error)
        if isinstance(error, Conflict):
            st.button(t("Show the new state"), on_click=_open_anew, args=(page, before.id), key=f"{key}.again")
        return
    st.query_params[NAME] = str(saved.id)
    messages.done(page, t("The journey “{name}” is saved.", name=saved.name), change.id)
    _close()
    st.rerun()


def _open_anew(page: Page, journey_id: int) -> None:
    """Open it again with what is stored now; a journey that is gone closes it."""
    now = next((one for one in journeys.every(page.store) if one.id == journey_id), None)
    if now:
        open_drawer(now, now)
    else:
        _close()


def _group(page: Page, before: Journey, key: str) -> groups.Group:
    """The customer group whose way this is; ("", "") for none."""
    t, none = page.language.t, ("", "")
    known = groups.groups(page.store, encounters.every(page.store))
    mine = (before.attribute, before.value)
    names = groups.names(list(dict.fromkeys([*([mine] if mine != none else []), *known])))
    options = [none, *names]
    return st.selectbox(
        t("Customer group"), options, options.index(mine), format_func=lambda one: names.get(one, t("Not for a single group")),
        help=t("Whose way is this? It is shown beside the name."), key=f"{key}.group",
    )  # fmt: skip


def _start(page: Page, seen: int, key: str) -> int:
    """The journey whose touchpoints a new one begins with."""
    t = page.language.t
    names = {_STANDARD: t("those of the standard journey")}
    names |= {one.id: t("those of “{name}”", name=one.name) for one in journeys.every(page.store)} | {_EMPTY: t("none")}
    options = list(names)
    place = options.index(seen) if seen in names else 0
    return st.selectbox(t("Touchpoints to begin with"), options, place, format_func=lambda i: names[i], key=f"{key}.start")
