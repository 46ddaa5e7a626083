"""The first page of an empty workspace."""

import streamlit as st

from tpm.ui import routes, sample
from tpm.ui.frame import Page


def show(page: Page) -> None:
    """What this is in two sentences, and three ways to begin."""
    t = page.language.t
    st.title(t("Win new customers by recommendation"), anchor=False)
    st.markdown(
        t(
            "See every contact your customers have with you through their eyes, "
            "and bring it in four steps from how it is to how it should be. "
            "Everything you enter stays on this computer."
        ),
        width=720,
    )
    st.space("small")
    survey, company, touchpoints = st.columns(3, gap="medium")
    with survey.container(border=True, height="stretch"):
        _say(
            t("You have a survey"),
            t("An Excel or CSV file from your survey tool becomes a picture of where you disappoint and delight, in a few minutes."),
        )
        if st.button(t("Import a survey"), type="primary", icon=":material/upload_file:", width="stretch", key="start.import"):
            routes.go("import")
    with company.container(border=True, height="stretch"):
        _say(
            t("You want to look around first"),
            t("A bicycle shop with two years of surveys, targets and measures shows all there is to see. It can be deleted at any time."),
        )
        sample.button(page.language, key="start.sample", wide=True)
    with touchpoints.container(border=True, height="stretch"):
        _say(
            t("You have no survey yet"),
            t(
                "Collect where your customers meet you: directly, like your hotline, and indirectly, like a review portal. "
                "A starter list helps; blank workbooks for a first survey are offered under “Import a survey”."
            ),
        )
        if st.button(t("Start with the touchpoints"), icon=":material/format_list_bulleted:", width="stretch", key="start.touchpoints"):
            routes.go("touchpoints")


def _say(heading: str, text: str) -> None:
    st.subheader(heading, anchor=False)
    st.markdown(text)
    st.space("stretch")
