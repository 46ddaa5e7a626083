"""What customers answered in Kano pairs: the plane of what pleases and what bothers, and the table behind it."""

import pandas as pd
import streamlit as st

from tpm.charts import kano as charts
from tpm.figures import kano, kano_findings
from tpm.model.survey import KANO
from tpm.ui import figure, notes, routes, touchpoint_choice
from tpm.ui.frame import Page

KEY = "importance.kano"


def asked(page: Page) -> bool:
    """Whether there is something to show or to explain."""
    return kano.asked(page.store)


def show(page: Page) -> None:
    """The plane; a click on a point opens that touchpoint."""
    t, language = page.language.t, page.language
    found = kano.kano(page.store, page.filter)
    if found.empty:
        st.info(t("Nobody of those chosen answered both halves of a pair, or too few to be shown."), icon=":material/info:")
        return
    title = kano_findings.headline(found, language)
    chart = charts.kano_plane(
        found[found["cs"].notna()],
        language,
        dark=page.dark,
        title=title,
        subtitle=t("Customers were asked how they find it with something and without it; shares of those who want it or do not mind"),
        footnote=notes.join(notes.base(page, found["n"]), notes.source(page, KANO), t("Lines: 95 % interval")),
    )
    figure.show(page, chart, kano_findings.table(found, language), key=KEY, alt=title, on_select="rerun")
    if name := touchpoint_choice.clicked(KEY):
        routes.go("touchpoint", touchpoint=_number(found, name))


def _number(found: pd.DataFrame, name: str) -> str:
    return str(int(found.loc[found["touchpoint"] == name, "touchpoint_id"].iloc[0]))
