"""What each column is: one rule after the other, the most certain first."""

from tpm.ingest import formroles, kano, plainroles, scaledroles
from tpm.ingest.column import Content
from tpm.ingest.guess import Guess, Rule, Setting, plain
from tpm.model.survey import Role

CERTAIN: tuple[Rule, ...] = (plainroles.empty, formroles.own, plainroles.meta, plainroles.rest)
RULES: tuple[Rule, ...] = (
    *CERTAIN,
    scaledroles.nps,
    plainroles.recommended,
    plainroles.recommender,
    plainroles.origin,
    scaledroles.words,
    plainroles.identity,
    plainroles.day,
    plainroles.number,
    scaledroles.numbers,
    plainroles.several,
    plainroles.comment,
    plainroles.offer,
    plainroles.segment,
)


def guess(content: Content, setting: Setting) -> Guess:
    """What a column is taken for."""
    for rule in RULES:
        found = rule(content, setting)
        if found is not None:
            return found
    return plain(content, Role.IGNORE, 0.5)


def half(content: Content, setting: Setting) -> Guess | None:
    """The column as half of a Kano pair, if it turns out to have a partner."""
    if any(rule(content, setting) for rule in CERTAIN):
        return None
    return kano.guess(content, setting) or kano.by_number(content)
