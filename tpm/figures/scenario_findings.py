"""What scenarios differ in, in sentences."""

import pandas as pd

from tpm.i18n.language import Language


def differing(compared: pd.DataFrame, language: Language) -> str:
    """What the scenarios differ in, in one sentence."""
    aimed = compared[compared["aimed"] > 0]
    if aimed.empty:
        return language.t("No scenario has targets yet.")
    if len(aimed) == 1:
        only = aimed.iloc[0]
        return language.t(
            "Only “{scenario}” has targets so far: {target} of 100 on average. A second scenario shows what more or less would cost.",
            scenario=only["scenario"],
            target=language.number(only["target"]),
        )
    low, high = aimed.loc[aimed["target"].idxmin()], aimed.loc[aimed["target"].idxmax()]
    return language.t(
        "From “{low}” to “{high}” the mean target goes from {from_} to {to}, the additional cost per year from {cheap} to {dear}.",
        low=low["scenario"],
        high=high["scenario"],
        from_=language.number(low["target"]),
        to=language.number(high["target"]),
        cheap=language.money(low["cost"]),
        dear=language.money(high["cost"]),
    )


def counted(counts: pd.DataFrame, language: Language) -> str:
    """More touchpoints or fewer, and where."""
    today, target = int(counts["today"].sum()), int(counts["target"].sum())
    told = {"today": language.number(today), "target": language.number(target)}
    if target > today:
        said = language.t("There will be more touchpoints: {today} today, {target} in the target state.", **told)
    elif target < today:
        said = language.t("There will be fewer touchpoints: {today} today, {target} in the target state.", **told)
    elif counts[["new", "merged", "dropped"]].to_numpy().any():
        said = language.t("As many come as go: {today} touchpoints today and in the target state.", **told)
    else:
        said = language.t("It stays at {today} touchpoints.", **told)
    missing = int(counts["undecided"].sum())
    more = language.n("For {n} touchpoint nothing is decided yet.", "For {n} touchpoints nothing is decided yet.", missing)
    return f"{said} {more}" if missing else said
