"""The priority list as a table for readers."""

import pandas as pd

from tpm.analysis.priorities import Part
from tpm.figures.priority_findings import part_names
from tpm.i18n.language import Language


def table(ranked: pd.DataFrame, language: Language) -> pd.DataFrame:
    """Every touchpoint of `figures.priorities.ranked` with raw figures, points of each part, priority and ranks."""
    t, names = language.t, part_names(language)
    points = {t("{part}: points", part=names[part]): ranked[f"{part}_points"].round() for part in Part}
    return pd.DataFrame(
        {
            t("Rank"): ranked["rank"],
            t("Touchpoint"): ranked["touchpoint"],
            t("Phase"): ranked["phase"],
            t("Key touchpoint"): [t("yes") if key else t("no") for key in ranked["key"]],
            t("Priority"): ranked["priority"].round(),
            t("Priority from"): ranked["low"].round(),
            t("Priority to"): ranked["high"].round(),
            t("Rank with equal weights"): ranked["even_rank"],
            t("Importance (%)"): (100 * ranked["importance"]).round(1),
            t("Gap"): ranked["gap"].round(1),
            t("Gap from"): ranked["gap_low"].round(1),
            t("Gap to"): ranked["gap_high"].round(1),
            t("Reach (%)"): (100 * ranked["reach"]).round(1),
            t("Rated by"): ranked["reached"],
            t("Were asked"): ranked["base"],
            t("Referral potential (points)"): (100 * ranked["potential"]).round(1),
            t("Potential from"): (100 * ranked["potential_low"]).round(1),
            t("Potential to"): (100 * ranked["potential_high"]).round(1),
            t("Delighted"): ranked["delighted"],
            t("Promoters among them"): ranked["delighted_promoters"],
            t("Not delighted"): ranked["others"],
            t("Promoters among those"): ranked["other_promoters"],
            t("Effort (1–5)"): ranked["effort"],
            **points,
        }
    )
