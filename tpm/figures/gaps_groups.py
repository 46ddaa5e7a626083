"""The gap of every touchpoint as several customer groups see it."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from tpm.analysis import gaps as analysis
from tpm.analysis import ratings, suppression
from tpm.figures import catalogue, protection
from tpm.i18n.language import Language
from tpm.model.period import Filter
from tpm.model.survey import Audience
from tpm.store import slices, surveys, targets
from tpm.store.database import Store

MOST = 6


def groups(store: Store, chosen: Filter, attribute: str, values: Sequence[str]) -> pd.DataFrame:
    """A row per touchpoint with a target and group, in the order of the journey and of the values; the filter's own group does not count.

    Columns: group, own (the target is that of the group, not that of all customers), those of `figures.catalogue.touchpoints`
    and of `analysis.gaps.rank`, gap_low, gap_high, hidden (too few answers: figures and n are empty).
    """
    everyone = replace(chosen, segment=None)
    found = _rated(store, everyone, attribute)
    parts = [
        _against_targets(store, found[found["group"] == value], replace(chosen, segment=(attribute, value)), value) for value in values
    ]
    every = analysis.bounds(pd.concat(parts, ignore_index=True))
    return every.sort_values("order", kind="stable", ignore_index=True)


def _rated(store: Store, everyone: Filter, attribute: str) -> pd.DataFrame:
    """The ratings by all groups of an attribute, protected; without protection only those from a handful of answers are hidden."""
    histogram = slices.by_group(store, everyone, attribute)
    found = ratings.summarise(histogram, surveys.questions(store), by=["group", "touchpoint_id"])
    least = protection.minimum(store, Audience.CUSTOMER)
    if not least:
        return suppression.hide_small(found)
    shown = pd.Series(data=False, index=found.index)
    for value in found["group"].unique():
        visible = protection.visible(store, replace(everyone, segment=(attribute, str(value))))
        shown |= (found["group"] == value) & (found["touchpoint_id"].isin(visible) if visible is not None else True)
    return suppression.hide(found, ~shown)


def _against_targets(store: Store, rated: pd.DataFrame, chosen: Filter, group: str) -> pd.DataFrame:
    known = targets.every(store, on=chosen.until, segment=chosen.segment)
    asked = catalogue.touchpoints(store).merge(known[["touchpoint_id", "target", "service_level", "group"]], on="touchpoint_id")
    own = asked.set_index("touchpoint_id")["group"] != ""
    ranked = analysis.rank(
        asked.drop(columns=["group", "target"]).merge(rated.drop(columns="group"), on="touchpoint_id", how="left"),
        asked[["touchpoint_id", "target"]],
    )
    hidden = ranked["hidden"].astype("boolean").fillna(value=True).astype(bool)
    return ranked.assign(hidden=hidden, group=group, own=ranked["touchpoint_id"].map(own).astype(bool))


def ordered(found: pd.DataFrame, like: pd.DataFrame) -> pd.DataFrame:
    """Those rows whose touchpoints are in another frame, in its order."""
    places = found["touchpoint_id"].map({touchpoint: place for place, touchpoint in enumerate(like["touchpoint_id"])})
    kept = found.assign(place=places).dropna(subset=["place"])
    return kept.sort_values("place", kind="stable", ignore_index=True).drop(columns="place")


def finding(found: pd.DataFrame, language: Language) -> str:
    """Where a group is furthest from its target, first of all where that is certain; it holds for what is shown."""
    t, known = language.t, found[found["gap"].notna()]
    if known.empty:
        return t("No group has enough answers for a touchpoint with a target.")
    said = _furthest(known, language)
    return t("Among what is shown: {finding}", finding=said) if found["hidden"].any() else said


def _furthest(known: pd.DataFrame, language: Language) -> str:
    t = language.t
    certain = known[known["decision"] == analysis.Decision.OPEN]
    if (known["decision"] == analysis.Decision.REACHED).all():
        return t("Every target is reached in every group.")
    widest = (certain if len(certain) else known).sort_values("gap", ascending=False, kind="stable").iloc[0]
    told = {"group": widest["group"], "touchpoint": widest["touchpoint"], "gap": language.number(widest["gap"], int(widest["gap_digits"]))}
    if len(certain):
        return t("“{touchpoint}” is furthest from its target for {group}: {gap} points below it, clearly open.", **told)
    return t("No gap is clear in any group; the widest is that of {group} at “{touchpoint}” with {gap} points.", **told)


def signs(found: pd.DataFrame, language: Language) -> str:
    """What bold figures and the diamond in the map mean, as far as they occur."""
    bold = language.t("bold: clearly open") if (found["decision"] == analysis.Decision.OPEN).any() else ""
    own = language.t("◇ the group has a target of its own") if (found["own"] & ~found["hidden"]).any() else ""
    return " · ".join(part for part in (bold, own) if part)


def hidden(found: pd.DataFrame, language: Language) -> str:
    """How many cells are empty because too few have answered; "" for none."""
    n = int(found["hidden"].sum())
    return (
        language.n(
            "{n} cell is protected: too few people, or the period would tell about a few.",
            "{n} cells are protected: too few people, or the period would tell about a few.",
            n,
        )
        if n
        else ""
    )


def table(found: pd.DataFrame, language: Language) -> pd.DataFrame:
    """A row per touchpoint and group."""
    t = language.t
    return pd.DataFrame(
        {
            t("Touchpoint"): found["touchpoint"],
            t("Customer group"): found["group"],
            t("Answers"): found["n"],
            t("Actual"): found["score"].round(1),
            t("Target"): found["target"],
            t("Target of its own"): found["own"],
            t("Gap"): found["gap"].round(1),
            t("Gap from"): found["gap_low"].round(1),
            t("Gap to"): found["gap_high"].round(1),
            t("Decision"): found["decision"].map(language.word, na_action="ignore"),
            t("Protected"): found["hidden"],
        }
    )
