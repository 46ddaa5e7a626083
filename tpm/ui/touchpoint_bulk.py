"""Changing several touchpoints at once: chosen in the list, changed in a drawer, as one change that is undone together."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from tpm.model.touchpoint import Objective, Phase, Touchpoint, World
from tpm.store import touchpoints
from tpm.store.change import Change
from tpm.ui import touchpoint_edits as edits
from tpm.ui import touchpoint_merger
from tpm.ui.frame import Page
from tpm.ui.text import plain
from tpm.ui.touchpoint_fields import LONGEST_NAME, STATES

_CHOOSING = "touchpoints.choosing"
_OPEN = "touchpoints.bulk"
_COUPLE = 2
# What can be emptied, and what is then said instead.
_NOTHING: Mapping[str, object] = {"owner": "", "department": "", "objectives": ()}


def choosing() -> bool:
    """Whether the reader is choosing touchpoints."""
    return bool(st.session_state.get(_CHOOSING))


def button(page: Page) -> None:
    """The button that begins choosing."""
    if not choosing():
        st.button(page.language.t("Change several"), icon=":material/checklist:", key=_CHOOSING + ".begin", on_click=_choose, args=(True,))


def box(touchpoint: Touchpoint) -> None:
    """The box before a touchpoint in the list."""
    st.checkbox(plain(touchpoint.name), key=_pick(touchpoint.id), label_visibility="collapsed", width=20)


def bar(page: Page, shown: Sequence[Touchpoint]) -> None:
    """What can be done with those that are chosen, in a line above the list; not drawn while nobody chooses."""
    if not choosing():
        return
    t, chosen = page.language.t, [each for each in shown if st.session_state.get(_pick(each.id))]
    with st.container(horizontal=True, vertical_alignment="center", gap="small", border=True, key="touchpoints.bulk.bar"):
        st.markdown(page.language.n("**{n}** chosen", "**{n}** chosen", len(chosen)), width="content")
        every = len(chosen) < len(shown)
        said = t("Choose all {n}", n=page.language.number(len(shown))) if every else t("Choose none")
        st.button(said, type="tertiary", key="touchpoints.bulk.all", on_click=_pick_all, args=(shown, every))
        st.button(
            t("Change"), icon=":material/edit:", type="primary", disabled=not chosen, key="touchpoints.bulk.change",
            on_click=_open, args=(chosen,),
        )  # fmt: skip
        st.button(
            t("Merge"), icon=":material/merge:", disabled=len(chosen) != _COUPLE, key="touchpoints.bulk.merge",
            help=t("Choose two touchpoints that mean the same."), on_click=touchpoint_merger.open_drawer, args=chosen[:_COUPLE],
        )  # fmt: skip
        st.button(
            t("Retire"), icon=":material/archive:", disabled=not chosen, key="touchpoints.bulk.retire",
            on_click=_retire, args=(page, chosen),
        )  # fmt: skip
        st.button(t("Finish"), icon=":material/close:", type="tertiary", key="touchpoints.bulk.end", on_click=_choose, args=(False,))


def draw(page: Page, stretches: Sequence[Phase]) -> None:
    """Draw the drawer if it is open."""
    if seen := st.session_state.get(_OPEN):
        title = page.language.n("Change {n} touchpoint", "Change {n} touchpoints", len(seen))
        st.dialog(title, position="right", on_dismiss=_close)(_form)(page, stretches)


def _pick(touchpoint_id: int) -> str:
    return f"touchpoints.pick.{touchpoint_id}"


def _choose(begin: bool) -> None:
    st.session_state[_CHOOSING] = begin


def _pick_all(shown: Sequence[Touchpoint], picked: bool) -> None:
    for each in shown:
        st.session_state[_pick(each.id)] = picked


def _open(chosen: Sequence[Touchpoint]) -> None:
    """Open the drawer with the touchpoints as the reader sees them now."""
    st.session_state[_OPEN] = tuple(chosen)


def _open_anew(page: Page) -> None:
    ids = {each.id for each in st.session_state.get(_OPEN) or ()}
    _open([each for each in touchpoints.every(page.store) if each.id in ids])


def _close() -> None:
    st.session_state[_OPEN] = None


def _retire(page: Page, chosen: Sequence[Touchpoint]) -> None:
    said = page.language.n("{n} touchpoint is retired.", "{n} touchpoints are retired.", len(chosen))

    def work(change: Change) -> None:
        for each in chosen:
            touchpoints.retire(change, each)

    if edits.attempt(page, said, work):
        _pick_all(chosen, picked=False)


def _form(page: Page, stretches: Sequence[Phase]) -> None:
    seen: tuple[Touchpoint, ...] = st.session_state.get(_OPEN) or ()
    if not seen:
        st.rerun()
    t = page.language.t
    names = ", ".join(plain(each.name) for each in seen)
    st.caption(t("{names}. What you leave empty stays as it is.", names=names))
    key = f"touchpoints.bulk.{hash(tuple((each.id, each.version) for each in seen))}"
    above = st.container()
    emptied = _emptied(page, key)
    with above:
        wanted = _fields(page, stretches, key, emptied) | {name: _NOTHING[name] for name in emptied}
    for name in emptied:
        _tell_loss(page, seen, name)
    if st.button(t("Save"), type="primary", disabled=not wanted, key="touchpoints.bulk.save"):
        said = page.language.n("{n} touchpoint is changed.", "{n} touchpoints are changed.", len(seen))
        if edits.attempt(page, said, lambda change: touchpoints.save_all(change, seen, **wanted)):
            _close()
            st.rerun()
        if edits.tell(page):
            st.button(t("Show the new state"), on_click=_open_anew, args=(page,), key="touchpoints.bulk.again")


def _names(page: Page) -> dict[str, str]:
    """What the fields that can be emptied are called."""
    t = page.language.t
    return {"owner": t("Responsible"), "department": t("Department"), "objectives": t("Objectives")}


def _emptied(page: Page, key: str) -> list[str]:
    """The fields that shall be empty afterwards; a choice of its own, as an empty field leaves things as they are."""
    names = _names(page)
    return list(
        st.pills(
            page.language.t("Empty these fields"), list(names), selection_mode="multi", format_func=lambda name: names[name],
            key=f"{key}.emptied",
            help=page.language.t("Fields chosen here are emptied in every one of these touchpoints; you see beforehand what goes."),
        )
    )  # fmt: skip


def _tell_loss(page: Page, seen: Sequence[Touchpoint], name: str) -> None:
    """What stands in a field that will be emptied, and where."""
    t, held = page.language.t, [(each, getattr(each, name)) for each in seen if getattr(each, name)]
    if not held:
        st.caption(t("“{field}” is empty in all of them already.", field=_names(page)[name]))
        return
    texts = [value if isinstance(value, str) else ", ".join(page.language.word(one) for one in value) for _, value in held]
    st.warning(
        page.language.n(
            "“{field}” will be emptied in {n} touchpoint. There stands: {texts}.",
            "“{field}” will be emptied in {n} touchpoints. There stands: {texts}.",
            len(held),
            field=_names(page)[name],
            texts="; ".join(plain(text) for text in dict.fromkeys(texts)),
        ),
        icon=":material/ink_eraser:",
    )


def _fields(page: Page, stretches: Sequence[Phase], key: str, emptied: Sequence[str]) -> dict[str, Any]:
    """What is to be changed, by the names of the fields of a touchpoint; those that are emptied cannot be filled as well."""
    t, word = page.language.t, page.language.word
    names, unchanged = {phase.id: phase.name for phase in stretches}, t("unchanged")
    phase_id = st.selectbox(t("Phase"), list(names), index=None, format_func=lambda i: names[i], placeholder=unchanged, key=f"{key}.phase")
    status = st.segmented_control(t("Status"), list(STATES), format_func=word, key=f"{key}.status")
    world = st.segmented_control(t("Where does the contact take place?"), list(World), format_func=word, key=f"{key}.world")
    hint = {name: t("will be emptied") if name in emptied else unchanged for name in _NOTHING}
    owner = st.text_input(
        t("Responsible"), max_chars=LONGEST_NAME, placeholder=hint["owner"], key=f"{key}.owner", disabled="owner" in emptied
    )
    department = st.text_input(
        t("Department"), max_chars=LONGEST_NAME, placeholder=hint["department"], key=f"{key}.department", disabled="department" in emptied
    )
    answers = {True: t("yes"), False: t("no")}
    is_key = st.segmented_control(t("Key touchpoint"), list(answers), format_func=lambda yes: answers[yes], key=f"{key}.key")
    objectives = st.pills(
        t("Objectives"), list(Objective), selection_mode="multi", format_func=word, key=f"{key}.objectives",
        help=t("They replace the objectives that were chosen before."), disabled="objectives" in emptied,
    )  # fmt: skip
    wanted = {"phase_id": phase_id, "status": status, "world": world, "key": is_key}
    texts = {"owner": owner.strip(), "department": department.strip(), "objectives": tuple(objectives)}
    return {name: value for name, value in wanted.items() if value is not None} | {name: text for name, text in texts.items() if text}
