"""A choice of a few that stands in the address as a code, so that a link holds in every language."""

from collections.abc import Mapping

import streamlit as st

from tpm.ui import held


def segmented(name: str, label: str, words: Mapping[str, str], *, key: str = "", labelled: bool = False) -> str:
    """Draw the choice and return the code: what the address says under `name`, else the first.

    `words` is what each code is called, `key` that of the control where it is not the name.
    """
    now = asked(name, words)
    drawn = held.key(key or name, now)
    st.segmented_control(
        label, list(words), required=True, format_func=lambda code: words.get(code, code), key=drawn, on_change=_take, args=(name, drawn),
        label_visibility="visible" if labelled else "collapsed",
    )  # fmt: skip
    return now


def asked(name: str, words: Mapping[str, str]) -> str:
    """What the address says under `name`, else the first."""
    said = st.query_params.get(name, "")
    return said if said in words else next(iter(words))


def _take(name: str, key: str) -> None:
    st.query_params[name] = str(st.session_state[key])
