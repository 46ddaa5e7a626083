"""The order of a journey as a board: phases with touchpoints that are moved by mouse, finger or keyboard."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from streamlit.components.v2 import component

from tpm.figures.ratings import SMALL_BASE, ratings
from tpm.model.journey import Place, Stop
from tpm.store import journeys, phases
from tpm.store.change import Change
from tpm.ui import address, journey_board_words, routes
from tpm.ui import touchpoint_edits as edits
from tpm.ui.frame import Page

_HERE = Path(__file__)
_KEY = "journey.board"
_HANDLED = "journey.board.handled"
_OPEN = "journey.board.open"
_component = component(
    "tpm_journey_board", js=_HERE.with_suffix(".js").read_text("utf-8"), css=_HERE.with_suffix(".css").read_text("utf-8")
)


def show(page: Page, journey_id: int | None) -> None:
    """The board of a journey, None for the standard one; every move is saved at once. Beside it what else belongs to its order."""
    if opened := st.session_state.pop(_OPEN, None):
        routes.go("touchpoint", touchpoint=str(opened))
    edits.tell(page)
    found = journeys.stops(page.store, journey_id)
    if journey_id is not None:
        _add(page, journey_id, found)
    key = f"{_KEY}.{journey_id}"
    _component(data=_data(page, journey_id, found), key=key, on_deeds_change=lambda: _handle(page, journey_id, key))


def _data(page: Page, journey_id: int | None, found: list[Stop]) -> dict[str, Any]:
    """What the script draws; scores are those of the filter."""
    known: list[dict[str, Any]] = [{"id": phase.id, "name": phase.name} for phase in phases.every(page.store)]
    if not known or any(stop.phase_id is None for stop in found):
        known.append({"id": None, "name": page.language.t("Without a phase")})
    rated = {int(row.touchpoint_id): row._asdict() for row in ratings(page.store, page.filter).itertuples(index=False)}
    return {
        "handled": st.session_state.get(_HANDLED, 0),
        "words": journey_board_words.words(page.language),
        "removable": journey_id is not None,
        "phases": known,
        "stops": [_stop(page, stop, rated.get(stop.touchpoint.id, {})) for stop in found],
    }


def _stop(page: Page, stop: Stop, rating: Mapping[str, Any]) -> dict[str, Any]:
    one, n = stop.touchpoint, 0 if rating.get("hidden") else int(rating.get("n", 0))
    return {
        "id": one.id,
        "name": one.name,
        "phase": stop.phase_id,
        "world": str(one.world),
        "broken": stop.broken,
        "score": page.language.number(rating["score"]) if n else _instead(page, rating),
        "few": n < SMALL_BASE,
        "base": f"n = {page.language.number(n)}",
        "link": f"touchpoint?{urlencode(address.everything() | {'touchpoint': str(one.id)})}",
    }


def _instead(page: Page, rating: Mapping[str, Any]) -> str:
    """What stands in place of a score."""
    return page.language.t("protected") if rating.get("hidden") else page.language.t("not rated")


def _add(page: Page, journey_id: int, found: list[Stop]) -> None:
    """A list of the touchpoints that this journey leaves out; choosing one takes it in."""
    t, there = page.language.t, {stop.touchpoint.id for stop in found}
    missing = {stop.touchpoint.id: stop.touchpoint.name for stop in journeys.stops(page.store) if stop.touchpoint.id not in there}
    if not missing:
        return
    key = f"{_KEY}.add"
    st.selectbox(
        t("Add a touchpoint"), list(missing), index=None, format_func=lambda i: missing[i], placeholder=t("Add a touchpoint"), key=key,
        on_change=lambda: _take_in(page, journey_id, missing, key), label_visibility="collapsed", width=360,
    )  # fmt: skip


def _take_in(page: Page, journey_id: int, names: Mapping[int, str], key: str) -> None:
    added, st.session_state[key] = st.session_state[key], None
    if added is not None:
        said = page.language.t("“{touchpoint}” now belongs to this journey.", touchpoint=names[added])
        edits.attempt(page, said, lambda change: journeys.choose(change, journey_id, [*_there(change, journey_id), added]))


def _there(change: Change, journey_id: int) -> list[int]:
    return [stop.touchpoint.id for stop in journeys.stops(change, journey_id)]


def _handle(page: Page, journey_id: int | None, key: str) -> None:
    """Save what the reader did, in its order; what was handled before comes again until the script knows it."""
    for deed in st.session_state[key]["deeds"] or []:
        if deed["number"] > st.session_state.get(_HANDLED, 0):
            st.session_state[_HANDLED] = deed["number"]
            _do(page, journey_id, deed)


def _do(page: Page, journey_id: int | None, deed: Mapping[str, Any]) -> None:
    t, one = page.language.t, int(deed["id"])
    name = next((stop.touchpoint.name for stop in journeys.stops(page.store) if stop.touchpoint.id == one), "–")
    match deed["kind"]:
        case "move":
            seen, wanted = (Place(phase_id=deed[place]["phase"], after=deed[place]["after"]) for place in ("seen", "wanted"))
            said = t("“{touchpoint}” is moved.", touchpoint=name)
            edits.attempt(page, said, lambda change: journeys.move(change, journey_id, one, seen=seen, wanted=wanted))
        case "mark":
            broken = bool(deed["broken"])
            marked, whole = t("Break before “{touchpoint}” marked.", touchpoint=name), t("No break before “{touchpoint}”.", touchpoint=name)
            edits.attempt(page, marked if broken else whole, lambda change: journeys.mark(change, journey_id, one, broken=broken))
        case "remove" if journey_id is not None:
            said = t("“{touchpoint}” does not belong to this journey any more.", touchpoint=name)
            edits.attempt(page, said, lambda change: journeys.choose(change, journey_id, _without(change, journey_id, one)))
        case _:
            st.session_state[_OPEN] = one


def _without(change: Change, journey_id: int, touchpoint_id: int) -> list[int]:
    return [each for each in _there(change, journey_id) if each != touchpoint_id]
