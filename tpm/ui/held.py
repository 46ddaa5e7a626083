"""Keys of controls that show what the address says.

A browser keeps the value a control had when its popover was folded away, and sends it back with the next page. So a value
that was changed from elsewhere (a link, another page, a reset) gets a control with a new key, which knows nothing of the old one.
"""

import streamlit as st


def key(name: str, value: object) -> str:
    """The key under which a control of this name is to be drawn now; it shows `value`."""
    count = f"{name}.count"
    now = _numbered(name, st.session_state.get(count, 0))
    if now in st.session_state and st.session_state[now] != value:
        st.session_state[count] = st.session_state.get(count, 0) + 1
        now = _numbered(name, st.session_state[count])
    st.session_state[now] = value
    return now


def typed(name: str, value: object) -> str:
    """Like `key`, but a control that shows `value` already is left alone, so that no letter is lost to somebody who types."""
    now = _numbered(name, st.session_state.get(f"{name}.count", 0))
    return now if st.session_state.get(now) == value else key(name, value)


def drawn(name: str) -> bool:
    """Whether a control of this name was there in the last run; a change of page forgets it."""
    return _numbered(name, st.session_state.get(f"{name}.count", 0)) in st.session_state


def _numbered(name: str, count: int) -> str:
    return f"{name}.{count}" if count else name
