"""Headers of the next wave: slightly different is the same question, another number or topic is not."""

import pytest

from tpm.ingest import likeness

HOTLINE = "Wie zufrieden sind Sie mit der Hotline?"


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (HOTLINE, "Wie zufrieden sind Sie mit der Hotlien?"),
        (HOTLINE, "Wie zufrieden sind Sie mit der Hotlin?"),
        (HOTLINE, "Q3. Wie zufrieden sind Sie mit der Hotline?"),
        (HOTLINE, "3) Wie zufrieden sind Sie mit der Hotline?"),
        (HOTLINE, "Frage 3: Wie zufrieden sind Sie mit der Hotline?"),
        (HOTLINE, "[Q3] Wie zufrieden sind Sie mit der Hotline?"),
        (HOTLINE, "G01Q03. Wie zufrieden sind Sie mit der Hotline?"),
        (HOTLINE, "Wie zufrieden sind Sie mit der Hotline? 2"),
        (HOTLINE, "Wie  zufrieden\u00a0sind Sie mit der Hotline"),
        (HOTLINE, "Wie zufrieden sind Sie mit unserer Hotline?"),
        (HOTLINE, "Wie zufrieden waren Sie mit der Hotline?"),
        (HOTLINE, "Wie zufrieden bist du mit der Hotline?"),
        (f"3. {HOTLINE}", f"4. {HOTLINE}"),
        ("Zufriedenheit 2025 mit der Hotline", "Zufriedenheit 2026 mit der Hotline"),
        ("Bewertung Kunden-Service", "Bewertung Kundenservice"),
        ("Qualität der Produkte", "Qualitaet der Produkt"),
        ("Zufriedenheit [Lieferung]", "Zufriedenheit: Lieferung"),
        ("How satisfied are you with our delivery?", "How satisfied were you with the delivery?"),
    ],
)
def test_a_slightly_changed_header_is_the_same_question(before: str, now: str):
    assert likeness.pair([now], [before]) == {0: 0}


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("Zufriedenheit Lieferung", "Zufriedenheit Beratung"),
        ("Zufriedenheit Lieferung", "Wichtigkeit Lieferung"),
        ("Zufriedenheit [Lieferung]", "Zufriedenheit [Lieferant]"),
        ("Q3", "Q4"),
        ("Frage 3", "Frage 4"),
        ("Frage 3: Lieferung", "Frage 4: Lieferung"),
        ("Filiale 3: Sauberkeit", "Filiale 4: Sauberkeit"),
        ("Sauberkeit Filiale 3", "Sauberkeit Filiale 4"),
        ("Sauberkeit Filiale A", "Sauberkeit Filiale B"),
        ("Umsatz Q3 netto gesamt", "Umsatz Q4 netto gesamt"),
        ("3. Wie zufrieden sind Sie mit der Hotline?", "4. Wie zufrieden sind Sie mit der Hotlin?"),
        ("Wie war die Anreise?", "Wie war die Abreise?"),
        ("Wie war die Anmeldung?", "Wie war die Abmeldung?"),
        ("Sind Sie zufrieden?", "Sind Sie unzufrieden?"),
        ("Einkauf online", "Einkauf offline"),
        ("Wie wichtig ist Ihnen die Hotline?", HOTLINE),
        ("Haben Sie uns weiterempfohlen?", "Würden Sie uns weiterempfehlen?"),
        ("Fahrt zum Hotel", "Fahrt vom Hotel"),
        ("Beratung vor dem Kauf", "Beratung nach dem Kauf"),
        ("Warum zufrieden mit der Hotline", "Wie zufrieden mit der Hotline"),
        ("Wie zufrieden sind Sie nicht mit der Hotline?", HOTLINE),
        ("Zufriedenheit Beratung", "Zufriedenheit Beratung Telefon"),
        ("Wie war die Kasse?", "Wie war die Klasse?"),
        ("2025", "2026"),
        ("", ""),
    ],
)
def test_another_topic_or_number_is_another_question(before: str, now: str):
    assert likeness.pair([now], [before]) == {}


def test_a_header_that_could_be_two_earlier_ones_is_neither():
    assert likeness.pair(["Zufriedenheit Hotlins"], ["Zufriedenheit Hotline", "Zufriedenheit Hotlines"]) == {}
    assert likeness.pair(["Zufriedenheit Hotlime", "Zufriedenheit Hotlines"], ["Zufriedenheit Hotline"]) == {}


def test_questions_that_were_numbered_anew_are_found_by_their_texts():
    before = ["1. Wie zufrieden sind Sie mit der Hotline?", "2. Wie zufrieden sind Sie mit der Rechnung?"]
    now = ["1. Wie alt sind Sie?", "2. Wie zufrieden sind Sie mit der Hotline?", "3. Wie zufrieden sind Sie mit der Rechnung?"]
    assert likeness.pair(now, before) == {1: 0, 2: 1}


def test_as_many_columns_as_a_sheet_holds_can_be_compared():
    letters = "abcdefghijklmnopqrstuvwxyz"
    names = [f"Zufriedenheit {a}{b}{c}wort" for a in letters for b in letters for c in letters][:16_000]
    assert len(likeness.pair([f"Q1. {name}" for name in names[:8000]], names)) == 8000
