"""What customers say: how the answers spread, and their own words."""

import streamlit as st

from tpm.figures.touchpoint import Standing
from tpm.ui import cards, touchpoint_details
from tpm.ui.frame import Page


def show(page: Page, standing: Standing) -> None:
    """Distribution and comments."""
    t, touchpoint_id = page.language.t, int(standing["touchpoint_id"])
    if standing["n"] > 0:
        st.subheader(t("Distribution of the answers"))
        touchpoint_details.spread(page, touchpoint_id)
        cards.show(page, "distribution")
    elif standing["hidden"]:
        st.caption(t("Protected: too few people in this selection, or nobody."))
    else:
        st.caption(t("As soon as a survey asks about this touchpoint, you see here how the answers spread."))
    st.subheader(t("Latest comments"))
    touchpoint_details.said(page, touchpoint_id)
