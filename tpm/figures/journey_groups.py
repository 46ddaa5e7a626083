"""The same journey as several customer groups feel it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from tpm.analysis import suppression
from tpm.figures.ratings import ratings
from tpm.i18n.language import Language
from tpm.model.period import Filter
from tpm.model.survey import Audience
from tpm.store import answers
from tpm.store.database import Store

MOST = 4
_FIGURES = ["touchpoint_id", "n", "score", "low", "high"]


def attributes(store: Store) -> dict[str, list[str]]:
    """What customers can be parted by, with its groups, the largest first; only attributes with at least two groups."""
    found = answers.segments(store, Audience.CUSTOMER).sort_values(["attribute", "n"], ascending=[True, False], kind="stable")
    named = {str(attribute): [str(value) for value in part["value"]] for attribute, part in found.groupby("attribute", sort=False)}
    return {attribute: groups for attribute, groups in named.items() if len(groups) > 1}


def groups(store: Store, chosen: Filter, journey: pd.DataFrame, attribute: str, values: Sequence[str]) -> pd.DataFrame:
    """The rating of every touchpoint of a journey by each group, in the order of the values; the filter's own group does not count.

    Columns: group, those of `figures.journey.journey` that say what and where a touchpoint is, n, score, low, high, hidden (fewer
    answers than the minimum group, n among them empty).
    """
    places = journey[["touchpoint_id", "touchpoint", "phase", "order", "zero", "okay_from", "delight_from"]]
    parts = [
        places.merge(ratings(store, replace(chosen, segment=(attribute, value)))[_FIGURES], on="touchpoint_id").assign(group=value)
        for value in values
    ]
    every = pd.concat(parts, ignore_index=True)
    # The zero line comes from the whole journey and tells nothing about a group
    return suppression.hide_small(every).assign(zero=every["zero"])


def finding(found: pd.DataFrame, language: Language) -> str:
    """Where the groups lie furthest apart, first of all where that is more than chance."""
    widest = _widest(found)
    if not widest:
        return language.t("No touchpoint has enough answers from two of these groups.")
    high, low, certain = widest
    told = {"touchpoint": high["touchpoint"], "high": high["group"], "low": low["group"]}
    told |= {"best": language.number(high["score"]), "worst": language.number(low["score"])}
    if certain:
        return language.t("“{touchpoint}” parts the groups most: {high} {best}, {low} {worst}. The difference is clear.", **told)
    return language.t("“{touchpoint}” parts the groups most: {high} {best}, {low} {worst}. That may be chance.", **told)


def _widest(found: pd.DataFrame) -> tuple[dict[str, Any], dict[str, Any], bool] | None:
    """Best and worst group of the touchpoint where they differ most, and whether the difference is beyond both intervals together."""
    apart: list[tuple[bool, float, dict[str, Any], dict[str, Any]]] = []
    for _, part in found.dropna(subset=["score"]).groupby("touchpoint_id", sort=False):
        if len(part) > 1:
            ordered = part.sort_values("score", kind="stable").to_dict("records")
            high, low = ordered[-1], ordered[0]
            difference = high["score"] - low["score"]
            margin = np.hypot(high["score"] - high["low"], low["high"] - low["score"])
            apart.append((bool(difference > margin), float(difference), high, low))
    if not apart:
        return None
    certain, _, high, low = max(apart, key=lambda one: one[:2])
    return high, low, certain


def hidden(found: pd.DataFrame, language: Language) -> str:
    """How many points are missing because too few of a group have answered; "" for none."""
    n = int(found["hidden"].sum())
    return language.n(
        "{n} point is missing: fewer than {least} answers from its group.",
        "{n} points are missing: fewer than {least} answers from their group.",
        n,
        least=language.number(suppression.MINIMUM),
    ) if n else ""  # fmt: skip


def table(found: pd.DataFrame, language: Language) -> pd.DataFrame:
    """One row per touchpoint with score and number of answers of each group."""
    t = language.t
    first = found["group"] == found["group"].iloc[0]
    columns = {t("Touchpoint"): found.loc[first, "touchpoint"].tolist(), t("Phase"): found.loc[first, "phase"].tolist()}
    for group, part in found.groupby("group", sort=False):
        columns[t("{group}: score", group=group)] = part["score"].round(1).tolist()
        columns[t("{group}: answers", group=group)] = part["n"].tolist()
    return pd.DataFrame(columns)
