"""What columns are taken for in a table of no known tool."""

from collections.abc import Callable

import pytest
from survey_sheets import Rows, column, roles

from tpm.ingest import names, origins, personal
from tpm.ingest.column import Content
from tpm.ingest.inspection import Inspection
from tpm.model.survey import OriginKind

Understood = Callable[[Rows], Inspection]
N = 60


def test_a_plain_list_of_answers(understood: Understood):
    head = ["Date", "Respondent", "Overall satisfaction", "Hotline", "Website", "Invoice", "NPS", "Comment", "Region"]
    rows = [
        [f"{1 + n % 12}/{1 + n % 28}/2025", n + 1, *[n % 5 + 1] * 2, [1, 2, 3, 4, 5, 9][n % 6], n % 4 + 1, n % 11, f"ok {n}", "NS"[n % 2]]
        for n in range(N)
    ]
    found = understood([head, *rows])
    assert list(roles(found).values()) == ["date", "id", "overall", "rating", "rating", "rating", "nps", "comment", "segment"]
    assert column(found, "Website").guess.no_answer == {"9"}


def test_counts_ages_and_periods_are_no_ratings(understood: Understood):
    head = ["Ihr Alter", "Monat", "Quartal", "Wie oft waren Sie bei uns?", "Anzahl Kinder", "Zufriedenheit mit der Hotline", "PLZ"]
    rows = [[18 + n % 60, n % 12 + 1, n % 4 + 1, n % 6, n % 4, n % 5 + 1, 10000 + n % 30] for n in range(N)]
    found = understood([head, *rows])
    assert {header for header, role in roles(found).items() if role == "rating"} == {"Zufriedenheit mit der Hotline"}


def test_personal_columns_are_found_by_header_and_by_content(understood: Understood):
    head = ["Vorname", "Ihre E-Mail-Adresse", "Feld 3", "Feld 4", "Feld 5", "Zufriedenheit mit der Hotline"]
    rows = [["Ute", f"u{n}@example.org", f"+49 30 12345{n:02d}", f"192.168.1.{n}", f"a.b{n}@example.com", n % 5 + 1] for n in range(N)]
    assert list(roles(understood([head, *rows])).values()) == ["personal"] * 5 + ["rating"]


@pytest.mark.parametrize(
    "words",
    [
        "E-Mail",
        "Telefonnummer",
        "IP-Adresse",
        "Kundenname",
        "Name",
        "Geburtsdatum",
        "Straße",
        "IBAN",
        "First Name",
        "Kundennummer",
        "Name2",
    ],
)
def test_headers_that_ask_who_somebody_is(words: str):
    assert personal.says(words.casefold())


@pytest.mark.parametrize(
    "words", ["Hotline", "Markenname", "Wie zufrieden sind Sie mit dem Namen des Produkts?", "Produktname", "Region", "Tarif"]
)
def test_headers_that_ask_for_no_person(words: str):
    assert not personal.says(words.casefold())


def test_only_a_bank_account_with_right_digits_is_one():
    assert personal.holds(["DE89 3704 0044 0532 0130 00"])
    assert not personal.holds(["DE89 3704 0044 0532 0130 01"])


