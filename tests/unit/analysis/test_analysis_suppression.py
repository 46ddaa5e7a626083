import pandas as pd

from tpm.analysis import suppression


def groups(*sizes):
    return pd.DataFrame({"group": [f"g{i}" for i in range(len(sizes))], "n": sizes, "score": 50.0, "decision": "open"})


def test_figures_of_a_few_are_emptied():
    found = suppression.hide_small(groups(12, 9, 3, 0))
    assert found["hidden"].tolist() == [False, False, True, True]
    assert found["n"].tolist()[:2] == [12, 9]
    assert found.loc[2:, ["n", "score", "decision"]].isna().all(axis=None)
    assert found["group"].tolist() == ["g0", "g1", "g2", "g3"]


def test_the_minimum_can_be_chosen():
    assert suppression.hide_small(groups(12, 9, 3), minimum=3)["hidden"].tolist() == [False, False, False]
    assert suppression.hide_small(groups(12, 9, 3), minimum=10)["hidden"].tolist() == [False, True, True]


def test_nobody_and_a_few_look_the_same():
    found = suppression.hide_small(groups(3, 0)).drop(columns="group")
    pd.testing.assert_series_equal(found.loc[0], found.loc[1], check_names=False)


def test_nothing_to_hide_is_nothing():
    assert suppression.hide_small(groups(5).iloc[:0])["hidden"].tolist() == []


def test_the_frame_given_is_left_as_it_was():
    given_frame = groups(12, 9, 3)
    before = given_frame.copy()
    suppression.hide_small(given_frame)
    pd.testing.assert_frame_equal(given_frame, before)
