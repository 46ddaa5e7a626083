"""What is aimed at: each touchpoint with its target, its history, and what shall become of it."""

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from tpm.figures import gaps
from tpm.i18n.language import Language
from tpm.model.period import Filter
from tpm.model.target import BEGINNING, Scenario, Target
from tpm.store import decisions, scenarios, targets
from tpm.store.database import Store

Group = tuple[str, str]
EVERYBODY: Group = ("", "")


def scenario_name(scenario: Scenario, language: Language) -> str:
    """The name of a scenario; the one every workspace begins with has none of its own."""
    return scenario.name or language.t("The plan")


def scenario_names(found: Iterable[Scenario], language: Language) -> dict[int, str]:
    """The names of scenarios by their ids, a number behind one that stands there already."""
    known = list(found)
    return dict(zip((one.id for one in known), apart([scenario_name(one, language) for one in known]), strict=True))


def apart(names: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """Names that can be told from each other and from those taken: Minimal · Minimal (2)."""
    said: list[str] = []
    known = set(taken)
    for name in names:
        said.append(next(one for one in (name, *(f"{name} ({n})" for n in range(2, len(known) + 3))) if one not in known))
        known.add(said[-1])
    return said


def aims(store: Store, chosen: Filter, scenario_id: int) -> pd.DataFrame:
    """Every touchpoint in the order of the journey with its actual score and what a scenario says about it.

    Columns of `gaps.gaps`; besides, of the very group of the filter (of all customers without one): own (its target),
    service_level, cost; general (the target of all customers), groups (how many groups have a target of their own), intent ("" for none).
    """
    held = targets.in_force(store, scenario_id, on=chosen.until)
    mine = {g.touchpoint_id: g for g in held if (g.attribute, g.value) == (chosen.segment or EVERYBODY)}
    everybody = {g.touchpoint_id: g for g in held if not g.value}
    decided = {d.touchpoint_id: str(d.intent) for d in decisions.every(store, scenario_id)}
    found = gaps.gaps(store, chosen, scenario_id).sort_values("order", ignore_index=True)
    ids = [int(i) for i in found["touchpoint_id"]]
    return found.assign(
        own=pd.Series([_score(mine.get(i)) for i in ids], dtype="float64"),
        service_level=[mine[i].service_level if i in mine else "" for i in ids],
        cost=pd.Series([mine[i].cost_per_year if i in mine else None for i in ids], dtype="float64"),
        general=pd.Series([_score(everybody.get(i)) for i in ids], dtype="float64"),
        groups=[sum(1 for g in held if g.touchpoint_id == i and g.value and g.score is not None) for i in ids],
        intent=[decided.get(i, "") for i in ids],
    )


def of_groups(aims: pd.DataFrame, language: Language) -> str:
    """Where customer groups have targets of their own, which a table for all customers does not show; empty where none has."""
    some = aims[aims["groups"] > 0]
    if some.empty:
        return ""
    names = [language.t("“{touchpoint}”", touchpoint=name) for name in some["touchpoint"]]
    return language.t("Customer groups have targets of their own at {touchpoints}.", touchpoints=", ".join(names))


def since(target: Target, language: Language) -> str:
    """From when on a target holds."""
    t = language.t
    return t("from the beginning") if target.valid_from == BEGINNING else t("from {day}", day=language.date(target.valid_from))


def said(store: Store, chosen: Filter, touchpoint_id: int, language: Language) -> list[str]:
    """What else is known of the target in force and of what shall become of a touchpoint, in lines."""
    t, scenario = language.t, scenarios.chosen(store)
    found = [targets.find(store, touchpoint_id, scenario.id, group, chosen.until) for group in (chosen.segment or EVERYBODY, EVERYBODY)]
    held, decided = (
        next((one for one in found if not one.empty), replace(found[-1], id=0)),
        decisions.find(store, touchpoint_id, scenario.id),
    )
    decision = " – ".join(part for part in (language.word(decided.intent), decided.note) if part) if decided else ""
    parts = (
        (t("Holds"), since(held, language) if held.id else ""),
        (t("Customer group"), held.value),
        (t("Approach"), held.approach),
        (t("Resources"), held.resources),
        (t("Decision on the touchpoint"), decision),
    )
    return [f"{label}: {text}" for label, text in parts if text]


def table(aims: pd.DataFrame, language: Language) -> pd.DataFrame:
    """As readers see it."""
    t = language.t
    return pd.DataFrame(
        {
            t("Touchpoint"): aims["touchpoint"],
            t("Phase"): aims["phase"],
            t("Answers"): aims["n"],
            t("Actual"): aims["score"].round(1),
            t("Target"): aims["target"],
            t("Service level"): aims["service_level"],
            t("Decision on the touchpoint"): [language.word(intent) if intent else "" for intent in aims["intent"]],
            t("Additional cost per year (€)"): aims["cost"],
        }
    )


def _score(target: Target | None) -> float | None:
    return target.score if target else None
