"""A drawer about the target of one touchpoint (`?touchpoint=` in the address, an id): groups, days, ways and means, history."""

from dataclasses import dataclass, replace

import streamlit as st

from tpm.figures import encounters as groups
from tpm.figures import targets as figures
from tpm.model.target import BEGINNING, Decision, Intent, Scenario, Target
from tpm.model.touchpoint import Touchpoint
from tpm.store import decisions, encounters, targets, touchpoints
from tpm.store.change import Change
from tpm.ui import amounts, held, routes, target_history
from tpm.ui import touchpoint_edits as edits
from tpm.ui.frame import Page
from tpm.ui.text import plain

NAME = "touchpoint"  # in the address
SHORT, LONG = 200, 1000
_OPEN = "targets.open"
_ROUND = "targets.round"


@dataclass(frozen=True, kw_only=True)
class _Seen:
    """What is open in the drawer, as it was stored when it was opened."""

    target: Target
    decision: Decision | None


def choose(page: Page, found: list[Touchpoint]) -> None:
    """The list that opens the drawer."""
    t, names = page.language.t, {one.id: one.name for one in found}
    asked = st.query_params.get(NAME, "")
    key = held.key("targets.which", next((i for i in names if str(i) == asked), None))
    said = t("Details of a touchpoint")
    st.selectbox(
        said, list(names), format_func=lambda i: names[i], placeholder=said, label_visibility="collapsed", key=key, width=300,
        on_change=lambda: _go(st.session_state[key]),
    )  # fmt: skip


def draw(page: Page, found: list[Touchpoint], scenario: Scenario) -> None:
    """Draw the drawer if the address names a touchpoint."""
    asked = st.query_params.get(NAME, "")
    one = next((each for each in found if str(each.id) == asked), None)
    if one is None:
        st.session_state[_OPEN] = None
        return
    opened: _Seen | None = st.session_state.get(_OPEN)
    if opened is None or (opened.target.touchpoint_id, opened.target.scenario_id) != (one.id, scenario.id):
        _open(page, targets.find(page.store, one.id, scenario.id, page.filter.segment or figures.EVERYBODY, page.filter.until))
    st.dialog(plain(one.name), position="right", width="medium", on_dismiss=_close)(_form)(page)


def _go(touchpoint_id: int | None) -> None:
    if touchpoint_id is not None:
        st.query_params[NAME] = str(touchpoint_id)


def _open(page: Page, target: Target) -> None:
    """Show this target with fresh fields."""
    st.session_state[_OPEN] = _Seen(target=target, decision=decisions.find(page.store, target.touchpoint_id, target.scenario_id))
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def _close() -> None:
    st.query_params.pop(NAME, None)
    st.session_state[_OPEN] = None


def _form(page: Page) -> None:
    seen: _Seen | None = st.session_state.get(_OPEN)
    if seen is None:
        st.rerun()
    t, key = page.language.t, f"targets.form.{st.session_state[_ROUND]}"
    _choose_group(page, seen.target, key)
    wanted, score, cost = _fields(page, seen.target, key)
    intent, note = _decision(page, seen, key)
    if st.button(t("Save"), type="primary", key=f"{key}.save"):

        def save(change: Change) -> None:
            new = replace(wanted, score=amounts.read_target(score), cost_per_year=amounts.read(cost))
            targets.save(change, _version(seen.target, new))
            _decide(change, seen, intent, note)

        if edits.attempt(page, t("Saved."), save):
            _close()
            st.rerun()
    if edits.tell(page):
        st.button(t("Show the new state"), on_click=_again, args=(page, seen.target), key=f"{key}.again")
    target_history.show(page, seen.target, lambda target: _open(page, target))
    routes.link(
        "touchpoint", t("Everything about this touchpoint"), icon=":material/arrow_forward:", touchpoint=str(seen.target.touchpoint_id)
    )


