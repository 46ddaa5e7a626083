"""A journey as a table for readers: every figure of each touchpoint, and what the signs on its map say."""

import pandas as pd

from tpm.figures import tables
from tpm.i18n.language import Language


def table(journey: pd.DataFrame, breaks: pd.DataFrame, language: Language) -> pd.DataFrame:
    """Columns of `tables.ratings`, world, and the marks of each touchpoint. `journey` and `breaks` as `figures.journey` gives them."""
    t, word = language.t, language.word
    words = {"first": t("first impression"), "last": t("last impression"), "both": t("first and last impression"), "": ""}
    broken = journey["touchpoint_id"].isin(breaks["after_id"])
    return tables.ratings(journey, language).assign(
        **{
            t("World"): [word(world) for world in journey["world"]],
            t("Direct or indirect"): [word(channel) for channel in journey["channel"]],
            t("Key touchpoint"): _ticks(journey["key"], language),
            t("Moment of truth"): _ticks(journey["moment_of_truth"], language),
            t("Weakest link"): _ticks(journey["weakest"], language),
            t("Impression"): [words[impression] for impression in journey["impression"]],
            t("Break before it"): _ticks(broken, language),
            t("Assumption"): journey["assumption"].round(1),
        }
    )


def _ticks(flags: pd.Series, language: Language) -> list[str]:
    return [language.word("yes") if flag else "" for flag in flags]
