"""Which scenario a page shows (`?scenario=` in the address, an id), and what can be done with scenarios: add, change, let count, delete."""

import streamlit as st

from tpm.figures.targets import scenario_name, scenario_names
from tpm.model.target import Scenario
from tpm.store import scenarios
from tpm.ui import held, scenario_form
from tpm.ui import touchpoint_edits as edits
from tpm.ui.frame import Page
from tpm.ui.text import plain

NAME = scenario_form.NAME
_LIST = "targets.scenario"
_MENU = "targets.scenario.menu"
_CHANGE, _CHOOSE, _RETIRE = "change", "choose", "retire"


def asked(page: Page) -> Scenario:
    """The scenario that stands in the address; without one, or where it is gone, the one that counts."""
    wanted = st.query_params.get(NAME, "")
    return next((one for one in scenarios.every(page.store) if str(one.id) == wanted), scenarios.chosen(page.store))


def choose(page: Page) -> Scenario:
    """The scenario the reader wants to see, with list and menu; the list stays away as long as there is no other."""
    t, now = page.language.t, asked(page)
    known = {one.id: one for one in scenarios.every(page.store)}
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="targets.scenarios"):
        if len(known) > 1:
            _list(page, known, now)
        _menu(page, now)
        st.button(
            t("Add a scenario"), icon=":material/add:", type="tertiary", key="targets.scenario.add", on_click=scenario_form.open_drawer,
            args=(None, now),
        )  # fmt: skip
    edits.tell(page)
    if not now.chosen:
        chosen = scenario_name(scenarios.chosen(page.store), page.language)
        st.caption(t("A plan to compare with: everywhere else the targets of “{scenario}” count.", scenario=plain(chosen)))
    if now.description:
        st.caption(plain(now.description))
    return now


def _list(page: Page, known: dict[int, Scenario], now: Scenario) -> None:
    t = page.language.t
    key, names = held.key(_LIST, now.id), scenario_names(known.values(), page.language)

    def name(scenario_id: int) -> str:
        return t("{scenario} (counts)", scenario=names[scenario_id]) if known[scenario_id].chosen else names[scenario_id]

    st.selectbox(
        t("Scenario"), list(known), format_func=name, key=key, label_visibility="collapsed", width=280,
        on_change=lambda: scenario_form.go(st.session_state[key]),
    )  # fmt: skip


def _menu(page: Page, now: Scenario) -> None:
    t = page.language.t
    options = {_CHANGE: f":material/edit: {t('Change name and description')}"}
    if not now.chosen:
        options[_CHOOSE] = f":material/check_circle: {t('Let its targets count')}"
        options[_RETIRE] = f":material/delete: {t('Delete the scenario')}"
    st.menu_button(
        ":material/more_vert:", list(options), format_func=lambda code: options[code], type="tertiary", key=_MENU,
        help=t("Change scenario"), on_click=lambda: _act(page, now),
    )  # fmt: skip


def _act(page: Page, now: Scenario) -> None:
    t, name = page.language.t, scenario_name(now, page.language)
    match st.session_state[_MENU]:
        case "choose":
            edits.attempt(page, t("The targets of “{scenario}” count now.", scenario=name), lambda change: scenarios.choose(change, now))
        case "retire":
            if edits.attempt(page, t("The scenario “{scenario}” is deleted.", scenario=name), lambda change: scenarios.retire(change, now)):
                scenario_form.go(None)
        case _:
            scenario_form.open_drawer(now, now)
