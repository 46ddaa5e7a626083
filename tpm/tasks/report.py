"""The figures of a workspace to hand on."""

import pandas as pd

from tpm.export import tables as files
from tpm.figures import cards, control_chart, findings, gaps, recommendation, referrals, say_do, say_do_findings, tables
from tpm.i18n.language import Language
from tpm.model.period import Filter, Period
from tpm.store.database import Store


def sentences(store: Store, chosen: Filter, language: Language) -> list[str]:
    """The findings of all pages, the referral rate first."""
    ranked = gaps.gaps(store, chosen)
    deeds = say_do.say_do(store, chosen)
    return [
        findings.referral_rate(referrals.total(store, chosen), language),
        findings.willingness(recommendation.nps(store, chosen), language),
        *([say_do_findings.headline(deeds, language)] if deeds.gap else []),
        findings.disappointment(ranked, language),
        findings.weakest_link(ranked, language),
        findings.widest_gap(ranked, language),
    ]


# The figures of the report and the workbook, for their cards
FIGURES = ("referral_rate", "coverage", "control_chart", "nps", "say_do", "zones", "score", "weakest_link", "gap")


def figures_workbook(store: Store, chosen: Filter, language: Language, by: Period = Period.QUARTER) -> bytes:
    """An Excel file with a sheet per topic, first the findings, last how the figures are worked out."""
    t = language.t
    deeds = say_do.say_do(store, chosen)
    chance = control_chart.control_chart(store, chosen, by)
    sheets = {
        t("Findings"): pd.DataFrame({t("Finding"): sentences(store, chosen, language)}),
        t("Actual and target"): tables.gaps(gaps.gaps(store, chosen).sort_values("order"), language),
        t("Referral rate"): tables.referrals(referrals.series(store, chosen, by), by, language),
        t("Chance or change"): control_chart.table(chance, by, language),
        t("Willingness to recommend"): tables.nps(recommendation.series(store, chosen, by), language, by),
        t("Words and deeds"): say_do_findings.table(say_do.steps(store, chosen, deeds), deeds, language),
        t("How this is worked out"): cards.table(store, chosen, FIGURES, language),
    }
    return files.to_xlsx(sheets)