def _choose_group(page: Page, target: Target, key: str) -> None:
    """For whom the target holds: all customers, or one group."""
    t, mine = page.language.t, (target.attribute, target.value)
    known = groups.groups(page.store, encounters.every(page.store))
    kept = [(one.attribute, one.value) for one in targets.history(page.store, target.touchpoint_id, target.scenario_id) if one.value]
    every: list[groups.Group] = list(dict.fromkeys([*kept, *([mine] if target.value else []), *known]))
    names = {figures.EVERYBODY: t("All customers")} | groups.names(every)

    def take() -> None:
        group = st.session_state[f"{key}.group"]
        _open(page, targets.find(page.store, target.touchpoint_id, target.scenario_id, group, page.filter.until))

    st.selectbox(
        t("The target is for"), list(names), list(names).index(mine), format_func=lambda one: names[one], key=f"{key}.group",
        on_change=take, help=t("A customer group without a target of its own has that of all customers."),
    )  # fmt: skip


def _fields(page: Page, target: Target, key: str) -> tuple[Target, str, str]:
    """What the fields hold now; target and cost as they were typed."""
    t = page.language.t
    # Only a field that begins empty can be emptied; what is stored is put into it before it is drawn
    st.session_state.setdefault(f"{key}.from", None if target.valid_from == BEGINNING else target.valid_from)
    with st.grid(2, min_column_width=150, gap="small"):
        score = st.text_input(
            t("Target (0–100)"), amounts.write_number(target.score, page.language), max_chars=amounts.LONGEST, key=f"{key}.score"
        )
        day = st.date_input(
            t("Holds from"), None, format="DD.MM.YYYY" if page.language.code == "de" else "DD/MM/YYYY", key=f"{key}.from",
            help=t(
                "Empty: from the beginning. A later day than before makes a new version; until then the present one holds. "
                "Without a target from a later day on there is none any more."
            ),
        )  # fmt: skip
    level = st.text_input(
        t("Service level"), target.service_level, max_chars=SHORT, placeholder=t("e.g. answer within 4 hours"), key=f"{key}.level"
    )
    approach = st.text_area(t("Approach: in which way?"), target.approach, max_chars=LONG, key=f"{key}.approach")
    resources = st.text_input(t("Resources: who and what does it take?"), target.resources, max_chars=SHORT, key=f"{key}.resources")
    cost = st.text_input(
        t("Additional cost per year (€)"), amounts.write(target.cost_per_year, page.language), max_chars=amounts.LONGEST, key=f"{key}.cost",
        help=t("What holding this target costs a year more than today, in euro"),
    )  # fmt: skip
    wanted = replace(target, valid_from=day or BEGINNING, service_level=level, approach=approach, resources=resources)
    return wanted, score, cost


def _decision(page: Page, seen: _Seen, key: str) -> tuple[Intent | None, str]:
    """What shall become of the touchpoint, whoever the target is for; only what fits its status is offered."""
    t, held = page.language.t, seen.decision
    one = next((each for each in touchpoints.every(page.store) if each.id == seen.target.touchpoint_id), None)
    # One that no longer fits, because what was planned is there by now, stays until it is changed
    fitting = list(dict.fromkeys([*(decisions.fitting(one.status) if one else ()), *([held.intent] if held else [])]))
    intent = st.segmented_control(
        t("What shall become of this touchpoint?"), fitting, default=held.intent if held else None,
        format_func=page.language.word, key=f"{key}.intent",
    )  # fmt: skip
    if not intent:
        return None, ""
    note = st.text_input(t("Why, or with which other one?"), held.note if held else "", max_chars=SHORT, key=f"{key}.note")
    return Intent(intent), note


def _version(seen: Target, wanted: Target) -> Target:
    """A later day makes a version of its own; an earlier one corrects the day."""
    return replace(wanted, id=0, version=0) if seen.id and wanted.valid_from > seen.valid_from else wanted


def _decide(change: Change, seen: _Seen, intent: Intent | None, note: str) -> None:
    held = seen.decision
    if intent is None:
        if held:
            decisions.remove(change, held)
    elif held is None or (held.intent, held.note) != (intent, note.strip()):
        place = {"touchpoint_id": seen.target.touchpoint_id, "scenario_id": seen.target.scenario_id}
        decisions.save(change, replace(held, intent=intent, note=note) if held else Decision(**place, intent=intent, note=note))


def _again(page: Page, target: Target) -> None:
    """What is stored now."""
    group = (target.attribute, target.value)
    _open(page, targets.find(page.store, target.touchpoint_id, target.scenario_id, group, page.filter.until))
