"""Gaps in words: how certain first, the figures after."""

from collections.abc import Mapping
from math import isnan
from typing import Any

import pandas as pd

from tpm.analysis.gaps import Decision
from tpm.i18n.language import Language


def heaviest(weighed: pd.DataFrame, language: Language) -> str:
    """Which gap weighs most once importance counts; "" where nothing is weighed or no gap is left."""
    known = weighed[weighed["weighted"] > 0].sort_values("weighted", ascending=False, kind="stable")
    if known.empty:
        return ""
    first = known.iloc[0]
    told = {
        "touchpoint": first["touchpoint"],
        "gap": language.number(first["gap"], int(first["gap_digits"])),
        "share": language.percent(first["importance"]),
        "weighted": language.number(first["weighted"], 1),
    }
    return language.t("“{touchpoint}” weighs most: gap {gap} points, importance {share}, weighted gap {weighted} points.", **told)


def standing(gap: Mapping[str, Any], language: Language) -> str:
    """One gap in a sentence: the decision first, then the gap with its interval, actual, target and base."""
    t, number = language.t, language.number
    told = {"actual": number(gap["score"]), "target": number(gap["target"]), "n": number(gap["n"])}
    facts = t("Actual {actual}, target {target}, n = {n}.", **told)
    if isnan(gap["gap"]):
        return facts
    digits = int(gap["gap_digits"])
    points, low, high = (float(gap[name]) for name in ("gap", "gap_low", "gap_high"))
    if points < 0:
        points, low, high = -points, -high, -low
    ends = t(" (95 % interval {low} to {high})", low=number(low, digits), high=number(high, digits)) if not isnan(low) else ""
    told = {"points": number(points, digits), "ends": ends}
    said = {
        Decision.OPEN: t("Clearly open: {points} points below the target{ends}.", **told),
        Decision.REACHED: t("Reached: {points} points above the target{ends}.", **told),
        Decision.UNDECIDED: t("Cannot be decided: {points} points above the target{ends}; it takes more answers.", **told)
        if gap["gap"] < 0
        else t("Cannot be decided: {points} points below the target{ends}; it takes more answers.", **told),
    }
    return f"{said[Decision(gap['decision'])]} {facts}"
