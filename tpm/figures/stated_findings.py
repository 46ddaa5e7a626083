"""What stated importance says beside the derived one, in sentences, and as a table for readers."""

import pandas as pd

from tpm.figures.stated import Agreement
from tpm.i18n.language import Language


def headline(table: pd.DataFrame, language: Language) -> str:
    """What is said to matter most, and what matters more than customers say."""
    t, first = language.t, table.iloc[0]
    said = t(
        "Customers say that “{touchpoint}” matters most to them ({score} of 100).",
        touchpoint=first["touchpoint"],
        score=language.number(first["stated"]),
    )
    hidden = table[table["agreement"] == Agreement.DERIVED_ONLY].sort_values("share", ascending=False)
    if hidden.empty:
        return said
    more = t("“{touchpoint}” goes with their judgement more than they say.", touchpoint=hidden.iloc[0]["touchpoint"])
    return f"{said} {more}"


def agreement_words(language: Language) -> dict[str, str]:
    """Whether both agree, in words."""
    t = language.t
    return {
        Agreement.BOTH: t("said and derived"),
        Agreement.SAID_ONLY: t("more said than derived"),
        Agreement.DERIVED_ONLY: t("more derived than said"),
        Agreement.NEITHER: t("neither of them"),
    }


def table(rows: pd.DataFrame, language: Language) -> pd.DataFrame:
    """Every touchpoint customers were asked about."""
    t = language.t
    return pd.DataFrame(
        {
            t("Touchpoint"): rows["touchpoint"],
            t("Phase"): rows["phase"],
            t("Answers"): rows["stated_n"],
            t("Stated importance"): rows["stated"].round(1),
            t("Lower limit"): rows["stated_low"].round(1),
            t("Upper limit"): rows["stated_high"].round(1),
            t("Derived importance (%)"): (100 * rows["share"].astype(float)).round(1),
            t("Both compared"): rows["agreement"].map(agreement_words(language), na_action="ignore"),
        }
    )
