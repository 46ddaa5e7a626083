"""What the budget page keeps in its address: codes and numbers, so that a link holds in every language and after a rename."""

from collections.abc import Sequence

import streamlit as st

from tpm.ui import held

MONEY, FROM, TO, PERCENT = "budget.money", "budget.from", "budget.to", "budget.percent"
_MOVE = (FROM, TO, PERCENT)


def now(name: str, codes: Sequence[str], first: str) -> str:
    """What the address says where it is one of these codes, else the first."""
    asked = st.query_params.get(name, "")
    return asked if asked in codes else first


def control(name: str, value: object) -> str:
    """The key of the control that shows this value."""
    return held.key(name, value)


def take(name: str, key: str) -> None:
    """Write what the control with this key says into the address."""
    st.query_params[name] = str(st.session_state[key])


def keep_move(source: str, aim: str) -> None:
    """Write both ends into the address, so that a link shows the same move when other touchpoints would be proposed."""
    st.query_params.update({FROM: source, TO: aim})


def drop_move() -> None:
    """Take the move out of the address."""
    for name in _MOVE:
        if name in st.query_params:
            del st.query_params[name]


def lost_move(givers: Sequence[str], takers: Sequence[str]) -> bool:
    """Whether the address names an end that cannot be compared (any more), or one touchpoint as both."""
    source, aim = (st.query_params.get(name, "") for name in (FROM, TO))
    unknown = (source and source not in givers) or (aim and aim not in takers)
    return bool(unknown or (source and source == aim))
