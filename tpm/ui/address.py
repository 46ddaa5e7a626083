"""What the address of a page says beside its name: workspace, language and filter.

The address is where they are kept, so that a link shows what its sender saw and the browser's way
back works. Streamlit keeps only what controls on the screen are bound to over a change of page, and
those in a closed popover are not on the screen; so fields nobody sees hold the values, and the
controls a reader sees write into them.
"""

import streamlit as st

NAMES = ("w", "lang", "since", "until", "segment", "survey")
_HIDDEN = "<style>.st-key-address { display: none; }</style>"


def draw(**usual: str) -> None:
    """Draw the unseen fields; `usual` are the values of those the address says nothing about.

    A first value reaches the address only as the change of a field that is already there.
    """
    missing = {name: value for name, value in usual.items() if not get(name)}
    drawn = all(name in st.session_state for name in NAMES)
    if drawn:
        put(**missing)
    with st.container(key="address"):
        st.html(_HIDDEN)
        for name in NAMES:
            st.text_input(name, key=name, bind="query-params", label_visibility="collapsed")
    if missing and not drawn:
        st.rerun()


def get(name: str) -> str:
    """What the address says under a name; empty where it says nothing."""
    return str(st.session_state.get(name) or st.query_params.get(name, ""))


def put(**values: str) -> None:
    """Write values into the address, empty ones to take them out; only from callbacks, that is before `draw`."""
    for name, value in values.items():
        st.session_state[name] = value
