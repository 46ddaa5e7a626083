"""A drawer in which a scenario gets its name, and a new one the targets it begins with."""

from dataclasses import dataclass, replace

import streamlit as st

from tpm.figures.targets import scenario_names
from tpm.model.target import Scenario
from tpm.store import scenarios
from tpm.store.change import Change
from tpm.ui import touchpoint_edits as edits
from tpm.ui.frame import Page

NAME = "scenario"  # in the address
LONGEST_NAME, LONGEST_TEXT = 60, 300
_OPEN = "targets.scenario.form"
_ROUND = "targets.scenario.round"
_EMPTY = 0


@dataclass(frozen=True, kw_only=True)
class _Open:
    """What the drawer is about: a scenario to be changed, or None for a new one, and the one that was seen then."""

    scenario: Scenario | None
    seen: Scenario


def open_drawer(scenario: Scenario | None, seen: Scenario) -> None:
    """Open the drawer at the next drawing: for a scenario, or for a new one that begins as a copy of the one that is seen."""
    st.session_state[_OPEN] = _Open(scenario=scenario, seen=seen)
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def go(scenario_id: int | None) -> None:
    """Show this scenario from now on; None: the one that counts."""
    if scenario_id is None:
        st.query_params.pop(NAME, None)
    else:
        st.query_params[NAME] = str(scenario_id)


def draw(page: Page) -> bool:
    """Draw the drawer if it is open; whether it is."""
    t, opened = page.language.t, st.session_state.get(_OPEN)
    if opened:
        title = t("Change scenario") if opened.scenario else t("New scenario")
        st.dialog(title, position="right", on_dismiss=_close)(_form)(page, opened)
    return bool(opened)


def _close() -> None:
    st.session_state[_OPEN] = None


def _form(page: Page, opened: _Open) -> None:
    t, key = page.language.t, f"{_OPEN}.{st.session_state[_ROUND]}"
    before = opened.scenario or Scenario()
    name = st.text_input(
        t("Name"), before.name, max_chars=LONGEST_NAME, placeholder=t("e.g. minimal, realistic, ambitious"), key=f"{key}.name"
    )
    said = st.text_area(t("Description"), before.description, max_chars=LONGEST_TEXT, key=f"{key}.description")
    start = _EMPTY if opened.scenario else _start(page, opened.seen, key)
    if not st.button(t("Save"), type="primary", key=f"{key}.save"):
        return
    wanted, made = replace(before, name=name, description=said), list[Scenario]()

    def save(change: Change) -> None:
        made.append(scenarios.copy(change, wanted, start) if start else scenarios.save(change, wanted))

    if edits.attempt(page, t("The scenario is saved."), save):
        go(made[0].id)
        _close()
        st.rerun()
    if edits.tell(page):
        st.button(t("Show the new state"), on_click=_open_anew, args=(page, before.id), key=f"{key}.again")


def _open_anew(page: Page, scenario_id: int) -> None:
    """Open it again with what is stored now; a scenario that is gone closes it."""
    now = next((one for one in scenarios.every(page.store) if one.id == scenario_id), None)
    if now:
        open_drawer(now, now)
    else:
        _close()


def _start(page: Page, seen: Scenario, key: str) -> int:
    """The scenario whose targets and decisions a new one begins with."""
    t = page.language.t
    known = scenario_names(scenarios.every(page.store), page.language)
    names = {one: t("those of “{name}”", name=name) for one, name in known.items()}
    names |= {_EMPTY: t("none")}
    options = list(names)
    place = options.index(seen.id) if seen.id in names else 0
    return st.selectbox(t("Targets and decisions to begin with"), options, place, format_func=lambda i: names[i], key=f"{key}.start")