def test_new_customers_with_origin(understood: Understood):
    head = ["Datum", "Wie sind Sie auf uns aufmerksam geworden?", "Empfohlen von", "Angebot"]
    origins_seen = ["Empfehlung eines Freundes", "Google", "Messe", "", "weiß nicht", "Stammtisch"]
    found = understood([head, *[[f"{1 + n % 28:02d}.03.2026", origins_seen[n % 6], "Meier", "Basis"] for n in range(N)]])
    assert list(roles(found).values()) == ["date", "origin", "recommender", "offer"]
    asked = column(found, "Wie sind Sie")
    assert asked.guess.origins["Empfehlung eines Freundes"] is OriginKind.RECOMMENDATION
    assert asked.guess.origins["weiß nicht"] is OriginKind.UNKNOWN
    assert [doubt.values["texts"] for doubt in asked.confirm] == [["Stammtisch"]]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *(
            (text, OriginKind.RECOMMENDATION)
            for text in ("referral", "Weiterempfehlung", "Mundpropaganda", "Freunde/Bekannte", "word_of_mouth")
        ),
        *(
            (text, OriginKind.RECOMMENDATION)
            for text in ("Friend or family", "Kunden werben Kunden", "Empfohlen von Kollegin", "Referred by a client", "Tipp vom Trainer")
        ),
        *((text, OriginKind.RECOMMENDATION) for text in ("über meinen Bruder", "Meine Eltern kaufen hier", "my sister")),
        *(
            (text, OriginKind.OTHER)
            for text in (
                "Google",
                "organic_search",
                "Messe",
                "Bewertungsportal",
                "paid_search",
                "direct_traffic",
                "Flyer",
                "FB",
                "Elternabend",
            )
        ),
        *((text, OriginKind.UNKNOWN) for text in ("unknown", "unbekannt", "weiß nicht mehr", "k. A.", "keine Ahnung")),
    ],
)
def test_what_an_origin_counts_as(text: str, kind: OriginKind):
    assert origins.kind(text)[0] is kind


def test_a_country_of_origin_is_no_origin(understood: Understood):
    head = ["Herkunft", "Zufriedenheit mit der Hotline"]
    found = understood([head, *[[["Schweiz", "Deutschland", "Österreich"][n % 3], n % 5 + 1] for n in range(N)]])
    assert roles(found)["Herkunft"] == "segment"


def test_a_recommendation_question_on_another_scale_is_not_the_nps(understood: Understood):
    found = understood([["Würden Sie uns weiterempfehlen?"], *[[n % 5 + 1] for n in range(N)]])
    assert [(one.role.value, [doubt.code for doubt in one.confirm][:1]) for one in found.columns] == [("rating", ["nps_other_scale"])]


def test_commas_inside_an_option_do_not_split_it(understood: Understood):
    options = ["Spiele (z. B. Rennen, Quiz)", "Information", "Beratung"]
    together = [", ".join(options[n % 3 :][: 1 + n % 2]) for n in range(N)]
    alone = understood([["Was gefällt Ihnen?"], *[[options[n % 3]] for n in range(N)]])
    assert alone.columns[0].guess.separator == ""
    several = understood([["Was gefällt Ihnen? (Mehrfachauswahl)"], *[[text] for text in together]])
    assert several.columns[0].guess.separator == ", "


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Wie zufrieden sind Sie mit der Beratung am Telefon?", "Beratung am Telefon"),
        ("Wie zufrieden waren Sie insgesamt mit unserer Hotline?", "Hotline"),
        ("3. Wie bewerten Sie die Verpackung?", "Verpackung"),
        ("Wie gut vertraut sind Sie mit der Werkstatt?", "Werkstatt"),
        ("Wie gut hat Ihnen der Messestand gefallen?", "Messestand"),
        ("How satisfied were you with our website?", "Website"),
        ("How would you rate the quality of the invoice? (1-5)", "Invoice"),
        ("Satisfaction with delivery", "Delivery"),
        ("Hotline", "Hotline"),
        ("Q7ART", "Q7ART"),
    ],
)
def test_short_names_for_touchpoints(question: str, name: str):
    assert names.shorten(Content(position=0, header=question, n_filled=1, n_distinct=1)) == name


def test_no_two_touchpoints_get_the_same_name():
    long = "Stellen Sie sich vor, Sie könnten die Hotline jederzeit erreichen und würden sofort verbunden, wie fänden Sie das"
    contents = [Content(position=n, header=f"{long} {n}?", n_filled=1, n_distinct=1) for n in range(3)]
    told = names.tell_apart(contents)
    assert len(set(told.values())) == 3


def test_satisfaction_with_the_topic_of_each_row_rates_that_topic(understood: Understood):
    rows = [[f"ID{n:04d}", ("Technik", "Vertrag", "Rechnung")[n % 3], n % 5 + 1] for n in range(N)]
    found = understood([["Call Id", "Topic", "Satisfaction rating"], *rows])
    assert list(roles(found).values()) == ["id", "touchpoint", "rating"]
