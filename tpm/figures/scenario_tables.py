"""Scenarios as tables for readers."""

import pandas as pd

from tpm.figures import gaps
from tpm.figures.scenarios import CHANGING
from tpm.figures.targets import apart, scenario_names
from tpm.i18n.language import Language
from tpm.model.period import Filter
from tpm.store import decisions, phases, scenarios, touchpoints
from tpm.store.database import Store


def compared(compared: pd.DataFrame, language: Language) -> pd.DataFrame:
    """`scenarios.compared` as readers see it: a column per scenario."""
    t, found = language.t, compared
    rows = {
        t("Touchpoints with a target"): found["aimed"],
        t("Mean target"): found["target"].round(1),
        t("Mean actual score of these"): found["score"].round(1),
        t("Mean gap"): found["gap"].round(1),
        t("Targets reached"): found["reached"],
        t("Targets not reached"): found["open"],
        t("Targets that cannot be decided"): found["undecided"],
        t("Additional cost per year (€)"): found["cost"],
        t("Touchpoints today"): found["today"],
        t("New touchpoints"): found["new"],
        t("Merged touchpoints"): found["merged"],
        t("Dropped touchpoints"): found["dropped"],
        t("Touchpoints in the target state"): found["future"],
    }
    names = apart(found["scenario"], [t("Figure")])
    columns = {name: [values.iloc[i] for values in rows.values()] for i, name in enumerate(names)}
    return pd.DataFrame({t("Figure"): list(rows), **columns})


def side_by_side(store: Store, chosen: Filter, language: Language) -> pd.DataFrame:
    """A row per touchpoint in the order of the journey, as readers see it: the actual score and the target in each scenario."""
    plans = scenarios.every(store)
    held = {one.id: gaps.gaps(store, chosen, one.id).sort_values("order") for one in plans}
    means = {one: float(found["target"].mean()) for one, found in held.items()}
    ordered = sorted(held, key=lambda one: (means[one] != means[one], means[one]))
    first, names = held[ordered[0]], scenario_names(plans, language)
    columns = {language.t("Touchpoint"): list(first["touchpoint"]), language.t("Actual"): list(first["score"].round())}
    heads = apart([names[one] for one in ordered], columns)
    return pd.DataFrame(columns | {head: list(held[one]["target"]) for head, one in zip(heads, ordered, strict=True)})


def by_phase(counts: pd.DataFrame, language: Language) -> pd.DataFrame:
    """`scenarios.by_phase` as readers see it."""
    t = language.t
    return pd.DataFrame(
        {
            t("Phase"): [name or t("Without a phase") for name in counts["phase"]],
            t("Today"): counts["today"],
            t("New"): counts["new"],
            t("Merged"): counts["merged"],
            t("Dropped"): counts["dropped"],
            t("Target state"): counts["target"],
            t("Undecided"): counts["undecided"],
        }
    )


def changes(store: Store, scenario_id: int, language: Language) -> pd.DataFrame:
    """Touchpoints that come or go in a scenario, in the order of the journey, as readers see them."""
    t = language.t
    names = {phase.id: phase.name for phase in phases.every(store)}
    decided = {one.touchpoint_id: one for one in decisions.every(store, scenario_id) if one.intent in CHANGING}
    rows = [(one, decided[one.id]) for one in touchpoints.every(store) if one.id in decided]
    return pd.DataFrame(
        {
            t("Touchpoint"): [one.name for one, _ in rows],
            t("Decision on the touchpoint"): [language.word(made.intent) for _, made in rows],
            t("Why, or with which other one?"): [made.note for _, made in rows],
            t("Phase"): [names.get(one.phase_id or 0, "") for one, _ in rows],
        }
    )
