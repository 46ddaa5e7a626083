"""Entering a new customer by hand."""

from datetime import UTC, datetime

import streamlit as st

from tpm.model.errors import TpmError
from tpm.model.referral import Referral
from tpm.model.survey import OriginKind
from tpm.store import origins, referrals
from tpm.store.origins import Origin
from tpm.ui import messages, periods
from tpm.ui.frame import Page


def add(page: Page) -> None:
    """The button that opens the form in a drawer."""
    t = page.language.t
    if st.button(t("Enter a new customer"), icon=":material/person_add:", key="referrals.add"):
        st.dialog(t("New customer"), position="right")(_form)(page)


def _form(page: Page) -> None:
    t = page.language.t
    known = {one.name: one for one in origins.every(page.store)}
    won_on = st.date_input(
        t("Won on"), datetime.now(UTC).astimezone().date(), periods.EARLIEST, format="DD.MM.YYYY", key="referrals.new.date"
    )
    origin = st.selectbox(
        t("How did the customer hear of us?"),
        sorted(known, key=str.casefold),
        index=None,
        accept_new_options=True,
        placeholder=t("Unknown"),
        key="referrals.new.origin",
        help=t("Choose an origin or type a new one; leave it empty if you don't know."),
    )
    kind = None
    if origin and origin not in known:
        chosen = [OriginKind.RECOMMENDATION, OriginKind.OTHER]
        kind = st.radio(t("What does this origin count as?"), chosen, format_func=page.language.word, key="referrals.new.kind")
    recommender = st.text_input(t("Recommended by"), max_chars=120, key="referrals.new.recommender")
    offer = st.text_input(t("Recommended offer"), max_chars=120, key="referrals.new.offer")
    if st.button(t("Save"), type="primary", key="referrals.new.save"):
        new = Referral(date=won_on, origin=origin or "", recommender=recommender, offer=offer)
        _save(page, new, kind, known.get(new.origin))


def _save(page: Page, referral: Referral, kind: OriginKind | None, known: Origin | None) -> None:
    try:
        with page.store.change() as change:
            referrals.save(change, referral)
            if referral.origin and kind:
                origins.set_kind(change, referral.origin.strip(), kind)
            elif known:
                origins.add_spelling(change, known, referral.origin)
    except TpmError as error:
        messages.refused(page, error)
        return
    messages.done(page, page.language.t("New customer saved."), change.id)
    st.rerun()
