"""What money against importance says, in sentences, and as a table for readers."""

import pandas as pd

from tpm.analysis.matrix import Quadrant
from tpm.figures.budget import FAR, Budget, Funding, Money
from tpm.figures.importance_shares import Basis
from tpm.i18n.language import Language

_NAMED = 3


def headline(found: Budget, language: Language) -> str:
    """Which touchpoint gets most above its importance, which least, and how much money lies where little matters."""
    t, percent, table = language.t, language.percent, found.table
    over, under = table.iloc[0], table.iloc[-1]
    if over["funding"] != Funding.OVER and under["funding"] != Funding.UNDER:
        return t("The money goes where it matters: no touchpoint's share is far from its importance.")
    return t(
        "“{over}” gets {over_money} of the money at {over_importance} of the importance, “{under}” only {under_money} at "
        "{under_importance}. {share} of the money lies where little matters.",
        over=over["touchpoint"],
        over_money=percent(over["money_share"]),
        over_importance=percent(over["importance"]),
        under=under["touchpoint"],
        under_money=percent(under["money_share"]),
        under_importance=percent(under["importance"]),
        share=percent(found.irrelevant),
    )


def left_out(found: Budget, language: Language) -> str:
    """How many are compared and how many not, so that importance is spread anew; empty where nothing is left out."""
    if not found.left_out:
        return ""
    compared = language.n(
        "Only the {n} touchpoint with an amount is compared; its importance counts as 100 %.",
        "The {n} touchpoints with an amount are compared; their importance is converted so that it adds up to 100 %.",
        len(found.table),
    )
    without = language.n("{n} without an amount does not count.", "{n} without an amount do not count.", found.left_out)
    return f"{compared} {without}"


def title(found: Budget, language: Language) -> str:
    """Which touchpoints get too much and too little for their importance."""
    t = language.t
    over, under = (_named(found, kind, language) for kind in (Funding.OVER, Funding.UNDER))
    said = (
        t("More money than importance: {touchpoints}.", touchpoints=over) if over else "",
        t("Less: {touchpoints}.", touchpoints=under) if under else "",
    )
    return " ".join(one for one in said if one) or t("Money and importance go together.")


def what_if(before: Budget, after: Budget, language: Language) -> str:
    """What a shift of money changes."""
    t, percent = language.t, language.percent
    return t(
        "Money where little matters: {before} today, {after} then. Money at important and weak touchpoints: {act_before} today, "
        "{act_after} then.",
        before=percent(before.irrelevant),
        after=percent(after.irrelevant),
        act_before=percent(before.at(Quadrant.ACT)),
        act_after=percent(after.at(Quadrant.ACT)),
    )


def method(found: Budget, language: Language) -> list[str]:
    """Which money and which importance are compared, and what is left out."""
    t = language.t
    silent = list(found.every.loc[found.every["money"].isna(), "touchpoint"])
    basis = {
        Basis.DERIVED: t("Importance is derived: each touchpoint's share of what the ratings explain."),
        Basis.STATED: t("Importance is stated, as none can be derived: what customers said when asked, in shares of the sum."),
        Basis.NONE: "",
    }
    said = [
        basis[found.importance.basis],
        t("Money: what the open measures of each touchpoint cost.") if found.money is Money.PLANNED else t("Money: budget per year."),
        t("Over- or underfunded: at least {n} percentage points apart.", n=language.number(100 * FAR)),
        t("Without an amount and so left out: {touchpoints}.", touchpoints=", ".join(silent)) if silent else "",
        t("Besides, {money} lie at touchpoints whose importance is not known.", money=language.money(found.elsewhere))
        if found.elsewhere
        else "",
        t("Importance has no interval: small differences say nothing."),
    ]
    return [one for one in said if one]


def funding_words(language: Language) -> dict[str, str]:
    """Over- and underfunded in words."""
    t = language.t
    return {Funding.OVER: t("overfunded"), Funding.UNDER: t("underfunded"), Funding.FITTING: t("fitting")}


def table(found: Budget, language: Language, then: Budget | None = None) -> pd.DataFrame:
    """Every compared touchpoint with money, importance and what follows; with `then`, what would follow if money were moved."""
    t, rows = language.t, found.table
    after = (then or found).table.set_index("touchpoint_id").loc[rows["touchpoint_id"]].reset_index()
    moved = {t("Share of the money, if moved (%)"): (100 * after["money_share"]).round(1)} if then else {}
    return pd.DataFrame(
        {
            t("Touchpoint"): rows["touchpoint"],
            t("Phase"): rows["phase"],
            t("Money (€)"): rows["money"].round(2),
            t("Share of the money (%)"): (100 * rows["money_share"]).round(1),
            **moved,
            t("Importance among those compared (%)"): (100 * rows["importance"]).round(1),
            t("Importance among all (%)"): (100 * rows["importance_of_all"]).round(1),
            t("Difference (percentage points)"): (100 * after["difference"]).round(1),
            t("Funding"): after["funding"].map(funding_words(language)),
            t("Little importance"): [t("yes") if low else t("no") for low in rows["irrelevant"]],
            t("Score"): rows["score"].round(1),
        }
    )


def _named(found: Budget, kind: Funding, language: Language) -> str:
    names = list(found.table.loc[found.table["funding"] == kind, "touchpoint"])
    names = names[:_NAMED] if kind is Funding.OVER else names[::-1][:_NAMED]
    return ", ".join(language.t("“{touchpoint}”", touchpoint=name) for name in names)
