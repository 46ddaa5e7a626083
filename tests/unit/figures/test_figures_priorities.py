"""Priorities, budgets and stated importance from answers in the store."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

import pandas as pd
import pytest
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from tpm.analysis.matrix import Quadrant
from tpm.analysis.priorities import Part
from tpm.figures import budget, importance_shares, priorities, priority_findings, ratings, recommendation, stated
from tpm.figures.budget import Funding, Money
from tpm.figures.importance_shares import Basis
from tpm.i18n import language
from tpm.model.measure import Measure, Progress
from tpm.model.period import Filter
from tpm.model.scale import Scale
from tpm.model.survey import Audience, Role
from tpm.store import measures, settings, surveys, targets, touchpoints
from tpm.store.database import Store

FIVE, TEN = Scale(minimum=1, maximum=5), Scale(minimum=0, maximum=10)
HOTLINE, WEBSITE = "Hotline", "Website"
GERMAN = language.get("de")
_FILES = count(1)


def ask(store: Store, header: str, role: Role, name: str = "") -> int:
    with store.change() as change:
        survey = surveys.find_or_add(change, "Kunden", Audience.CUSTOMER)
        place = touchpoints.find_or_add(change, [name])[name.casefold()] if name else None
        return surveys.put_question(change, survey, header, role, touchpoint_id=place, scale=TEN if role is Role.NPS else FIVE)


def fill(store: Store, rows: Sequence[dict[int, float]]) -> None:
    """A file with a row per customer: question → value."""
    file = next(_FILES)
    with store.change() as change:
        for number, row in enumerate(rows):
            respondent = file * 1_000_000 + number
            change.rows("INSERT INTO respondent VALUES (?, ?, NULL, NULL)", [respondent, file])
            for question, value in row.items():
                change.rows("INSERT INTO answer VALUES (?, ?, ?)", [respondent, question, value])


def ids(store: Store) -> dict[str, int]:
    return {each.name: each.id for each in touchpoints.every(store)}


def one(store: Store, name: str = HOTLINE, chosen: Filter | None = None) -> pd.Series:
    table = priorities.parts(store, chosen or Filter()).table
    return table.set_index("touchpoint").loc[name]


@pytest.fixture
def rated(store: Store) -> Store:
    """A hotline with a target, rated by 40 of 50 customers: 20 delighted (15 promoters), 20 others (5 promoters)."""
    hotline, nps = ask(store, "Hotline?", Role.RATING, HOTLINE), ask(store, "Empfehlen?", Role.NPS)
    rows = [{hotline: 5, nps: 9 if i < 15 else 6} for i in range(20)] + [{hotline: 3, nps: 10 if i < 5 else 8} for i in range(20)]
    fill(store, [*rows, *[{nps: 10.0} for _ in range(10)]])
    with store.change() as change:
        targets.put(change, touchpoints.find_or_add(change, [])[HOTLINE.casefold()], 90)
    return store


def test_referral_potential_is_the_difference_of_two_shares_with_newcombes_interval(rated: Store):
    found = one(rated)
    assert found["potential"] == pytest.approx(15 / 20 - 5 / 20)
    low, high = confint_proportions_2indep(15, 20, 5, 20, method="newcomb", compare="diff")
    assert (found["potential_low"], found["potential_high"]) == pytest.approx((low, high))
    assert [found[name] for name in ("delighted", "delighted_promoters", "others", "other_promoters")] == [20, 15, 20, 5]


def test_who_is_a_promoter_is_what_the_nps_says(rated: Store):
    fill(rated, [{ask(rated, "Hotline?", Role.RATING, HOTLINE): 5, ask(rated, "Empfehlen?", Role.NPS): 9.5} for _ in range(20)])
    found = one(rated)
    assert [found[name] for name in ("delighted", "delighted_promoters")] == [20, 15]
    assert recommendation.nps(rated, Filter())["n"].tolist() == [50]


def test_without_ratings_or_without_a_scale_from_0_to_10_there_is_no_potential(store: Store):
    with store.change() as change:
        survey = surveys.find_or_add(change, "Kunden", Audience.CUSTOMER)
        nps = surveys.put_question(change, survey, "Empfehlen?", Role.NPS, scale=FIVE)
        touchpoints.find_or_add(change, [HOTLINE])
        targets.put(change, touchpoints.find_or_add(change, [])[HOTLINE.casefold()], 90)
    fill(store, [{nps: 5}])
    assert priorities.parts(store, Filter()).table.empty
    fill(store, [{ask(store, "Hotline?", Role.RATING, HOTLINE): 5, nps: 5} for _ in range(40)])
    assert pd.isna(one(store)["potential"])


def test_reach_counts_who_rated_among_those_who_were_asked(rated: Store):
    found = one(rated)
    assert (found["reached"], found["base"], found["reach"]) == (40, 50, 0.8)
    assert (found["reach_low"], found["reach_high"]) == pytest.approx(proportion_confint(40, 50, method="wilson"))


def test_people_in_a_file_without_the_question_do_not_count_in_its_reach(rated: Store):
    fill(rated, [{ask(rated, "Website?", Role.RATING, WEBSITE): 4} for _ in range(30)])
    assert one(rated)["base"] == 50


def test_the_gap_is_never_below_nothing(rated: Store):
    assert one(rated)["gap"] == pytest.approx(90 - 75)
    version = int(targets.every(rated)["version"].iloc[0])
    with rated.change() as change:
        targets.put(change, ids(rated)[HOTLINE], 40, seen=version)
    found = one(rated)
    assert (found["gap"], found["gap_low"]) == (0, 0)


def test_below_thirty_referral_potential_is_missing_and_the_rest_counts(store: Store):
    hotline, nps = ask(store, "Hotline?", Role.RATING, HOTLINE), ask(store, "Empfehlen?", Role.NPS)
    fill(store, [{hotline: 5 if i < 14 else 3, nps: 9} for i in range(29)])
    with store.change() as change:
        targets.put(change, ids(store)[HOTLINE], 100)
    found = priorities.parts(store, Filter())
    assert found.table["potential"].isna().all()
    table = priorities.ranked(found, priorities.EVEN)
    assert table["priority"].tolist() == pytest.approx([100.0])
    assert priorities.missing(table)[priorities.Part.POTENTIAL] == 1


def test_effort_counts_the_other_way_round(rated: Store):
    with rated.change() as change:
        touchpoints.save(change, replace(touchpoints.every(change)[0], effort=2))
    assert one(rated)["effort_points"] == 75


def test_an_effort_that_is_not_estimated_counts_as_medium_and_that_is_said(rated: Store):
    website = ask(rated, "Website?", Role.RATING, WEBSITE)
    fill(rated, [{website: 4} for _ in range(30)])
    with rated.change() as change:
        targets.put(change, ids(rated)[WEBSITE], 90)
    before = priorities.parts(rated, Filter())
    assert priority_findings.lacking(before.table, GERMAN) == ["", "ohne: Empfehlungspotenzial"]
    with rated.change() as change:
        touchpoints.save(change, replace(touchpoints.every(change)[0], effort=2))
    found = priorities.parts(rated, Filter())
    assert one(rated, WEBSITE)["effort_points"] == 50
    assert priority_findings.lacking(found.table, GERMAN) == ["", "ohne: Empfehlungspotenzial · Aufwand nicht geschätzt"]
    assert any(said.startswith("Der Aufwand von 1 Kontaktpunkt ist nicht geschätzt") for said in priority_findings.method(found, GERMAN))


def test_a_touchpoint_with_neither_importance_nor_gap_is_named_and_not_ranked(rated: Store):
    with rated.change() as change:
        touchpoints.find_or_add(change, ["Messe"])
    found = priorities.parts(rated, Filter())
    assert found.unranked == ("Messe",)
    assert found.table["touchpoint"].tolist() == [HOTLINE]


def test_protected_touchpoints_have_no_reach_and_no_potential(rated: Store):
    with rated.change() as change:
        settings.put(change, "minimum_customers", "10")
    rare = ask(rated, "Website?", Role.RATING, WEBSITE)
    fill(rated, [{rare: 5} for _ in range(9)])
    with rated.change() as change:
        targets.put(change, ids(rated)[WEBSITE], 100)
    found = priorities.parts(rated, Filter()).table.set_index("touchpoint")
    assert found.loc[HOTLINE, "reach"] == 0.8
    assert WEBSITE not in found.index or pd.isna(found.loc[WEBSITE, ["reach", "potential", "gap"]]).all()


def test_stated_importance_is_a_mean_with_its_base_and_counts_nowhere_as_a_rating(rated: Store):
    before = ratings.ratings(rated, Filter())
    fill(rated, [{ask(rated, "Wie wichtig ist Ihnen die Hotline?", Role.IMPORTANCE, HOTLINE): value} for value in (5, 4, 4, 3)])
    found = stated.stated(rated, Filter())
    assert found["stated"].tolist() == [75]
    assert found["stated_n"].tolist() == [4]
    assert (found["stated_low"] < 75).all()
    assert (found["stated_high"] > 75).all()
    pd.testing.assert_frame_equal(ratings.ratings(rated, Filter()), before)
    assert one(rated)["reached"] == 40


def test_stated_importance_of_few_people_is_protected(rated: Store):
    with rated.change() as change:
        settings.put(change, "minimum_customers", "5")
    fill(rated, [{ask(rated, "Wie wichtig ist Ihnen die Hotline?", Role.IMPORTANCE, HOTLINE): 5} for _ in range(4)])
    assert stated.stated(rated, Filter()).empty


@pytest.fixture
def funded(store: Store) -> Store:
    """Stated importance of four touchpoints in shares 50, 30, 15, 5 % (of 200 points), and budgets."""
    for name, share, money in (("A", 100.0, 100.0), ("B", 60.0, 100.0), ("C", 30.0, 600.0), ("D", 10.0, 200.0)):
        question = ask(store, f"Wichtigkeit {name}", Role.IMPORTANCE, name)
        rated = ask(store, f"{name}?", Role.RATING, name)
        fill(store, [{question: 1 + share / 25, rated: 2 if name in "AD" else 4} for _ in range(3)])
        with store.change() as change:
            each = next(t for t in touchpoints.every(change) if t.name == name)
            touchpoints.save(change, replace(each, budget_per_year=money))
    return store


def test_where_nothing_can_be_derived_importance_is_stated_in_shares_of_its_sum(funded: Store):
    found = importance_shares.shares(funded, Filter())
    assert (found.basis, found.refused) == (Basis.STATED, "no_outcome")
    assert found.table["share"].tolist() == pytest.approx([0.5, 0.3, 0.15, 0.05])


def test_money_share_against_importance_names_who_gets_too_much(funded: Store):
    found = budget.budget(funded, Filter())
    table = found.table.set_index("touchpoint")
    assert table["money_share"].to_dict() == pytest.approx({"A": 0.1, "B": 0.1, "C": 0.6, "D": 0.2})
    assert table["difference"].to_dict() == pytest.approx({"A": -0.4, "B": -0.2, "C": 0.45, "D": 0.15})
    assert table["funding"].to_dict() == {"A": Funding.UNDER, "B": Funding.UNDER, "C": Funding.OVER, "D": Funding.OVER}
    assert list(table.index) == ["C", "D", "B", "A"]


def test_money_where_little_matters_is_that_below_an_even_share(funded: Store):
    found = budget.budget(funded, Filter())
    assert found.irrelevant == pytest.approx(0.8)
    assert found.at(Quadrant.OVERSUPPLIED) == pytest.approx(0.6)
    assert found.at(Quadrant.LOW) == pytest.approx(0.2)
    assert found.at(Quadrant.ACT) == pytest.approx(0.1)


def test_a_shift_keeps_the_total_and_changes_the_shares_only(funded: Store):
    found = budget.budget(funded, Filter())
    then = budget.shifted(found, ids(funded)["C"], ids(funded)["A"], 500)
    assert then.total == found.total == 1000
    assert then.irrelevant == pytest.approx(0.3)
    assert budget.budget(funded, Filter()).irrelevant == pytest.approx(0.8)


def test_a_touchpoint_without_an_amount_is_left_out_and_the_shares_are_those_of_the_rest(funded: Store):
    with funded.change() as change:
        touchpoints.save(change, replace(next(t for t in touchpoints.every(change) if t.name == "C"), budget_per_year=None))
    found = budget.budget(funded, Filter())
    assert set(found.table["touchpoint"]) == {"A", "B", "D"}
    assert found.table["importance"].sum() == pytest.approx(1)
    assert found.table["money_share"].sum() == pytest.approx(1)


def test_money_at_touchpoints_of_unknown_importance_is_told(funded: Store):
    with funded.change() as change:
        touchpoints.save(change, replace(touchpoints.every(change)[0], id=0, name="Messe", budget_per_year=70, position=0))
    assert budget.budget(funded, Filter()).elsewhere == 70


def test_planned_money_is_that_of_the_open_measures(funded: Store):
    with funded.change() as change:
        for title, name, progress in (("x", "A", Progress.PLANNED), ("y", "A", Progress.RUNNING), ("z", "B", Progress.DONE)):
            measures.save(change, Measure(title=title, touchpoint_id=ids(funded)[name], progress=progress, budget=50))
    table = budget.budget(funded, Filter(), Money.PLANNED).table.set_index("touchpoint")
    assert table["money"].to_dict() == {"A": 100, "B": 0, "C": 0, "D": 0}


def test_without_any_money_there_is_nothing_to_compare(funded: Store):
    assert budget.budget(funded, Filter(), Money.PLANNED).table.empty


def test_a_part_without_spread_is_named_beside_the_weights():
    points = {f"{part}_points": [0.0, 50.0, 100.0] for part in Part}
    near = pd.DataFrame(points | {"reach_points": [95.0, 99.0, 100.0]})
    same = pd.DataFrame(points | {"reach_points": [100.0] * 3})
    assert priority_findings.alike(near, GERMAN) == "Bei allen Kontaktpunkten fast gleich: Reichweite."
    assert priority_findings.alike(same, GERMAN) == "Bei allen Kontaktpunkten gleich: Reichweite."
    assert priority_findings.alike(pd.DataFrame(points), GERMAN) == ""
