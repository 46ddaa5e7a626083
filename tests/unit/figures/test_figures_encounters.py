"""Who meets us where, as a sentence and as a matrix."""

import pytest

from tpm.figures import catalogue_table, encounters, ratings
from tpm.i18n.language import get
from tpm.model.period import Filter
from tpm.model.touchpoint import Encounter, Frequency, Kind, Objective, Touchpoint
from tpm.store.database import Store

GERMAN = get("de")
PLACES = [Touchpoint(id=1, name="Hotline"), Touchpoint(id=2, name="Website"), Touchpoint(id=3, name="Messe")]


def met(touchpoint: int, group: str, frequency: Frequency | None = None, attribute: str = "Gruppe", occasion: str = "") -> Encounter:
    return Encounter(touchpoint_id=touchpoint, attribute=attribute, value=group, frequency=frequency, occasion=occasion)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ([], "Noch ist nicht festgehalten"),
        (
            [met(1, "Neue", Frequency.ONCE), met(2, "Neue", Frequency.WEEKLY)],
            "„Neue“ trifft Sie an 2 von 3 Kontaktpunkten. Am häufigsten hier: „Website“ (wöchentlich). Für 1 Kontaktpunkt ist",
        ),
        (
            [met(1, "Neue"), met(1, "Alte"), met(2, "Alte"), met(3, "Alte")],
            "Von 2 Kundengruppen trifft „Alte“ Sie an den meisten Kontaktpunkten: 3 von 3.",
        ),
    ],
)
def test_the_finding_names_the_group_that_meets_us_most(found: list[Encounter], said: str) -> None:
    assert encounters.finding(found, PLACES, GERMAN).startswith(said)


def test_the_matrix_has_a_column_per_group_and_tells_same_names_apart() -> None:
    found = [
        met(1, "Online", attribute="Ort", occasion="Frage"),
        met(2, "Online", Frequency.DAILY, attribute="Kanal", occasion="Kauf"),
        met(3, "Online", attribute="Kanal", occasion="Messe"),
    ]
    table = encounters.matrix(found, PLACES, GERMAN)
    assert list(table.columns) == ["Kontaktpunkt", "Online (Kanal)", "Online (Ort)"]
    assert table["Online (Kanal)"].tolist() == ["", "täglich · Kauf", "Messe"]
    assert table["Online (Ort)"].tolist() == ["Frage", "", ""]


def test_the_catalogue_names_everything_in_words(store: Store) -> None:
    full = Touchpoint(
        id=1, name="Hotline", kind=Kind.PERSON, cost_per_contact=2.5, objectives=(Objective.REPURCHASE, Objective.WORD_OF_MOUTH)
    )
    rated = ratings.ratings(store, Filter())
    row = catalogue_table.table([full], {}, rated, GERMAN).iloc[0]
    assert (row["Art"], row["Kosten je Kontakt (€)"], row["Ziele"]) == ("Person", 2.5, "Wiederkauf, Mundpropaganda")
