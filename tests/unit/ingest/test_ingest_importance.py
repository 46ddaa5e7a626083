"""Questions that ask how important something is are recognised, and are no ratings."""

from collections.abc import Callable

import pytest
from survey_sheets import Rows, column, roles

from tpm.ingest import questions
from tpm.ingest.headers import normalise
from tpm.ingest.inspection import Inspection
from tpm.model.survey import Role
from tpm.tasks import imports

Understood = Callable[[Rows], Inspection]
N = 60
WORDS = ("sehr wichtig", "wichtig", "weniger wichtig", "unwichtig")


@pytest.mark.parametrize(
    "header",
    [
        "Wie wichtig ist Ihnen die Hotline?",
        "Wichtigkeit Hotline",
        "Wichtigkeit: Hotline",
        "Hotline (Wichtigkeit)",
        "Hotline – Wichtigkeit",
        "How important is the hotline to you?",
        "Importance of the hotline",
    ],
)
def test_headers_that_ask_for_importance_name_the_touchpoint(understood: Understood, header: str):
    found = understood([[header, "Zufriedenheit mit der Website"], *[[n % 5 + 1, n % 4 + 2] for n in range(N)]])
    guess = column(found, header).guess
    assert (guess.role, guess.touchpoint) == (Role.IMPORTANCE, "Hotline")
    assert guess.scale is not None
    assert (guess.scale.minimum, guess.scale.maximum) == (1, 5)


@pytest.mark.parametrize(
    "header",
    ["Wie wichtig ist es Ihnen, dass alles passt?", "How important is it to you that all is well?", "Wichtigste Anregung", "Zufriedenheit"],
)
def test_views_and_other_questions_do_not_ask_for_it(header: str):
    assert not questions.asks_importance(normalise(header))


def test_answers_in_words_tell_it_where_the_header_does_not(understood: Understood):
    found = understood([["Hotline", "Website"], *[[WORDS[n % 4], ("gut", "schlecht", "sehr gut")[n % 3]] for n in range(N)]])
    assert column(found, "Hotline").guess.role is Role.IMPORTANCE
    assert column(found, "Website").guess.role is Role.RATING
    assert column(found, "Hotline").guess.values["sehr wichtig"] == 4


def test_a_rating_and_the_importance_of_the_same_thing_share_its_name(understood: Understood):
    found = understood([["Zufriedenheit mit der Hotline", "Wichtigkeit Hotline"], *[[n % 5 + 1, (n + 2) % 5 + 1] for n in range(N)]])
    assert list(roles(found).values()) == ["rating", "importance"]
    plan = imports.guess_plan(found, "Kunden")
    assert [each.touchpoint for each in plan.columns] == ["Hotline", "Hotline"]
