"""What the Kano questionnaire says, in sentences, and as a table for readers."""

import pandas as pd

from tpm.analysis.kano import CATEGORIES, Category
from tpm.i18n.language import Language

_MISSED = (Category.MUST_BE, Category.ONE_DIMENSIONAL)


def headline(table: pd.DataFrame, language: Language) -> str:
    """What customers miss most, and what pleases them without being missed."""
    t = language.t
    known = table[table["cs"].notna()]
    missed = known[known["category"].isin(_MISSED)].sort_values("ds", kind="stable")
    pleasing = known[known["category"] == Category.ATTRACTIVE].sort_values("cs", ascending=False, kind="stable")
    said: list[str] = []
    if not missed.empty:
        first = missed.iloc[0]
        said.append(
            t("Customers would miss “{touchpoint}” most: it bothers {share} when it is missing.",
              touchpoint=first["touchpoint"], share=language.percent(-first["ds"]))
        )  # fmt: skip
    if not pleasing.empty:
        first = pleasing.iloc[0]
        said.append(
            t("“{touchpoint}” can delight: it pleases {share}, and only {missed} would miss it.",
              touchpoint=first["touchpoint"], share=language.percent(first["cs"]), missed=language.percent(-first["ds"]))
        )  # fmt: skip
    return " ".join(said) or t("Nothing of what customers were asked about makes a difference to most of them.")


def table(rows: pd.DataFrame, language: Language) -> pd.DataFrame:
    """Every touchpoint that was asked about in pairs; shares in percent, CS and DS as they are."""
    t = language.t
    return pd.DataFrame(
        {
            t("Touchpoint"): rows["touchpoint"],
            t("Phase"): rows["phase"],
            t("Pairs of answers"): rows["n"],
            t("Kind of requirement"): [_kind(one, language, tied=tied) for one, tied in zip(rows["category"], rows["tied"], strict=True)],
            t("Share (%)"): _hundred(rows["share"]),
            t("Share from (%)"): _hundred(rows["low"]),
            t("Share to (%)"): _hundred(rows["high"]),
            **{f"{language.word(f'kano_{one}')} (n)": rows[str(one)] for one in CATEGORIES},
            "CS": rows["cs"].round(2),
            t("CS from"): rows["cs_low"].round(2),
            t("CS to"): rows["cs_high"].round(2),
            "DS": rows["ds"].round(2),
            t("DS from"): rows["ds_low"].round(2),
            t("DS to"): rows["ds_high"].round(2),
        }
    )


def _kind(category: str, language: Language, *, tied: bool) -> str:
    said = language.word(f"kano_{category}")
    return language.t("{kind} (another one as often)", kind=said) if tied else said


def _hundred(shares: pd.Series) -> pd.Series:
    return (100 * shares.astype(float)).round(1)
