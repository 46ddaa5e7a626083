"""The catalogue of touchpoints as a list, phase by phase in the order of the journey."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from tpm.figures.ratings import SMALL_BASE
from tpm.model.touchpoint import Phase, Status, Touchpoint
from tpm.ui import routes, touchpoint_bulk, touchpoint_form, touchpoint_merger
from tpm.ui import touchpoint_edits as edits
from tpm.ui.frame import Page
from tpm.ui.text import plain
from tpm.ui.touchpoint_filter import Choice, Order, attributes

_NAME_WIDTH = 380
_CHANGE, _UP, _DOWN, _MERGE, _RETIRE = "change", "up", "down", "merge", "retire"
Ratings = Mapping[int, Mapping[str, float]]


def show(page: Page, shown: Sequence[Touchpoint], stretches: Sequence[Phase], ratings: pd.DataFrame, choice: Choice) -> None:
    """The touchpoints that are wanted: by phase in the order of the journey, in one stretch in any other order.

    Phases without any stay visible unless something is looked for.
    """
    t = page.language.t
    rated = {int(row.touchpoint_id): row._asdict() for row in ratings.itertuples(index=False)}
    names = {phase.id: phase.name for phase in stretches}
    if not shown and choice.narrows:
        said = t("Nothing fits “{words}”.", words=plain(choice.words)) if choice.words else t("No touchpoint fits this filter.")
        st.caption(said)
    elif choice.order is not Order.JOURNEY:
        with st.container(border=True, gap=None):
            for place, touchpoint in enumerate(shown, 1):
                _row(page, place, touchpoint, rated.get(touchpoint.id, {}))
    else:
        for phase_id, name in [*names.items(), (None, t("Without a phase"))]:
            inside = [each for each in shown if (each.phase_id if each.phase_id in names else None) == phase_id]
            if inside or (phase_id and not choice.narrows):
                _phase(page, name, inside, rated)


def _phase(page: Page, name: str, rows: Sequence[Touchpoint], rated: Ratings) -> None:
    with st.container(border=True, gap=None):
        st.markdown(f"**{plain(name)}** :gray[{page.language.number(len(rows))}]")
        for place, touchpoint in enumerate(rows, 1):
            _row(page, place, touchpoint, rated.get(touchpoint.id, {}))
        if not rows:
            st.caption(page.language.t("No touchpoint in this phase yet."))


def _row(page: Page, place: int, touchpoint: Touchpoint, rating: Mapping[str, float]) -> None:
    key = f"touchpoints.row.{touchpoint.id}"
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False, key=key):
        if touchpoint_bulk.choosing():
            touchpoint_bulk.box(touchpoint)
        else:
            st.markdown(f":small[:gray[{place}]]", width=20)
        # Side by side, on a phone one below the other
        with st.container(horizontal=True, vertical_alignment="center", gap=None):
            with st.container(width=_NAME_WIDTH, key=f"{key}.name"):
                routes.link("touchpoint", f"**{plain(touchpoint.name)}**", touchpoint=str(touchpoint.id))
            said = " · ".join(plain(text) for text in attributes(page, touchpoint))
            st.markdown(f":small[:gray[{said}]{_badges(page, touchpoint)}]")
        st.markdown(_score(page, rating), width="content", text_alignment="right")
        _menu(page, touchpoint, key)


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
    t, number, n = page.language.t, page.language.number, 0 if rating.get("hidden") else int(rating.get("n", 0))
    if not n:
        return f":gray[{t('protected') if rating.get('hidden') else t('not rated')}]"
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
        _MERGE: f":material/merge: {t('Merge with another one')}",
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
        case "merge":
            touchpoint_merger.open_drawer(touchpoint)
        case "retire":
            edits.retire(page, touchpoint)
        case wanted:
            edits.step(page, touchpoint, -1 if wanted == _UP else 1)
