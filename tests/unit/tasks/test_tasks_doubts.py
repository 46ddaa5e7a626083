"""What is asked before an import, and what the answers do."""

from tpm.ingest.column import Column, Doubt
from tpm.model.mapping import ColumnMapping
from tpm.model.scale import Scale
from tpm.model.survey import Role
from tpm.tasks import answering, doubts

FIVE = Scale(minimum=1, maximum=5)
BEYOND = {"minimum": 1, "maximum": 5}


def column(position: int, *open_doubts: Doubt, role: Role = Role.RATING, header: str = "Hotline") -> Column:
    counts = {"1": 3, "2": 3, "5": 3, "0": 2, "6": 4}
    guess = ColumnMapping(
        position=position, header=header, role=role, scale=FIVE, values={"1": 1, "2": 2, "5": 5}, no_answer=frozenset({"0", "6"})
    )
    return Column(
        position=position, header=header, n_filled=15, n_distinct=5, counts=counts, guess=guess, confirm=open_doubts, confidence=0.5
    )


def zero(n: int = 2) -> Doubt:
    return Doubt(code="outside_scale", values={"text": "0", "n": n} | BEYOND)


def six() -> Doubt:
    return Doubt(code="outside_scale", values={"text": "6", "n": 4} | BEYOND)


def gathered(*columns: Column, settled: tuple[int, ...] = ()) -> list[doubts.Question]:
    return doubts.gather(columns, [one.guess for one in columns], settled)


def test_the_same_doubt_in_several_columns_is_one_question():
    found = gathered(column(1, zero(2)), column(2, zero(3), six()))
    assert [(one.code, one.values["text"], one.positions, one.n) for one in found] == [
        ("outside_scale", "0", (1, 2), 5),
        ("outside_scale", "6", (2,), 4),
    ]


def test_what_was_decided_before_is_not_asked_again():
    assert gathered(column(1, zero()), settled=(1,)) == []


def test_a_doubt_about_the_scale_is_idle_where_the_column_is_left_out():
    assert gathered(column(1, zero(), role=Role.IGNORE)) == []


def test_numbers_that_are_an_age_are_not_asked_to_be_a_rating():
    rating = Doubt(code="maybe_rating", values=BEYOND)
    assert gathered(column(1, rating, role=Role.IGNORE, header="Alter")) == []
    assert len(gathered(column(1, rating, role=Role.IGNORE, header="Kasse"))) == 1


def test_a_number_beyond_the_scale_can_become_a_point_and_turn_back():
    one = column(1, zero(), six())
    with_six = answering.outside(one, one.guess, "6", inside=True)
    assert with_six.scale == Scale(minimum=1, maximum=6)
    assert with_six.no_answer == {"0"}
    both = answering.outside(one, with_six, "0", inside=True)
    assert both.scale == Scale(minimum=0, maximum=6)
    assert both.no_answer == frozenset()
    back = answering.outside(one, both, "6", inside=False)
    assert back.scale == Scale(minimum=0, maximum=5)
    assert answering.outside(one, back, "0", inside=False) == one.guess


def test_only_scales_that_hold_every_answer_are_offered():
    assert answering.likely_scales([column(1)], (1, 5)) == [(1, 5), (1, 6), (1, 7), (1, 10), (0, 10)]


def test_shifted_numbers_can_be_left_as_they_stand():
    one = column(1)
    plain = answering.shifted(one, one.guess, (0.0, 6.0), shifted=False)
    assert plain.values == {"0": 0, "1": 1, "2": 2, "5": 5, "6": 6}
    assert answering.shifted(one, plain, (0.0, 6.0), shifted=True).values == one.guess.values


def test_an_answer_counts_as_a_point_as_no_answer_or_not_at_all():
    mapping = column(1).guess
    assert answering.choices(mapping) == [None, answering.SILENT, 1, 2, 3, 4, 5]
    assert (answering.chosen(mapping, "2"), answering.chosen(mapping, "0"), answering.chosen(mapping, "x")) == (2, answering.SILENT, None)
    assert answering.worth(mapping, "2", None).values == {"1": 1, "5": 5}
    assert answering.worth(mapping, "2", answering.SILENT).no_answer == {"0", "2", "6"}
    assert answering.worth(mapping, "0", 3.0).values["0"] == 3


def test_a_column_is_kept_or_left_out_without_forgetting_what_it_was():
    one = column(1, role=Role.RECOMMENDER)
    left = answering.kept(one, one.guess, kept=False)
    assert left.role is Role.IGNORE
    assert answering.kept(one, left, kept=True).role is Role.RECOMMENDER
