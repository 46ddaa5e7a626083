"""What the address of a page says beside its name: workspace, language, filter and length of a period.

The address is where they are kept, so that a link shows what its sender saw and the browser's way
back works. Controls are not bound to it by Streamlit's `bind`, which forgets what is in a closed
popover on a change of page and forbids to switch pages by a button.
"""

from collections.abc import Mapping

import streamlit as st

NAMES = ("w", "lang", "since", "until", "segment", "survey", "by")
_KEPT = "address.kept"


def get(name: str) -> str:
    """What the address says under a name; empty where it says nothing."""
    return st.query_params.get(name, "")


def put(**values: str) -> None:
    """Write values into the address, empty ones to take them out; what a page keeps there stays."""
    before = everything()
    wanted = {name: value for name, value in (before | values).items() if value}
    st.session_state[_KEPT] = wanted
    if wanted == before:
        return
    if all(name in NAMES for name in st.query_params):
        st.query_params.from_dict(wanted)
        return
    st.query_params.update(wanted)
    for name in before.keys() - wanted.keys():
        del st.query_params[name]


def everything() -> dict[str, str]:
    """All that the address says in the names of ours, to be taken along to another page."""
    return {name: get(name) for name in st.query_params if name in NAMES and get(name)}


def settle() -> None:
    """Bring back what a change of page through the navigation took out of the address; the first line of a run."""
    kept: Mapping[str, str] = st.session_state.get(_KEPT, {})
    put(**(everything() or kept))
