"""A bar of tabs; the open one stands in the address, so that a link shows what its sender saw."""

from collections.abc import Callable, Mapping

import streamlit as st

from tpm.ui import held

NAME = "tab"


def show(key: str, drawn: Mapping[str, tuple[str, Callable[[], None]]], *, name: str = NAME) -> None:
    """Draw the bar and the content of the open tab; the others are not even read.

    `drawn`: title and content by the word that stands in the address under `name`.
    """
    titles = {word: title for word, (title, _) in drawn.items()}
    asked = st.query_params.get(name, "")
    now = asked if asked in titles else next(iter(titles))
    held_key = held.key(key, titles[now])
    places = st.tabs(list(titles.values()), key=held_key, on_change=_take, args=(titles, held_key, name))
    for place, (_, draw) in zip(places, drawn.values(), strict=True):
        if place.open:
            with place:
                draw()


def put(word: str) -> None:
    """Open a tab at the next drawing."""
    st.query_params[NAME] = word


def _take(titles: Mapping[str, str], key: str, name: str) -> None:
    st.query_params[name] = next(word for word, title in titles.items() if title == st.session_state[key])
