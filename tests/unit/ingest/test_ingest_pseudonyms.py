"""What numbers a respondent is kept as it is only where it says nothing of who somebody is."""

from collections.abc import Callable

import pytest
from survey_sheets import Rows

from tpm.ingest import answers, pseudonyms
from tpm.ingest.inspection import Inspection
from tpm.model.mapping import ColumnMapping
from tpm.model.survey import Role

Understood = Callable[[Rows], Inspection]
PLAIN = (
    *("17", "0012", "12.5", "K-12-A", "V-103", "abc123", "a8Fk2jLm0pQ", "R_2zXaBcDeFgH", "5e9cd53ac2d94", "00000123"),
    *("3f2504e0-4f89-11d3-9a0c-0305e82c3301", "Kunde 12", "TN-007", "Teilnehmer 3", "Respondent #4", "DE-BER-0012"),
)
PERSONAL = (
    *("Anna Schmidt", "Schmidt, Anna", "anna.schmidt", "Petra", "Müller", "Anna Schmidt 12", "anna.schmidt85", "Frau Li"),
    *("anna@beispiel.de", "+49 171 1234567", "0171/1234567", "Hauptstr. 5", "12345 Berlin", "192.168.1.17"),
)


@pytest.mark.parametrize("text", PLAIN)
def test_a_plain_number_says_nothing_of_anybody(text: str):
    assert not pseudonyms.says_who(text)


@pytest.mark.parametrize("text", PERSONAL)
def test_names_and_addresses_say_who_somebody_is(text: str):
    assert pseudonyms.says_who(text)


def kept(found: Inspection, secret: bytes = b"secret") -> list[str | None]:
    number, *others = (column.guess for column in found.columns)
    mappings = [ColumnMapping(position=number.position, header=number.header, role=Role.ID), *others]
    return answers.prepare(found, mappings, default_date=None, secret=secret).respondents.column("source_key").to_pylist()


def test_names_taken_for_the_number_of_the_respondent_are_kept_as_hashes_and_numbers_beside_them_as_they_are(understood: Understood):
    names = ["Anna Schmidt", "Jan Meier", "17", "A-4", "anna schmidt "]
    found = understood([["Wer", "Wie zufrieden sind Sie mit der Hotline?"], *([name, str(1 + n % 5)] for n, name in enumerate(names * 6))])
    first = kept(found)[:5]
    assert first[2:4] == ["17", "A-4"]
    assert first[0] == first[4]
    assert first[0] != first[1]
    assert all(name.casefold().strip() not in str(first).casefold() for name in ("Anna", "Schmidt", "Meier"))
    assert kept(found, b"")[:5] == [None, None, "17", "A-4", None]


def test_every_wave_keeps_the_same_number_whatever_stands_beside_it(understood: Understood):
    question = "Wie zufrieden sind Sie mit der Hotline?"
    alone = understood([["Wer", question], *([str(n), "4"] for n in range(30))])
    mixed = understood([["Wer", question], *([str(n) if n < 15 else f"Anna Nr{n}", "4"] for n in range(30))])
    assert kept(alone)[:15] == kept(mixed)[:15]
