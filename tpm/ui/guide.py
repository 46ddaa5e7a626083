"""The eight sub-steps as boxes, and the questions of one of them with answers and notes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from tpm.figures import guide
from tpm.figures.guide import Part, State
from tpm.model.errors import TpmError
from tpm.model.note import Note
from tpm.store import notes, touchpoints
from tpm.ui import messages, routes
from tpm.ui.frame import Page
from tpm.ui.text import plain

# Also the name in the address
STEP = "step"
_REFUSED = "guide.refused"
_LONGEST = 4000


def chosen() -> Part:
    """The sub-step the address names; the first where it names none."""
    return next((part for part in guide.PARTS if part.code == st.query_params.get(STEP)), guide.PARTS[0])


def show_boxes(page: Page, found: Sequence[State]) -> None:
    """The four steps side by side, each with its two parts and how far they have come."""
    counts = guide.progress(found)
    grid = st.grid(4, min_column_width=160, gap="small")
    for number in range(1, 5):
        with grid.container(key=f"guide.step{number}", gap="small"):
            st.markdown(f"**{number}  {guide.step(number, page.language)}**")
            for part in guide.PARTS:
                if part.code.startswith(str(number)):
                    _box(page, part, *counts[part.code])
    st.caption(f":material/replay: {page.language.t('After 4b the way begins anew with 1: what was learned changes what is.')}")


def _box(page: Page, part: Part, answered: int, everything: int) -> None:
    t, number = page.language.t, page.language.number
    with st.container(border=True, gap="xsmall", key=f"guide.box.{part.code}"):
        st.button(
            f"{part.code}  {part.said(page.language)}",
            type="primary" if part == chosen() else "tertiary",
            key=f"guide.choose.{part.code}",
            on_click=_choose,
            args=(part.code,),
        )
        st.progress(answered / everything)
        st.caption(t("{answered} of {all} questions answered", answered=number(answered), all=number(everything)))


def _choose(code: str) -> None:
    st.query_params[STEP] = code


def show_next(page: Page, found: Sequence[State]) -> None:
    """The first open question, and the way to the page that answers it."""
    state = guide.next_open(found)
    if state is None:
        return
    t = page.language.t
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.markdown(f"**{t('The next open question:')}** {plain(state.question.said(page.language))}", width="content")
        name, more = _target(state)
        if st.button(routes.title(name, page.language), type="primary", icon=":material/arrow_forward:", key="guide.next"):
            routes.go(name, **more)


def show_questions(page: Page, found: Sequence[State]) -> None:
    """The questions of the chosen sub-step."""
    part = chosen()
    st.subheader(f"{part.code}  {part.said(page.language)}")
    names = {one.id: one.name for one in touchpoints.every(page.store)}
    grid = st.grid(2, min_column_width=340, gap="small")
    for state in found:
        if state.question.part == part.code:
            with grid.container(border=True, gap="xsmall", height="stretch", key=f"guide.question.{state.question.code}"):
                _question(page, state, names)


def _question(page: Page, state: State, names: Mapping[int, str]) -> None:
    t, answer = page.language.t, state.answer
    sign = ":green[:material/check_circle:]" if state.answered else ":gray[:material/radio_button_unchecked:]"
    st.markdown(f"{sign} **{plain(state.question.said(page.language))}**")
    if answer.said:
        st.markdown(plain(answer.said))
    if answer.open and (answer.said or not state.answered):
        st.caption(f"{t('Open:')} {plain(answer.open)}")
    if state.note.text:
        st.caption(t("Note"))
        st.text(state.note.text)
    _tell(page, state.question.code)
    st.space("stretch")
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        if state.question.page:
            name, more = _target(state)
            place = (
                plain(names[answer.touchpoint_id]) if name == "touchpoint" and answer.touchpoint_id else routes.title(name, page.language)
            )
            routes.link(name, place, icon=":material/arrow_forward:", **more)
        _note(page, state.note)


def _target(state: State) -> tuple[str, dict[str, str]]:
    """The page that answers a question, and what stands in the address; without any touchpoint it begins with their list."""
    question, touchpoint_id = state.question, state.answer.touchpoint_id
    if question.page != "touchpoint":
        return question.page, {"view": question.view} if question.view else {}
    if touchpoint_id is None:
        return "touchpoints", {}
    return "touchpoint", {"touchpoint": str(touchpoint_id), "tab": question.view}


def _note(page: Page, seen: Note) -> None:
    """A field for the note; what is written there is saved at once."""
    t = page.language.t
    label = t("Change the note") if seen.text else t("Write a note")
    key = f"guide.note.{page.workspace}.{seen.question}.{seen.version}"
    with st.popover(label, icon=":material/edit_note:", type="tertiary", key=f"{key}.fold"):
        st.text_area(
            t("Note"),
            seen.text,
            max_chars=_LONGEST,
            key=key,
            on_change=_save,
            args=(page, seen, key),
            help=t("Saved as soon as you leave the field. An empty note goes away."),
        )


def _save(page: Page, seen: Note, key: str) -> None:
    wanted = replace(seen, text=str(st.session_state[key]))
    try:
        with page.store.change() as change:
            notes.save(change, wanted)
    except TpmError as error:
        st.session_state[_REFUSED] = (wanted, error)
        return
    messages.done(page, page.language.t("Note saved."), change.id)


def _tell(page: Page, code: str) -> None:
    """Say why a note was not saved, once, with what was written."""
    refused: tuple[Note, TpmError] | None = st.session_state.get(_REFUSED)
    if refused and refused[0].question == code:
        del st.session_state[_REFUSED]
        messages.refused(page, refused[1])
        st.caption(page.language.t("What you wrote, to copy:"))
        st.text(refused[0].text)
