"""Overall satisfaction in one line, how the answers spread on demand."""

import streamlit as st

from tpm.figures import overall as figures
from tpm.model.survey import Role
from tpm.ui import cards, touchpoint_details
from tpm.ui.frame import Page
from tpm.ui.text import plain


def show(page: Page) -> None:
    """Score with interval and base; unfolded, the distribution. Nothing where nobody was asked."""
    found = figures.overall(page.store, page.filter)
    if found.empty:
        return
    said = plain(figures.finding(found, page.language))
    place = st.expander(said, icon=":material/sentiment_satisfied:", key="ratings.overall", on_change="rerun")
    if place.open:
        with place:
            touchpoint_details.columns(page, figures.distribution(page.store, page.filter))
            cards.show(page, "overall", "distribution", roles={Role.OVERALL})
