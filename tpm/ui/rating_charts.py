"""All touchpoints beside each other: shares of the zones, or scores with their intervals."""

from enum import StrEnum

import pandas as pd

from tpm.charts import ratings as charts
from tpm.figures import findings, ratings, tables
from tpm.ui import cards, choice, figure, notes, touchpoint_choice
from tpm.ui.frame import Page


class View(StrEnum):
    """What the main chart shows; the value stands in the address."""

    ZONES = "zones"
    SCORES = "scores"
    FACTORS = "factors"


def choose(page: Page) -> View:
    """Draw the choice between the two charts and what is written down."""
    names = {
        str(View.ZONES): page.language.t("Disappointment and delight"),
        str(View.SCORES): page.language.t("Scores"),
        str(View.FACTORS): page.language.t("What lies behind"),
    }
    return View(choice.segmented("ratings.view", page.language.t("View"), names))


def show(page: Page, found: pd.DataFrame, view: View) -> None:
    """The chart, the worst on top; a click on a row opens that touchpoint."""
    finding = findings.disappointment(found, page.language) if view is View.ZONES else findings.weakest_link(found, page.language)
    key, rows = f"ratings.chart.{view}", tables.ratings(found, page.language)
    if view is View.ZONES:
        footnote = notes.footnote(page, found, interval=False)
        ordered, draw = ratings.worst_first(found, "disappointment"), charts.zone_bars
    else:
        footnote = notes.footnote(page, found)
        ordered, draw = ratings.worst_first(found, "score"), charts.score_dots
    chart = draw(ordered, page.language, dark=page.dark, title=finding, footnote=footnote)
    figure.show(page, chart, rows, key=key, alt=finding, on_select=touchpoint_choice.take(key))
    cards.show(page, *(("zones", "net_delight") if view is View.ZONES else ("score", "zones")))
