"""The small print under a chart: base, period, interval."""

import pandas as pd

from tpm.ui import periods
from tpm.ui.frame import Page
from tpm.ui.periods import Stretch


def ratings(page: Page, rated: pd.DataFrame) -> str:
    """Under charts of scores: the smallest and largest base."""
    known = rated.loc[rated["n"] > 0, "n"]
    if known.empty:
        return ""
    few, many = page.language.number(known.min()), page.language.number(known.max())
    base = f"n = {few}" if few == many else page.language.t("n = {few} to {many} per touchpoint", few=few, many=many)
    return _joined(base, _period(page), page.language.t("source: customer surveys"), page.language.t("95 % interval"))


def referrals(page: Page, total: pd.DataFrame) -> str:
    """Under the referral rate: the known origins of all new customers."""
    row = total.iloc[0]
    base = page.language.t(
        "n = {known} of {n} new customers with a known origin", known=page.language.number(row["known"]), n=page.language.number(row["n"])
    )
    return _joined(base, _period(page), page.language.t("95 % interval (Wilson)"))


def nps(page: Page, total: pd.DataFrame) -> str:
    """Under the NPS: the number of answers."""
    base = f"n = {page.language.number(total.iloc[0]['n'])}"
    return _joined(base, _period(page), page.language.t("source: customer surveys"), page.language.t("95 % interval (adjusted Wald)"))


def _period(page: Page) -> str:
    return periods.say(Stretch(page.filter.since, page.filter.until), page.language)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
