"""What is said about the journey and about one touchpoint."""

import pandas as pd
import pytest

from tpm.figures import catalogue, comments, findings, journey, portraits, rating_findings, ratings, tables
from tpm.i18n import language
from tpm.model.period import Filter, Period
from tpm.store import touchpoints
from tpm.store.database import Store

EVERYTHING = Filter()
GERMAN, ENGLISH = language.get("de"), language.get("en")


def rated(*rows: tuple[str, int, float, float, float]) -> pd.DataFrame:
    """Touchpoints by name, n, score, low and high around a zero line of 60."""
    frame = pd.DataFrame(rows, columns=["touchpoint", "n", "score", "low", "high"])
    return frame.assign(
        zero=60.0, disappointment=1 - frame["score"] / 100, delight=frame["score"] / 100, net_delight=2 * frame["score"] - 100
    )


def series(*rows: tuple[str, float, float, float]) -> pd.DataFrame:
    """Periods by their first day with score, low and high."""
    frame = pd.DataFrame(rows, columns=["period", "score", "low", "high"])
    return frame.assign(period=pd.to_datetime(frame["period"]))


def test_few_answers_make_no_weakest_link_where_others_have_many() -> None:
    frame = rated(("Blog", 4, 10, 0, 40), ("Hotline", 100, 40, 35, 45), ("Website", 100, 80, 75, 85))
    assert ratings.sound(frame)["touchpoint"].tolist() == ["Hotline", "Website"]
    assert findings.weakest_link(frame, GERMAN).startswith("Das schwächste Glied mit mindestens 30 Antworten ist „Hotline“")
    assert ratings.worst_first(frame, "score")["touchpoint"].tolist() == ["Hotline", "Website", "Blog"]
    assert findings.disappointment(frame, ENGLISH).startswith("“Hotline” disappoints 60% of the customers")
    assert journey.summary(frame).weakest == "Hotline"


def test_where_all_have_few_answers_the_finding_says_so() -> None:
    frame = rated(("Blog", 4, 10, 0, 40), ("Hotline", 9, 40, 20, 60))
    assert findings.weakest_link(frame, GERMAN).endswith("Bei so wenigen Antworten ist das nur ein erster Eindruck.")
    assert findings.disappointment(frame, GERMAN).endswith("Bei so wenigen Antworten ist das nur ein erster Eindruck.")


def test_the_journey_in_a_few_figures() -> None:
    frame = rated(("A", 50, 40, 30, 50), ("B", 50, 55, 50, 62), ("C", 50, 85, 80, 90), ("D", 0, float("nan"), float("nan"), float("nan")))
    found = journey.summary(frame)
    assert (found.mean, found.weakest, found.weakest_score, found.distance) == (60, "A", 40, -20)
    assert (found.touchpoints, found.rated, found.below_zero, found.coverage) == (4, 3, 1, 0.75)
    assert rating_findings.mood(frame, ENGLISH) == "Of 3 rated touchpoints 1 lie clearly below the zero line and 1 clearly above it."
    assert rating_findings.balance(frame, ENGLISH).startswith("Of 3 rated touchpoints 2 delight more customers than they disappoint; “C”")


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (10, 30, "“A” lies clearly below the zero line."),
        (70, 90, "“A” lies clearly above the zero line."),
        (40, 80, "“A” cannot be told apart from the zero line."),
    ],
)
def test_of_one_touchpoint_is_spoken_in_the_singular(low: float, high: float, said: str) -> None:
    one = rated(("A", 50, (low + high) / 2, low, high))
    assert rating_findings.mood(one, ENGLISH) == said
    assert "more than any other" not in findings.disappointment(one, ENGLISH)
    assert findings.weakest_link(one, ENGLISH).startswith("Only “A” has been rated so far")
    assert rating_findings.balance(one, ENGLISH).endswith("no other touchpoint has been rated yet.")


def test_an_empty_journey_has_no_figures(store: Store) -> None:
    found = journey.summary(journey.journey(store, EVERYTHING))
    assert (found.mean, found.weakest, found.distance, found.coverage, found.rated) == (None, "", None, None, 0)
    assert catalogue.touchpoints(store).empty
    assert rating_findings.captured(ratings.ratings(store, EVERYTHING), ENGLISH).startswith("Collect where your customers meet you")


