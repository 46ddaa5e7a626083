"""Spellings of an origin are brought together, and only these."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tpm.ingest import origin_groups, origins
from tpm.ingest.origin_words import NEGATIONS
from tpm.model.survey import OriginKind

SPELT = (
    *("Google", "google", "Google Suche", "Google-Suche", "googlesuche", "Gogle", "www.google.de", "Google Ads", "Internet", "Internat"),
    *("Empfehlung", "Empfelung", "keine Empfehlung", "Empfehlung Müller", "Empfehlung Mueller", "Empfehlung Meier", "Freunde", "Freund"),
    *("Messe Köln", "messe koeln", "Messe Bonn", "Messe Köln 2024", "unbekannt", "Bekannte", "weiß nicht", "k. A.", "???", "Zeitung"),
    *("Über eine Anzeige in der Zeitung", "Anzeige Zeitung", "Lindentaler Anzeiger", "Lindenthaler Anzeiger", "", " ", "Straße", "strasse"),
)
texts = some.dictionaries(some.one_of(some.sampled_from(SPELT), some.text(max_size=25)), some.integers(1, 50), max_size=30)


def grouped(*given: str) -> set[frozenset[str]]:
    return {frozenset(group.texts) for group in origin_groups.find(dict.fromkeys(given, 1))}


@pytest.mark.parametrize(
    "same",
    [
        (
            "Google",
            "google",
            " GOOGLE! ",
            "Google Suche",
            "Google-Suche",
            "googlesuche",
            "über Google",
            "Gogle",
            "Internet (Google)",
            "google.de",
        ),
        ("Empfehlung", "Empfehlungen", "Empfelung", "empfehlung.", "durch Empfehlung"),
        ("Empfehlung eines Freundes", "von einem Freund empfohlen", "Empfehlung Freunde"),
        ("Empfehlung Müller", "Empfehlung Mueller", "empfehlung müller"),
        ("Messe Köln", "messe koeln", "Köln Messe", "auf der Messe in Köln"),
        ("Lindentaler Anzeiger", "Lindenthaler Anzeiger"),
        ("Instagram", "Instagramm", "instagram", "Insta"),
        ("Facebook", "FB", "über Facebook"),
        ("E-Mail", "Email", "e mail"),
        ("weiß nicht", "k. A.", "unbekannt", "???", "?"),
    ],
)
def test_spellings_of_one_origin_come_together(same: tuple[str, ...]):
    assert grouped(*same) == {frozenset(same)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Empfehlung", "keine Empfehlung"),
        ("Empfehlung Müller", "Empfehlung Meier"),
        ("Empfehlung Müller", "Empfehlung Möller"),
        ("Messe Köln", "Messe Bonn"),
        ("Messe Köln 2024", "Messe Köln 2025"),
        ("Messe Hamburg", "Messe Homburg"),
        ("Google", "Google Ads"),
        ("Google", "Google Maps"),
        ("Unbekannt", "Bekannte"),
        ("Bekannte", "bekannt"),
        ("Internet", "Internat"),
        ("Internet", "Intranet"),
        ("Anzeige", "Anzeiger"),
        ("Online-Shop", "Shop"),
        ("Freund", "Freundeskreis"),
        ("Google, nicht Empfehlung", "Empfehlung, nicht Google"),
        ("Friends", "No friends"),
    ],
)
def test_what_only_looks_alike_stays_apart(one: str, other: str):
    assert grouped(one, other) == {frozenset({one}), frozenset({other})}


@given(texts)
def test_every_spelling_is_in_exactly_one_group(counts: dict[str, int]):
    found = [text for group in origin_groups.find(counts) for text in group.texts]
    assert sorted(found) == sorted(counts)


@given(texts, some.randoms(use_true_random=False))
def test_the_order_of_the_texts_changes_nothing(counts: dict[str, int], shuffled: random.Random):
    pairs = list(counts.items())
    shuffled.shuffle(pairs)
    assert origin_groups.find(dict(pairs)) == origin_groups.find(counts)


@given(texts, some.sampled_from(["keine", "nicht", "ohne", "no", "never"]))
def test_what_is_negated_never_joins_what_is_not(counts: dict[str, int], negation: str):
    plain = [
        text
        for text in counts
        if origins.kind(text)[0] is not OriginKind.UNKNOWN and not (NEGATIONS | {"keine"}) & set(text.casefold().split())
    ]
    negated = {f"{negation} {text}" for text in plain}
    for group in origin_groups.find(dict.fromkeys([*plain, *negated], 1)):
        assert negated.issuperset(group.texts) or negated.isdisjoint(group.texts)


@given(texts)
def test_what_is_known_already_stays_where_it_is(counts: dict[str, int]):
    known = {text: f"Gruppe {n % 3}" for n, text in enumerate(sorted(counts)[::2])}
    found = origin_groups.propose(counts, known)
    assert found.keys() == counts.keys()
    assert {text: found[text] for text in known} == known


def test_the_most_frequent_spelling_names_the_group_and_the_most_frequent_group_is_first():
    found = origin_groups.find({"Gogle": 2, "google": 5, "Messe": 6})
    assert [group.texts for group in found] == [("google", "Gogle"), ("Messe",)]


def test_a_sign_names_no_group_where_words_say_the_same():
    assert origin_groups.find({"-": 9, "?": 4, "weiß nicht": 2})[0].name == "weiß nicht"


def test_a_new_spelling_joins_the_origin_that_is_known():
    known = {"google": "Suchmaschinen", "Bing": "Suchmaschinen", "Messe": "Messe"}
    found = origin_groups.propose({"Google Suche": 3, "Gogle": 1, "Messen": 1, "Plakat": 2, "Plakate": 1}, known)
    assert found == {"Google Suche": "Suchmaschinen", "Gogle": "Suchmaschinen", "Messen": "Messe", "Plakat": "Plakat", "Plakate": "Plakat"}


def test_a_new_spelling_between_two_known_origins_goes_where_its_letters_are_or_stands_alone():
    known = {"Google": "Google", "Google Suche": "Google Suche"}
    found = origin_groups.propose({"google-suche": 1, "Suche Google": 1}, known)
    assert found == {"google-suche": "Google Suche", "Suche Google": "Suche Google"}


def test_a_group_counts_as_most_of_its_known_words_do():
    counts = {"Empfehlung": 5, "Empfelung": 9, "Kneipe": 2, "k. A.": 1}
    kinds, unknown = origin_groups.sort(counts, {text: "Empfehlung" if text.startswith("Empf") else text for text in counts})
    assert kinds["Empfelung"] is OriginKind.RECOMMENDATION
    assert (kinds["Kneipe"], kinds["k. A."]) == (OriginKind.OTHER, OriginKind.UNKNOWN)
    assert unknown == ["Kneipe"]


@pytest.mark.parametrize("text", ["keine Empfehlung", "nicht durch Freunde", "not a referral"])
def test_a_negated_recommendation_is_none_and_is_asked(text: str):
    assert origins.kind(text) == (OriginKind.OTHER, False)


def test_an_evident_typing_error_names_no_group_however_frequent_it_is():
    assert [group.name for group in origin_groups.find({"Empfelung": 12, "Empfehlung": 3, "empfehlung": 1})] == ["Empfehlung"]
    assert [group.name for group in origin_groups.find({"Empfelung": 12})] == ["Empfelung"]
