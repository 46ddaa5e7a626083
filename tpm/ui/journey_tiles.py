"""The journey in a few figures."""

import streamlit as st

from tpm.figures.journey import Summary
from tpm.ui.frame import Page
from tpm.ui.text import plain


def show(page: Page, summary: Summary) -> None:
    """Mean beside the weakest link, touchpoints below mere satisfaction, share of touchpoints with ratings."""
    t, number = page.language.t, page.language.number
    shown = (
        (t("Mean of the journey"), number(summary.mean), t("from 0 to 100"), t("Mean of the scores of all rated touchpoints")),
        (t("Weakest link"), number(summary.weakest_score), plain(summary.weakest), t("A journey is only as good as its weakest link")),
        (t("Below the zero line"), number(summary.below_zero), t("of {n} rated", n=number(summary.rated)), t("Touchpoints whose score lies below mere satisfaction")),
        (t("Rated by customers"), page.language.percent(summary.coverage), t("{rated} of {all} touchpoints", rated=number(summary.rated), all=number(summary.touchpoints)), t("What we believe about the others is only an assumption")),
    )  # fmt: skip
    with st.grid(len(shown), min_column_width=150, gap="small"):
        for label, value, beside, explained in shown:
            st.metric(label, value, beside, delta_color="off", delta_arrow="off", help=explained, border=True, height="stretch")
