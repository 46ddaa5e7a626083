"""Money against importance where amounts are known for some touchpoints only."""

from dataclasses import replace

import pytest

from tpm.analysis.matrix import Quadrant
from tpm.figures import budget, budget_findings, ratings
from tpm.i18n.language import get
from tpm.model.period import Filter
from tpm.model.scale import Scale
from tpm.model.survey import Audience, Role
from tpm.store import surveys, touchpoints
from tpm.store.database import Store

# Stated importance in points, 200 in all: 50, 30, 15, 5 %; an even share is 25 %
POINTS = {"A": 100.0, "B": 60.0, "C": 30.0, "D": 10.0}
RATED = {"A": 2, "B": 4, "C": 3, "D": 5}


@pytest.fixture
def judged(store: Store) -> Store:
    """Four touchpoints that three customers rated and called important."""
    five = Scale(minimum=1, maximum=5)
    with store.change() as change:
        survey = surveys.find_or_add(change, "Kunden", Audience.CUSTOMER)
        places = touchpoints.find_or_add(change, list(POINTS))
        change.rows("INSERT INTO respondent SELECT range, 1, NULL, NULL FROM range(3)")
        for name, points in POINTS.items():
            for role, header, value in ((Role.IMPORTANCE, f"{name}!", 1 + points / 25), (Role.RATING, f"{name}?", RATED[name])):
                question = surveys.put_question(change, survey, header, role, touchpoint_id=places[name.casefold()], scale=five)
                change.rows("INSERT INTO answer SELECT range, ?, ? FROM range(3)", [question, value])
    return store


def give(store: Store, **budgets: float) -> None:
    with store.change() as change:
        for each in touchpoints.every(change):
            touchpoints.save(change, replace(each, budget_per_year=budgets.get(each.name)))


def test_what_matters_little_is_decided_among_all_touchpoints_not_among_those_with_money(judged: Store):
    give(judged, B=100, C=100)
    found = budget.budget(judged, Filter())
    table = found.table.set_index("touchpoint")
    assert table["importance"].to_dict() == pytest.approx({"B": 2 / 3, "C": 1 / 3})
    assert table["importance_of_all"].to_dict() == pytest.approx({"B": 0.3, "C": 0.15})
    assert table["irrelevant"].to_dict() == {"B": False, "C": True}
    give(judged, A=100, B=100)
    assert not budget.budget(judged, Filter()).table["irrelevant"].any()


def test_scores_are_divided_at_the_mean_of_all_touchpoints(judged: Store):
    give(judged, B=100, D=100)
    table = budget.budget(judged, Filter()).table.set_index("touchpoint")
    everywhere = ratings.ratings(judged, Filter())["score"].mean()
    assert table.loc["B", "score"] < table["score"].mean()
    assert table.loc["B", "score"] > everywhere
    assert table.loc["B", "quadrant"] == Quadrant.KEEP


def test_the_quadrants_stay_those_of_all_when_money_is_moved(judged: Store):
    give(judged, B=100, C=100)
    found = budget.budget(judged, Filter())
    ids = found.table.set_index("touchpoint")["touchpoint_id"]
    then = budget.shifted(found, int(ids["C"]), int(ids["B"]), 100)
    assert then.table.set_index("touchpoint")["quadrant"].to_dict() == found.table.set_index("touchpoint")["quadrant"].to_dict()
    assert then.irrelevant == 0


def test_how_many_are_compared_and_left_out_is_said_only_where_some_are(judged: Store):
    give(judged, A=1, B=1, C=1)
    assert budget_findings.left_out(budget.budget(judged, Filter()), get("de")) == (
        "Verglichen werden die 3 Kontaktpunkte mit Betrag; ihre Wichtigkeit ist auf 100 % umgerechnet. 1 ohne Betrag zählt nicht mit."
    )
    give(judged, A=1, B=1, C=1, D=0)
    assert budget_findings.left_out(budget.budget(judged, Filter()), get("de")) == ""


def test_the_table_tells_the_share_in_the_chart_from_the_share_among_all(judged: Store):
    give(judged, B=100, C=300)
    found = budget.budget(judged, Filter())
    table = budget_findings.table(found, get("de")).set_index("Kontaktpunkt")
    assert table["Wichtigkeit unter den verglichenen (%)"].to_dict() == {"B": 66.7, "C": 33.3}
    assert table["Wichtigkeit unter allen (%)"].to_dict() == {"B": 30, "C": 15}
    assert table["Unterschied (Prozentpunkte)"].to_dict() == {"B": -41.7, "C": 41.7}


def test_while_money_is_tried_out_the_table_has_the_verdict_that_would_follow(judged: Store):
    give(judged, B=100, C=300)
    found = budget.budget(judged, Filter())
    ids = found.table.set_index("touchpoint")["touchpoint_id"]
    then = budget.shifted(found, int(ids["C"]), int(ids["B"]), 300)
    table = budget_findings.table(found, get("de"), then).set_index("Kontaktpunkt")
    assert table["Anteil am Geld nach der Verschiebung (%)"].to_dict() == {"B": 100, "C": 0}
    assert table["Ausstattung"].to_dict() == {"B": "überfinanziert", "C": "unterfinanziert"}
