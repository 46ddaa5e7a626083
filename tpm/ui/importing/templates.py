"""Blank workbooks to hand out, below the place for a file."""

from functools import partial

import streamlit as st

from tpm.model.survey import Audience
from tpm.tasks import templates
from tpm.ui.frame import Page
from tpm.ui.workspaces import kept

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def offer(page: Page) -> None:
    """Draw the downloads behind a click."""
    t = page.language.t
    labels = {
        Audience.CUSTOMER: t("Customer survey"),
        Audience.EMPLOYEE: t("Rating by employees"),
        Audience.MANAGEMENT: t("Rating by the management"),
        Audience.NEW_CUSTOMERS: t("New customers"),
    }
    with st.popover(t("No survey tool? Download a template"), icon=":material/table_view:", type="tertiary", key="import.templates"):
        st.markdown(
            t(
                "An Excel workbook to be handed out, with your touchpoints, or those of a starting list as long as you have none. "
                "Filled in, it is imported without a question."
            )
        )
        for audience, label in labels.items():
            st.download_button(
                label,
                partial(_content, page, audience),
                file_name=f"{label}.xlsx",
                mime=_XLSX,
                icon=":material/download:",
                key=f"import.template.{audience}",
                on_click="ignore",
                width="stretch",
            )


def _content(page: Page, audience: Audience) -> bytes:
    with kept(page.workspace) as store:
        return templates.make(store, audience, page.language).content
