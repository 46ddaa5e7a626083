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
    assert "„Rechnung“ steht vorn mit 100 von 100\u00a0Punkten" in other.markdown[0].value
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
    assert "„Rechnung“ bekommt 80\u00a0% des Geldes" in app.markdown[0].value
    app.slider(key="budget.percent").set_value(50).run()
    assert money(judged) == {"Website": 1000, "Hotline": 1000, "Rechnung": 8000}
    assert any("4.000\u00a0€ von „Rechnung“ zu „Website“".replace(".", "\\.") in each.value for each in app.markdown)
    app.button(key="budget.take").click().run()
    assert not app.exception
    assert money(judged) == {"Website": 5000, "Hotline": 1000, "Rechnung": 4000}
    assert app.slider[0].value == 0
    assert "budget.from" not in app.query_params
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
    app = visit("budget", **{"budget.money": "planned"})
    assert not app.exception
    assert "Noch hat keine offene Maßnahme" in app.info[0].value


def ids(store: Store) -> dict[str, str]:
    return {each.name: str(each.id) for each in touchpoints.every(store)}


def test_with_one_amount_the_page_still_asks_for_amounts(visit, judged):
    give(judged, Website=1000)
    app = visit("budget")
    assert not app.exception
    assert len(app.data_editor) == 1
    assert app.button(key="budget.compare").disabled


def test_amounts_are_compared_when_the_reader_says_so(visit, judged):
    app = visit("budget")
    give(judged, Website=1000, Rechnung=8000)
    app.run()
    assert "Tragen Sie es hier ein" in app.info[0].value
    app.button(key="budget.compare").click().run()
    assert not app.exception
    assert "„Rechnung“ bekommt 89\u00a0% des Geldes" in app.markdown[0].value


def test_touchpoints_without_an_amount_are_told_right_below_the_finding(visit, judged):
    give(judged, Website=1000, Rechnung=8000)
    app = visit("budget")
    assert "Verglichen werden die 2 Kontaktpunkte mit Betrag" in app.caption[0].value
    give(judged, Hotline=0)
    app.run()
    assert not any("Verglichen werden" in caption.value for caption in app.caption)


def test_the_most_overfunded_gives_and_the_most_underfunded_gets_at_first(visit, judged):
    give(judged, Website=1000, Hotline=1000, Rechnung=8000)
    app = visit("budget")
    assert [box.value for box in app.selectbox if box.label.startswith("Geld")] == [ids(judged)["Rechnung"], ids(judged)["Website"]]


def test_a_link_to_a_what_if_shows_the_same_move_after_a_rename(visit, judged):
    give(judged, Website=1000, Hotline=1000, Rechnung=8000)
    link = {"budget.from": ids(judged)["Website"], "budget.to": ids(judged)["Hotline"], "budget.percent": "50"}
    with judged.change() as change:
        for each in touchpoints.every(change):
            touchpoints.save(change, replace(each, name=f"{each.name} neu"))
    app = visit("budget", **link)
    assert not app.exception
    assert any("500\u00a0€ von „Website neu“ zu „Hotline neu“" in each.value for each in app.markdown)


def test_a_link_to_a_touchpoint_that_is_gone_moves_nothing_and_says_so(visit, judged):
    give(judged, Website=1000, Hotline=1000, Rechnung=8000)
    app = visit("budget", **{"budget.from": "999", "budget.to": ids(judged)["Hotline"], "budget.percent": "50"})
    assert not app.exception
    assert "nicht mehr verglichen" in app.info[0].value
    assert not any(button.key == "budget.take" for button in app.button)
    assert "nicht mehr verglichen" in app.run().info[0].value
    app.slider(key="budget.percent").set_value(50).run()
    assert not app.info
    assert app.query_params["budget.from"] != "999"
    assert any(button.key == "budget.take" for button in app.button)


def test_the_link_holds_both_ends_as_soon_as_money_is_moved(visit, judged):
    give(judged, Website=1000, Hotline=1000, Rechnung=8000)
    app = visit("budget")
    app.slider(key="budget.percent").set_value(50).run()
    kept = {name: app.query_params[name] for name in ("budget.from", "budget.to", "budget.percent")}
    assert {name: value[0] if isinstance(value, list) else value for name, value in kept.items()} == {
        "budget.from": ids(judged)["Rechnung"], "budget.to": ids(judged)["Website"], "budget.percent": "50",
    }  # fmt: skip


def test_choosing_the_one_that_gets_as_the_one_that_gives_leaves_no_move_onto_itself(visit, judged):
    give(judged, Website=1000, Hotline=1000, Rechnung=8000)
    app = visit("budget", **{"budget.percent": "50"})
    app.selectbox(key="budget.from").set_value(ids(judged)["Website"]).run()
    assert not app.exception
    assert not app.info
    assert any("500\u00a0€ von „Website“ zu „Hotline“" in each.value for each in app.markdown)


def test_a_part_that_is_unknown_everywhere_cannot_be_weighed_and_says_why(visit, judged):
    del judged
    sliders = {slider.label: slider for slider in visit("priorities").slider}
    assert not sliders["Wichtigkeit"].disabled
    assert sliders["Lücke"].disabled
    assert "brauchen bewertete Kontaktpunkte ein Soll" in sliders["Lücke"].help
    assert sliders["Geringer Aufwand"].disabled
