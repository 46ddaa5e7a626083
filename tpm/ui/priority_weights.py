"""How much each part of a priority counts: sliders, kept in the address."""

from collections.abc import Mapping

import streamlit as st

from tpm.analysis.priorities import Part
from tpm.figures import priority_findings
from tpm.figures.priorities import Parts, missing
from tpm.figures.priority_findings import part_names
from tpm.ui.frame import Page
from tpm.ui.text import plain

_USUAL, _MOST = 1, 5


def choose(page: Page, found: Parts) -> Mapping[Part, float]:
    """A slider per part, 0 (does not count) to 5; a part that is unknown everywhere cannot be weighed and counts 0."""
    t, names, explained = page.language.t, part_names(page.language), _explained(page)
    unknown = {part for part, count in missing(found.table).items() if count == len(found.table)}
    explained |= {part: f"{why} {explained[part]}" for part, why in _unknown(page).items() if part in unknown}
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.caption(t("How much does each part count? 0: not at all, 1: once, 5: five times."), width="content")
        again = st.empty()
    with st.grid(len(Part), min_column_width=140, gap="small"):
        chosen = {
            part: float(
                st.slider(
                    names[part], 0, _MOST, _USUAL, key=_key(part), bind="query-params", help=explained[part], disabled=part in unknown
                )
            )
            for part in Part
        }
    if alike := priority_findings.alike(found.table, page.language):
        st.caption(plain(alike))
    known = {part: weight for part, weight in chosen.items() if part not in unknown}
    again.button(
        t("Equal weights"), icon=":material/restart_alt:", type="tertiary", key="priorities.reset", on_click=_reset,
        disabled=len(set(known.values())) <= 1,
    )  # fmt: skip
    return dict.fromkeys(Part, 0.0) | known


def _key(part: Part) -> str:
    return f"priorities.{part}"


def _reset() -> None:
    for part in Part:
        st.session_state[_key(part)] = _USUAL


def _unknown(page: Page) -> dict[Part, str]:
    """Why a part cannot be weighed."""
    t = page.language.t
    return {
        Part.IMPORTANCE: t("Not known yet: for that, customers rate touchpoints and also judge as a whole, or say what matters to them."),
        Part.GAP: t("Not known yet: for that, rated touchpoints need a target."),
        Part.REACH: t("Not known yet: for that, customers rate touchpoints."),
        Part.POTENTIAL: t("Not known yet: for that, enough customers rate touchpoints and say whether they would recommend you."),
        Part.EFFORT: t("Not known yet: estimate the effort of at least one touchpoint in the table below."),
    }


def _explained(page: Page) -> dict[Part, str]:
    t = page.language.t
    return {
        Part.IMPORTANCE: t("How much the touchpoint goes with the customers' judgement as a whole."),
        Part.GAP: t("How many points it lacks to its target."),
        Part.REACH: t("What share of the customers asked have met it, that is, rated it."),
        Part.POTENTIAL: t("How many more of those it delights would recommend you than of the others."),
        Part.EFFORT: t(
            "The easier it is to improve, the more points. You estimate the effort below; what is not estimated counts as medium."
        ),
    }
