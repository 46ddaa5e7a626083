"""What customers say is important, beside what goes with their judgement."""

import pandas as pd
import streamlit as st

from tpm.charts import importance_stated as charts
from tpm.figures import stated, stated_findings
from tpm.figures.importance import Importance
from tpm.model.survey import Role
from tpm.ui import figure, notes
from tpm.ui.frame import Page


def show(page: Page, said: pd.DataFrame, derived: Importance | None) -> None:
    """The dots; `said` are the rows of `figures.stated.stated`."""
    t, language = page.language.t, page.language
    found = stated.beside(page.store, said, derived)
    words = stated_findings.agreement_words(language)
    drawn = found.drop(columns="key").rename(columns={"stated": "score", "stated_low": "low", "stated_high": "high", "stated_n": "n"})
    drawn = drawn.assign(agreement_text=found["agreement"].map(words, na_action="ignore").fillna(""))
    title = stated_findings.headline(found, language)
    subtitle = t("What customers answer when asked for importance, from 0 to 100; the figure is the derived importance")
    footnote = notes.join(notes.base(page, drawn["n"]), notes.source(page, {Role.IMPORTANCE}))
    chart = charts.stated_dots(drawn, language, dark=page.dark, title=title, subtitle=subtitle, footnote=footnote)
    figure.show(page, chart, stated_findings.table(found, language), key="importance.stated", alt=title)


def not_asked(page: Page) -> None:
    """Nobody was asked."""
    st.caption(
        page.language.t(
            "No customer was asked how important the touchpoints are. A column such as “Importance: hotline” in a survey is enough, "
            "and what customers say stands here beside what goes with their judgement."
        )
    )
