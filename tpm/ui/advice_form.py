"""Adding and changing a warning, where somebody advised against us, in a drawer."""

import streamlit as st

from tpm.figures import word_of_mouth_findings as findings
from tpm.model.word_of_mouth import SEVERITIES, AdviceAgainst
from tpm.store import advice
from tpm.ui import periods, recommender_form
from tpm.ui import word_of_mouth_drawer as drawer
from tpm.ui.frame import Page

LONGEST_NAME, LONGEST_TEXT = 120, 2000


def add(page: Page) -> None:
    """The button that opens an empty form."""
    st.button(
        page.language.t("Add a warning"),
        icon=":material/thumb_down:",
        key="word-of-mouth.warn",
        on_click=drawer.put,
        args=(AdviceAgainst(text=""),),
    )


def form(page: Page, seen: AdviceAgainst) -> None:
    """The fields of a warning with the ways to save and to remove."""
    t, key = page.language.t, f"word-of-mouth.warning.{seen.id}.{seen.version}"
    text = st.text_area(t("What is said?"), seen.text, max_chars=LONGEST_TEXT, key=f"{key}.text")
    severity = st.segmented_control(
        t("How strongly are we advised against?"),
        SEVERITIES,
        default=seen.severity,
        required=True,
        format_func=lambda level: findings.severity(level, page.language),
        key=f"{key}.severity",
    )
    touchpoint_id = recommender_form.choose_touchpoint(page, seen.touchpoint_id, key)
    offer = _choose_offer(page, seen, key)
    source = st.text_input(
        t("Where did you learn of it?"),
        seen.source,
        max_chars=LONGEST_NAME,
        placeholder=t("e.g. review portal, customer talk"),
        key=f"{key}.source",
    )
    happened_on = st.date_input(t("On"), seen.happened_on, periods.EARLIEST, format="DD.MM.YYYY", key=f"{key}.date")
    wanted = AdviceAgainst(
        id=seen.id, version=seen.version, text=text, touchpoint_id=touchpoint_id, offer=offer, severity=int(severity), source=source,
        happened_on=happened_on,
    )  # fmt: skip
    with st.container(horizontal=True):
        if st.button(t("Save"), type="primary", key=f"{key}.save"):
            drawer.attempt(page, t("Warning saved."), lambda change: advice.save(change, wanted))
        if seen.id and st.button(t("Remove"), icon=":material/delete:", key=f"{key}.remove"):
            drawer.attempt(page, t("Warning removed."), lambda change: advice.retire(change, seen))


def _choose_offer(page: Page, seen: AdviceAgainst, key: str) -> str:
    t = page.language.t
    known = list(dict.fromkeys([*([seen.offer] if seen.offer else []), *recommender_form.known_offers(page)]))
    offer = st.selectbox(
        t("Which offer?"),
        known,
        index=0 if seen.offer else None,
        accept_new_options=True,
        placeholder=t("None in particular"),
        key=f"{key}.offer",
    )
    return str(offer or "")
