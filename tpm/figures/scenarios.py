"""Scenarios side by side: what they aim at, what they cost, and how many touchpoints there will be."""

from dataclasses import dataclass

import pandas as pd

from tpm.figures import gaps
from tpm.figures.targets import scenario_names
from tpm.i18n.language import Language
from tpm.model.period import Filter
from tpm.model.target import Intent, Scenario
from tpm.model.touchpoint import Status, Touchpoint
from tpm.store import decisions, phases, scenarios, targets, touchpoints
from tpm.store.database import Store

COMING = frozenset({Status.PLANNED, Status.POTENTIAL})
# What changes the number of touchpoints.
CHANGING = (Intent.NEW, Intent.MERGE, Intent.DROP)


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """How many touchpoints there are `today`, how many come and go, and how many there will be.

    `undecided`: for so many nobody has said what shall become of them.
    """

    today: int
    new: int
    merged: int
    dropped: int
    undecided: int

    @property
    def target(self) -> int:
        """Touchpoints in the target state."""
        return self.today + self.new - self.merged - self.dropped


def outlook(found: list[Touchpoint], decided: dict[int, Intent]) -> Outlook:
    """Count touchpoints: planned ones come unless they are dropped, possible ones only where it is decided; the others are there."""
    there = [one for one in found if one.status is Status.EXISTING]
    coming = [one for one in found if one.status in COMING]
    default = {one.id: Intent.NEW for one in coming if one.status is Status.PLANNED}
    return Outlook(
        today=len(there),
        new=sum(decided.get(one.id, default.get(one.id)) is Intent.NEW for one in coming),
        merged=sum(decided.get(one.id) is Intent.MERGE for one in there),
        dropped=sum(decided.get(one.id) is Intent.DROP for one in there),
        undecided=sum(one.id not in decided for one in (*there, *coming)),
    )


def by_phase(store: Store, scenario_id: int) -> pd.DataFrame:
    """Touchpoints per phase in its order, those without a phase last: phase (""), today, new, merged, dropped, undecided, target."""
    found, decided = touchpoints.every(store), _decided(store, scenario_id)
    stretches: list[tuple[int | None, str]] = [(phase.id, phase.name) for phase in phases.every(store)]
    known = {phase_id for phase_id, _ in stretches}
    rows = [(name, outlook([one for one in found if one.phase_id == phase_id], decided)) for phase_id, name in stretches]
    homeless = [one for one in found if one.phase_id not in known]
    if homeless:
        rows.append(("", outlook(homeless, decided)))
    counted = [{"phase": name, **vars(one), "target": one.target} for name, one in rows]
    return pd.DataFrame(counted, columns=["phase", "today", "new", "merged", "dropped", "undecided", "target"])


def compared(store: Store, chosen: Filter, language: Language) -> pd.DataFrame:
    """One row per scenario, from the lowest mean target to the highest; those without targets last.

    Columns: scenario_id, scenario, chosen, aimed (touchpoints with a target score), target (mean of these, 0–100), compared (of them
    rated), score (their mean today), gap (mean shortfall; what is above its target counts as 0), reached, open, undecided,
    cost (euro a year; all groups), today, new, merged, dropped, future (touchpoints).
    """
    found, plans = touchpoints.every(store), scenarios.every(store)
    names = scenario_names(plans, language)
    rows = pd.DataFrame([{"scenario_id": one.id, "scenario": names[one.id], **_row(store, chosen, one, found)} for one in plans])
    return rows.sort_values("target", kind="stable", ignore_index=True)


def _row(store: Store, chosen: Filter, scenario: Scenario, found: list[Touchpoint]) -> dict[str, object]:
    held = gaps.gaps(store, chosen, scenario.id)
    aimed, both = held[held["target"].notna()], gaps.compared(held)
    counted = outlook(found, _decided(store, scenario.id))
    costs = [target.cost_per_year or 0 for target in targets.in_force(store, scenario.id, on=chosen.until)]
    decided = {code: gaps.decisions(held).get(code, 0) for code in ("reached", "open", "undecided")}
    coming = {name: value for name, value in vars(counted).items() if name != "undecided"}
    return {
        "chosen": scenario.chosen,
        "aimed": len(aimed),
        "target": aimed["target"].mean(),
        "compared": len(both),
        "score": both["score"].mean(),
        "gap": both["gap"].clip(lower=0).mean(),
        **decided,
        "cost": sum(costs),
        **coming,
        "future": counted.target,
    }


def _decided(store: Store, scenario_id: int) -> dict[int, Intent]:
    return {one.touchpoint_id: one.intent for one in decisions.every(store, scenario_id)}
