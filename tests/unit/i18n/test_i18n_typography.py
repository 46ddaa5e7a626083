"""Numbers agree with their units and are never parted from them; money is written as the language has it."""

import pytest

from tpm.charts.lines import wrap
from tpm.i18n import language, typography
from tpm.ui.text import plain

GERMAN, ENGLISH = language.get("de"), language.get("en")


@pytest.mark.parametrize(
    ("text", "agreed"),
    [
        ("+1 Prozentpunkte", "+1 Prozentpunkt"),
        ("−1 %-Punkte", "−1 %-Punkt"),
        ("auf 1 Punkten", "auf 1 Punkt"),
        ("11 Punkte", "11 Punkte"),
        ("1,1 Punkte", "1,1 Punkte"),
        ("1.001 Punkte", "1.001 Punkte"),
        ("1 percentage points", "1 percentage point"),
        ("1 points higher", "1 point higher"),
        ("1 Kontaktpunkte", "1 Kontaktpunkte"),
    ],
)
def test_one_of_a_unit_is_in_the_singular(text: str, agreed: str):
    assert typography.agree(text) == agreed


def test_a_text_with_values_agrees_in_both_languages():
    assert GERMAN.t("{points} percentage points", points=GERMAN.signed(1)) == "+1 Prozentpunkt"
    assert ENGLISH.t("{points} points", points=ENGLISH.signed(-1)) == "−1 point"
    assert ENGLISH.t("{points} points", points=ENGLISH.signed(-2)) == "−2 points"


@pytest.mark.parametrize(
    "together",
    ["6.300 €", "28 Punkte", "−7,5 Prozentpunkte", "3 percentage points", "n = 166", "R² = 73 %", "[−14,6; −0,5]", "+4 %-Punkte"],
)
def test_a_number_and_its_unit_stay_on_one_line(together: str):
    text = f"von {together} auf"
    assert "".join(typography.hold(text).split(" ")) == "von" + together.replace(" ", "\u00a0") + "auf"
    assert [line.replace("\u00a0", " ") for line in wrap(text, len(together) + 1)] == ["von", together, "auf"]
    assert plain(text).replace("\\", "").replace("\u00a0", " ").replace("\u2060", "") == text
    assert plain(text).count(" ") == 2


def test_an_interval_in_percent_is_not_parted_at_its_hyphen():
    assert plain("95-%-Intervall").replace("\\", "") == "95-\u2060%-Intervall"


def test_money_is_written_as_the_language_has_it():
    assert (GERMAN.money(6300), ENGLISH.money(6300)) == ("6.300\u00a0€", "€6,300")
    assert GERMAN.money(None) == GERMAN.money(float("nan")) == language.NOTHING
