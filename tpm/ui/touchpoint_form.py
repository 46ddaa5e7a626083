"""Adding a touchpoint in one line, and changing one in a drawer."""

from dataclasses import replace

import streamlit as st

from tpm.model.touchpoint import Channel, Phase, Status, Touchpoint, World
from tpm.store import phases, touchpoints
from tpm.ui import touchpoint_edits as edits
from tpm.ui.frame import Page
from tpm.ui.text import plain

_OPEN = "touchpoints.open"
_NAME, _PHASE = "touchpoints.new.name", "touchpoints.new.phase"
_STATES = (Status.EXISTING, Status.PLANNED, Status.POTENTIAL)
_PERSON, _KEY, _MOMENT = "person", "key", "moment"
LONGEST_NAME, LONGEST_TEXT = 120, 2000


def add(page: Page, stretches: list[Phase]) -> None:
    """A line for the name and the phase of a new touchpoint; Enter adds it."""
    t, names = page.language.t, {phase.id: phase.name for phase in stretches}
    with st.form("touchpoints.add", border=False), st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.text_input(t("New touchpoint"), max_chars=LONGEST_NAME, placeholder=t("e.g. first phone call"), key=_NAME)
        st.selectbox(t("Phase"), list(names), format_func=lambda i: names[i], key=_PHASE, width=224)
        st.form_submit_button(t("Add"), icon=":material/add:", on_click=_add, args=(page,), key="touchpoints.new.add")


def _add(page: Page) -> None:
    new = Touchpoint(name=st.session_state[_NAME], phase_id=st.session_state[_PHASE])
    said = page.language.t("“{touchpoint}” is added.", touchpoint=new.name.strip())
    if edits.attempt(page, said, lambda change: touchpoints.save(change, new)):
        st.session_state[_NAME] = ""


def open_drawer(page: Page, touchpoint_id: int) -> None:
    """Open the drawer at the next drawing, with the touchpoint as it is stored now."""
    st.session_state[_OPEN] = next((t for t in touchpoints.every(page.store) if t.id == touchpoint_id), None)


def draw(page: Page) -> None:
    """Draw the drawer if it is open."""
    if seen := st.session_state.get(_OPEN):
        st.dialog(plain(seen.name), position="right", on_dismiss=_close)(_form)(page)


def _close() -> None:
    st.session_state[_OPEN] = None


def _form(page: Page) -> None:
    seen: Touchpoint | None = st.session_state.get(_OPEN)
    if seen is None:
        st.rerun()
    t, key = page.language.t, f"touchpoints.form.{seen.id}.{seen.version}"
    wanted = _fields(page, seen, key)
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        if st.button(t("Save"), type="primary", key=f"{key}.save"):
            _save(page, seen, wanted)
        if st.button(t("Retire"), type="tertiary", icon=":material/archive:", key=f"{key}.retire"):
            _finish(page, seen, done=edits.retire(page, seen))


def _fields(page: Page, seen: Touchpoint, key: str) -> Touchpoint:
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
    status = st.segmented_control(t("Status"), _STATES, default=seen.status, required=True, format_func=word, key=f"{key}.status")
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
        seen, name=name, phase_id=phase_id, channel=Channel(channel), world=World(world), status=Status(status), person=_PERSON in chosen,
        key=_KEY in chosen, moment_of_truth=_MOMENT in chosen, owner=owner, description=description,
        position=seen.position if phase_id == seen.phase_id else 0,
    )  # fmt: skip


def _save(page: Page, seen: Touchpoint, wanted: Touchpoint) -> None:
    if wanted == seen:
        _finish(page, seen, done=True)
    said = page.language.t("“{touchpoint}” is saved.", touchpoint=wanted.name.strip())
    _finish(page, seen, done=edits.attempt(page, said, lambda change: touchpoints.save(change, wanted)))


def _finish(page: Page, seen: Touchpoint, *, done: bool) -> None:
    """Close the drawer, or say why it was refused and offer what is stored now."""
    if done:
        _close()
        st.rerun()
    edits.tell(page)
    st.button(
        page.language.t("Show the new state"),
        on_click=open_drawer,
        args=(page, seen.id),
        key=f"touchpoints.form.{seen.id}.{seen.version}.again",
    )
