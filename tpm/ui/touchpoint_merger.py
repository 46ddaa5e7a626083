"""Merging two touchpoints in a drawer: what moves, what both have, what is asked."""

import streamlit as st

from tpm.model.touchpoint import Touchpoint
from tpm.store import merging, touchpoints
from tpm.store.merging import Goal, Merger
from tpm.ui import routes
from tpm.ui import touchpoint_edits as edits
from tpm.ui.frame import Page
from tpm.ui.text import plain

_KEY = "touchpoints.merge"
_ROUND = "touchpoints.merge.round"


def open_drawer(first: Touchpoint, second: Touchpoint | None = None) -> None:
    """Open the drawer at the next drawing, for a touchpoint and, if it is known, the one that means the same."""
    st.session_state[_KEY] = (first, second)
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def draw(page: Page) -> None:
    """Draw the drawer if it is open."""
    if st.session_state.get(_KEY):
        st.dialog(page.language.t("Merge two touchpoints"), position="right", on_dismiss=_close)(_form)(page)


def _close() -> None:
    st.session_state[_KEY] = None


def _open_anew(page: Page) -> None:
    """Open it again with the touchpoints as they are stored now; one that is gone closes it."""
    now = {each.id: each for each in touchpoints.every(page.store)}
    first, second = st.session_state[_KEY]
    if first.id in now:
        open_drawer(now[first.id], now.get(second.id) if second else None)
    else:
        _close()


def _form(page: Page) -> None:
    if not st.session_state.get(_KEY):
        st.rerun()
    first, second = st.session_state[_KEY]
    t, key = page.language.t, f"{_KEY}.{st.session_state[_ROUND]}"
    if second is None:
        second = _other(page, first, key)
    if second is None:
        st.caption(
            t("Everything that belongs to the one moves to the other: answers, target, measures and whatever else was written down.")
        )
        return
    keep, gone = _kept(page, first, second, key)
    told = merging.preview(page.store, keep.id, gone.id)
    if told.kano_both:
        _forbid(page, told)
        return
    _tell(page, told, keep, gone)
    goal = _goal(page, told, keep, gone, key)
    if st.button(t("Merge"), type="primary", icon=":material/merge:", key=f"{_KEY}.do"):
        said = t("“{gone}” is now part of “{kept}”.", gone=gone.name, kept=keep.name)
        if edits.attempt(page, said, lambda change: merging.merge(change, keep, gone, target=goal)):
            _close()
            st.rerun()
        if edits.tell(page):
            st.session_state[_KEY] = (first, second)
            st.button(t("Show the new state"), on_click=_open_anew, args=(page,), key=f"{key}.again")


def _other(page: Page, first: Touchpoint, key: str) -> Touchpoint | None:
    """The one that means the same; the reader has to choose it, and sees it as it is stored now."""
    t = page.language.t
    others = {each.id: each for each in touchpoints.every(page.store) if each.id != first.id}
    chosen = st.selectbox(
        t("Which touchpoint means the same as “{touchpoint}”?", touchpoint=plain(first.name)),
        list(others),
        index=None,
        format_func=lambda i: others[i].name,
        placeholder=t("Touchpoint"),
        key=f"{key}.other",
    )
    if chosen is None:
        return None
    # As it was when it was chosen: who changes it in the meantime is not overlooked
    seen = st.session_state.setdefault(f"{key}.seen.{chosen}", others[chosen])
    return seen if isinstance(seen, Touchpoint) else None


def _kept(page: Page, first: Touchpoint, second: Touchpoint, key: str) -> tuple[Touchpoint, Touchpoint]:
    names = {first.id: first.name, second.id: second.name}
    kept = st.radio(
        page.language.t("Which one stays?"), list(names), format_func=lambda i: plain(names[i]), key=f"{key}.kept.{second.id}",
        help=page.language.t("Its name, phase and attributes hold; the other one is retired."),
    )  # fmt: skip
    return (first, second) if kept == first.id else (second, first)


def _forbid(page: Page, told: Merger) -> None:
    """Why these two cannot become one, before anybody presses the button; it stays to be seen, and cannot be pressed."""
    t = page.language.t
    st.warning(
        t(
            "These two cannot be merged yet: the same people answered Kano questions about both ({surveys}), and afterwards nobody could "
            "tell which two answers belong together. First import that file anew without the Kano questions of one of the two.",
            surveys=", ".join(plain(name) for name in told.kano_both),
        ),
        icon=":material/block:",
    )
    routes.link("import", t("Import a survey"), icon=":material/arrow_forward:")
    st.button(t("Merge"), type="primary", icon=":material/merge:", disabled=True, key=f"{_KEY}.do")


def _tell(page: Page, told: Merger, keep: Touchpoint, gone: Touchpoint) -> None:
    """What moves and what does not, in sentences."""
    t, n = page.language.t, page.language.n
    entries = sum(told.moved.values()) - told.moved["question"] - told.moved["measure"]
    parts = (
        n("{n} answer", "{n} answers", told.answers) if told.answers else "",
        n("{n} question", "{n} questions", told.moved["question"]) if told.moved["question"] else "",
        n("{n} measure", "{n} measures", told.moved["measure"]) if told.moved["measure"] else "",
        n("{n} further entry", "{n} further entries", entries) if entries else "",
    )
    moving = ", ".join(part for part in parts if part)
    if moving:
        said = t("To “{kept}” move: {moving}.", kept=plain(keep.name), moving=moving)
    else:
        said = t("Nothing but its name belongs to “{gone}”.", gone=plain(gone.name))
    st.write(said)
    if gone.budget_per_year:
        st.write(t("Their budgets are added: {amount} a year.", amount=page.language.money(told.budget)))
    if told.asked_both:
        surveys = ", ".join(plain(name) for name in told.asked_both)
        st.info(
            t("These surveys ask about both: {surveys}. Both questions then count for “{kept}”.", surveys=surveys, kept=plain(keep.name))
        )
    asked = 1 if told.target and told.other_target else 0
    behind = sum(told.left.values()) - asked
    if behind:
        st.info(
            n(
                "{n} entry exists for both. That of “{kept}” holds; the other stays with the retired touchpoint.",
                "{n} entries exist for both. Those of “{kept}” hold; the others stay with the retired touchpoint.",
                behind,
                kept=plain(keep.name),
            )
        )


def _goal(page: Page, told: Merger, keep: Touchpoint, gone: Touchpoint, key: str) -> Goal | None:
    """The target that holds where both have one."""
    if not (told.target and told.other_target):
        return None
    goals = {keep.id: told.target, gone.id: told.other_target}
    names = {keep.id: keep.name, gone.id: gone.name}
    chosen = st.radio(
        page.language.t("Both have a target. Which one holds?"),
        list(goals),
        format_func=lambda i: f"{page.language.number(goals[i].score)} ({plain(names[i])})",
        key=f"{key}.goal.{keep.id}",
    )
    return goals[chosen]
