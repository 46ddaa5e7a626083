"""The attributes of a touchpoint as fields of a form: the main ones first, the others folded."""

from dataclasses import replace

import streamlit as st

from tpm.model.errors import Refused
from tpm.model.touchpoint import Channel, Frequency, Kind, Objective, Status, Touchpoint, World
from tpm.store import phases
from tpm.ui import amounts, messages
from tpm.ui.frame import Page

STATES = (Status.EXISTING, Status.PLANNED, Status.POTENTIAL)
LONGEST_NAME, LONGEST_TEXT = 120, 2000
EFFORTS = (1, 2, 3, 4, 5)
_PERSON, _KEY, _MOMENT = "person", "key", "moment"


def draw(page: Page, seen: Touchpoint, key: str) -> Touchpoint | None:
    """All fields; return the touchpoint as it is wanted, None as long as an amount cannot be read."""
    named = _named(page, seen, key)
    described = _described(page, named, key)
    with st.expander(page.language.t("More attributes"), expanded=_has_more(seen), key=f"{key}.more", type="compact"):
        return _economics(page, _organised(page, described, key), key)


def _has_more(seen: Touchpoint) -> bool:
    amounts_said = (seen.cost_per_contact, seen.budget_per_year, seen.revenue_potential)
    return bool(seen.department or seen.frequency or seen.objectives or seen.effort) or any(amount is not None for amount in amounts_said)


def _named(page: Page, seen: Touchpoint, key: str) -> Touchpoint:
    t, word = page.language.t, page.language.word
    names = {phase.id: phase.name for phase in phases.every(page.store)}
    at = list(names).index(seen.phase_id) if seen.phase_id in names else None
    name = st.text_input(t("Name"), seen.name, max_chars=LONGEST_NAME, key=f"{key}.name")
    phase_id = st.selectbox(
        t("Phase"), list(names), index=at, format_func=lambda i: names[i], placeholder=t("Without a phase"), key=f"{key}.phase"
    )
    channel = st.segmented_control(
        t("Channel"), list(Channel), default=seen.channel, required=True, format_func=word, key=f"{key}.channel",
        help=t("Direct: you meet the customer yourself. Indirect: others speak about you."),
    )  # fmt: skip
    world = st.segmented_control(
        t("Where does the contact take place?"), list(World), default=seen.world, required=True, format_func=word, key=f"{key}.world"
    )
    status = st.segmented_control(t("Status"), STATES, default=seen.status, required=True, format_func=word, key=f"{key}.status")
    return replace(
        seen, name=name, phase_id=phase_id, channel=Channel(channel), world=World(world), status=Status(status),
        position=seen.position if phase_id == seen.phase_id else 0,
    )  # fmt: skip


def _described(page: Page, seen: Touchpoint, key: str) -> Touchpoint:
    t = page.language.t
    kind = st.pills(
        t("What does the customer meet here?"), list(Kind), default=seen.kind, format_func=page.language.word, key=f"{key}.kind"
    )
    traits = {_PERSON: t("A person is involved"), _KEY: t("Key touchpoint"), _MOMENT: t("Moment of truth")}
    now = {_PERSON: seen.person, _KEY: seen.key, _MOMENT: seen.moment_of_truth}
    chosen = st.pills(
        t("Special features"), list(traits), selection_mode="multi", default=[trait for trait in traits if now[trait]],
        format_func=lambda trait: traits[trait], key=f"{key}.traits",
        help=t("Key touchpoint: it decides on repurchase and word of mouth. Moment of truth: here you keep your promise or break it."),
    )  # fmt: skip
    owner = st.text_input(t("Responsible"), seen.owner, max_chars=LONGEST_NAME, key=f"{key}.owner", placeholder=t("Person or department"))
    description = st.text_area(t("What happens here?"), seen.description, max_chars=LONGEST_TEXT, key=f"{key}.description")
    return replace(
        seen, kind=kind, person=_PERSON in chosen, key=_KEY in chosen, moment_of_truth=_MOMENT in chosen, owner=owner,
        description=description,
    )  # fmt: skip


def _organised(page: Page, seen: Touchpoint, key: str) -> Touchpoint:
    t, word = page.language.t, page.language.word
    department = st.text_input(t("Department"), seen.department, max_chars=LONGEST_NAME, key=f"{key}.department")
    every = list(Frequency)
    frequency = st.selectbox(
        t("How often does a customer meet you here?"), every, index=every.index(seen.frequency) if seen.frequency else None,
        format_func=word, placeholder=t("not said"), key=f"{key}.frequency",
    )  # fmt: skip
    objectives = st.pills(
        t("Objectives"), list(Objective), selection_mode="multi", default=list(seen.objectives), format_func=word, key=f"{key}.objectives"
    )
    effort = st.segmented_control(
        t("Effort to improve it"), EFFORTS, default=seen.effort, key=f"{key}.effort", help=t("From 1, very easy, to 5, very hard.")
    )
    return replace(
        seen, department=department, frequency=frequency, objectives=tuple(o for o in Objective if o in objectives), effort=effort
    )


def _economics(page: Page, seen: Touchpoint, key: str) -> Touchpoint | None:
    t = page.language.t
    fields = (
        ("cost_per_contact", t("Cost per contact (€)"), seen.cost_per_contact),
        ("budget_per_year", t("Budget per year (€)"), seen.budget_per_year),
        ("revenue_potential", t("Revenue potential per year (€)"), seen.revenue_potential),
    )
    wanted: dict[str, float | None] = {}
    for name, label, now in fields:
        typed = st.text_input(label, amounts.write(now, page.language), max_chars=20, key=f"{key}.{name}.{page.language.code}")
        try:
            wanted[name] = amounts.read(typed)
        except Refused as error:
            messages.refused(page, error)
    if len(wanted) < len(fields):
        return None
    return replace(
        seen, cost_per_contact=wanted["cost_per_contact"], budget_per_year=wanted["budget_per_year"],
        revenue_potential=wanted["revenue_potential"],
    )  # fmt: skip
