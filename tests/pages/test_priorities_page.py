"""Priorities, and money against importance, on their pages."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from tpm.model.scale import Scale
from tpm.model.survey import Audience, Role
from tpm.store import surveys, touchpoints
from tpm.store.database import Store

NAMES = ("Website", "Hotline", "Rechnung")


@pytest.fixture
def judged(firm: Store) -> Store:
    """200 customers who rated three touchpoints and judged as a whole; the website counts most."""
    rng = np.random.default_rng(2)
    rows = pd.DataFrame({name: rng.integers(1, 6, 200) for name in NAMES})
    rows["Gesamt"] = np.clip(np.round(rows["Website"] + 0.5 * rows["Hotline"] + rng.normal(size=200)), 1, 7)
    with firm.change() as change:
        places = touchpoints.find_or_add(change, NAMES)
        survey = surveys.find_or_add(change, "Gesamturteil", Audience.CUSTOMER)
        five, seven = Scale(minimum=1, maximum=5), Scale(minimum=1, maximum=7)
        asked = [surveys.Asked(header=n, role=Role.RATING, touchpoint_id=places[n.casefold()], scale=five) for n in NAMES]
        ids = surveys.put_questions(change, survey, [*asked, surveys.Asked(header="Gesamt", role=Role.OVERALL, scale=seven)])
        answers = rows.set_axis(ids, axis=1).rename_axis("respondent").reset_index().melt("respondent", var_name="question")
        answers["respondent"] += 1_000_000
        change.register("rows", pa.Table.from_pandas(answers.astype({"question": "int64"}), preserve_index=False))
        change.rows("INSERT INTO respondent SELECT DISTINCT respondent, 7, NULL, NULL FROM rows")
        change.rows("INSERT INTO answer SELECT respondent, question, value FROM rows")
    return firm


def give(store: Store, **budgets: float) -> None:
    """Put a budget on each touchpoint named."""
    with store.change() as change:
        for each in touchpoints.every(change):
            if each.name in budgets:
                touchpoints.save(change, replace(each, budget_per_year=budgets[each.name]))


def money(store: Store) -> dict[str, float | None]:
    return {each.name: each.budget_per_year for each in touchpoints.every(store)}


def test_without_importance_or_gaps_the_page_says_what_it_takes(visit, firm):
    del firm
    app = visit("priorities")
    assert not app.exception
    assert app.button(key="priorities.first").label == "Soll-Werte festlegen"


def test_weights_in_the_address_change_what_comes_first(visit, judged):
    with judged.change() as change:
        for each in touchpoints.every(change):
            touchpoints.save(change, replace(each, effort={"Website": 3, "Hotline": 5, "Rechnung": 1}[each.name]))
    app = visit("priorities")
    assert not app.exception
    assert "„Website“ steht vorn" in app.markdown[0].value
    alone = {f"priorities.{part}": "0" for part in ("importance", "gap", "reach", "potential")}
    other = visit("priorities", **alone)
    assert not other.exception
    assert "„Rechnung“ steht vorn mit 100 von 100 Punkten" in other.markdown[0].value
    other.button(key="priorities.reset").click().run()
    assert "„Website“ steht vorn" in other.markdown[0].value


def test_without_any_weight_nothing_is_ranked_and_that_is_said(visit, judged):
    del judged
    app = visit("priorities", **{f"priorities.{part}": "0" for part in ("importance", "gap", "reach", "potential", "effort")})
    assert not app.exception
    assert "Kein Teil zählt" in app.info[0].value


def test_missing_parts_are_named(visit, judged):
    del judged
    app = visit("priorities")
    card = " ".join(markdown.value for markdown in app.expander[-1].markdown)
    assert "Fehlende Teile" in card
    assert "Empfehlungspotenzial 3" in card


def test_without_importance_the_budget_page_says_what_it_takes(visit, firm):
    del firm
    app = visit("budget")
    assert not app.exception
    assert app.button(key="budget.first").label == "Befragung importieren"


def test_without_amounts_they_can_be_entered_in_place(visit, judged):
    del judged
    app = visit("budget")
    assert not app.exception
    assert "Tragen Sie es hier ein" in app.info[0].value
    assert len(app.data_editor) == 1


def test_what_if_is_saved_only_when_it_is_taken_over_and_can_be_undone(visit, judged):
    give(judged, Website=1000, Hotline=1000, Rechnung=8000)
    app = visit("budget")
    assert not app.exception
    assert "„Rechnung“ bekommt 80 % des Geldes" in app.markdown[0].value
    app.slider(key="budget.percent").set_value(50).run()
    assert money(judged) == {"Website": 1000, "Hotline": 1000, "Rechnung": 8000}
    assert any("4.000 € von „Rechnung“ zu „Website“".replace(".", "\\.") in each.value for each in app.markdown)
    app.button(key="budget.take").click().run()
    assert not app.exception
    assert money(judged) == {"Website": 5000, "Hotline": 1000, "Rechnung": 4000}
    assert app.slider(key="budget.percent").value == 0
    app.button(key="bar.undo").click().run()
    assert money(judged) == {"Website": 1000, "Hotline": 1000, "Rechnung": 8000}


def test_what_if_is_refused_where_somebody_else_was_faster(visit, judged):
    give(judged, Website=1000, Hotline=1000, Rechnung=8000)
    app = visit("budget", **{"budget.percent": "50"})
    give(judged, Rechnung=7000)
    app.button(key="budget.take").click().run()
    assert not app.exception
    assert app.error
    assert money(judged)["Website"] == 1000


def test_money_of_open_measures_is_a_view_of_its_own(visit, judged):
    give(judged, Website=1000)
    app = visit("budget", **{"budget.money": "Offene Maßnahmen"})
    assert not app.exception
    assert "Noch hat keine offene Maßnahme" in app.info[0].value
