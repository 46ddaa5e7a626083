"""Our own picture and that of the customers as a table for readers."""

import pandas as pd

from tpm.figures import self_image
from tpm.i18n.language import Language
from tpm.model.survey import Audience


def table(found: pd.DataFrame, language: Language, *, revealed: bool) -> pd.DataFrame:
    """Per source that rated anything answers, score and interval; once revealed the customers, the differences and decisions as well.

    Before that rows, order and columns tell nothing of the customers.
    """
    t = language.t
    rows = found if revealed else self_image.by_us(found)
    columns: dict[str, pd.Series] = {t("Touchpoint"): rows["touchpoint"], t("Phase"): rows["phase"]}
    shown = [source for source in self_image.sources(found) if revealed or source is not Audience.CUSTOMER]
    for source in shown:
        columns |= _picture(rows, source, language)
    if revealed and Audience.CUSTOMER in shown:
        for source in shown[1:]:
            columns |= _comparison(rows, source, language)
        columns[t("Blind spot")] = rows["blind"].map({True: t("yes"), False: ""})
    return pd.DataFrame(columns)


def _picture(rows: pd.DataFrame, source: Audience, language: Language) -> dict[str, pd.Series]:
    names = {"n": language.t("Answers"), "score": language.t("Score"), "low": language.t("Lower limit"), "high": language.t("Upper limit")}
    return {f"{language.word(source)}: {name}": rows[f"{source}_{column}"].round(1) for column, name in names.items()}


def _comparison(rows: pd.DataFrame, source: Audience, language: Language) -> dict[str, pd.Series]:
    t = language.t
    names = {"difference": t("Difference"), "difference_low": t("Difference from"), "difference_high": t("Difference to")}
    found = {f"{language.word(source)}: {name}": rows[f"{source}_{column}"].round(1) for column, name in names.items()}
    return found | {f"{language.word(source)}: {t('Decision')}": rows[f"{source}_verdict"].map(language.word, na_action="ignore")}
