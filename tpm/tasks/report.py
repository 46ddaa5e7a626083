"""The figures of a workspace to hand on."""

import pandas as pd

from tpm.export import tables as files
from tpm.figures import cards, findings, gaps, recommendation, referrals, tables
from tpm.i18n.language import Language
from tpm.model.period import Filter, Period
from tpm.store.database import Store


def sentences(store: Store, chosen: Filter, language: Language) -> list[str]:
    """The findings of all pages, the referral rate first."""
    ranked = gaps.gaps(store, chosen)
    return [
        findings.referral_rate(referrals.total(store, chosen), language),
        findings.willingness(recommendation.nps(store, chosen), language),
        findings.disappointment(ranked, language),
        findings.weakest_link(ranked, language),
        findings.widest_gap(ranked, language),
    ]


# The figures of the report and the workbook, for their cards
FIGURES = ("referral_rate", "coverage", "nps", "zones", "score", "weakest_link", "gap")


def figures_workbook(store: Store, chosen: Filter, language: Language, by: Period = Period.QUARTER) -> bytes:
    """An Excel file with a sheet per topic, first the findings, last how the figures are worked out."""
    t = language.t
    sheets = {
        t("Findings"): pd.DataFrame({t("Finding"): sentences(store, chosen, language)}),
        t("Actual and target"): tables.gaps(gaps.gaps(store, chosen).sort_values("order"), language),
        t("Referral rate"): tables.referrals(referrals.series(store, chosen, by), by, language),
        t("Willingness to recommend"): tables.nps(recommendation.series(store, chosen, by), language, by),
        t("How this is worked out"): cards.table(store, chosen, FIGURES, language),
    }
    return files.to_xlsx(sheets)
