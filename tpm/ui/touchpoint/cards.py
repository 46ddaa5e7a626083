"""Entries about a touchpoint as they stand on the page: a card each, with a pencil that opens the drawer."""

from collections.abc import Sequence

import streamlit as st

from tpm.model.entry import Entry
from tpm.store import entries
from tpm.ui.frame import Page
from tpm.ui.text import plain
from tpm.ui.touchpoint import drawer


def card(page: Page, entry: Entry, text: str, notes: Sequence[str] = (), *, label: str = "", bordered: bool = True, name: str = "") -> None:
    """One entry: what it says, with short notes under it; empty ones are left out. `label` may hold Markdown of ours.

    Not `bordered`: a line of a list that has a border of its own. `name` tells entries apart that are not saved yet.
    """
    key = f"touchpoint.card.{entries.TABLES[type(entry)]}.{entry.id or name}"
    with st.container(border=bordered, key=key), st.container(horizontal=True, gap="small", wrap=False):
        with st.container(gap="xxsmall"):
            if label:
                st.markdown(label)
            if text:
                st.text(text)
            for note in notes:
                if note:
                    st.caption(plain(note))
        st.button(
            ":material/edit:", key=f"{key}.edit", type="tertiary", help=page.language.t("Change"), on_click=drawer.show, args=(entry,)
        )


def add(label: str, entry: Entry, *, key: str) -> None:
    """The button that opens the drawer for a new entry."""
    st.button(label, icon=":material/add:", key=f"touchpoint.add.{key}", type="tertiary", on_click=drawer.show, args=(entry,))
