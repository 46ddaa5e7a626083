"""What stands under a chart: base, period, source, and what the lines beside a value mean."""

from collections.abc import Collection
from datetime import date

import pandas as pd

from tpm.model.period import Period
from tpm.model.survey import Role
from tpm.store import answers, surveys
from tpm.ui import periods
from tpm.ui.frame import Page
from tpm.ui.periods import Stretch

SEPARATOR = " · "
RATINGS = frozenset({Role.RATING})


def footnote(page: Page, figures: pd.DataFrame, *, interval: bool = True, roles: Collection[Role] = RATINGS) -> str:
    """N = 29–166 je Kontaktpunkt · Okt. 2024 – Sept. 2026 · alle Befragungen · Linien: 95-%-Intervall.

    `figures` has n; rows without answers do not count. `interval` says whether intervals are drawn.
    """
    return join(base(page, figures["n"]), source(page, roles), page.language.t("Lines: 95 % interval") if interval else "")


def base(page: Page, n: pd.Series) -> str:
    """The number of answers a row rests on, from the fewest to the most."""
    number, answered = page.language.number, n[n > 0]
    if answered.empty:
        return page.language.t("no answers")
    low, high = int(answered.min()), int(answered.max())
    if low == high:
        return f"n = {number(low)}"
    return page.language.t("n = {low}–{high} each", low=number(low), high=number(high))


def source(page: Page, roles: Collection[Role] = RATINGS) -> str:
    """Period, customer group and survey the figures come from.

    Where no period was chosen, it is that of the surveys which ask questions of these roles.
    """
    t, chosen = page.language.t, page.filter
    group = chosen.segment[1] if chosen.segment else ""
    survey = next((s.name for s in surveys.every(page.store) if s.id == chosen.survey), t("all surveys"))
    return join(_period(page, roles), group, survey)


def join(*parts: str) -> str:
    """The parts that say something, in one line."""
    return SEPARATOR.join(part for part in parts if part)


def _period(page: Page, roles: Collection[Role]) -> str:
    first, last, undated = answers.span(page.store, page.filter.survey, roles)
    if not isinstance(first, date) or not isinstance(last, date):
        return page.language.t("without date") if undated else page.language.t("All periods")
    if page.filter.since or page.filter.until:
        return periods.say(Stretch(page.filter.since, page.filter.until), page.language)
    months = (page.language.period(day, Period.MONTH) for day in (first, last))
    said = " – ".join(dict.fromkeys(months))
    return page.language.t("{period} and without date", period=said) if undated else said
