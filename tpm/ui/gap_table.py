"""Gaps in tiles and as a table."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from tpm.ui.frame import Page


def tiles(page: Page, decisions: Mapping[str, int]) -> None:
    """How many targets are reached, clearly missed, or cannot be decided yet."""
    t = page.language.t
    helps = {
        "open": t("The whole interval of the score lies below the target."),
        "undecided": t("The interval of the score holds the target: more answers are needed."),
        "reached": t("The whole interval of the score lies at or above the target."),
    }
    for column, (code, explained) in zip(st.columns(len(helps)), helps.items(), strict=True):
        column.metric(page.language.word(code).capitalize(), page.language.number(decisions.get(code, 0)), help=explained, border=True)


def rows(page: Page, gaps: pd.DataFrame) -> pd.DataFrame:
    """All touchpoints with score, target, gap and decision, named for readers."""
    t, word = page.language.t, page.language.word
    return pd.DataFrame(
        {
            t("Touchpoint"): gaps["touchpoint"],
            t("Phase"): gaps["phase"],
            t("Answers"): gaps["n"],
            t("Actual"): gaps["score"].round(1),
            t("Lower limit"): gaps["low"].round(1),
            t("Upper limit"): gaps["high"].round(1),
            t("Target"): gaps["target"],
            t("Gap"): gaps["gap"].round(1),
            t("Decision"): gaps["decision"].map(word, na_action="ignore"),
            t("Service level"): gaps["service_level"],
        }
    )
