"""Gaps by weight, by customer group and over time, worked out from answers in the store."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from tpm.analysis import gaps as analysis
from tpm.figures import findings, gaps, gaps_course, gaps_findings, gaps_groups, importance, ratings
from tpm.figures.gaps import Order
from tpm.i18n.language import get
from tpm.model.period import Filter
from tpm.model.scale import Scale
from tpm.model.survey import Audience, Role
from tpm.model.target import Target
from tpm.store import scenarios, settings, surveys, targets, touchpoints
from tpm.store.change import Change
from tpm.store.database import Store

EVERYTHING = Filter()
ENGLISH = get("en")
HALF = {1: 5, 5: 5}


def put(change: Change, question: int, values: dict[int, int], *, group: str, day: date | None = None, wave: int = 1) -> None:
    """So many answers of each value by respondents of their own, of a group, in the import `wave`."""
    row = change.rows("SELECT coalesce(max(id), 0) FROM respondent")[0][0]
    for value, n in values.items():
        for _ in range(n):
            row += 1
            change.rows("INSERT INTO respondent VALUES (?, ?, NULL, ?)", [row, wave, day])
            change.rows("INSERT INTO respondent_segment VALUES (?, 'Art', ?)", [row, group])
            change.rows("INSERT INTO answer VALUES (?, ?, ?)", [row, question, value])


def imported(change: Change, wave: int, survey: int, day: str) -> None:
    change.rows(
        "INSERT INTO import (id, survey_id, change_id, file_name, file_hash, sheet, imported_at, imported_by,"
        " respondents, answers, referrals, mapping) VALUES (?, ?, 0, 'w.csv', ?, '', CAST(? AS TIMESTAMP), '', 1, 1, 0, '[]')",
        [wave, survey, str(wave), day],
    )


@pytest.fixture
def asked(store: Store) -> dict[str, int]:
    """Hotline and Website, both with the target 75: the ids of their questions and of the survey."""
    with store.change() as change:
        places = touchpoints.find_or_add(change, ("Hotline", "Website"))
        survey = surveys.find_or_add(change, "Kunden", Audience.CUSTOMER)
        five = Scale(minimum=1, maximum=5)
        made = {"survey": survey.id}
        for name in ("Hotline", "Website"):
            made[name] = surveys.put_question(change, survey, name, Role.RATING, touchpoint_id=places[name.casefold()], scale=five)
            targets.put(change, places[name.casefold()], 75)
        imported(change, 1, survey.id, "2026-01-31")
    return made


def at(store: Store, name: str) -> int:
    return next(one.id for one in touchpoints.every(store) if one.name == name)


def aim(store: Store, name: str, score: float, **more: object) -> None:
    """A target in the chosen scenario, for a group or from a day on."""
    with store.change() as change:
        targets.save(change, Target(touchpoint_id=at(store, name), scenario_id=scenarios.chosen(change).id, score=score, **more))


def test_a_filter_for_a_group_uses_the_target_of_that_group(store: Store, asked: dict[str, int]) -> None:
    with store.change() as change:
        put(change, asked["Hotline"], HALF, group="neu")
    aim(store, "Hotline", 90, attribute="Art", value="neu")
    everyone, new = (gaps.gaps(store, chosen).set_index("touchpoint") for chosen in (EVERYTHING, Filter(segment=("Art", "neu"))))
    assert (everyone.loc["Hotline", "target"], new.loc["Hotline", "target"]) == (75, 90)
    assert (everyone.loc["Hotline", "gap"], new.loc["Hotline", "gap"]) == (25, 40)


def test_every_cell_of_the_map_is_what_the_filter_for_its_group_shows(store: Store, asked: dict[str, int]) -> None:
    with store.change() as change:
        for name, group, values in (("Hotline", "neu", {1: 4, 4: 6}), ("Hotline", "alt", {5: 9}), ("Website", "neu", {2: 3, 3: 7})):
            put(change, asked[name], values, group=group)
    aim(store, "Website", 60, attribute="Art", value="neu")
    found = gaps_groups.groups(store, replace(EVERYTHING, segment=("Art", "alt")), "Art", ["alt", "neu"])
    assert found["group"].tolist() == ["alt", "neu", "alt", "neu"]
    for row in found[~found["hidden"]].to_dict("records"):
        one = gaps.gaps(store, Filter(segment=("Art", row["group"]))).set_index("touchpoint").loc[row["touchpoint"]]
        for name in ("n", "score", "low", "high", "target", "gap", "gap_low", "gap_high"):
            assert row[name] == pytest.approx(one[name]), name
        assert row["decision"] == one["decision"]
    assert found.loc[found["own"], ["touchpoint", "group"]].to_numpy().tolist() == [["Website", "neu"]]
    assert "◇" in gaps_groups.signs(found, ENGLISH)
    assert "◇" not in gaps_groups.signs(found[~found["own"]], ENGLISH)


def test_a_cell_of_fewer_than_five_answers_is_hidden_even_where_customers_are_not_protected(store: Store, asked: dict[str, int]) -> None:
    with store.change() as change:
        put(change, asked["Hotline"], {1: 4}, group="neu")
        put(change, asked["Hotline"], {1: 5}, group="alt")
    found = gaps_groups.groups(store, EVERYTHING, "Art", ["neu", "alt"]).query("touchpoint == 'Hotline'")
    assert found["hidden"].tolist() == [True, False]
    assert found.iloc[0][["n", "score", "gap", "gap_low", "gap_high", "decision"]].isna().all()
    assert gaps_groups.hidden(found, ENGLISH) == "1 cell is protected: too few people, or the period would tell about a few."
    assert gaps_groups.hidden(found.iloc[1:], ENGLISH) == ""


def test_where_customers_are_protected_the_map_shows_no_more_than_the_ratings_do(store: Store, asked: dict[str, int]) -> None:
    with store.change() as change:
        for group, n in (("a", 12), ("b", 9), ("c", 3)):
            put(change, asked["Hotline"], {2: n}, group=group)
        settings.put(change, "minimum_customers", "5")
    found = gaps_groups.groups(store, EVERYTHING, "Art", ["a", "b", "c"]).query("touchpoint == 'Hotline'").set_index("group")
    assert found["hidden"].sum() >= 2
    for group in "abc":
        shown = ratings.ratings(store, Filter(segment=("Art", group))).set_index("touchpoint").loc["Hotline", "score"]
        assert pd.isna(shown) == found.loc[group, "hidden"]


def test_the_map_says_which_group_is_furthest_from_its_target_and_how_certain_that_is(store: Store, asked: dict[str, int]) -> None:
    with store.change() as change:
        put(change, asked["Hotline"], {1: 10, 2: 10}, group="neu")
        put(change, asked["Website"], {5: 10, 4: 10}, group="neu")
    found = gaps_groups.groups(store, EVERYTHING, "Art", ["neu"])
    assert gaps_groups.finding(found, ENGLISH) == "“Hotline” is furthest from its target for neu: 63 points below it, clearly open."
    reached = found[found["touchpoint"] == "Website"]
    assert gaps_groups.finding(reached, ENGLISH) == "Every target is reached in every group."
    assert gaps_groups.finding(reached.assign(hidden=True), ENGLISH) == "Among what is shown: Every target is reached in every group."
    assert gaps_groups.finding(found.assign(gap=float("nan")), ENGLISH).startswith("No group has enough answers")


def test_gaps_are_weighted_by_derived_importance_and_ordered_by_it() -> None:
    found = pd.DataFrame(
        {
            "touchpoint_id": [1, 2, 3],
            "touchpoint": ["A", "B", "C"],
            "order": [2, 3, 1],
            "target": 80.0,
            "low": [48.0, 58.0, 88.0],
            "high": [52.0, 62.0, 92.0],
            "gap": [30.0, 20.0, -10.0],
            "gap_digits": 0,
        }
    )
    table = pd.DataFrame({"touchpoint_id": [1, 2, 3], "share": [0.1, 0.6, 0.3]})
    weighed = gaps.weighed(found, importance.Importance(outcome=Role.OVERALL, table=table))
    assert weighed["weighted"].tolist() == pytest.approx([3, 12, 0])
    assert {order: gaps.ordered(weighed, order)["touchpoint"].tolist() for order in Order} == {
        Order.GAP: ["A", "B", "C"],
        Order.WEIGHTED: ["B", "A", "C"],
        Order.JOURNEY: ["C", "A", "B"],
    }
    told = gaps_findings.heaviest(weighed, ENGLISH)
    assert told == "“B” weighs most: gap 20 points, importance 60%, weighted gap 12.0 points."


def test_nothing_weighs_where_importance_is_refused(store: Store, asked: dict[str, int]) -> None:
    with store.change() as change:
        put(change, asked["Hotline"], HALF, group="neu")
    weights = importance.importance(store, EVERYTHING)
    weighed = gaps.weighed(gaps.gaps(store, EVERYTHING), weights)
    assert weights.refused == "no_outcome"
    assert weighed["weighted"].isna().all()
    assert gaps_findings.heaviest(weighed, ENGLISH) == ""


def test_each_import_of_a_survey_is_a_wave_with_the_target_that_was_in_force(store: Store, asked: dict[str, int]) -> None:
    with store.change() as change:
        imported(change, 2, asked["survey"], "2026-05-31")
        imported(change, 3, asked["survey"], "2026-09-30")
        put(change, asked["Hotline"], {1: 10, 2: 10, 3: 20}, group="neu", day=date(2026, 5, 20), wave=2)
        put(change, asked["Hotline"], {1: 20, 2: 20}, group="neu", day=date(2026, 1, 20))
        put(change, asked["Hotline"], {3: 20, 4: 20, 5: 10}, group="neu", day=date(2026, 9, 20), wave=3)
        put(change, asked["Website"], {3: 20}, group="neu", wave=3)
    aim(store, "Hotline", 85, valid_from=date(2026, 6, 1))
    found = gaps_course.course(store, EVERYTHING, at(store, "Hotline"))
    assert found.waves
    assert found.frame["n"].tolist() == [40, 40, 50]
    assert found.frame["target"].tolist() == [75, 75, 85]
    assert found.frame["gap"].tolist() == pytest.approx([62.5, 43.75, 15])
    assert gaps_course.named(found, ENGLISH) == ["Wave 1, Jan 2026", "Wave 2, May 2026", "Wave 3, Sep 2026"]
    told = gaps_course.finding(found, "Hotline", ENGLISH)
    assert told == (
        "“Hotline”: the gap has clearly become smaller, from 63 points (Wave 1, Jan 2026) to 15 points (Wave 3, Sep 2026). "
        "In between the target was moved from 75 to 85; the score itself has clearly risen."
    )
    assert gaps_course.interval(found, ENGLISH).startswith("Change −48 points (95 % interval −5")
    assert len(gaps_course.table(found, ENGLISH)) == 3


def test_a_gap_that_is_wider_only_because_the_target_was_moved_says_so(store: Store, asked: dict[str, int]) -> None:
    with store.change() as change:
        imported(change, 2, asked["survey"], "2026-05-31")
        for wave, day in ((1, date(2026, 1, 20)), (2, date(2026, 5, 20))):
            put(change, asked["Hotline"], {2: 20, 3: 20}, group="neu", day=day, wave=wave)
    aim(store, "Hotline", 95, valid_from=date(2026, 3, 1))
    told = gaps_course.finding(gaps_course.course(store, EVERYTHING, at(store, "Hotline")), "Hotline", ENGLISH)
    assert "clearly become wider" in told
    assert told.endswith("that the score itself has changed may be chance.")


def test_waves_without_a_date_go_by_the_day_of_their_import(store: Store, asked: dict[str, int]) -> None:
    with store.change() as change:
        imported(change, 2, asked["survey"], "2025-05-31")
        put(change, asked["Hotline"], {4: 20, 3: 20}, group="neu")
        put(change, asked["Hotline"], {3: 20, 4: 19}, group="neu", wave=2)
    found = gaps_course.course(store, EVERYTHING, at(store, "Hotline"))
    assert found.frame["n"].tolist() == [39, 40]
    assert gaps_course.named(found, ENGLISH) == ["Wave 1", "Wave 2"]
    assert gaps_course.finding(found, "Hotline", ENGLISH).endswith("the difference may be chance.")


def test_where_there_is_one_wave_quarters_make_the_course_and_those_without_answers_stay_empty(store: Store, asked: dict[str, int]) -> None:
    with store.change() as change:
        put(change, asked["Hotline"], {4: 20, 5: 20}, group="neu", day=date(2026, 1, 20))
        put(change, asked["Hotline"], {1: 20, 2: 20}, group="neu", day=date(2026, 8, 20))
    found = gaps_course.course(store, EVERYTHING, at(store, "Hotline"))
    assert not found.waves
    assert found.frame["n"].tolist() == [40, 0, 40]
    assert gaps_course.named(found, ENGLISH) == ["Q1 2026", "Q2 2026", "Q3 2026"]
    assert found.frame["gap"].isna().tolist() == [False, True, False]
    assert "clearly become wider" in gaps_course.finding(found, "Hotline", ENGLISH)


def test_one_wave_without_dates_has_no_course(store: Store, asked: dict[str, int]) -> None:
    with store.change() as change:
        put(change, asked["Hotline"], HALF, group="neu")
    found = gaps_course.course(store, EVERYTHING, at(store, "Hotline"))
    assert found.frame.empty
    assert gaps_course.interval(found, ENGLISH) == ""


def test_a_course_begins_and_ends_with_waves_that_have_enough_answers(store: Store, asked: dict[str, int]) -> None:
    with store.change() as change:
        for wave, n in ((2, 40), (3, 40), (4, 9)):
            imported(change, wave, asked["survey"], f"2026-0{wave}-28")
            put(change, asked["Hotline"], {wave: n - 1, 1: 1}, group="neu", wave=wave)
    found = gaps_course.course(store, EVERYTHING, at(store, "Hotline"))
    assert found.frame["n"].tolist() == [40, 40, 9]
    assert found.ends["number"].tolist() == [1, 2]


def test_a_gap_is_told_with_its_decision_first() -> None:
    open_gap = {
        "gap": 20.0,
        "gap_low": 17.0,
        "gap_high": 23.0,
        "score": 55.0,
        "target": 75.0,
        "n": 166,
        "decision": "open",
        "gap_digits": 0,
    }
    assert gaps_findings.standing(open_gap, ENGLISH) == (
        "Clearly open: 20 points below the target (95 % interval 17 to 23). Actual 55, target 75, n = 166."
    )
    above = open_gap | {"gap": -5.0, "gap_low": -8.0, "gap_high": -2.0, "decision": "reached"}
    assert gaps_findings.standing(above, ENGLISH).startswith("Reached: 5 points above the target (95 % interval 2 to 8).")
    single = open_gap | {"gap_low": float("nan"), "gap_high": float("nan"), "decision": "undecided", "n": 1}
    assert gaps_findings.standing(single, ENGLISH).startswith("Cannot be decided: 20 points below the target; it takes more answers.")
    unknown = open_gap | dict.fromkeys(("gap", "gap_low", "gap_high", "target"), float("nan"))
    assert gaps_findings.standing(unknown, ENGLISH) == "Actual 55, target –, n = 166."


def test_a_gap_and_its_interval_are_written_with_the_same_decimals_everywhere() -> None:
    row = {"touchpoint": "A", "target": 80.0, "score": 50.26, "gap": 29.74, "n": 9000, "decision": "open"}
    for half, said in ((0.4, ("29.7", "29.3 to 30.1")), (4.0, ("30", "26 to 34"))):
        frame = analysis.bounds(pd.DataFrame([row | {"low": 50.26 - half, "high": 50.26 + half}]))
        told = gaps_findings.standing(frame.iloc[0].to_dict(), ENGLISH)
        assert f"{said[0]} points below the target (95 % interval {said[1]})" in told.replace("\u00a0", " ").replace("95%", "95 %")
        assert f"is {said[0]} points below" in findings.widest_gap(frame, ENGLISH).replace("\u00a0", " ")
