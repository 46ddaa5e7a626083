"""Touchpoints that customers were asked about, but never to rate them."""

import pytest

from tpm.figures import asked_otherwise, ratings
from tpm.i18n.language import get
from tpm.model.period import Filter
from tpm.model.scale import Scale
from tpm.model.survey import Audience, Role
from tpm.store import surveys, touchpoints
from tpm.store.database import Store

FIVE = Scale(minimum=1, maximum=5)


def ask(store: Store, name: str, *roles: Role, audience: Audience = Audience.CUSTOMER, answered: bool = True) -> int:
    """A touchpoint with a question of each role, answered by one person."""
    with store.change() as change:
        survey = surveys.find_or_add(change, f"Umfrage {audience}", audience)
        place = touchpoints.find_or_add(change, [name])[name.casefold()]
        for role in roles:
            question = surveys.put_question(change, survey, f"{name} {role}", role, touchpoint_id=place, scale=FIVE)
            if answered:
                change.rows("INSERT INTO respondent VALUES (?, 1, NULL, NULL)", [question])
                change.rows("INSERT INTO answer VALUES (?, ?, 3)", [question, question])
    return place


def test_only_what_no_survey_asks_to_rate_is_asked_otherwise(store: Store):
    app = ask(store, "App", Role.KANO_FUNCTIONAL, Role.KANO_DYSFUNCTIONAL)
    expected = ask(store, "Filiale", Role.EXPECTATION)
    ask(store, "Hotline", Role.KANO_FUNCTIONAL, Role.KANO_DYSFUNCTIONAL, Role.RATING)
    ask(store, "Rechnung", Role.RATING)
    ask(store, "Messe")
    assert asked_otherwise.asked_otherwise(store) == {
        app: {Role.KANO_FUNCTIONAL, Role.KANO_DYSFUNCTIONAL},
        expected: {Role.EXPECTATION},
    }


@pytest.mark.parametrize(("audience", "answered"), [(Audience.EMPLOYEE, True), (Audience.CUSTOMER, False)])
def test_what_customers_did_not_answer_does_not_count(store: Store, audience: Audience, answered: bool):
    ask(store, "App", Role.KANO_FUNCTIONAL, audience=audience, answered=answered)
    assert asked_otherwise.asked_otherwise(store) == {}


def test_each_touchpoint_is_named_once_in_its_sentence(store: Store):
    ask(store, "App", Role.KANO_FUNCTIONAL, Role.IMPORTANCE)
    ask(store, "Messe", Role.IMPORTANCE)
    ask(store, "Filiale", Role.EXPECTATION)
    ask(store, "Chat {}", Role.KANO_FUNCTIONAL)
    said = asked_otherwise.told(ratings.ratings(store, Filter()), asked_otherwise.asked_otherwise(store), get("de"))
    assert said == [
        "Nicht bewertet, nur mit Kano-Fragen gefragt: „App“, „Chat {}“.",
        "Nicht bewertet, nur nach der Wichtigkeit gefragt: „Messe“.",
        "Nicht bewertet, nur nach der Erwartung gefragt, sodass sich nichts vergleichen lässt: „Filiale“.",
    ]
