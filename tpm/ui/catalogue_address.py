"""What the catalogue is narrowed to and sorted by stands in the address; who comes back from another page finds it as it was left."""

from collections.abc import Collection, Mapping, Sequence
from typing import TypeVar

import streamlit as st

NARROWS = ("q", "phase", "channel", "world", "status", "owner", "key", "unrated")
ORDER = "order"
_KEPT = "touchpoints.address"

T = TypeVar("T")


def settle(*, here: bool) -> None:
    """Bring back what a change of page took out of the address; `here` tells that the reader was on this page before."""
    kept: Mapping[str, Sequence[str]] = st.session_state.get(_KEPT, {})
    if not here and kept and not _everything():
        for name, values in kept.items():
            st.query_params[name] = values
    _keep()


def one(name: str, codes: Collection[T]) -> T | None:
    """The one of the codes that the address names; None where it names none of them."""
    asked = st.query_params.get(name, "")
    return next((code for code in codes if str(code) == asked), None)


def some(name: str, codes: Collection[T]) -> list[T]:
    """Those of the codes that the address names."""
    asked = st.query_params.get_all(name)
    return [code for code in codes if str(code) in asked]


def yes(name: str) -> bool:
    """Whether the address says so."""
    return text(name) == "1"


def text(name: str) -> str:
    """What the address says in words."""
    return st.query_params.get(name, "")


def put(name: str, value: object) -> None:
    """Write a value, a list of them or whether something is so into the address; nothing takes the name out."""
    values = [str(each) for each in value] if isinstance(value, (list, tuple)) else ["1" if value is True else str(value)] if value else []
    if values:
        st.query_params[name] = values
    else:
        st.query_params.pop(name, None)
    _keep()


def clear() -> None:
    """Show everything again, in the same order."""
    for name in NARROWS:
        put(name, None)


def _keep() -> None:
    st.session_state[_KEPT] = _everything()


def _everything() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in (*NARROWS, ORDER) if st.query_params.get(name)}
