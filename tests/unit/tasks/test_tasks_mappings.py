"""Corrections of what a column means."""

from tpm.ingest.column import Column
from tpm.model.mapping import ColumnMapping
from tpm.model.scale import Scale
from tpm.model.survey import OriginKind, Role
from tpm.tasks import mappings

FIVE = Scale(minimum=1, maximum=5)


def column(header: str, **counts: int) -> Column:
    texts = {text.removeprefix("_"): n for text, n in counts.items()}
    return Column(
        position=2,
        header=header,
        n_filled=sum(texts.values()),
        n_distinct=len(texts),
        counts=texts,
        guess=ColumnMapping(position=2, header=header, role=Role.IGNORE),
    )


NUMBERS = column("Hotline", _1=4, _2=3, _3=5, _4=6, _5=7, _9=2)


def test_a_column_that_becomes_a_rating_gets_a_name_a_scale_and_the_worth_of_its_answers():
    rating = mappings.with_role(NUMBERS, NUMBERS.guess, Role.RATING, 27)
    assert rating.touchpoint == "Hotline"
    assert rating.scale is not None
    assert set(rating.values) | rating.no_answer == set(NUMBERS.counts)


def test_a_column_without_any_scale_gets_the_most_usual_one():
    rating = mappings.with_role(column("Ort", Berlin=40, Bonn=20), column("Ort").guess, Role.RATING, 60)
    assert (rating.scale, rating.values) == (FIVE, {})


def test_the_same_role_changes_nothing():
    assert mappings.with_role(NUMBERS, NUMBERS.guess, Role.IGNORE, 27) is NUMBERS.guess


def test_a_group_is_named_after_its_column_and_an_origin_is_sorted():
    group = mappings.with_role(column("Kundenart", neu=3, alt=4), NUMBERS.guess, Role.SEGMENT, 7)
    assert group.attribute == "Kundenart"
    origin = mappings.with_role(column("Woher?", Empfehlung=3, Google=4), NUMBERS.guess, Role.ORIGIN, 7)
    assert origin.origins == {"Empfehlung": OriginKind.RECOMMENDATION, "Google": OriginKind.OTHER}


def test_yes_and_no_say_who_has_recommended_us():
    said = mappings.with_role(column("Empfohlen?", ja=3, nein=4, vielleicht=1), NUMBERS.guess, Role.RECOMMENDED, 8)
    assert said.values == {"ja": 1, "nein": 0}


def test_numbers_beyond_a_scale_mean_no_answer():
    rating = mappings.with_role(NUMBERS, NUMBERS.guess, Role.RATING, 27)
    four = mappings.with_scale(NUMBERS, rating, Scale(minimum=1, maximum=4))
    assert four.values == {"1": 1, "2": 2, "3": 3, "4": 4}
    assert four.no_answer == {"5", "9"}


def test_another_direction_leaves_the_answers_alone():
    rating = mappings.with_role(NUMBERS, NUMBERS.guess, Role.RATING, 27)
    assert rating.scale is not None
    turned = mappings.with_scale(NUMBERS, rating, Scale(minimum=rating.scale.minimum, maximum=rating.scale.maximum, reversed=True))
    assert (turned.values, turned.no_answer) == (rating.values, rating.no_answer)
    assert turned.scale is not None
    assert turned.scale.reversed


def test_single_answers_can_be_given_another_point_or_none():
    scale = Scale(minimum=1, maximum=5, labels={"gut": 4, "mies": 1})
    mapping = ColumnMapping(position=2, header="x", role=Role.RATING, scale=scale, values={"gut": 4, "mies": 1}, no_answer=frozenset({"?"}))
    changed = mappings.with_values(mapping, {"gut": 5, "mies": None, "?": 3})
    assert changed.values == {"gut": 5, "?": 3}
    assert changed.no_answer == {"mies"}
    assert changed.scale is not None
    assert changed.scale.labels == {"gut": 5, "?": 3}


def test_a_name_is_spelt_like_the_touchpoint_that_exists():
    rating = ColumnMapping(position=2, header="x", role=Role.RATING)
    assert mappings.with_name(rating, " hotline ", ["Hotline", "Website"]).touchpoint == "Hotline"
    assert mappings.with_name(rating, "Neues", ["Hotline"]).touchpoint == "Neues"
