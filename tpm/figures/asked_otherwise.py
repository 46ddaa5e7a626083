"""Touchpoints that customers were never asked to rate, only something else: Kano pairs, what they expected, how important it is."""

from collections.abc import Mapping

import pandas as pd

from tpm.i18n.language import Language
from tpm.model.survey import KANO, Audience, Role
from tpm.store import surveys
from tpm.store.database import Store

_OTHERWISE = KANO | {Role.EXPECTATION, Role.IMPORTANCE}


def asked_otherwise(store: Store) -> dict[int, frozenset[Role]]:
    """What customers were asked and answered about each touchpoint that no survey asks them to rate, by its id."""
    asked = surveys.questions(store)
    asked = asked[(asked["audience"] == Audience.CUSTOMER) & asked["touchpoint_id"].notna()]
    rated = set(asked.loc[asked["role"] == Role.RATING, "touchpoint_id"])
    others = asked[asked["role"].isin([*map(str, _OTHERWISE)]) & ~asked["touchpoint_id"].isin(rated)]
    others = others[others["question_id"].isin(surveys.answered(store, others["question_id"].tolist()))] if len(others) else others
    return {int(one): frozenset(map(Role, given["role"])) for one, given in others.groupby("touchpoint_id")}


def told(found: pd.DataFrame, asked: Mapping[int, frozenset[Role]], language: Language) -> list[str]:
    """A sentence per kind of question with the names of its touchpoints; `found` is a table of `figures.ratings`."""
    t, kinds = language.t, {one: _kind(roles) for one, roles in asked.items()}
    pairs, weighed, expected = (_names(found, kinds, kind, language) for kind in (Role.KANO_FUNCTIONAL, Role.IMPORTANCE, Role.EXPECTATION))
    said = (
        t("Not rated, only asked about in Kano pairs: {names}.", names=pairs) if pairs else "",
        t("Not rated, only asked how important it is: {names}.", names=weighed) if weighed else "",
        t("Not rated, only asked what was expected, so nothing can be held against it: {names}.", names=expected) if expected else "",
    )
    return [sentence for sentence in said if sentence]


def _kind(roles: frozenset[Role]) -> Role:
    """The one question under which a touchpoint is named; a pair says most."""
    return Role.KANO_FUNCTIONAL if roles & KANO else Role.IMPORTANCE if Role.IMPORTANCE in roles else Role.EXPECTATION


def _names(found: pd.DataFrame, kinds: Mapping[int, Role], kind: Role, language: Language) -> str:
    names = found.loc[found["touchpoint_id"].map(kinds.get) == kind, "touchpoint"]
    return ", ".join(language.t("“{text}”", text=name) for name in names)
