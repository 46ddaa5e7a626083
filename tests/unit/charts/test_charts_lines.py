"""Text broken into lines: nothing lost, nothing longer than asked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tpm.charts.lines import by_width, wrap

PRINTABLE = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp")), max_size=60)


@settings(deadline=None)
@given(words=st.lists(PRINTABLE.filter(bool), max_size=8), width=st.integers(4, 40))
def test_no_letter_is_lost_and_no_line_too_long(words, width):
    lines = wrap(" ".join(words), width)
    assert "".join(lines).replace("-", "").replace(" ", "") == "".join(words).replace("-", "")
    assert all(len(line) <= width for line in lines)


@pytest.mark.parametrize(
    ("word", "width", "lines"),
    [
        ("Empfehlungsprogramm", 15, ["Empfehlungs-", "programm"]),
        ("Reklamationsabteilung", 16, ["Reklamations-", "abteilung"]),
        ("Weiterempfehlung", 12, ["Weiter-", "empfehlung"]),
        ("Verkäuferbesuch", 12, ["Verkäufer-", "besuch"]),
        ("Social-Media-Beitrag", 14, ["Social-Media-", "Beitrag"]),
        ("Zeitschriften", 9, ["Zeit-", "schriften"]),
        ("Hotline", 7, ["Hotline"]),
    ],
)
def test_german_compounds_are_parted_where_they_join(word, width, lines):
    assert wrap(word, width) == lines


def test_a_no_break_space_holds_a_number_and_its_unit_together():
    assert wrap("mehr als 28\u00a0% der Kunden", 11) == ["mehr als", "28\u00a0% der", "Kunden"]


def test_text_without_words_is_one_empty_line():
    assert wrap("  ", 10) == [""]


def test_a_short_text_needs_no_choice_by_width():
    assert by_width("Kurz", 8) == '["Kurz"]'
    assert by_width("Kurz", 8, count=True) == "1"


def test_narrower_charts_get_more_lines():
    counts = by_width("Die Hotline enttäuscht mehr Kunden als jeder andere Kontaktpunkt", 9, count=True)
    assert counts.startswith("width < 320 * zoom ? 3 : ")
    assert counts.endswith(" : 1")
