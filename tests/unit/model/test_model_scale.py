import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpm.model.scale import Scale, Zone

D, O, B = Zone.DISAPPOINTMENT, Zone.OKAY, Zone.DELIGHT  # noqa: E741 - the letters of the definitions

scales = st.builds(
    lambda start, steps, backwards: Scale(minimum=start, maximum=start + steps, reversed=backwards),
    st.integers(-10, 10),
    st.integers(1, 100),
    st.booleans(),
)


@pytest.mark.parametrize(
    ("scale", "zones"),
    [
        (Scale(minimum=1, maximum=3), {1: D, 2: O, 3: B}),
        (Scale(minimum=1, maximum=4), {1: D, 2: D, 3: O, 4: B}),
        (Scale(minimum=1, maximum=5), {1: D, 2: D, 3: O, 4: O, 5: B}),
        (Scale(minimum=1, maximum=6, reversed=True), {6: D, 5: D, 4: D, 3: O, 2: O, 1: B}),
        (Scale(minimum=1, maximum=7), {1: D, 2: D, 3: D, 4: O, 5: O, 6: O, 7: B}),
        (Scale(minimum=1, maximum=10), {1: D, 6: D, 7: O, 8: O, 9: B, 10: B}),
        (Scale(minimum=0, maximum=10), {0: D, 6: D, 7: O, 8: O, 9: B, 10: B}),
    ],
)
def test_zones_follow_the_length_of_the_scale(scale, zones):
    assert {value: scale.zone(value) for value in zones} == zones


def test_a_scale_that_starts_at_zero_is_cut_at_the_same_points():
    assert [Scale(minimum=0, maximum=4).zone(v) for v in range(5)] == [D, D, O, O, B]


def test_a_backward_scale_mirrors_the_zones():
    assert [Scale(minimum=1, maximum=5, reversed=True).zone(v) for v in range(1, 6)] == [B, O, O, D, D]


def test_cuts_of_the_question_win():
    own = Scale(minimum=1, maximum=5, disappointment_to=3, delight_from=4)
    assert [own.zone(v) for v in range(1, 6)] == [D, D, D, B, B]


def test_one_own_cut_leaves_the_other_as_usual():
    assert Scale(minimum=1, maximum=5, delight_from=4).cuts == (2, 4)
    assert Scale(minimum=1, maximum=6, reversed=True, disappointment_to=5).cuts == (5, 1)


def test_an_own_cut_at_zero_counts():
    assert Scale(minimum=0, maximum=10, disappointment_to=0).cuts == (0, 9)


@pytest.mark.parametrize(
    ("scale", "value", "score"),
    [
        (Scale(minimum=1, maximum=5), 4, 75),
        (Scale(minimum=0, maximum=10), 7, 70),
        (Scale(minimum=1, maximum=6, reversed=True), 1, 100),
        (Scale(minimum=1, maximum=6, reversed=True), 2, 80),
        (Scale(minimum=-2, maximum=2), 0, 50),
    ],
)
def test_score_lies_between_0_and_100(scale, value, score):
    assert scale.score(value) == score


@pytest.mark.parametrize(
    ("scale", "zero"),
    [
        (Scale(minimum=1, maximum=5), 62.5),
        (Scale(minimum=0, maximum=10), 75),
        (Scale(minimum=1, maximum=6, reversed=True), 70),
        (Scale(minimum=1, maximum=3), 50),
    ],
)
def test_zero_line_is_the_middle_of_the_okay_zone(scale, zero):
    assert scale.zero == pytest.approx(zero)


@given(scales)
def test_the_ends_are_0_and_100_and_lie_in_the_outer_zones(scale):
    worst, best = (scale.maximum, scale.minimum) if scale.reversed else (scale.minimum, scale.maximum)
    assert (scale.score(worst), scale.score(best)) == (0, 100)
    assert (scale.zone(worst), scale.zone(best)) == (D, B)


@given(scales)
def test_a_better_answer_never_lies_in_a_worse_zone(scale):
    values = sorted(range(int(scale.minimum), int(scale.maximum) + 1), key=scale.score)
    order = [D, O, B]
    places = [order.index(scale.zone(v)) for v in values]
    assert places == sorted(places)


@given(scales)
def test_turning_a_scale_round_mirrors_score_and_zone(scale):
    turned = Scale(minimum=scale.minimum, maximum=scale.maximum, reversed=not scale.reversed)
    for value in range(int(scale.minimum), int(scale.maximum) + 1):
        opposite = scale.minimum + scale.maximum - value
        assert turned.score(opposite) == pytest.approx(scale.score(value))
        assert turned.zone(opposite) is scale.zone(value)


@given(scales)
def test_zero_line_lies_between_the_outer_zones(scale):
    low, high = scale.cuts
    assert scale.score(low) < scale.zero < scale.score(high)
