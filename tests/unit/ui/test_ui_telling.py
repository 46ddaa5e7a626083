"""Long questions of one battery show the part in which they differ."""

from tpm.ui.importing import telling

STEM = "Wie zufrieden sind Sie mit den folgenden Leistungen unseres Hauses?"


def test_questions_of_a_battery_are_shown_by_what_tells_them_apart():
    shown = telling.shortened([f"{STEM} [Freundlichkeit]", f"{STEM} [Freizeit]", "Datum"])
    assert shown == ["Wie zufrieden … Freundlichkeit", "Wie zufrieden … Freizeit", "Datum"]


def test_a_question_that_begins_like_another_one_keeps_its_end():
    assert telling.shortened([STEM, f"{STEM} (2)"]) == ["Wie zufrieden … Hauses?", "Wie zufrieden … Hauses? (2)"]


def test_short_beginnings_and_equal_questions_stay_whole():
    headers = ["Wie war die Hotline?", "Wie war die Rechnung?", STEM, STEM]
    assert telling.shortened(headers) == headers
