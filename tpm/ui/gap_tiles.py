"""Targets reached and missed, in tiles."""

from collections.abc import Mapping

import streamlit as st

from tpm.ui.frame import Page


def show(page: Page, decisions: Mapping[str, int]) -> None:
    """How many targets are reached, clearly missed, or cannot be decided yet."""
    t = page.language.t
    helps = {
        "open": t("The whole interval of the score lies below the target."),
        "undecided": t("The interval of the score holds the target: more answers are needed."),
        "reached": t("The whole interval of the score lies at or above the target."),
    }
    for column, (code, explained) in zip(st.columns(len(helps)), helps.items(), strict=True):
        column.metric(page.language.word(code).capitalize(), page.language.number(decisions.get(code, 0)), help=explained, border=True)