def test_how_many_touchpoints_are_more_than_an_assumption(firm: Store) -> None:
    found = ratings.ratings(firm, EVERYTHING)
    assert rating_findings.captured(found, GERMAN).startswith("Kunden haben 2 von 3 Kontaktpunkten bewertet")
    assert rating_findings.captured(found.head(2), GERMAN) == "2 Kontaktpunkte, alle von Kunden bewertet."
    assert rating_findings.captured(found.tail(1), GERMAN) == "1 Kontaktpunkt, in dieser Auswahl ohne Bewertung."


def test_the_worst_stand_first_and_the_unrated_last(firm: Store) -> None:
    found = ratings.ratings(firm, EVERYTHING)
    assert ratings.worst_first(found, "disappointment")["touchpoint"].tolist() == ["Hotline", "Website", "Rechnung"]
    assert ratings.worst_first(found, "score")["touchpoint"].tolist() == ["Hotline", "Website", "Rechnung"]


def test_a_distribution_is_whole_and_knows_the_zones(firm: Store) -> None:
    website = touchpoints.every(firm)[0]
    found = ratings.distribution(firm, EVERYTHING, website.id)
    assert found["value"].tolist() == [1, 2, 3, 4, 5]
    assert found["n"].tolist() == [0, 12, 18, 0, 30]
    assert found["share"].sum() == pytest.approx(1)
    assert found["zone"].tolist() == ["disappointment", "disappointment", "okay", "okay", "delight"]
    assert found["header"].unique().tolist() == ["Website?"]
    assert ratings.distribution(firm, Filter(survey=-1), website.id).empty


def test_a_touchpoint_in_one_sentence(firm: Store) -> None:
    website, _, invoice = ratings.ratings(firm, EVERYTHING).to_dict("records")
    assert portraits.zones(website, ENGLISH) == "50% of the customers are delighted, 20% disappointed (n = 60)."
    assert "nur eine Annahme" in portraits.zones(invoice, GERMAN)


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (("2026-07-01", 80, 70, 90), "The score has clearly risen from 50 (Q1 2026) to 80 (Q3 2026)."),
        (("2026-07-01", 20, 10, 30), "The score has clearly fallen from 50 (Q1 2026) to 20 (Q3 2026)."),
        (("2026-07-01", 65, 55, 75), "The score has clearly risen from 50 (Q1 2026) to 65 (Q3 2026)."),
        (("2026-07-01", 55, 45, 65), "Score 50 in Q1 2026, 55 in Q3 2026: the difference is within chance."),
    ],
)
def test_a_course_is_judged_by_the_interval_of_the_difference(last: tuple[str, float, float, float], said: str) -> None:
    assert portraits.course(series(("2026-01-01", 50, 40, 60), last), Period.QUARTER, ENGLISH) == said


def test_a_course_needs_two_ends() -> None:
    one = series(("2026-01-01", 50, 40, 60))
    assert portraits.course(one, Period.QUARTER, ENGLISH) == "In Q1 2026 the score is 50; there is nothing to compare it with yet."
    assert portraits.course(one.head(0), Period.QUARTER, ENGLISH) == ""


def test_tables_have_a_row_per_touchpoint_period_and_answer(firm: Store) -> None:
    website = touchpoints.every(firm)[0]
    assert len(tables.ratings(journey.journey(firm, EVERYTHING), GERMAN)) == 3
    assert tables.ratings(journey.journey(firm, EVERYTHING), ENGLISH)["Target"].tolist()[:2] == [50, 60]
    assert tables.course(ratings.series(firm, EVERYTHING, website.id, Period.QUARTER), Period.QUARTER, GERMAN)["Zeitraum"].tolist() == [
        "Q1 2026"
    ]
    assert tables.distribution(ratings.distribution(firm, EVERYTHING, website.id), GERMAN)["Zone"].tolist()[0] == "Enttäuschung"
    assert comments.latest(firm, EVERYTHING, website.id).empty
