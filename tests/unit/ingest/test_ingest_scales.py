"""Numbers and words as points of a scale."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tpm.ingest import numbers, numberscale, scales, wordscale
from tpm.ingest.column import Content
from tpm.ingest.scales import FoundScale


def found(header: str, counts: dict[str, int], **options: bool) -> FoundScale | None:
    content = Content(position=0, header=header, n_filled=sum(counts.values()), n_distinct=len(counts), counts=counts)
    return scales.find(content, counts, sum(counts.values()), **options)


def evenly(*texts: object, n: int = 20) -> dict[str, int]:
    return {str(text): n for text in texts}


def ends(scale: FoundScale | None) -> tuple[float, float, bool]:
    assert scale is not None
    return scale.scale.minimum, scale.scale.maximum, scale.scale.reversed


@pytest.mark.parametrize(
    ("header", "numbers_seen", "expected", "silent"),
    [
        ("Hotline", range(1, 6), (1, 5, False), set()),
        ("Hotline", range(6), (1, 5, False), {"0"}),
        ("Hotline", range(7), (1, 5, False), {"0", "6"}),
        ("Hotline", range(1, 7), (1, 6, False), set()),
        ("Hotline", range(1, 8), (1, 7, False), set()),
        ("Hotline", range(1, 11), (1, 10, False), set()),
        ("Hotline", range(11), (0, 10, False), set()),
        ("Hotline", [1, 2, 3, 4, 5, 9], (1, 5, False), {"9"}),
        ("Hotline", [1, 2, 3, 4, 5, 99], (1, 5, False), {"99"}),
        ("Hotline", [1, 2, 3, 4, 5, -9], (1, 5, False), {"-9"}),
        ("Hotline", [1, 2, 3, 4, 5, -66, -77], (1, 5, False), {"-66", "-77"}),
        ("Welche Schulnote geben Sie?", range(1, 6), (1, 6, True), set()),
        ("Hotline (1 = sehr gut, 6 = ungenügend)", range(1, 5), (1, 6, True), set()),
        ("Auf einer Skala von 1 bis 10: die Hotline", range(3, 8), (1, 10, False), set()),
        ("Rate us (1 = very bad, 7 = very good)", range(2, 5), (1, 7, False), set()),
    ],
)
def test_the_scale_of_numbers(header: str, numbers_seen: list[int], expected: tuple, silent: set[str]):
    scale = found(header, evenly(*numbers_seen))
    assert ends(scale) == expected
    assert scale is not None
    assert scale.no_answer == silent


def test_numbers_outside_the_scale_are_asked_and_not_averaged():
    scale = found("Hotline", {"1": 20, "2": 30, "3": 30, "4": 40, "5": 50, "0": 7})
    assert scale is not None
    assert "0" not in scale.values
    assert [(doubt.code, doubt.values["text"], doubt.values["n"]) for doubt in scale.doubts] == [("outside_scale", "0", 7)]


def test_eleven_in_a_recommendation_question_is_a_code_where_zero_occurs():
    scale = found("NPS", evenly(*range(12)), recommend=True)
    assert ends(scale) == (0, 10, False)
    assert scale is not None
    assert scale.no_answer == {"11"}


def test_a_recommendation_question_from_1_to_11_is_shifted():
    scale = found("NPS", evenly(*range(1, 12)), recommend=True)
    assert scale is not None
    assert (scale.values["1"], scale.values["11"]) == (0, 10)
    assert [doubt.code for doubt in scale.doubts] == ["scale_shifted"]


@pytest.mark.parametrize("seen", [[1.5, 2.25], [100, 200, 300], [12345, 10115]])
def test_other_numbers_are_no_scale(seen: list[float]):
    assert found("Hotline", evenly(*seen)) is None


def test_numbers_with_words_tell_the_direction():
    scale = found("Hotline", evenly("1 - sehr gut", "2", "3", "4", "5 - sehr schlecht"))
    assert ends(scale) == (1, 5, True)
    assert ends(found("Hotline", evenly("(1) stimme gar nicht zu", "2", "3", "4", "(5) stimme voll zu"))) == (1, 5, False)
    assert ends(found("Hotline", evenly("5 = sehr gut", "4 = gut", "1 = sehr schlecht"))) == (1, 5, False)


def test_stars_are_numbers():
    scale = found("Hotline", evenly("★☆☆☆☆", "★★★☆☆", "★★★★★"))
    assert scale is not None
    assert scale.values["★★★☆☆"] == 3


def test_decimal_comma_and_point_are_the_same_number():
    assert numbers.plain("4,0") == numbers.plain("4.0") == numbers.plain("4") == 4


SETS = [
    ("sehr unzufrieden", "unzufrieden", "teils/teils", "zufrieden", "sehr zufrieden"),
    ("unzufrieden", "weniger zufrieden", "zufrieden", "sehr zufrieden"),
    ("sehr unzufrieden", "unzufrieden", "eher unzufrieden", "eher zufrieden", "zufrieden", "sehr zufrieden"),
    ("stimme gar nicht zu", "stimme eher nicht zu", "teils teils", "stimme eher zu", "stimme voll und ganz zu"),
    ("trifft gar nicht zu", "trifft eher nicht zu", "trifft eher zu", "trifft voll zu"),
    ("trifft nicht zu", "trifft eher nicht zu", "teils teils", "trifft eher zu", "trifft zu"),
    ("gar nicht", "wenig", "mittelmäßig", "ziemlich", "sehr"),
    ("Gar nicht vertraut", "Kaum vertraut", "Etwas vertraut", "Sehr vertraut"),
    ("Überhaupt nicht nützlich", "Weniger nützlich", "Eher nützlich", "Sehr nützlich"),
    ("unwichtig", "weniger wichtig", "wichtig", "sehr wichtig"),
    ("nicht erfüllt", "teilweise erfüllt", "erfüllt", "übertroffen"),
    ("nie", "selten", "manchmal", "oft", "immer"),
    ("gar nicht", "selten", "eher selten", "eher häufig", "sehr häufig"),
    ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"),
    ("Strongly disagree", "Somewhat disagree", "Neutral", "Somewhat agree", "Strongly agree"),
    ("Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied"),
    ("Not at all useful", "Slightly useful", "Moderately useful", "Very useful", "Extremely useful"),
    ("Not at all likely", "Not so likely", "Somewhat likely", "Very likely", "Extremely likely"),
    ("Never", "Rarely", "Sometimes", "Often", "Always"),
    ("Poor", "Fair", "Good", "Very good", "Excellent"),
    ("Very poor", "Poor", "Fair", "Good", "Very good"),
    ("sehr schlecht", "schlecht", "mittelmäßig", "gut", "sehr gut"),
]


@pytest.mark.parametrize("labels", SETS)
def test_labels_stand_in_their_order(labels: tuple[str, ...]):
    scale = found("Frage", evenly(*reversed(labels), n=40))
    assert scale is not None
    assert [scale.values[label] for label in labels] == list(range(1, len(labels) + 1))
    assert (scale.scale.minimum, scale.scale.maximum) == (1, len(labels))


def test_school_grades_in_words_count_down():
    scale = found("Hotline", evenly("sehr gut", "gut", "befriedigend", "ausreichend"))
    assert ends(scale) == (1, 6, True)
    assert scale is not None
    assert (scale.values["sehr gut"], scale.values["befriedigend"]) == (1, 3)


def test_points_that_nobody_chose_are_added():
    scale = found("Hotline", evenly("zufrieden", "sehr zufrieden", "unzufrieden", n=3))
    assert ends(scale) == (1, 5, False)
    assert scale is not None
    assert (scale.values["unzufrieden"], scale.values["sehr zufrieden"]) == (2, 5)
    assert [doubt.code for doubt in scale.doubts] == ["scale_assumed"]


def test_does_not_apply_is_an_answer_only_among_degrees_of_agreement():
    agreement = found("Frage", evenly("trifft nicht zu", "trifft eher zu", "trifft zu", n=100))
    assert agreement is not None
    assert "trifft nicht zu" in agreement.values
    satisfaction = found("Frage", evenly("zufrieden", "unzufrieden", "trifft nicht zu", n=100))
    assert satisfaction is not None
    assert satisfaction.no_answer == {"trifft nicht zu"}


@pytest.mark.parametrize(
    "silent",
    ["keine Angabe", "k. A.", "k.A.", "weiß nicht", "nicht genutzt", "N/A", "Ich kann keine Aussage treffen.", "Don't know", "Blank"],
)
def test_no_answer_in_words_is_no_point(silent: str):
    scale = found("Frage", evenly("gut", "sehr gut", "schlecht", silent))
    assert scale is not None
    assert scale.no_answer == {silent}


def test_a_strange_answer_is_asked():
    scale = found("Frage", evenly("gut", "sehr gut", "schlecht", "sehr schlecht", n=100) | {"prima": 2})
    assert scale is not None
    assert [(doubt.code, doubt.values["text"]) for doubt in scale.doubts] == [("unknown_answer", "prima")]


@pytest.mark.parametrize("labels", [("männlich", "weiblich", "divers"), ("Ja", "Nein"), ("18-29", "30-49"), ("Basel", "Bern"), ("gut",)])
def test_other_words_are_no_scale(labels: tuple[str, ...]):
    assert found("Frage", evenly(*labels)) is None


@given(counts=some.dictionaries(some.integers(-99, 110), some.integers(1, 500), min_size=1, max_size=30))
def test_a_scale_of_numbers_never_takes_a_number_outside(counts: dict[int, int]):
    scale = numberscale.find({float(number): n for number, n in counts.items()}, "frage")
    if scale is not None:
        inside = [number - scale.shift for number in counts if number not in scale.outside]
        assert all(scale.minimum <= number <= scale.maximum for number in inside)


@given(labels=some.lists(some.text(max_size=30), min_size=1, max_size=8, unique=True))
def test_no_label_breaks_the_recognition(labels: list[str]):
    scale = wordscale.find(dict.fromkeys(labels, 10), 100)
    assert scale is None or set(scale.values.values()) <= set(range(1, scale.points + 1))


@given(number=some.integers(-999, 999), decimals=some.integers(0, 99))
def test_a_number_is_read_with_comma_or_point(number: int, decimals: int):
    assert numbers.plain(f"{number},{decimals:02d}") == numbers.plain(f"{number}.{decimals:02d}") == float(f"{number}.{decimals:02d}")


@pytest.mark.parametrize(
    ("joint", "other"),
    [
        ("Neutral or Dissatisfied", "Satisfied"),
        ("neutral oder unzufrieden", "zufrieden"),
        ("unzufrieden oder sehr unzufrieden", "zufrieden"),
    ],
)
def test_two_answers_in_one_are_asked_about_where_only_one_other_is_left(joint: str, other: str):
    scale = found("Satisfaction", {joint: 30, other: 20})
    assert ends(scale) == (1, 2, False)
    assert scale is not None
    assert scale.values == {joint: 1, other: 2}
    assert [(doubt.code, doubt.values) for doubt in scale.doubts] == [
        ("joint_answer", {"text": joint, "n": 30, "best": other, "least": joint})
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("unzufrieden", "zufrieden"),
        ("weder noch", "zufrieden", "unzufrieden"),
        ("very dissatisfied", "dissatisfied", "neutral", "satisfied", "very satisfied"),
        ("dissatisfied or very dissatisfied", "neutral", "satisfied or very satisfied"),
    ],
)
def test_answers_that_tell_enough_apart_are_not_asked_about(texts: tuple[str, ...]):
    scale = found("Satisfaction", evenly(*texts, n=60))
    assert "joint_answer" not in [doubt.code for doubt in (scale.doubts if scale else ())]
