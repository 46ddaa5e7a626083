"""Importance and kind of factor as a table for readers."""

import pandas as pd

from tpm.i18n.language import Language


def table(table: pd.DataFrame, language: Language) -> pd.DataFrame:
    """Every touchpoint of `figures.importance` with all figures; penalty and reward in points of the overall judgement."""
    t = language.t
    factors = {
        "disappointment": t("disappointment factor"),
        "performance": t("performance factor"),
        "delight": t("delight factor"),
        "neutral": t("neutral"),
    }
    return pd.DataFrame(
        {
            t("Touchpoint"): table["touchpoint"],
            t("Phase"): table["phase"],
            t("Answers"): table["n"],
            t("Score"): table["score"].round(1),
            t("Importance (%)"): (100 * table["share"].astype(float)).round(1),
            t("Correlation"): table["correlation"].astype(float).round(2),
            t("Kind of factor"): table["type"].map(factors, na_action="ignore"),
            t("Disappointment costs"): table["penalty"].astype(float).round(1),
            t("Delight brings"): table["reward"].astype(float).round(1),
            t("Asymmetry"): table["asymmetry"].astype(float).round(2),
            t("p of the cost"): table["p_penalty"].astype(float).round(3),
            t("p of the gain"): table["p_reward"].astype(float).round(3),
            t("Disappointed"): table["n_low"],
            t("Delighted"): table["n_high"],
        }
    )
