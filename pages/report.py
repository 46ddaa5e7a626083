"""What is to be said about the firm's touchpoints, to hand on."""

import streamlit as st

from tpm.figures import overview
from tpm.tasks import report
from tpm.ui import cards, frame, messages
from tpm.ui.text import plain

page = frame.open_page()
t = page.language.t
st.title(t("Report"))
if overview.overview(page.store).empty:
    messages.nothing_yet(page, "report")
    st.stop()

st.markdown(t("The findings of all pages for the chosen part of the data."))
st.markdown("\n".join(f"- {plain(sentence)}" for sentence in report.sentences(page.store, page.filter, page.language)))
cards.show(page, *report.FIGURES)
st.download_button(
    t("Download all figures as an Excel file"),
    lambda: report.figures_workbook(page.store, page.filter, page.language),
    file_name=f"{page.workspace}.xlsx",
    mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    icon=":material/download:",
    key="report.figures",
    on_click="ignore",
)
