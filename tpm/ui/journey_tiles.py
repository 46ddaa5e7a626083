"""The journey in a few figures."""

import streamlit as st

from tpm.figures import cards
from tpm.figures.journey import Summary
from tpm.ui.frame import Page
from tpm.ui.text import plain


def show(page: Page, summary: Summary) -> None:
    """Mean beside the weakest link, touchpoints below mere satisfaction, share of touchpoints with ratings."""
    with st.grid(4, min_column_width=150, gap="small"):
        for label, value, beside, explained in _tiles(page, summary):
            st.metric(label, value, beside, delta_color="off", delta_arrow="off", help=explained, border=True, height="stretch")


def _tiles(page: Page, summary: Summary) -> list[tuple[str, str, str, str]]:
    """Label, figure, what stands beside it, explanation."""
    t, number = page.language.t, page.language.number
    rated, everything = number(summary.rated), number(summary.touchpoints)
    return [
        (t("Mean of the journey"), number(summary.mean), t("from 0 to 100"), cards.meaning("journey_mean", page.language)),
        (
            t("Weakest link"),
            number(summary.weakest_score),
            t("{points} to the mean", points=page.language.signed(summary.distance)),
            t("A journey is only as good as its weakest link: {touchpoint}", touchpoint=plain(summary.weakest)),
        ),
        (
            t("Below zero line"),
            number(summary.below_zero),
            t("of {n} rated", n=rated),
            cards.meaning("below_zero", page.language),
        ),
        (
            t("Rated"),
            page.language.percent(summary.coverage),
            t("{rated} of {all}", rated=rated, all=everything),
            t("Touchpoints that customers have rated; what we believe about the others is only an assumption"),
        ),
    ]
