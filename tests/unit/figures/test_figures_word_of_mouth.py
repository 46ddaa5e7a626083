"""Recommenders, recommended offers, warnings and potential: counts with their bases, sentences with their figures."""

from datetime import date

import pandas as pd
import pytest

from tpm.figures import ratings, word_of_mouth
from tpm.figures import word_of_mouth_findings as findings
from tpm.i18n.language import get
from tpm.model.period import Filter
from tpm.model.referral import Referral
from tpm.model.survey import Role
from tpm.model.word_of_mouth import AdviceAgainst, Recommender
from tpm.store import advice, recommenders, referrals, surveys, touchpoints
from tpm.store.database import Store

EVERYTHING = Filter()
DE = get("de")


@pytest.fixture
def told(firm: Store) -> Store:
    """Five recommended new customers, four of whom say what for; one more by another way."""
    with firm.change() as change:
        for name, offer, origin in (
            ("Petra Lang", "E-Bike", "Freunde"),
            ("petra lang", "Werkstatt", "Freunde"),
            ("Petra Lang", "E-Bike", "Freunde"),
            ("RSC", "E-Bike", "Freunde"),
            ("RSC", "", "Freunde"),
            ("Anzeige", "Rennrad", "Google"),
        ):
            referrals.save(change, Referral(date=date(2026, 5, 2), origin=origin, recommender=name, offer=offer))
    return firm


def test_offers_are_counted_of_those_recommended_customers_who_named_one(told: Store):
    found = word_of_mouth.offers(told, EVERYTHING)
    assert found[["offer", "n", "base", "share"]].to_numpy().tolist() == [["E-Bike", 3, 4, 0.75], ["Werkstatt", 1, 4, 0.25]]
    assert found["recommenders"].iloc[0] == ("Petra Lang", "RSC")


def test_a_period_divides_the_offers(told: Store):
    assert word_of_mouth.offers(told, Filter(since=date(2026, 6, 1))).empty


def test_names_are_offered_until_they_are_in_the_list(told: Store):
    found = word_of_mouth.unlisted(told, EVERYTHING)
    assert dict(zip(found["recommender"], found["n"], strict=True)) == {"Petra Lang": 3, "RSC": 2}
    assert found["offers"].iloc[0] == ("E-Bike", "Werkstatt")
    with told.change() as change:
        recommenders.save(change, Recommender(name="PETRA LANG"))
    assert list(word_of_mouth.unlisted(told, EVERYTHING)["recommender"]) == ["RSC"]
    assert word_of_mouth.listed(told, EVERYTHING)[["recommender", "brought"]].to_numpy().tolist() == [["PETRA LANG", 3]]


def test_blanks_and_case_make_no_second_recommender(told: Store):
    with told.change() as change:
        change.rows("UPDATE referral SET recommender = ' PETRA LANG ' WHERE recommender = 'petra lang'")
    found, offers = word_of_mouth.unlisted(told, EVERYTHING), word_of_mouth.offers(told, EVERYTHING)
    assert found[["recommender", "n"]].to_numpy().tolist() == referrals.recommenders(told, EVERYTHING).to_numpy().tolist()
    assert offers["recommenders"].tolist() == [("Petra Lang", "RSC"), ("Petra Lang",)]
    with told.change() as change:
        recommenders.save(change, Recommender(name="petra Lang"))
    assert word_of_mouth.listed(told, EVERYTHING)["brought"].tolist() == [3]
    assert word_of_mouth.unlisted(told, EVERYTHING)["recommender"].tolist() == ["RSC"]


def test_a_recommender_who_was_taken_out_is_offered_again(told: Store):
    with told.change() as change:
        saved = recommenders.save(change, Recommender(name="RSC"))
        recommenders.retire(change, saved)
    assert "RSC" in set(word_of_mouth.unlisted(told, EVERYTHING)["recommender"])


def test_warnings_stand_beside_what_customers_say_there(firm: Store):
    hotline = next(each for each in touchpoints.every(firm) if each.name == "Hotline").id
    with firm.change() as change:
        for text, severity, place, offer in (("a", 1, hotline, ""), ("b", 3, hotline, ""), ("c", 2, None, "E-Bike")):
            advice.save(change, AdviceAgainst(text=text, severity=severity, touchpoint_id=place, offer=offer))
    places = word_of_mouth.warned(firm, ratings.ratings(firm, EVERYTHING))
    assert places[["touchpoint", "offer", "warnings", "severity"]].to_numpy().tolist() == [["Hotline", "", 2, 3], ["", "E-Bike", 1, 2]]
    assert (places["disappointment"].iloc[0], places["n"].iloc[0]) == (1, 40)
    assert pd.isna(places["n"].iloc[1])
    assert findings.against(places, DE) == "3 Warnungen sind bekannt; am schwersten wiegt: Hotline."


def test_potential_counts_the_delighted(firm: Store):
    found = word_of_mouth.potential(ratings.ratings(firm, EVERYTHING))
    assert found[["touchpoint", "delighted", "n"]].to_numpy().tolist() == [["Website", 30, 60]]
    assert "„Website“ (50\u00a0% von 60)" in findings.potential(found, DE)


def test_only_critics_are_quoted(firm: Store):
    with firm.change() as change:
        survey = surveys.every(change)[0]
        question = surveys.put_question(change, survey, "Warum?", Role.COMMENT)
        for respondent, text in ((2001, "Fürsprecher"), (2070, "Unentschieden"), (2100, "Kritiker")):
            change.rows("INSERT INTO comment VALUES (?, ?, ?)", [respondent, question, text])
    assert list(word_of_mouth.comments_of_critics(firm, EVERYTHING)["text"]) == ["Kritiker"]


def test_influence_weighs_more_than_a_large_number_alone():
    paper, doctor = Recommender(name="Bote", influence=1, reach=18000), Recommender(name="Ärztin", influence=5, reach=900)
    unknown = Recommender(name="Azubis", reach=10**6)
    assert word_of_mouth.strongest([unknown, paper, doctor]) == doctor
    assert word_of_mouth.reach([paper, doctor]) == 18900
    assert findings.extremes([unknown, paper, doctor], DE) == "„Ärztin“ hat den größten Einfluss, „Bote“ erreicht die meisten Menschen."


def test_without_anything_nothing_is_said(store: Store):
    offers, places = word_of_mouth.offers(store, EVERYTHING), word_of_mouth.warned(store, ratings.ratings(store, EVERYTHING))
    assert findings.headline([], offers, places, DE) == ""
    assert word_of_mouth.potential(ratings.ratings(store, EVERYTHING)).empty
    assert word_of_mouth.unlisted(store, EVERYTHING).empty


@pytest.mark.parametrize(
    ("found", "names", "warnings", "step"),
    [
        ([], ["RSC"], [], findings.Step.ADOPT),
        ([], [], [], findings.Step.ENTER),
        ([Recommender(name="A")], [], [], findings.Step.THANK),
        ([Recommender(name="A", thanked_on=date(2026, 1, 1))], [], [], findings.Step.ENTER),
        ([Recommender(name="A")], [], [AdviceAgainst(text="x", severity=3)], findings.Step.PLAN),
    ],
)
def test_the_next_step_follows_from_what_is_there(found, names, warnings, step):
    assert findings.next_step(found, pd.DataFrame({"recommender": names}), warnings, DE)[0] is step
