"""What customers expected is recognised, and never counts as a rating."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from survey_sheets import Rows, column, roles

from tpm.ingest import questions
from tpm.ingest.headers import normalise
from tpm.ingest.inspection import Inspection
from tpm.model.survey import Role
from tpm.tasks import imports, mappings

Understood = Callable[[Rows], Inspection]
N = 60
RATED = "Wie zufrieden sind Sie mit der Hotline?"


@pytest.mark.parametrize(
    "header",
    [
        "Wie waren Ihre Erwartungen an die Hotline?",
        "Wie hoch waren Ihre Erwartungen an unsere Hotline?",
        "Erwartung Hotline",
        "Erwartung: Hotline",
        "Erwartungen an die Hotline",
        "Hotline (Erwartung)",
        "Hotline – erwartet",
        "Hotline [Erwartung]",
        "What did you expect of the hotline?",
        "Expectation: hotline",
        "Hotline (expected)",
    ],
)
def test_headers_that_ask_for_an_expectation_name_the_touchpoint(understood: Understood, header: str):
    found = understood([[RATED, header], *[[n % 5 + 1, (n + n // 5) % 5 + 1] for n in range(N)]])
    assert list(roles(found).values()) == ["rating", "expectation"]
    plan = imports.guess_plan(found, "Kunden")
    assert [each.touchpoint for each in plan.columns] == ["Hotline", "Hotline"]
    assert not mappings.unmatched(plan.columns)


@pytest.mark.parametrize(
    "header",
    [
        "Wie gut wurden Ihre Erwartungen an die Hotline erfüllt?",
        "Erwartungen erfüllt",
        "Die Hotline entsprach meinen Erwartungen",
        "Die Lieferung kam schneller als erwartet",
        "Did the hotline meet your expectations?",
        "The app exceeded my expectations",
        "The delivery was faster than expected",
        "Zufriedenheit mit der Hotline",
        "Die Beratung deckte sich mit meinen Erwartungen",
        "Ihre Erwartungen an die Beratung wurden erreicht",
        "Wie sind Ihre Erwartungen an die Beratung umgesetzt worden?",
        "The product matched my expectations",
        "The checkout worked the way I expected",
        "Expected delivery date was kept",
        "Wie war die Lieferung im Vergleich zu Ihren Erwartungen?",
        "Alles lief so ab, wie man es erwartet",
        "The delivery was what I expected",
    ],
)
def test_whether_expectations_came_true_is_no_expectation(header: str):
    assert not questions.asks_expectation(normalise(header))


def test_an_expectation_as_a_whole_is_no_overall_satisfaction(understood: Understood):
    found = understood([[RATED, "Wie waren Ihre Erwartungen insgesamt?"], *[[n % 5 + 1, (n + 1) % 5 + 1] for n in range(N)]])
    assert column(found, "Wie waren").guess.role is Role.EXPECTATION


def test_answers_in_words_stand_on_the_scale_of_the_rating(understood: Understood):
    words = ("sehr gut", "gut", "schlecht", "sehr schlecht")
    found = understood([["Hotline", "Erwartung Hotline"], *[[words[n % 4], words[(n + 1) % 4]] for n in range(N)]])
    plan = imports.guess_plan(found, "Kunden")
    assert [each.role for each in plan.columns] == [Role.RATING, Role.EXPECTATION]
    assert not mappings.unmatched(plan.columns)


def test_an_expectation_without_a_rating_on_its_scale_stays_what_it_was_and_is_told_by_hand(understood: Understood):
    found = understood([[RATED, "Erwartung Hotline", "Erwartung App"], *[[n % 5 + 1, n % 10 + 1, n % 5 + 1] for n in range(N)]])
    assert Role.EXPECTATION not in {each.role for each in found.columns}
    plan = imports.guess_plan(found, "Kunden")
    by_hand = [mappings.with_role(one, each, Role.EXPECTATION, N) for one, each in zip(found.columns, plan.columns, strict=True)]
    prepared = imports.prepare(found, replace(plan, columns=(plan.columns[0], *by_hand[1:])), b"")
    assert [each.column for each in prepared.problems if each.code == "expectation_alone"] == ["Erwartung Hotline", "Erwartung App"]


def test_a_column_becomes_an_expectation_by_hand(understood: Understood):
    found = understood([[RATED, "Vorher"], *[[n % 5 + 1, (n + 1) % 5 + 1] for n in range(N)]])
    before = column(found, "Vorher")
    changed = mappings.with_role(before, before.guess, Role.EXPECTATION, N)
    assert (changed.role, changed.scale and changed.scale.maximum) == (Role.EXPECTATION, 5)
