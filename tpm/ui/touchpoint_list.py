"""The catalogue of touchpoints as a list, phase by phase in the order of the journey."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from tpm.figures.ratings import SMALL_BASE
from tpm.model.touchpoint import Phase, Status, Touchpoint
from tpm.ui import touchpoint_edits as edits
from tpm.ui import touchpoint_form
from tpm.ui.frame import Page
from tpm.ui.text import plain

_NAME_WIDTH = 380
_UP, _DOWN, _CHANGE, _RETIRE = "up", "down", "change", "retire"


def search(page: Page) -> str:
    """The field that narrows the list; what was typed, in small letters."""
    t = page.language.t
    typed = st.text_input(
        t("Search touchpoints"),
        type="search",
        live=True,
        placeholder=t("Search"),
        key="touchpoints.search",
        label_visibility="collapsed",
        width=170,
    )
    return (typed or "").strip().casefold()


def show(page: Page, found: Sequence[Touchpoint], stretches: Sequence[Phase], ratings: pd.DataFrame, wanted: str) -> None:
    """All touchpoints that contain what is wanted; phases without any stay visible unless something is searched."""
    t = page.language.t
    rated = {int(row.touchpoint_id): row._asdict() for row in ratings.itertuples(index=False)}
    names = {phase.id: phase.name for phase in stretches}
    shown = [each for each in found if wanted in _described(page, each, names.get(each.phase_id or 0, ""))]
    if not shown:
        st.caption(t("Nothing fits “{words}”.", words=plain(wanted)))
        return
    for phase_id, name in [*names.items(), (None, t("Without a phase"))]:
        inside = [each for each in found if (each.phase_id if each.phase_id in names else None) == phase_id]
        visible = [(place, each) for place, each in enumerate(inside, 1) if each in shown]
        if visible or (phase_id and not wanted):
            _phase(page, name, visible, rated)


def _described(page: Page, touchpoint: Touchpoint, phase: str) -> str:
    return " ".join((touchpoint.name, phase, touchpoint.description, *_attributes(page, touchpoint))).casefold()


def _phase(page: Page, name: str, rows: Sequence[tuple[int, Touchpoint]], rated: Mapping[int, Mapping[str, float]]) -> None:
    with st.container(border=True, gap=None):
        st.markdown(f"**{plain(name)}** :gray[{page.language.number(len(rows))}]")
        for place, touchpoint in rows:
            _row(page, place, touchpoint, rated.get(touchpoint.id, {}))
        if not rows:
            st.caption(page.language.t("No touchpoint in this phase yet."))


def _row(page: Page, place: int, touchpoint: Touchpoint, rating: Mapping[str, float]) -> None:
    key = f"touchpoints.row.{touchpoint.id}"
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False, key=key):
        st.markdown(f":small[:gray[{place}]]", width=20)
        # Side by side, on a phone one below the other
        with st.container(horizontal=True, vertical_alignment="center", gap=None):
            with st.container(width=_NAME_WIDTH):
                st.button(
                    f"**{plain(touchpoint.name)}**", type="tertiary", key=f"{key}.name", wrap=True,
                    on_click=touchpoint_form.open_drawer, args=(page, touchpoint.id),
                )  # fmt: skip
            st.markdown(f":small[:gray[{' · '.join(_attributes(page, touchpoint))}]{_badges(page, touchpoint)}]")
        st.markdown(_score(page, rating), width="content", text_alignment="right")
        _menu(page, touchpoint, key)


def _attributes(page: Page, touchpoint: Touchpoint) -> list[str]:
    t, word = page.language.t, page.language.word
    found = [word(touchpoint.channel), word(touchpoint.world)]
    if touchpoint.person:
        found.append(t("with a person"))
    if touchpoint.owner:
        found.append(plain(touchpoint.owner))
    return found


def _badges(page: Page, touchpoint: Touchpoint) -> str:
    t = page.language.t
    shown = ""
    if touchpoint.status is not Status.EXISTING:
        shown += f" :gray-badge[{page.language.word(touchpoint.status)}]"
    if touchpoint.key:
        shown += f" :blue-badge[:material/key: {t('Key touchpoint')}]"
    if touchpoint.moment_of_truth:
        shown += f" :violet-badge[:material/bolt: {t('Moment of truth')}]"
    return shown


def _score(page: Page, rating: Mapping[str, float]) -> str:
    """Score and base; a small base is said, and its score is paler."""
    t, number, n = page.language.t, page.language.number, int(rating.get("n", 0))
    if not n:
        return f":gray[{t('not rated')}]"
    score, base = f"**{number(rating['score'])}**", f"n = {number(n)}"
    if n < SMALL_BASE:
        score, base = f":gray[{score}]", t("{base} (few)", base=base)
    return f"{score} :small[:gray[{base}]]"


def _menu(page: Page, touchpoint: Touchpoint, key: str) -> None:
    t = page.language.t
    options = {
        _CHANGE: f":material/edit: {t('Change')}",
        _UP: f":material/arrow_upward: {t('Move up')}",
        _DOWN: f":material/arrow_downward: {t('Move down')}",
        _RETIRE: f":material/archive: {t('Retire')}",
    }
    st.menu_button(
        ":material/more_vert:", list(options), format_func=lambda code: options[code], type="tertiary", key=f"{key}.menu",
        help=t("More about “{touchpoint}”", touchpoint=plain(touchpoint.name)), on_click=_act, args=(page, touchpoint, f"{key}.menu"),
    )  # fmt: skip


def _act(page: Page, touchpoint: Touchpoint, key: str) -> None:
    match st.session_state[key]:
        case "change":
            touchpoint_form.open_drawer(page, touchpoint.id)
        case "retire":
            edits.retire(page, touchpoint)
        case wanted:
            edits.step(page, touchpoint, -1 if wanted == _UP else 1)
