"""The willingness to recommend over time, or as a whole where answers have no date."""

import pandas as pd

from tpm.charts import recommendation as charts
from tpm.figures import courses, findings, recommendation, tables
from tpm.model.survey import Role
from tpm.ui import cards, figure, messages, nps_tiles, spans
from tpm.ui.frame import Page


def show(page: Page, total: pd.DataFrame) -> None:
    """Draw the choice of the period, the chart and the cards."""
    language = page.language
    by = spans.choose(page, "recommendation.by")
    series = recommendation.series(page.store, page.filter, by)
    finding, footnote = findings.willingness(total, language), nps_tiles.footnote(page, total)
    if series.empty:
        messages.no_dates(page)
        chart = charts.nps_bar(total, language, dark=page.dark, title=finding, footnote=footnote)
        figure.show(page, chart, tables.nps(total, language), key="recommendation.bar", alt=finding)
    else:
        course = courses.nps(series, by, language) or finding
        chart = charts.nps_line(series, language, by=by, dark=page.dark, title=course, footnote=footnote)
        figure.show(page, chart, tables.nps(series, language, by), key="recommendation.chart", alt=course)
    cards.show(page, "nps", "course", "referral_rate", roles={Role.NPS})
