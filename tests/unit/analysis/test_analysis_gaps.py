import pandas as pd
import pytest

from tpm.analysis import gaps


@pytest.fixture
def ratings():
    columns = ["touchpoint_id", "touchpoint", "n", "score", "low", "high"]
    rows = [
        (1, "Website", 80, 60.0, 55.0, 65.0),
        (2, "Hotline", 90, 40.0, 35.0, 45.0),
        (3, "Messe", 20, 78.0, 70.0, 86.0),
        (4, "Rechnung", 50, 90.0, 85.0, 95.0),
        (5, "Newsletter", 50, 10.0, 5.0, 15.0),
    ]
    return pd.DataFrame(rows, columns=columns)


@pytest.fixture
def targets():
    return pd.DataFrame({"touchpoint_id": [1, 2, 3, 4], "target": [70.0, 70.0, 80.0, 80.0], "version": [1, 2, 1, 1]})


def test_the_widest_gap_comes_first_and_touchpoints_without_target_last(ratings, targets):
    found = gaps.rank(ratings, targets)
    assert found["touchpoint"].tolist() == ["Hotline", "Website", "Messe", "Rechnung", "Newsletter"]
    assert found["gap"].tolist() == pytest.approx([30, 10, 2, -10, float("nan")], nan_ok=True)


def test_the_interval_of_the_actual_score_decides(ratings, targets):
    found = gaps.rank(ratings, targets).set_index("touchpoint")["decision"]
    assert found[["Hotline", "Website", "Messe", "Rechnung"]].tolist() == ["open", "open", "undecided", "reached"]


def test_gap_is_empty_when_a_target_is_missing(ratings, targets):
    found = gaps.rank(ratings, targets).iloc[-1]
    assert found[["target", "gap", "decision"]].isna().all()


@pytest.mark.parametrize(("target", "decision"), [(55.0, "reached"), (55.1, "undecided"), (65.0, "undecided"), (65.1, "open")])
def test_a_target_on_the_edge_of_the_interval(ratings, target, decision):
    found = gaps.rank(ratings.iloc[:1], pd.DataFrame({"touchpoint_id": [1], "target": [target]}))
    assert found["decision"].tolist() == [decision]


def test_a_target_without_answers_has_no_gap_and_stands_before_those_without_target(ratings, targets):
    asked_for = pd.concat([targets, pd.DataFrame({"touchpoint_id": [9], "target": [50.0]})])
    found = gaps.rank(ratings, asked_for)
    assert found["touchpoint_id"].tolist() == [2, 1, 3, 4, 9, 5]
    assert found["n"].tolist() == [90, 80, 20, 50, 0, 50]
    assert found.loc[4, ["gap", "decision"]].isna().all()


def test_a_touchpoint_nobody_answered_about_has_no_gap(ratings, targets):
    empty = ratings.assign(n=0, score=float("nan"), low=float("nan"), high=float("nan"))
    assert gaps.rank(empty, targets)[["gap", "decision"]].isna().all(axis=None)


def test_a_single_answer_decides_nothing(ratings, targets):
    one = ratings.iloc[:1].assign(n=1, low=float("nan"), high=float("nan"))
    found = gaps.rank(one, targets.iloc[:1]).iloc[0]
    assert (found["gap"], found["decision"]) == (10, "undecided")


def test_a_hidden_base_stays_hidden(ratings, targets):
    hidden = ratings.assign(n=ratings["n"].astype(float).where(ratings["touchpoint_id"] != 2))
    assert gaps.rank(hidden, targets)["n"].isna().tolist() == [True, False, False, False, False]


def test_what_else_is_known_of_touchpoint_and_target_stays(ratings, targets):
    assert gaps.rank(ratings, targets).loc[0, ["touchpoint", "version"]].tolist() == ["Hotline", 2]


def test_without_targets_and_without_ratings_nothing_breaks(ratings, targets):
    no_targets, no_ratings = pd.DataFrame(columns=["touchpoint_id", "target"]), ratings.iloc[:0]
    assert gaps.rank(ratings, no_targets)["gap"].isna().all()
    assert gaps.rank(no_ratings, targets)["n"].tolist() == [0, 0, 0, 0]
    assert gaps.rank(no_ratings, no_targets).empty
    assert {"target", "gap", "decision"} <= set(gaps.rank(no_ratings, no_targets).columns)


def test_the_interval_of_a_gap_is_that_of_the_score_seen_from_the_target(ratings, targets):
    found = gaps.bounds(gaps.rank(ratings, targets)).set_index("touchpoint")
    assert found.loc["Hotline", ["gap_low", "gap", "gap_high"]].tolist() == [25, 30, 35]
    assert found.loc["Rechnung", ["gap_low", "gap", "gap_high"]].tolist() == [-15, -10, -5]
    assert found.loc["Newsletter", ["gap_low", "gap_high"]].isna().all()
    decided = found.dropna(subset=["gap"])
    assert ((decided["gap_low"] > 0) == (decided["decision"] == "open")).all()
    assert ((decided["gap_high"] <= 0) == (decided["decision"] == "reached")).all()


def test_a_weighted_gap_is_importance_times_gap_and_never_below_zero(ratings, targets):
    shares = pd.DataFrame({"touchpoint_id": [1, 2, 4, 5], "share": [0.5, 0.2, 0.2, 0.1]})
    found = gaps.weigh(gaps.rank(ratings, targets), shares).set_index("touchpoint")
    assert found["weighted"].to_dict() == pytest.approx(
        {"Hotline": 6, "Website": 5, "Messe": float("nan"), "Rechnung": 0, "Newsletter": float("nan")}, nan_ok=True
    )


def test_nothing_is_weighted_where_importance_is_refused(ratings, targets):
    nothing = pd.DataFrame({"touchpoint_id": pd.array([], "int64"), "share": pd.array([], "float64")})
    found = gaps.weigh(gaps.rank(ratings, targets), nothing)
    assert found[["importance", "weighted"]].isna().all(axis=None)


def test_a_change_can_be_certain_although_the_intervals_overlap():
    first = {"gap": 20.0, "score": 50.0, "low": 45.0, "high": 55.0}
    last = {"gap": 11.0, "score": 59.0, "low": 54.0, "high": 64.0}
    found = gaps.change(first, last)
    assert (found.points, found.low, found.high) == pytest.approx((-9, -9 - 50**0.5, -9 + 50**0.5))
    assert found.certain
    nearer = gaps.change(first, last | {"gap": 13.0, "score": 57.0, "low": 52.0, "high": 62.0})
    assert not nearer.certain


def test_a_target_that_was_moved_shifts_the_change_without_widening_it():
    first = {"gap": 20.0, "score": 50.0, "low": 45.0, "high": 55.0}
    same = gaps.change(first, first)
    higher = gaps.change(first, first | {"gap": 30.0})
    assert (higher.points, higher.moved) == (10, 10)
    assert higher.high - higher.low == pytest.approx(same.high - same.low)
    assert higher.low == pytest.approx(same.low + 10)
