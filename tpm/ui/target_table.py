"""Targets of all touchpoints in a table that saves every edit at once."""

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from tpm.figures import targets as figures
from tpm.model.errors import Conflict
from tpm.model.target import Decision, Intent, Scenario
from tpm.store import decisions, targets
from tpm.store.change import Change
from tpm.ui import amounts, figure, grid, messages
from tpm.ui.frame import Page

_LONGEST = 200
_LOCKED = ["touchpoint", "score", "general", "n", "phase"]


def show(page: Page, aims: pd.DataFrame, scenario: Scenario) -> None:
    """One row per touchpoint of `figures.targets.aims`: target, service level, decision and cost can be edited.

    With a customer group in the filter it is about that group's own targets; those of all customers stand beside them.
    """
    # Without a group the target of all is that in the cell: as a column of its own it would change with it, and the table start anew
    general = ["general"] if page.filter.segment else []
    rows = aims[["touchpoint_id", "touchpoint", "phase", "n", "score", "own", *general, "service_level", "intent", "cost"]]
    rows = rows.assign(
        score=rows["score"].round(),
        **{name: [amounts.write_number(_known(one), page.language) or None for one in aims[name]] for name in ("own", *general)},
        cost=[amounts.write(_known(one), page.language) or None for one in aims["cost"]],
        intent=[one or None for one in rows["intent"]],
        service_level=[one or None for one in rows["service_level"]],
        version=0,
    )

    def written(row: grid.Row) -> grid.Row:
        return row | _written(page, amounts.read_target(_known(row["own"])), amounts.read(_known(row["cost"])))

    def save(row: grid.Row, new: grid.Row) -> int:
        with page.store.change() as change:
            _save(page, change, scenario, written(row), written(row | new))
        said = page.language.t("Target of “{touchpoint}” saved.", touchpoint=row["touchpoint"])
        messages.done(page, said, change.id)
        return 0

    # A table of its own for every scenario and group: an edit in one is never taken for an edit in another
    name = f"targets.table.{scenario.id}.{'.'.join(page.filter.segment or ())}"
    grid.edit(page, rows.reset_index(drop=True), save, key=name, columns=_columns(page), locked=_LOCKED, written=written)
    figure.downloads(page, figures.table(aims, page.language), key="targets.table", title=page.language.t("Targets"))


def _columns(page: Page) -> dict[str, object]:
    """Name, actual and target first: on a phone they stand side by side without scrolling."""
    t, kind = page.language.t, st.column_config
    intents = {str(one): page.language.word(one) for one in Intent}

    def name(code: str) -> str:
        return intents.get(code, "")

    general = {"general": kind.TextColumn(t("Target for all"), width=80, alignment="right")} if page.filter.segment else {}
    return {
        "touchpoint": kind.TextColumn(t("Touchpoint"), width=150),
        "score": kind.NumberColumn(t("Actual"), format="%d", width=55, help=t("Score from 0 to 100 as the customers see it")),
        "own": kind.TextColumn(
            t("Target"), max_chars=amounts.LONGEST, alignment="right", width=75, help=t("A number from 0 to 100, like 75 or 62.5")
        ),
        **general,
        "service_level": kind.TextColumn(
            t("Service level"), help=t("What you promise, e.g. “answer within 4 hours”"), width=310, max_chars=_LONGEST
        ),
        "intent": kind.SelectboxColumn(
            t("Decision on the touchpoint"), options=list(intents), format_func=name, width=165,
            help=t("What shall become of the touchpoint: new, keep, optimise, merge with another, drop"),
        ),
        "cost": kind.TextColumn(
            t("Additional cost per year (€)"), max_chars=amounts.LONGEST, alignment="right", width=175,
            help=t("What holding this target costs a year more than today, in euro"),
        ),
        "phase": kind.TextColumn(t("Phase"), width=130),
        "n": kind.NumberColumn(t("Answers"), format="localized", width=80),
    }  # fmt: skip


def _save(page: Page, change: Change, scenario: Scenario, seen: grid.Row, wanted: grid.Row) -> None:
    """Save what was edited; what is stored must still be what was seen."""
    touchpoint_id = int(seen["touchpoint_id"])
    held = targets.find(change, touchpoint_id, scenario.id, page.filter.segment or figures.EVERYBODY, page.filter.until)
    decided = decisions.find(change, touchpoint_id, scenario.id)
    before = _written(page, held.score, held.cost_per_year)
    before |= {"service_level": held.service_level, "intent": decided and str(decided.intent)}
    if any(_known(seen[name]) != _known(value) for name, value in before.items()):
        raise Conflict("conflict")
    new = {name: _known(wanted[name]) for name in ("own", "service_level", "cost") if _known(seen[name]) != _known(wanted[name])}
    if new:
        score = amounts.read_target(new["own"]) if "own" in new else held.score
        cost = amounts.read(new["cost"]) if "cost" in new else held.cost_per_year
        level = new.get("service_level", held.service_level) or ""
        targets.save(change, replace(held, score=score, service_level=level, cost_per_year=cost))
    if _known(seen["intent"]) != _known(wanted["intent"]):
        _decide(change, decided, _known(wanted["intent"]), touchpoint_id, scenario)


def _written(page: Page, score: float | None, cost: float | None) -> grid.Row:
    """Target and cost as the table writes them."""
    return {"own": amounts.write_number(score, page.language) or None, "cost": amounts.write(cost, page.language) or None}


def _decide(change: Change, held: Decision | None, code: object, touchpoint_id: int, scenario: Scenario) -> None:
    if code is None:
        if held:
            decisions.remove(change, held)
        return
    intent = Intent(str(code))
    kept = held or Decision(touchpoint_id=touchpoint_id, scenario_id=scenario.id, intent=intent)
    decisions.save(change, replace(kept, intent=intent))


def _known(value: Any) -> Any:  # noqa: ANN401  whatever a cell holds
    """The value of a cell, None for an empty one."""
    return None if value is None or value == "" or pd.isna(value) else value
