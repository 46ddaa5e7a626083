"""One origin of new customers and its spellings: another name, joined with another origin, spellings taken out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from tpm.tasks.origins import Group
from tpm.ui.frame import Page
from tpm.ui.text import plain

_SHOWN = 5


@dataclass(frozen=True, kw_only=True)
class Ways:
    """What a change does; each gets the name of the group."""

    rename: Callable[[str, str], None]
    take_out: Callable[[str, Sequence[str]], None]


def spellings(group: Group) -> str:
    """The most frequent spellings on one line; nothing where there is only the name."""
    texts = list(group.spellings)
    if texts == [group.name]:
        return ""
    more = len(texts) - _SHOWN
    return " · ".join(texts[:_SHOWN]) + (f" · +{more}" if more > 0 else "")


def edit(page: Page, groups: Sequence[Group], ways: Ways, *, key: str) -> None:
    """Draw the choice of an origin, and what can be done with the one that is chosen."""
    t, number = page.language.t, page.language.number
    found = {group.name: group for group in groups}
    if st.session_state.get(key) not in found:
        st.session_state[key] = None
    chosen: str | None = st.selectbox(
        t("Look at the spellings of an origin, or join it with another one"),
        list(found),
        index=None,
        format_func=lambda name: f"{name} ({number(found[name].n)})",
        placeholder=t("Choose an origin"),
        key=key,
        width=520,
    )
    if chosen is None:
        return
    with st.container(border=True, key=f"{key}.card"):
        _join(page, found, chosen, ways, f"{key}.join")
        if len(found[chosen].spellings) > 1:
            _take_out(page, found[chosen], ways, f"{key}.out")


def _join(page: Page, found: dict[str, Group], chosen: str, ways: Ways, key: str) -> None:
    t = page.language.t
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.selectbox(
            t("Name, or the origin it is the same as"),
            [name for name in found if name != chosen],
            index=None,
            accept_new_options=True,
            placeholder=plain(chosen),
            key=f"{key}.{chosen!a}",
            width=340,
        )
        wanted = str(st.session_state[f"{key}.{chosen!a}"] or "").strip()
        st.button(
            t("Join") if wanted in found else t("Rename"),
            disabled=not wanted,
            key=f"{key}.do",
            on_click=ways.rename,
            args=(chosen, wanted),
        )


def _take_out(page: Page, group: Group, ways: Ways, key: str) -> None:
    t, number = page.language.t, page.language.number
    name = f"{key}.{group.name!a}"
    texts = list(group.spellings)
    if texts != (st.session_state.get(f"{name}.texts") or texts):
        st.session_state[name] = []
    st.session_state[f"{name}.texts"] = texts
    picked = st.pills(
        t("Spellings of this origin. What does not belong here?"),
        texts,
        selection_mode="multi",
        format_func=lambda text: plain(f"{text} ({number(group.spellings[text])})"),
        key=name,
    )
    st.button(t("Take out of this origin"), disabled=not picked, key=f"{key}.do", on_click=ways.take_out, args=(group.name, tuple(picked)))
