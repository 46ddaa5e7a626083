"""Which columns say what customers expected: only what is held against a rating on the same scale."""

from collections.abc import Sequence
from dataclasses import replace

from tpm.ingest import forms, names, questions, scaledroles
from tpm.ingest.column import Content
from tpm.ingest.guess import Guess, Setting
from tpm.model.scale import Scale
from tpm.model.survey import Role


def recognised(contents: Sequence[Content], guesses: dict[int, Guess], setting: Setting) -> dict[int, Guess]:
    """The guesses with what asks for an expectation and could be a rating; without a rating of the same thing it stays what it was.

    What was expected altogether never counts as satisfaction overall.
    """
    likely = [one for one in contents if _asks(one, guesses[one.position])]
    asked = {one.position for one in likely}
    rated = {
        _compared(names.shorten(one), guesses[one.position].mapping.scale)
        for one in contents
        if one.position not in asked and guesses[one.position].mapping.role is Role.RATING
    }
    for content in likely:
        guess = guesses[content.position]
        found = guess if guess.mapping.scale else scaledroles.as_rating(content, setting)
        altogether = guess.mapping.role is Role.OVERALL
        if found and (altogether or _compared(names.expected(content), found.mapping.scale) in rated):
            guesses[content.position] = replace(found, mapping=replace(found.mapping, role=Role.EXPECTATION))
    return guesses


def _asks(content: Content, guess: Guess) -> bool:
    rated = guess.mapping.role in (Role.RATING, Role.OVERALL) or any(doubt.code == "maybe_rating" for doubt in guess.doubts)
    return rated and not forms.rating(content.header) and questions.asks_expectation(content.words)


def _compared(name: str, scale: Scale | None) -> tuple[object, ...]:
    return name.casefold(), scale and (scale.minimum, scale.maximum, scale.reversed)
