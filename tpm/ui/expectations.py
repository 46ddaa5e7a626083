"""What customers got against what they expected: a line, unfolded the bars. Nothing where nobody was asked."""

import streamlit as st

from tpm.charts import ratings as charts
from tpm.figures import expectations
from tpm.model.survey import Role
from tpm.ui import cards, figure, notes
from tpm.ui.frame import Page
from tpm.ui.text import plain


def show(page: Page) -> None:
    """Shares of the customers who got less than they expected, as much, and more."""
    t, language = page.language.t, page.language
    found = expectations.expectations(page.store, page.filter)
    if found.empty:
        return
    said = expectations.finding(found, language)
    place = st.expander(plain(said), icon=":material/compare:", key="ratings.expectations", on_change="rerun")
    if not place.open:
        return
    with place:
        chart = charts.zone_bars(
            found,
            language,
            dark=page.dark,
            title=said,
            subtitle=t("Share of customers who got less than they expected (left of the line), more (right of it), and just that"),
            footnote=notes.footnote(page, found, interval=False, roles={Role.EXPECTATION}),
            words={"disappointment": t("Less"), "okay": t("As expected"), "delight": t("More")},
        )
        figure.show(page, chart, expectations.told(found, language), key="ratings.expected", alt=said)
        cards.show(page, "expectation", roles={Role.EXPECTATION})
