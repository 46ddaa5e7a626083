"""What derived importance says, in sentences."""

import pandas as pd

from tpm.figures.importance import Importance
from tpm.i18n.language import Language
from tpm.model.survey import Role

_NAMED = 3


def outcome(role: Role, language: Language) -> str:
    """What the touchpoints are held against."""
    return language.t("willingness to recommend") if role is Role.NPS else language.t("overall satisfaction")


def headline(found: Importance, language: Language) -> str:
    """The most important touchpoint with its share, and where to act first; why nothing is ranked where that is so."""
    t = language.t
    if found.refused or found.outcome is None:
        return refusal(found, language)
    first = found.table.iloc[0]
    said = t(
        "“{touchpoint}” goes with {outcome} more than any other touchpoint: {share} of what all ratings explain.",
        touchpoint=first["touchpoint"],
        outcome=outcome(found.outcome, language),
        share=language.percent(first["share"]),
    )
    return f"{said} {act(found.table, language)}".strip()


def act(table: pd.DataFrame, language: Language) -> str:
    """Which touchpoints matter and are weak; empty without the column `quadrant`."""
    if "quadrant" not in table:
        return ""
    weak = list(table.loc[table["quadrant"] == "act", "touchpoint"])
    if not weak:
        return language.t("None of the important ones is weak.")
    names = ", ".join(language.t("“{touchpoint}”", touchpoint=name) for name in weak[:_NAMED])
    return language.t("Important and weak: {touchpoints}.", touchpoints=names + (" …" if len(weak) > _NAMED else ""))


def refusal(found: Importance, language: Language) -> str:
    """Why no ranking is shown, and what would help."""
    t, number = language.t, language.number
    match found.refused:
        case "too_few":
            return t(
                "Importance cannot be worked out yet: it takes at least {least} customers who rated touchpoints and judged as a whole.",
                least=30,
            )
        case "too_weak":
            return t(
                "The ratings explain too little of the judgement as a whole (R² {r2}, n = {n}) to rank touchpoints by it.",
                r2=number(found.r2, 2),
                n=number(found.n),
            )
        case "contradictory":
            return t("Different customers rated different touchpoints, and their answers do not fit into one picture: nothing is ranked.")
        case "protected":
            return t(
                "Importance is worked out for all customers and the whole period only: small groups are protected, "
                "and from several parts they could be worked out."
            )
        case "no_ratings":
            return t("Customers judged as a whole, but no touchpoint was rated by the same people.")
        case _:
            return t("No customer was asked for overall satisfaction or willingness to recommend in this selection.")


def method(found: Importance, language: Language) -> list[str]:
    """How it was worked out, from which answers, and what it does not say; a sentence each."""
    t, number = language.t, language.number
    if found.outcome is None or found.refused == "protected":
        return []
    ways = {
        "shapley": t("Importance: what each touchpoint adds to R², averaged over all orders (Shapley, LMG); the shares add up to 100 %."),
        "relative_weights": t(
            "Importance: relative weights (Johnson 2000), as there are more than 14 touchpoints; the shares add up to 100 %."
        ),
    }
    said = [
        ways.get(found.method, ""),
        t("All ratings together explain {r2} of {outcome} (R²).", r2=language.percent(found.r2), outcome=outcome(found.outcome, language)),
        t("Base: {n} customers who rated every touchpoint shown.", n=number(found.n))
        if found.complete
        else t("Base: pair by pair, as few rated everything; at least {n} customers rated any two.", n=number(found.n)),
        t("Correlations of different people contradicted each other a little and were brought into line.") if found.clipped else "",
        t("Left out, with too few answers or all equal ones: {touchpoints}.", touchpoints=", ".join(found.left_out))
        if found.left_out
        else "",
        t(
            "Kind of factor: what disappointment costs and what delight brings against mere satisfaction, all touchpoints in one model "
            "(penalty and reward, significant at 5 %). Only the cost: disappointment factor; only the gain: delight factor; "
            "both: performance factor."
        ),
        t(
            "Looked at one by one, as too few of those who rated everything were disappointed or delighted: {touchpoints}.",
            touchpoints=", ".join(_alone(found)),
        )
        if _alone(found)
        else "",
        t("This shows what goes together, not what causes what."),
    ]
    return [one for one in said if one]


def _alone(found: Importance) -> list[str]:
    return [str(name) for name, alone in zip(found.table["touchpoint"], found.table["alone"], strict=True) if alone]
